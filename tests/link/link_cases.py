"""Reads the cases of claims and runs them from text to links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from recoupe.annotate import annotate
from recoupe.language import load_tables
from recoupe.link import link
from recoupe.records import Anchor, Article, Block, Claim, Links, Notes, Published, Span, article_id, hash_bytes, hash_text

FOLDER = Path(__file__).parents[1] / "cases" / "link"
OPENING = re.compile(r"# (\S+?)(?:@([a-z]{2}))?(?: (\d{4}-\d\d-\d\d))?$")
"""Name, language where it is not French ("ost.txt@de"), day."""


@dataclass
class Case:
    """Articles in prose, and what must come out."""

    name: str
    articles: list[tuple[str, str, str | None, list[str]]] = field(default_factory=list)
    wanted: list[list[str]] = field(default_factory=list)


def read_cases(name: str) -> list[Case]:
    cases: list[Case] = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            cases.append(Case(line[3:]))
        elif cases and line.startswith("> "):
            opening = OPENING.match(line[2:])
            if opening:
                cases[-1].articles.append((opening[1], opening[2] or "fr", opening[3], []))
            else:
                cases[-1].articles[-1][3].append(line[2:])
        elif cases and "|" in line:
            cases[-1].wanted.append([part.strip() for part in line.split("|")])
    return cases


def make_article(name: str, day: str | None, lines: list[str], language: str = "fr") -> Article:
    """A plain article: the first line is its title."""
    text = "\n".join(lines)
    blocks, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        blocks.append(Block(span, "title" if number == 0 else "body", span))
        at += len(line) + 1
    raw = f"{name}\n{text}".encode()
    anchors = tuple(Anchor(b.span.start, len(b.span), b.span.start, len(b.span)) for b in blocks)
    published = Published(day, "metadata") if day else Published()
    return Article(
        article_id(hash_bytes(raw)),
        name,
        hash_bytes(raw),
        len(text),
        text,
        hash_text(text),
        tuple(blocks),
        (),
        anchors,
        language,
        title=blocks[0].span,
        published=published,
    )


@cache
def _noted(name: str, language: str, day: str | None, lines: tuple[str, ...]) -> Notes:
    note = next(iter(annotate([make_article(name, day, list(lines), language)], load_tables("fr"))))
    assert isinstance(note, Notes)
    return note


def notes_of(case: Case) -> list[Notes]:
    return [_noted(name, language, day, tuple(lines)) for name, language, day, lines in case.articles]


def links_of(case: Case) -> tuple[Links, dict[str, str]]:
    """The links, and the article ids by name."""
    notes = notes_of(case)
    return link(notes, load_tables("fr")), {note.article.source: note.article.id for note in notes}


def claims_with(links: Links, words: str) -> list[Claim]:
    return [claim for claim in links.claims if any(_says(cite.exact, words) for cell in claim.cells for cite in cell.cites)]


def _says(cited: str, words: str) -> bool:
    return words in cited or (len(cited) > 20 and cited in words)


def failures(case: Case) -> list[str]:
    """What a case wants and does not get."""
    links, ids = links_of(case)
    found = []
    for kind, words, *rest in case.wanted:
        claims = claims_with(links, words)
        if not claims or not _holds(kind, claims, links, rest, ids):
            found.append(" | ".join((kind, words, *rest)))
    return found


def _holds(kind: str, claims: list[Claim], links: Links, rest: list[str], ids: dict[str, str]) -> bool:
    if kind in ("together", "apart"):
        both = any(claim in claims_with(links, rest[0]) for claim in claims)
        return bool(claims_with(links, rest[0])) and both == (kind == "together")
    if kind in ("cell", "no cell"):
        has = any(cell.article == ids[rest[0]] and cell.act == rest[1] for claim in claims for cell in claim.cells)
        return has == (kind == "cell")
    if kind == "says":
        return any(claim.says == rest[0] for claim in claims)
    if kind == "verdict":
        return any(claim.verdict == rest[0] for claim in claims)
    if kind == "origins":
        return any(claim.independent_origins == int(rest[0]) for claim in claims)
    return any(cell.article == ids[rest[0]] and cell.why_silent == rest[1] for claim in claims for cell in claim.cells)
