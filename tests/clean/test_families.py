"""Pages built as the press builds them: dailies, regional titles, broadcasters, magazine themes, community sites; words invented.

`<family>.txt` beside each page holds its blocks, "role | words", and under a line of dashes the writers, the day and the credits.
"""

from pathlib import Path

import pytest

from clean.cleaning_cases import tables
from recoupe.clean import clean
from recoupe.read import read_bytes
from recoupe.records import Article, Page

FOLDER = Path(__file__).parents[1] / "cases" / "clean" / "families"
FAMILIES = sorted(path.stem for path in FOLDER.glob("*.html"))
WIDTH = 60


def cleaned(family: str) -> Article:
    page = read_bytes(f"{family}.html", (FOLDER / f"{family}.html").read_bytes())
    assert isinstance(page, Page)
    article = clean(page, tables())
    assert isinstance(article, Article)
    return article


def told(article: Article) -> str:
    """An article as its file tells it."""
    blocks = [f"{block.role} | {block.span.within(article.text)[:WIDTH]}" for block in article.blocks]
    writers = ", ".join(byline.name for byline in article.bylines)
    credits = [f"{one.kind}, {one.relation} | {', '.join(one.names)}" for one in article.credits]
    return "\n".join([*blocks, "---", f"by | {writers}", f"on | {article.published.edtf}", *credits]) + "\n"


def test_there_are_families_to_look_at() -> None:
    assert len(FAMILIES) >= 10


@pytest.mark.parametrize("family", FAMILIES)
def test_every_block_of_a_page_of_this_family_has_its_role(family: str) -> None:
    assert told(cleaned(family)) == (FOLDER / f"{family}.txt").read_text(encoding="utf-8")
