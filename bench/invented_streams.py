"""Streams of invented articles whose stories, copies, rewrites, translations and edits are known.

Words are made of syllables, so that a stream of a million articles costs no text of anybody: function words are those of
the language, topic words come by their rank as in real text (Zipf), a story brings its own names, nouns and numbers. Each
content word has a synonym and a translation; names and numbers carry over. What this measures is whether the machinery
finds what was put in, and at what cost; how well it reads the press is measured on other texts.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from recoupe.language.function_words import load_function_words
from recoupe.records import StreamArticle

Kind = Literal["own", "copy", "rewrite", "translation", "edit"]
SYLLABLES = (
    "ba",
    "cor",
    "dé",
    "fin",
    "gal",
    "lu",
    "mar",
    "né",
    "pol",
    "ri",
    "sen",
    "tou",
    "val",
    "vre",
    "zi",
    "mon",
    "ter",
    "ac",
    "lam",
    "dou",
)
START = datetime(2026, 1, 5, 6, tzinfo=UTC)
TOPIC_WORDS, STORY_WORDS, STORY_NAMES = 400, 24, 6
OUTLETS = 40
FURNITURE = 4
"""Lines an outlet puts under each of its articles."""


@dataclass(frozen=True, slots=True)
class Invented:
    """One article of a stream, with what is known of it."""

    article: StreamArticle
    story: str
    kind: Kind
    source: str = ""


@dataclass(slots=True)
class _Plot:
    name: str
    topic: int
    words: list[str]
    names: list[str]
    numbers: list[str]
    start: float
    sentences: list[list[str]] = field(default_factory=list)


def invent_stream(n: int, seed: int = 1, days: float = 30.0, languages: tuple[str, ...] = ("fr", "en")) -> Iterator[Invented]:
    """Articles in no order, about two in three in stories of several.

    Args:
        n: how many.
        seed: another seed, another stream.
        days: over which the stories begin.
        languages: the first writes most; the others translate or write on their own.
    """
    draw = random.Random(seed)  # noqa: S311  a generator of texts, not of secrets
    made = 0
    while made < n:
        plot = _invent_plot(draw, f"s{made}", days)
        size = min(n - made, 1 if draw.random() < 0.35 else 2 + int(draw.paretovariate(1.3)) % 60)
        told: list[Invented] = []
        for at in range(size):
            told.append(_invent_article(draw, plot, f"a{made + at}", told, languages))
        yield from told
        made += size


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4)))


def _topic_word(topic: int, rank: int, form: str) -> str:
    """The word of a topic at a rank; `form` is a language or "synonym"."""
    own = random.Random(f"{topic}/{rank}/{form}")  # noqa: S311
    return _word(own)


def _invent_plot(draw: random.Random, name: str, days: float) -> _Plot:
    words = [_word(draw) for _ in range(STORY_WORDS)]
    names = [_word(draw).capitalize() + draw.choice(("", " " + _word(draw).capitalize())) for _ in range(STORY_NAMES)]
    numbers = [str(draw.randint(12, 9000)) for _ in range(4)]
    plot = _Plot(name, draw.randrange(60), words, names, numbers, draw.random() * days)
    plot.sentences = [_sentence(draw, plot) for _ in range(30)]
    return plot


def _sentence(draw: random.Random, plot: _Plot) -> list[str]:
    """Kinds of words: "~" a function word, "=rank" a topic word, others the story's own."""
    words = []
    for _ in range(draw.randint(9, 24)):
        what = draw.random()
        if what < 0.45:
            words.append("~")
        elif what < 0.75:
            words.append(f"={int(TOPIC_WORDS ** draw.random())}")
        elif what < 0.9:
            words.append(draw.choice(plot.words))
        else:
            words.append(draw.choice(plot.names) if draw.random() < 0.8 else draw.choice(plot.numbers))
    return words


def _written(draw: random.Random, sentence: list[str], plot: _Plot, language: str, synonyms: float) -> str:
    function = _FUNCTION[language]
    words = []
    for word in sentence:
        if word == "~":
            words.append(draw.choice(function))
        elif word[0] == "=":
            form = language + ("/synonym" if draw.random() < synonyms else "")
            words.append(_TOPIC.setdefault((plot.topic, word, form), _topic_word(plot.topic, int(word[1:]), form)))
        elif language != "fr" and word.islower():
            words.append(_TOPIC.setdefault((0, word, language), _topic_word(0, sum(map(ord, word)), language)))
        else:
            words.append(word)
    text = " ".join(words)
    return text[:1].upper() + text[1:] + "."


_FUNCTION = {name: sorted(words.words)[::3][:60] for name, words in load_function_words().items()}
_TOPIC: dict[tuple[int, str, str], str] = {}


def _invent_article(draw: random.Random, plot: _Plot, name: str, told: list[Invented], languages: tuple[str, ...]) -> Invented:
    outlet = f"outlet{draw.randrange(OUTLETS)}"
    when = START + timedelta(days=plot.start + min(6.0, draw.expovariate(1.2)) * (0.05 + 0.95 * bool(told)))
    kind, source = _kind(draw, told)
    if kind in ("copy", "edit") and source is not None:
        text, language = source.article.text, source.article.language
        if kind == "edit":
            first, _, rest = text.partition(". ")
            text, outlet = f"{first} {draw.randint(12, 9000)}. {rest}", source.article.outlet
        title = source.article.title
    else:
        language = languages[0] if draw.random() < 0.75 else draw.choice(languages)
        if kind == "translation" and source is not None:
            language = next((other for other in languages if other != source.article.language), language)
        chosen = draw.sample(plot.sentences, draw.randint(6, 16))
        written = [_written(draw, sentence, plot, language, 0.3) for sentence in chosen]
        title, text = " ".join(written[0].split()[:11]), " ".join(written)
    furniture = " ".join(f"{outlet} {line} {_word(random.Random(f'{outlet}/{line}'))}." for line in range(FURNITURE))  # noqa: S311
    body = text.split(" Suivez ")[0] + f" Suivez {furniture}"
    article = StreamArticle(name, title, body, language, when, outlet)
    return Invented(article, plot.name, kind, source.article.id if source else "")


def _kind(draw: random.Random, told: list[Invented]) -> tuple[Kind, Invented | None]:
    if not told or draw.random() < 0.6:
        return "own", None
    source = draw.choice(told)
    kinds: tuple[Kind, ...] = ("copy", "copy", "edit", "translation")
    return draw.choice(kinds), source
