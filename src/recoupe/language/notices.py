"""Notices that say where an article's words come from: translated, republished, published before, heard from other papers.

One file a language, all read at once: a notice may be in another language than the text.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recoupe.language.leftovers import LANGUAGES
from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError
from recoupe.records.articles import CreditRelation

FOLDER = Path(__file__).parent
RELATIONS: tuple[CreditRelation, ...] = ("translated", "republished", "first", "with")
_LISTS = ("subjects", "auxiliaries", *RELATIONS, "relayed", "through", "places", "small", "never")
_NOTHING = re.compile(r"(?!)")
_EDGE = '\\s:\u00ab\u201c"(\\[*'


@dataclass(frozen=True, slots=True)
class Notices:
    """What notices are made of, as expressions over a text as written.

    Attributes:
        openings: what a notice opens with, for each relation; alone, or behind a group `subject`: "this article was".
        translated: what says, anywhere in a notice, that the words were in another language.
        relayed: what stands before the name of a paper that others heard it from, anywhere in a text.
        relay_words: words, in lower case, of which a text that holds such a phrase holds one.
        through: what stands before the name further on in a notice: "published in", "on the site of".
        leading: small words, colons and marks between such words and a name; `inside`: small words within a name.
        places: small words before the name of the paper that published first: "in", "on", "by".
        never: words with a capital that name no paper: languages, months, people's titles, in lower case.
    """

    openings: tuple[tuple[CreditRelation, re.Pattern[str]], ...] = ()
    translated: re.Pattern[str] = _NOTHING
    relayed: re.Pattern[str] = _NOTHING
    relay_words: tuple[str, ...] = ()
    through: re.Pattern[str] = _NOTHING
    leading: re.Pattern[str] = _NOTHING
    inside: re.Pattern[str] = _NOTHING
    places: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


def load_notices() -> Notices:
    """Load the files of all languages.

    Raises:
        LexiconError: a file is missing, or a field is not a list of phrases.
    """
    words: dict[str, list[str]] = {field: [] for field in _LISTS}
    for language in LANGUAGES:
        path = FOLDER / language / "notices.toml"
        name = f"{language}/notices.toml"
        if not path.is_file():
            raise LexiconError(name, "", "missing")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for field in _LISTS:
            words[field] += word_list(name, field, data.get(field, []), may_be_empty=True)
    subject = f"(?P<subject>(?:{_any(words['subjects'])}),?\\s+(?:(?:{_any(words['auxiliaries'])})\\s+)?)"
    small = _any(words["small"])
    return Notices(
        openings=tuple((one, re.compile(f"[\\s(\\[*]*(?:{subject})?(?:{_any(words[one])})(?!\\w)", re.I)) for one in RELATIONS),
        translated=re.compile(f"(?<!\\w)(?:{_any(words['translated'])})(?!\\w)", re.I),
        relayed=re.compile(f"(?<!\\w)(?:{_any(words['relayed'])})(?!\\w)", re.I),
        relay_words=tuple(sorted({max(one.lower().split(), key=lambda word: (len(word), word)) for one in words["relayed"]})),
        through=re.compile(f"(?<!\\w)(?:{_any(words['through'])})(?!\\w)", re.I),
        leading=re.compile(f"(?:[{_EDGE}]*(?:{small})(?:['\u2019]|\\s))*[{_EDGE}]*"),
        inside=re.compile(f"[ \u00a0](?:&\\s|(?:{small})(?:['\u2019]|\\s)){{0,3}}"),
        places=frozenset(words["places"]),
        never=frozenset(word.lower() for word in words["never"]),
    )


def _any(phrases: Iterable[str]) -> str:
    """Any of some phrases, the longest first; white space and apostrophes of any kind."""
    found = sorted(set(phrases), key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace("\\ ", "\\s+").replace("'", "['\u2019]\\s?") for one in found)
