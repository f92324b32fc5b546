"""An event in words: one line for a terminal, a title and a paragraph for a feed or a letter."""

from collections.abc import Iterator, Mapping
from typing import Any

from recoupe.language.commands import CommandWords
from recoupe.library.watching import Happening

LONGEST = 160
"""Characters of a quotation in a line: two lines of a terminal."""


def line_of(words: CommandWords, happening: Happening) -> str:
    """When, what, which story, and in words; apart by tabs."""
    said = " \u2014 ".join([title_of(words, happening), *list(_cites(words, happening))[:2]])
    return "\t".join([happening.happened_at, happening.kind, happening.story or "-", said])


def title_of(words: CommandWords, happening: Happening) -> str:
    """What happened, in a few words."""
    says = plain(str(happening.body.get("says") or ""))
    return words.say(f"message.event_{happening.kind.replace('-', '_')}", says=says)


def paragraphs_of(words: CommandWords, happening: Happening) -> list[str]:
    """What happened, then the words that show it, each with its article."""
    return [title_of(words, happening), *_touched(words, happening), *_cites(words, happening)]


def plain(text: str, longest: int = LONGEST) -> str:
    """Words of an article on one line, without what a terminal would obey."""
    folded = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    return folded if len(folded) <= longest else f"{folded[: longest - 1]}\u2026"


def _cites(words: CommandWords, happening: Happening) -> Iterator[str]:
    for name in ("before", "cites"):
        for one in _rows(happening.body, name):
            where = plain(str(one.get("outlet") or one.get("source") or one.get("article") or ""))
            yield words.say(f"message.event_cite_{name}", where=where, exact=plain(str(one.get("exact") or "")))


def _touched(words: CommandWords, happening: Happening) -> Iterator[str]:
    for one in _rows(happening.body, "touched"):
        was, now = (plain(str(one.get(name) or words.say("message.event_nothing"))) for name in ("was", "now"))
        yield words.say("message.event_touched", says=plain(str(one.get("says") or "")), was=was, now=now)


def _rows(body: Mapping[str, object], name: str) -> list[Mapping[str, Any]]:
    rows = body.get(name)
    return [one for one in rows if isinstance(one, Mapping)] if isinstance(rows, list) else []
