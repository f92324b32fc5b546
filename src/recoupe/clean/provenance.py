"""Notices of provenance: "traduit de", "republié avec l'autorisation de", "nos confrères de"; the papers they name."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from recoupe.clean.credits import Found
from recoupe.language import Tables
from recoupe.language.leftovers import line_key
from recoupe.language.notices import Notices
from recoupe.records.articles import CreditRelation

MAX_NOTICE = 320
"""Characters of a notice: two sentences of a republication under licence have 250."""
MAX_NAME_WORDS = 6
MAX_NAMES = 4
MAX_BEHIND = 3
"""Words behind the name, where a sentence does not say that it speaks of the article."""
_WORD = re.compile(r"[\w&@+'\u2019-]+(?:\.\w+)*")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}")
_JOINT = re.compile(r"[\s\u00bb\u201d\")]*(?:,|/|\bet\b|\band\b|\by\b|\bund\b)(?:\s(?:de|du|des|d['\u2019]))?\s*")
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\w)[^.!?]*)*[.!?]?")

Named: TypeAlias = tuple[tuple[str, ...], int]
"""Names of papers, and where they end."""


def find_notices(text: str, tables: Tables, *, edge: bool) -> Iterator[Found]:
    """The notices of one block.

    Args:
        text: of the block.
        tables: what notices are made of.
        edge: whether the block stands at the head or the end of the article, where notices about the whole of it do.
    """
    known = tables.notices
    lower = text.lower()
    relayed = list(_relayed(text, known)) if any(word in lower for word in known.relay_words) else []
    whole = list(_whole(text, known, tables)) if edge else []
    taken = [(one.start, one.end) for one in whole]
    yield from whole
    yield from (one for one in relayed if not any(start <= one.start < end for start, end in taken))


def _relayed(text: str, known: Notices) -> Iterator[Found]:
    """Papers of which a text says that it heard something from them."""
    for lead in known.relayed.finditer(text):
        names, end = names_at(text, lead.end(), known)
        if names:
            yield Found(lead.start(), end, "text", names, "credits.relayed", "relayed")


def _whole(text: str, known: Notices, tables: Tables) -> Iterator[Found]:
    """Sentences that say of the whole article where it comes from."""
    sentences = [found for found in _SENTENCE.finditer(text) if len(found[0]) <= MAX_NOTICE]
    for sentence in sentences if len(text) <= 2 * MAX_NOTICE else sentences[-2:]:
        for relation, opening in known.openings:
            lead = opening.match(text, sentence.start(), sentence.end())
            found = lead and _named(text[: sentence.end()], lead, relation, known)
            if not lead or not found or not _fits(text, lead, found, sentence.end(), tables):
                continue
            start = lead.start() + len(lead[0]) - len(lead[0].lstrip(" ([*\u00a0"))
            told: CreditRelation = "translated" if known.translated.search(sentence[0]) else relation
            yield Found(start, found[1], "text", found[0], "credits.notice", told)
            break


def _fits(text: str, lead: re.Match[str], found: Named, end: int, tables: Tables) -> bool:
    """Whether an opening and a name make a notice: "with" alone takes agencies, and nothing behind them."""
    if len(lead[0].split()) > 1 or not lead[0].strip(" ([*").isalpha():
        return True
    agencies = all(line_key(name) in tables.page_words.agencies for name in found[0])
    return agencies and not text[found[1] : end].strip(" .)]*")


def _named(text: str, lead: re.Match[str], relation: CreditRelation, known: Notices) -> Named | None:
    """The papers a notice names, right behind its opening or further on; None when it names none.

    A translator stands behind "translated by": a paper is looked for further on, and a person is none.
    """
    names, stop = names_at(text, lead.end(), known)
    if names and not (relation == "translated" and not _printed(names[0], text, lead.end())):
        return names, stop
    bracket = text.find("(", lead.end())
    if relation == "translated" and bracket >= 0 and (found := names_at(text, bracket, known))[0]:
        return found
    for through in known.through.finditer(text, lead.end()):
        names, stop = names_at(text, through.end(), known)
        many = len(through[0].split()) > 1
        whole = lead["subject"] or len(text[stop:].split()) <= MAX_BEHIND
        if names and whole and (many or (relation == "first" and through[0].lower() in known.places)):
            return names, stop
    return None


def _printed(name: str, text: str, at: int) -> bool:
    """Whether a name right behind "translated from" is a paper: behind an article or a mark, or not two words."""
    before = text[at : text.find(name, at)]
    return bool(before.strip(" :")) or len(name.split()) != 2


def names_at(text: str, at: int, known: Notices) -> Named:
    """The names of papers that stand at a place of a text, one or several, and where the last ends; () when none stands there."""
    names: list[str] = []
    end, joint = at, known.leading.match(text, at)
    while joint is not None and len(names) < MAX_NAMES:
        start = known.leading.match(text, joint.end()).end()  # type: ignore[union-attr]  # it matches the empty string
        stop = _end_of_name(text, start, known)
        if stop == start:
            break
        names.append(text[start:stop])
        end, joint = stop, _JOINT.match(text, stop)
    return tuple(dict.fromkeys(names)), end


def _end_of_name(text: str, start: int, known: Notices) -> int:
    """Where a name that starts here ends; here itself when none starts."""
    end = at = start
    for _ in range(MAX_NAME_WORDS):
        word = _WORD.match(text, at)
        if word is None or not (word[0][0].isupper() or word[0][0].isdigit() or _DOMAIN.fullmatch(word[0])):
            break
        if word[0].lower().strip(".") in known.never:
            break
        end = word.end()
        gap = known.inside.match(text, end)
        if gap is None:
            break
        at = gap.end()
    return end if any(char.isalpha() for char in text[start:end]) and end - start > 1 else start
