"""Names the press gave somebody to keep their own back: "Sonia (le prénom a été modifié)", "appelons-le Karim", "Sonia*"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from recoupe.annotate.mentions.names import Named
from recoupe.language.names import Names
from recoupe.records import Reason, Span

BEFORE, BEHIND, NOTE = 40, 60, 60
"""Characters looked at before a name, behind it, and behind a star: "qui souhaite être appelée" has 25."""
WHY = Reason("mentions.pseudonym", 0.8)
STAR = re.compile(r"\*\s*(?=\w)")
OPENS = re.compile(r"\s?[(,:\u2013\u2014-]\s*")


def with_pseudonyms(named: Iterable[Named], text: str, names: Names) -> Iterator[Named]:
    """The same mentions, those by a borrowed name made sources that give none; one source each, wherever it stands.

    Args:
        named: all mentions but pronouns, in reading order.
        text: the article's.
        names: the tables of the language.
    """
    every = tuple(named)
    borrowed = _borrowed(every, text.replace("\u2019", "'").replace("\u00a0", " "), names)
    first: dict[str, Span] = {}
    for one in every:
        mention = one.mention
        if mention.form != "name" or mention.name not in borrowed:
            yield one
            continue
        of = first.get(mention.name)
        first.setdefault(mention.name, mention.span)
        told = replace(mention, kind="anonymous", form="anonymous", of=of, because=(*mention.because, WHY))
        yield replace(one, mention=told)


def _borrowed(named: tuple[Named, ...], text: str, names: Names) -> frozenset[str]:
    """The names an article says are not the bearers' own."""
    sets, low = names.descriptions.sets, text.lower()
    if not any(phrase in low for group in ("kin.renamed_before", "kin.renamed_behind") for phrase in sets[group]):
        return frozenset()
    before, behind = tuple(sets["kin.renamed_before"]), tuple(sets["kin.renamed_behind"])
    starred = any(_is_note(low[found.end() : found.end() + NOTE], sets["kin.renamed_note"]) for found in STAR.finditer(low))
    borrowed: set[str] = set()
    for one in named:
        span = one.mention.span
        if one.mention.form != "name" or one.mention.kind == "media":
            continue
        after = low[span.end : span.end + BEHIND]
        opening = OPENS.match(after)
        told = opening is not None and after[opening.end() :].startswith(behind)
        if told or low[max(0, span.start - BEFORE) : span.start].rstrip().endswith(before) or (starred and after[:1] == "*"):
            borrowed.add(one.mention.name)
    return frozenset(borrowed)


def _is_note(words: str, phrases: frozenset[str]) -> bool:
    """Whether a note opens with these words, a closing bracket before them or not: "* Le prénom a été modifié"."""
    return words.lstrip(") ").startswith(tuple(phrases))
