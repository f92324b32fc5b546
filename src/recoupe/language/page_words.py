"""Words by which the lines of a page are told apart: names of days and months, leads of bylines, dates and credits.

One file a language, all read at once: a page may carry a form of one language and a text of another.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from recoupe.language.leftovers import LANGUAGES, line_key
from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError

FOLDER = Path(__file__).parent
_LISTS = (
    "stop", "date_words", "updated", "byline_leads", "byline_words", "byline_joins", "photo_words", "source_words",
    "with_words", "relays", "agencies", "media_words", "articles",
)  # fmt: skip
_OPTIONAL = ("padding", "first_person", "initials_end", "corrections", "translated")


@dataclass(frozen=True, slots=True)
class PageWords:
    """Line words of all languages; keys as `line_key` makes them, names as written.

    Attributes:
        stop: language to its commonest words, as written in lower case.
        months: name to number, 1 is January; `weekdays`: name to number, 0 is Monday.
        date_words: words a date line may hold besides days, months and numbers.
        updated: phrases after which a date is that of a change.
        byline_leads: what a byline begins with.
        byline_words: words a byline may hold that are no names, in lower case; `byline_joins`: the small ones between names.
        photo_words: words that open a picture's credit.
        source_words: what a line naming the source of the text begins with.
        with_words: what stands before the agency in "(avec AFP)".
        relays: words that stand for unnamed agencies.
        agencies: key of a news or picture agency to its name as commonly written.
        media_words, articles: what tells an outlet's name from a person's, in it or before it.
        padding: how a rewriter speaking in the first person opens; `first_person`: the words that give them away.
        corrections: what a notice of a correction begins with; one that ends in a colon needs it, or a bracket, behind.
        translated: what a notice of a translation by a machine holds.
    """

    stop: Mapping[str, frozenset[str]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    date_words: frozenset[str]
    updated: re.Pattern[str]
    byline_leads: re.Pattern[str]
    byline_words: frozenset[str]
    byline_joins: frozenset[str]
    photo_words: re.Pattern[str]
    source_words: re.Pattern[str]
    with_words: frozenset[str]
    relays: frozenset[str]
    agencies: Mapping[str, str]
    media_words: frozenset[str]
    articles: frozenset[str]
    padding: frozenset[str]
    first_person: frozenset[str]
    corrections: tuple[tuple[str, bool], ...]
    translated: frozenset[str]


def _names(name: str, field: str, rows: object, length: int) -> Iterable[tuple[str, int]]:
    """(key, number) of every name of a month or weekday."""
    if not isinstance(rows, list) or len(rows) != length:
        raise LexiconError(name, field, f"not a list of {length} lists")
    for number, row in enumerate(rows):
        for word in row:
            yield line_key(word), number


def _words(name: str, data: Mapping[str, object], field: str) -> tuple[str, ...]:
    """One list of words of a file."""
    return word_list(name, field, data.get(field, [] if field in _OPTIONAL else None), may_be_empty=True)


def _before(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases at the start of a key, the longest first."""
    keys = sorted({line_key(phrase) for phrase in phrases}, key=lambda key: (-len(key), key))
    return re.compile(rf"^(?:{'|'.join(map(re.escape, keys))})(?= |$)".replace(r"\ ", " "))


def load_page_words() -> PageWords:
    """Load the files of all languages.

    Raises:
        LexiconError: a file is missing or a field is not a list of the right shape.
    """
    lists: dict[str, list[str]] = {field: [] for field in (*_LISTS, *_OPTIONAL)}
    stop: dict[str, frozenset[str]] = {}
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for language in LANGUAGES:
        path = FOLDER / language / "page_words.toml"
        name = f"{language}/page_words.toml"
        if not path.is_file():
            raise LexiconError(name, "", "missing")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for field in lists:
            lists[field] += _words(name, data, field)
        stop[language] = frozenset(_words(name, data, "stop"))
        for key, number in _names(name, "months", data.get("months"), 12):
            months.setdefault(key, number + 1)
        for key, number in _names(name, "weekdays", data.get("weekdays"), 7):
            weekdays.setdefault(key, number)
    agencies: dict[str, str] = {}
    for agency in lists["agencies"]:
        agencies.setdefault(line_key(agency), agency)
    keys = {field: frozenset(line_key(word) for word in words) for field, words in lists.items()}
    return PageWords(
        stop=MappingProxyType(stop),
        months=MappingProxyType(months),
        weekdays=MappingProxyType(weekdays),
        date_words=frozenset(word for key in keys["date_words"] for word in key.split()),
        updated=re.compile(rf"\b(?:{'|'.join(sorted(keys['updated']))})\b"),
        byline_leads=_before(lists["byline_leads"]),
        byline_words=keys["byline_words"],
        byline_joins=keys["byline_joins"],
        photo_words=_before(lists["photo_words"]),
        source_words=_before(lists["source_words"]),
        with_words=keys["with_words"],
        relays=keys["relays"],
        agencies=MappingProxyType(agencies),
        media_words=keys["media_words"],
        articles=keys["articles"],
        padding=keys["padding"],
        first_person=keys["first_person"],
        corrections=tuple(sorted({(line_key(phrase), phrase.endswith(":")) for phrase in lists["corrections"]})),
        translated=keys["translated"],
    )
