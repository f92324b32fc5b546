"""Case files of cleaning: what they hold, and how a case becomes an article."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.clean import clean
from recoupe.language import Tables, load_tables
from recoupe.records import Article, Fault, Page, PageKind, hash_text

CASES = Path(__file__).parent.parent / "cases" / "clean"


@dataclass(frozen=True)
class Case:
    """One behaviour: a title, the received text, and what each line is."""

    title: str
    text: str
    lines: tuple[tuple[str, str], ...]


def read_cases(name: str) -> list[Case]:
    """The cases of one file under tests/cases/clean."""
    cases = []
    for part in (CASES / name).read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *rest = part.split("\n")
        text = "\n".join(line[2:] for line in rest if line == ">" or line.startswith("> "))
        lines = [line.partition(" | ")[::2] for line in rest if " | " in line and not line.startswith(">")]
        cases.append(Case(title, text, tuple((what.strip(), words.strip()) for what, words in lines)))
    return cases


@cache
def tables() -> Tables:
    """The tables, once."""
    return load_tables("fr")


def made_page(text: str, kind: PageKind = "text", source: str = "made.txt") -> Page:
    """A page of invented words."""
    return Page(source, hash_text(text), text, kind)


def cleaned(text: str, kind: PageKind = "text") -> Article:
    """The article a text becomes; a fault is a failure of the test."""
    found = clean(made_page(text, kind), tables())
    assert not isinstance(found, Fault), found
    return found


def told(article: Article) -> list[tuple[int, str, str]]:
    """Place, role or "-kind", and words of all blocks and furniture, in order of place."""
    blocks = [(block.received.start, str(block.role), block.span.within(article.text)) for block in article.blocks]
    return sorted([*blocks, *((one.received.start, f"-{one.kind}", one.exact) for one in article.furniture)])
