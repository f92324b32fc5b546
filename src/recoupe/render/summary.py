"""What an editor reads at a glance on a terminal: articles, origins of the core claims, denials, disagreements, damage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from recoupe.records import Dossier
from recoupe.render.checks import Checks, find_checks
from recoupe.render.guide import Guide, by_article, make_guide
from recoupe.render.reported import ClaimRow, Refusal, claim_rows, refusals
from recoupe.render.targets import find_targets
from recoupe.render.wording import moment_words, pair

LINE_LENGTH = 100
ROWS_SHOWN = 6
"""Rows of each list: the summary fits a screen of forty lines for a story of eight articles."""
CORE_SHOWN = 3

_BREAK = re.compile(r"[ \t\r\n\f\v]+")

LineKind = Literal["title", "article", "core", "detail", "heading", "row", "caution", "gap"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary, with what it is, so that a terminal may colour it."""

    kind: LineKind
    text: str


def summary(dossier: Dossier) -> str:
    """The summary as plain text, ending in a line feed."""
    indent: dict[str, str] = {"detail": "    ", "row": "  ", "article": "  ", "caution": "    "}
    return "".join(f"{indent.get(line.kind, '')}{line.text}".rstrip() + "\n" for line in summary_lines(dossier))


def summary_lines(dossier: Dossier) -> tuple[Line, ...]:
    """The summary, line by line."""
    guide = make_guide(dossier)
    targets = find_targets(guide)
    claims = claim_rows(guide, targets)
    checks = find_checks(guide, targets)
    refused = refusals(guide, targets)
    return (*_articles(guide), *_cores(guide, claims, refused), *_disagreements(guide, claims, checks), *_troubles(guide, checks))


def _articles(guide: Guide) -> Iterator[Line]:
    """The articles, one a line."""
    say = guide.phrases.say
    yield Line("title", say("summary.title", articles=guide.phrases.count("articles", len(guide.articles))))
    for article in by_article(guide.dossier):
        known = guide.articles[article]
        title = known.title.within(known.text) if known.title else say("article.no_title")
        fields = {
            "label": guide.label(article),
            "outlet": known.outlet or say("article.unknown_outlet"),
            "date": moment_words(known.published.edtf, guide.phrases),
            "title": title,
        }
        yield Line("article", _short(say("summary.article_line", **fields)))


def _cores(guide: Guide, claims: tuple[ClaimRow, ...], refused: tuple[Refusal, ...]) -> Iterator[Line]:
    """The core claims: where they come from, who denies, who leaves the denial out."""
    say = guide.phrases.say
    for row in [row for row in claims if row.core][:CORE_SHOWN]:
        yield Line("gap", "")
        yield Line("core", _short(say("summary.origins", says=say("head.quoted", words=row.says))))
        verdict = f"{say(f'symbol.{row.verdict}')} {say(f'verdict.{row.verdict}')}"
        nobody = say("reported.nobody" if row.origins else "reported.no_origin")
        origins = guide.phrases.count("independent", row.n_origins) if row.n_origins else nobody
        yield Line("detail", say("summary.origin_line", verdict=verdict, origins=origins))
        for origin in row.origins:
            yield Line("detail", _short(f"{origin.symbol} {origin.name} ({origin.kind}) {origin.through}"))
        for item in refused:
            if item.claim == row.anchor:
                yield from _refusal(guide, item)


def _refusal(guide: Guide, item: Refusal) -> Iterator[Line]:
    """A denial or a refusal to comment, and the caution about times."""
    say = guide.phrases.say
    key = {"denies": "denied", "declines": "declined"}[item.act] + ("" if item.who else "_plain")
    articles = ", ".join(dict.fromkeys(label for label, _ in item.articles))
    yield Line("detail", _short(f"{item.symbol} {say(f'summary.{key}', who=', '.join(item.who), articles=articles)}"))
    if item.absence is None:
        return
    for labels, phrase in (
        (item.absence.later, "reported.left_out_later"),
        (item.absence.before, "reported.left_out_before"),
        (item.absence.unknown, "reported.left_out_unknown"),
    ):
        if labels:
            yield Line("caution", say(phrase, articles=", ".join(labels)))


def _disagreements(guide: Guide, claims: tuple[ClaimRow, ...], checks: Checks) -> Iterator[Line]:
    """Claims and figures that differ, then drift."""
    say = guide.phrases.say
    rows = []
    for claim in claims:
        if claim.verdict in ("differ", "contested"):
            labels = [label for label, marks in claim.cells if any(said.href for said in marks)]
            rows.append(f"{say(f'symbol.{claim.verdict}')} {claim.says} ({', '.join(labels)})")
    for figure in checks.differing:
        values = "; ".join(dict.fromkeys(f"{value.label} {value.exact}" for value in figure.values))
        kind = f" [{say(f'severity.{figure.severity}')}]" if figure.severity else ""
        rows.append(f"{say('symbol.differ')} {pair(guide.phrases, say('summary.figure') + kind, values)}")
    yield from _list(guide, "check.disagreements", rows)
    changes = (f"{row.before.label} {row.before.exact} \u2192 {row.after.label} {row.after.exact}" for row in checks.drift)
    yield from _list(guide, "check.drift", [f"{say('symbol.drift')} {change}" for change in changes])


def _troubles(guide: Guide, checks: Checks) -> Iterator[Line]:
    """Damaged passages, and what went wrong."""
    garbled = guide.phrases.say("symbol.garbled")
    yield from _list(guide, "check.damage", [f"{garbled} {row.words.label} {row.words.exact}" for row in checks.damage])
    faults = [f"{fault.subject}: {fault.message}" for fault in guide.dossier.faults]
    if faults:
        yield from _list(guide, "method.faults", faults)


def _list(guide: Guide, heading: str, rows: list[str]) -> Iterator[Line]:
    """A heading with its count, its first rows, and how many more there are."""
    yield Line("gap", "")
    n = str(len(rows)) if rows else guide.phrases.say("summary.none")
    yield Line("heading", pair(guide.phrases, guide.phrases.say(heading), n))
    yield from (Line("row", _short(row)) for row in rows[:ROWS_SHOWN])
    if len(rows) > ROWS_SHOWN:
        yield Line("row", guide.phrases.say("summary.more", n=len(rows) - ROWS_SHOWN))


def _short(text: str) -> str:
    """A text on one line of the terminal, cut after a word; no-break spaces stay what they are."""
    line = " ".join(_BREAK.split(text)).strip()
    return line if len(line) <= LINE_LENGTH else f"{line[: LINE_LENGTH - 2].rpartition(' ')[0] or line[: LINE_LENGTH - 2]} \u2026"
