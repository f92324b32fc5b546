"""What a source phrase says of who speaks, where it bears no name: its head noun, and the body, writing or person it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.language.plain_cues import PlainCues
from recoupe.language.plain_speakers import Sort
from recoupe.records import ActorKind, Mention, MentionForm, Reason, Span

WORD = re.compile(r"(?:l|un|dell|all|nell|dall|d)['\u2019](?=\w)|\w+(?:[-.'\u2019]\w+)*['\u2019]?|[,(]", re.IGNORECASE)
OWNED = ("'s", "s'")
ASIDE = (",", "(")
JOINED = 4
"""Letters over which a noun for a medium may end a longer one: "de Polderkrant"."""
WHY = Reason("attributions.source-phrase", 0.5, "the words beside a cue")
Kind = Sort | Literal["press"]
KINDS: dict[Kind, tuple[ActorKind, MentionForm]] = {
    "press": ("media", "role"),
    "body": ("organisation", "role"),
    "writing": ("document", "document"),
    "informant": ("anonymous", "anonymous"),
    "person": ("person", "role"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """The noun a source phrase is about.

    Attributes:
        low: its letters.
        sort: what it is.
        first: what the phrase opens with.
        plural: whether several are meant.
        owned: whether it is somebody's: "his lawyer", "the mayor's critics".
        start, end: where the phrase of the noun stands in the words, article included, relative and apposition left out.
        noun: where the noun stands.
    """

    low: str
    sort: Kind
    first: str
    plural: bool
    owned: bool
    start: int
    end: int
    noun: int


def read_head(words: str, cues: PlainCues) -> Head | None:
    """The head of a phrase, None where no noun in it is known to speak."""
    tokens = [(found[0].casefold().replace("\u2019", "'"), *found.span()) for found in WORD.finditer(words)]
    tokens = tokens[: next((n for n, each in enumerate(tokens) if each[0] in ASIDE), len(tokens))]
    lows = [each[0] for each in tokens]
    owner = max((n for n, low in enumerate(lows[: _cut(lows, 0, cues)]) if low.endswith(OWNED) and n + 1 < len(lows)), default=-1)
    cut = _cut(lows, owner + 1, cues)
    places = [n for n in range(owner + 1, cut) if kind_of(lows[n], cues) is not None]
    if not places and cues.capital_nouns:
        places = [n for n in range(owner + 1, len(lows)) if kind_of(lows[n], cues) is not None][-1:]
    if not places:
        return None
    at = places[0] if cues.dropped or cues.verb_second else places[-1]
    sort = kind_of(lows[at], cues)
    if sort is None:
        return None
    owned = owner >= 0 or any(low in cues.speakers.possessives for low in lows[:at])
    links = (n for n in range(at + 1, len(lows)) if cues.has("relatives", lows[n]) and not cues.capital_nouns)
    end = tokens[next(links, len(tokens)) - 1][2]
    return Head(lows[at], sort, lows[0], _is_plural(lows, at, cues), owned, tokens[0][1], end, tokens[at][1])


def kind_of(low: str, cues: PlainCues) -> Kind | None:
    """What a noun is: a medium, a body, a writing, somebody unnamed, a person; None for any other word."""
    if any(cues.has(group, low) for group in ("determiners", "pronouns", "inner", "small")):
        return None
    sort = cues.speakers.sorts.get(low)
    press = cues.words["press"] - cues.words["agencies"]
    ends = tuple(sorted(each for each in press if len(each) > JOINED)) if cues.verb_second else ()
    if low in press or (sort is None and ends and low.endswith(ends)):
        return "press"
    if sort is None and cues.has("roles", low) and low not in cues.words["roles"]:
        return cues.speakers.sort_of(low, True) or "person"
    sort = sort or cues.speakers.sort_of(low, cues.verb_second)
    return sort or ("body" if low in cues.words["bodies"] else "person" if low in cues.words["roles"] else None)


def _cut(lows: Sequence[str], first: int, cues: PlainCues) -> int:
    """Where the words on what or where a noun is begin: a preposition, a relative, a genitive."""
    for at in range(first + 1, len(lows)):
        low = lows[at]
        if cues.has("and", low) or cues.has("determiners", lows[at - 1]):
            continue
        linked = cues.has("inner", low) or cues.has("small", low) or cues.has("ends", low) or cues.has("relatives", low)
        if linked or (cues.capital_nouns and cues.has("determiners", low)):
            return at
    return len(lows)


def _is_plural(lows: Sequence[str], at: int, cues: PlainCues) -> bool:
    """Whether a phrase means several: by its article, else by its noun."""
    speakers = cues.speakers
    if any(low in speakers.plural_determiners for low in lows[:at]):
        return True
    if not lows[at].endswith(speakers.plural_endings):
        return False
    if cues.dropped or not at:
        return not at
    single = cues.has("indefinites", lows[0]) and lows[0] not in speakers.plural_determiners
    many = lows[0] == "die" if cues.capital_nouns else True
    return many and not single


def describe(source: Span, words: str, head: Head, cues: PlainCues) -> Mention:
    """A mention of who speaks by what he is, where nothing names him."""
    kind, form = KINDS[head.sort]
    indefinite = cues.has("indefinites", head.first)
    if head.sort == "person" and (indefinite or head.owned or head.plural):
        kind, form = "anonymous", "anonymous"
    span = Span(source.start + head.start, source.start + head.end)
    name = words[head.start : head.end]
    if cues.has("determiners", head.first) and name.casefold().startswith(head.first):
        name = name[len(head.first) :].strip() or name
    return Mention(span, kind, form, name, plural=head.plural, because=(WHY,))
