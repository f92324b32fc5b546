"""Varied articles of a given length out of the invented stories: for times, never for quality.

Sentences of many stories and voices are put together paragraph by paragraph, whole quotations kept; each article calls its
people and places by names of its own, so that two articles share words of the language and not the words a cache would hold.
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from recoupe.annotate.sentences import find_sentences
from recoupe.clean import clean
from recoupe.language import Tables, load_tables
from recoupe.read import read_inputs
from recoupe.records import Anchor, Article, Block, Page, Published, Role, Span, article_id, hash_text

ROOT = Path(__file__).parents[1]
SEED = 20
PARAGRAPH = (2, 3, 4)
"""Sentences of a paragraph, as the press prints them."""
NAME = re.compile(
    r"(?<![.!?\u2026:\u00ab\u201c\"\-\u2013\u2014] )(?<!^)\b[A-Z\u00c0-\u00dd][a-z\u00e0-\u00ff]{3,}\b", re.MULTILINE
)
"""A capital inside a sentence: in French, a name."""
DIGIT = re.compile(r"\d")
ONSETS, VOWELS, ENDS = ("b", "br", "d", "f", "gr", "k", "l", "m", "p", "r", "s", "t", "v"), "aeiou", ("l", "n", "r", "s", "x", "")


def varied_articles(number: int, words: int) -> tuple[Article, ...]:
    """So many French articles of about so many words, the same on every machine."""
    tables = load_tables()
    dice = random.Random(SEED)  # noqa: S311  nothing is hidden
    titles, runs = _pool(tables)
    return tuple(_article(place, words, titles, runs, dice) for place in range(number))


def _sources() -> list[str]:
    """The articles that may be read: those to tune with and the shipped ones."""
    folders = [*(ROOT / "tests" / "stories" / "tune").glob("*/articles"), ROOT / "examples" / "barrage"]
    return sorted(str(path) for folder in folders for path in folder.iterdir() if path.suffix in (".html", ".txt"))


def _pool(tables: Tables) -> tuple[list[str], list[str]]:
    """Titles and headings, and sentences of the body; those that share a quotation stay together."""
    titles: list[str] = []
    runs: list[str] = []
    for page in read_inputs(_sources()):
        article = clean(page, tables) if isinstance(page, Page) else None
        if not isinstance(article, Article) or article.language != tables.language:
            continue
        for block in article.blocks:
            if block.role in ("title", "heading"):
                titles.append(block.span.within(article.text))
            elif block.role in ("standfirst", "body", "list_item"):
                runs.extend(_whole(article.text, find_sentences(article.text, block.span, tables.abbreviations)))
    return titles, runs


def _whole(text: str, sentences: Sequence[Span]) -> Iterator[str]:
    """Sentences of a block, joined while a quotation is open."""
    held = ""
    for sentence in sentences:
        held = f"{held} {sentence.within(text)}".strip()
        if sum(held.count(mark) for mark in "\u00ab\u201c") == sum(held.count(mark) for mark in "\u00bb\u201d"):
            yield held
            held = ""
    if held:
        yield held


def _article(place: int, words: int, titles: Sequence[str], runs: Sequence[str], dice: random.Random) -> Article:
    """One article: a title, a standfirst, paragraphs until it is long enough."""
    lines = [dice.choice(titles), dice.choice(runs)]
    while sum(len(line.split()) for line in lines) < words:
        lines.append(" ".join(dice.choice(runs) for _ in range(dice.choice(PARAGRAPH))))
    return _made(f"varied-{place:03}.txt", _renamed("\n".join(lines), dice))


def _renamed(text: str, dice: random.Random) -> str:
    """The text with other digits, and other names where no table of the language knows them."""
    known = load_tables().names
    new: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if known.known.named(word) is not None or word in known.descriptions.first_names:
            return word
        return new.setdefault(word, _name(dice))

    return DIGIT.sub(lambda found: found.group() if found.group() in "012" else dice.choice("3456789"), NAME.sub(other, text))


def _name(dice: random.Random) -> str:
    syllables = (dice.choice(ONSETS) + dice.choice(VOWELS) for _ in range(dice.choice((2, 3))))
    return ("".join(syllables) + dice.choice(ENDS)).capitalize()


def _made(source: str, text: str) -> Article:
    """An article whose lines are its blocks."""
    roles: tuple[Role, ...] = ("title", "standfirst")
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        span = Span(at, at + len(line))
        blocks.append(Block(span, roles[number] if number < len(roles) else "body", span))
        at = span.end + 1
    digest = hash_text(text)
    return Article(
        id=article_id(digest),
        source=source,
        received_sha256=digest,
        received_length=len(text),
        text=text,
        text_sha256=digest,
        blocks=tuple(blocks),
        furniture=(),
        anchors=(Anchor(0, len(text), 0, len(text)),),
        language="fr",
        title=blocks[0].span,
        published=Published("2026-03-12", "metadata"),
    )
