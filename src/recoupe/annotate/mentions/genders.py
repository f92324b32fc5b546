"""The gender of bodies, as the article before their names tells it ("la SFB"), else the noun they open with ("Agence")."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from recoupe.annotate.reading import Reading
from recoupe.language.names import Names
from recoupe.records import Mention

BEFORE = 12
"""Characters looked at before a name for its article."""
WORD = re.compile(r"([^\W\d_]+['\u2019]?)\s*$")


def told_genders(text: str, mentions: Iterable[Mention], names: Names) -> Mapping[str, str]:
    """The gender of each body that is named, by its articles; where none tells it, by the noun for a body its name opens with.

    A name met with articles of both is left out.

    Args:
        text: the article's.
        mentions: of the article.
        names: the tables of the language.
    """
    determiners = names.descriptions.determiners
    counts: dict[str, Counter[str]] = {}
    opened: dict[str, str] = {}
    for mention in mentions:
        if mention.kind in ("person", "anonymous") or mention.form != "name" or mention.plural:
            continue
        first = _last_word(mention.span.within(text).split(" ")[0])
        before = _last_word(text[max(0, mention.span.start - BEFORE) : mention.span.start])
        told = next((d for word in (first, before) if (d := determiners.get(word)) is not None and not d.plural), None)
        if told is not None and told.gender is not None:
            counts.setdefault(mention.name, Counter())[told.gender] += 1
        noun = names.descriptions.institutions.get(mention.name.split()[0].lower().removeprefix("l'"))
        if noun in ("m", "f"):
            opened[mention.name] = noun
    return opened | {name: next(iter(each)) for name, each in counts.items() if len(each) == 1}


@dataclass(frozen=True, slots=True)
class _Job:
    """One article's mentions; they are the same where they are one object, and are not compared one by one."""

    mentions_id: int
    reading: Reading = field(compare=False)


def genders_in(reading: Reading) -> Mapping[str, str]:
    """The genders of the bodies of an article: every pronoun that speaks in it asks for them."""
    return _genders_in(_Job(id(reading.mentions), reading))


@lru_cache(maxsize=4)
def _genders_in(job: _Job) -> Mapping[str, str]:
    reading = job.reading
    return told_genders(reading.article.text, reading.mentions, reading.tables.names)


@lru_cache(maxsize=4096)
def _last_word(piece: str) -> str:
    """The word a piece of text ends with, in small letters, "" for none: each is asked for by several pronouns."""
    found = WORD.search(piece)
    return found.group(1).lower() if found is not None else ""
