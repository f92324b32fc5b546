"""Articles made by rule: as many as are asked for, the same on every run, words as rare and as common as in the press."""

import random
import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from recoupe import library as store
from recoupe.library import Entry
from recoupe.records import (
    Anchor,
    Article,
    ArticleId,
    Attribution,
    Block,
    Credit,
    Mention,
    Notes,
    Page,
    Published,
    Quantity,
    Reason,
    Sentence,
    Span,
    Word,
    article_id,
    hash_bytes,
    hash_text,
)

WHEN = "2026-11-21T09:00:00Z"
VERSION = "0.1.0"
WORDS = 40_000
OUTLETS = ("Le Fanal", "La Gazette des Deux-Rives", "L'Arve", "Nordet", "Le Kapokier", "Énergie Monde")
SPEAKERS = ("Claire Vasseur", "Dorian Maskal", "Oumar Sarr", "Selma Oriani", "Anouk Delsarte", "Bogdan Ferrell")
_ONSETS = ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cr", "pl", "tr", "ch", "gr", "fl", "qu")
_NUCLEI = ("a", "e", "i", "o", "u", "ou", "ai", "é", "an", "on", "in", "eau", "è", "oi")
_ENDS = ("", "e", "s", "er", "ation", "ement", "eur", "ité", "age", "ique", "ée", "al", "ons")


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words that look French, and how often each is met: the n-th as often as 1/n, as in any press."""
    chance = random.Random(11)  # noqa: S311  invented words
    words = dict[str, None]()
    while len(words) < WORDS:
        stem = "".join(chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(chance.choice((1, 2, 2, 3))))
        words[stem + chance.choice(_ENDS)] = None
    total, weights = 0.0, []
    for rank in range(1, WORDS + 1):
        total += 1 / (rank + 2)
        weights.append(total)
    return tuple(words), tuple(weights)


def make_entry(number: int, n_words: int = 150, *, noted: bool = True) -> Entry:
    """The article of a number: a title, paragraphs, statements, a figure."""
    chance = random.Random(number)  # noqa: S311  as above
    words, weights = vocabulary()
    drawn = chance.choices(words, cum_weights=weights, k=n_words)
    speaker = chance.choice(SPEAKERS)
    title = " ".join(drawn[:8]).capitalize()
    said = f"« {' '.join(drawn[8:20])} », a déclaré {speaker}."
    count = chance.randint(2, 400)
    paragraphs = [
        title,
        said,
        f"On compte {count} sinistrés. {' '.join(drawn[20:70])}.",
        f"{' '.join(drawn[70:])}, article {number}.",
    ]
    day = date(2020, 1, 1) + timedelta(days=number * 2191 // 100_000 % 2191)
    return entry_of(paragraphs, f"made/{number:07}.txt", chance.choice(OUTLETS), day.isoformat(), noted=noted)


def entry_of(
    paragraphs: list[str], source: str, outlet: str | None = None, day: str | None = None, *, noted: bool = True
) -> Entry:
    """An entry of some paragraphs, the first its title; who speaks in « » is the name behind "a déclaré"."""
    text = "\n".join(paragraphs)
    data = text.encode("utf-8", "surrogatepass")
    page = Page(source, hash_bytes(data), text, "text")
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        span = Span(at, at + len(paragraph))
        blocks.append(Block(span, "title" if number == 0 else "body", span))
        at = span.end + 1
    article = Article(
        id=article_id(page.sha256),
        source=source,
        received_sha256=page.sha256,
        received_length=len(text),
        text=text,
        text_sha256=hash_text(text),
        blocks=tuple(blocks),
        furniture=(),
        anchors=(Anchor(0, len(text), 0, len(text)),),
        language="fr",
        outlet=outlet,
        title=blocks[0].span,
        published=Published(day, "metadata") if day else Published(),
        credits=(Credit(blocks[-1].span, "text", ("Nordet",)),),
    )
    return Entry(page, article, make_notes(article) if noted else None)


def make_notes(article: Article) -> Notes:
    """Notes as annotate would write them, found by position: quoted words and who says them, numbers before "sinistrés"."""
    text, statements, mentions, quantities = article.text, [], [], []
    at = text.find("« ")
    while at >= 0:
        end = text.find(" »", at) + 2
        verb = text.find("a déclaré ", end)
        stop = text.find(".", verb)
        content, cue, name = Span(at, end), Span(verb, verb + 9), Span(verb + 10, stop)
        mentions.append(Mention(name, "person", "name", name.within(text)))
        statements.append(
            Attribution(
                content, cue, name, name, "person", "asserts", "direct", False, None, because=(Reason("made.quote", 0.9),)
            )
        )
        at = text.find("« ", end)
    for found in re.finditer(r"(\d[\d ]*) sinistrés", text):
        value = Decimal(found[1].replace(" ", ""))
        quantities.append(
            Quantity(Span(*found.span()), value, None, None, "count", "sinistré", "exact", None, False, "made.number")
        )
    sentences = tuple(Sentence(block.span, tuple(_words(text, block.span))) for block in article.blocks)
    return Notes(article, sentences, tuple(mentions), tuple(statements), (), tuple(quantities))


def ids(n_articles: int = 5) -> list[ArticleId]:
    """The articles of a filled shelf, in the order they were added."""
    return [make_entry(number, 80).article.id for number in range(n_articles)]


def fill_shelf(folder: Path, n_articles: int = 5) -> store.Library:
    """A new library in a folder, with the first articles by number, 80 words each."""
    shelf = store.create_library(folder / "a.recoupe")
    for number in range(n_articles):
        store.add_article(shelf, make_entry(number, 80), WHEN, VERSION)
    return shelf


def _words(text: str, span: Span) -> list[Word]:
    words, at = list[Word](), span.start
    for word in span.within(text).split(" "):
        if word:
            words.append(Word(Span(at, at + len(word)), word.lower(), "NOUN", "nmod", max(0, len(words) - 1), "Number=Sing"))
        at += len(word) + 1
    return words
