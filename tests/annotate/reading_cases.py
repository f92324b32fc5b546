"""Case files: what they hold, and a small article for their words."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recoupe.records import Anchor, Article, Block, Role, Span, article_id, hash_text

CASES = Path(__file__).parent.parent / "cases"
DAY = date(2024, 3, 14)


@dataclass(frozen=True)
class Case:
    """One behaviour: a title, the words, the lines expected, and the day seen from."""

    title: str
    text: str
    lines: tuple[tuple[str, ...], ...]
    seen: date | None = DAY


def read_cases(name: str) -> list[Case]:
    """The cases of one file under tests/cases."""
    cases = []
    for part in (CASES / name).read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *rest = part.split("\n")
        text = "\n".join(line[2:] for line in rest if line.startswith("> "))
        seen: date | None = DAY
        for line in rest:
            if line.startswith("seen from "):
                seen = None if line.endswith("nowhere") else date.fromisoformat(line.removeprefix("seen from "))
        lines = tuple(
            tuple(cell.strip() for cell in line.split("|")) for line in rest if "|" in line and not line.startswith(">")
        )
        cases.append(Case(title, text, lines, seen))
    return cases


def made_article(text: str, source: str = "made.txt", roles: dict[int, Role] | None = None, outlet: str | None = None) -> Article:
    """An article whose blocks are the lines of a text."""
    blocks, anchors, at = [], [], 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip():
            span = Span(at, at + len(line))
            blocks.append(Block(span, (roles or {}).get(number, "body"), span))
        at += len(line) + 1
    anchors.append(Anchor(0, len(text), 0, len(text)))
    return Article(
        id=article_id(hash_text(text)),
        source=source,
        received_sha256=hash_text(text),
        received_length=len(text),
        text=text,
        text_sha256=hash_text(text),
        blocks=tuple(blocks),
        furniture=(),
        anchors=tuple(anchors),
        language="fr",
        outlet=outlet,
    )
