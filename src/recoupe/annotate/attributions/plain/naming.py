"""The name that speaks in a source phrase: one no preposition, genitive or owner hangs on another noun."""

import re
from collections.abc import Mapping, Sequence

from recoupe.annotate.attributions.plain.described import WHY, Head, kind_of
from recoupe.language.plain_cues import PlainCues
from recoupe.records import Mention, Span

WORD = re.compile(r"(?:l|un|dell|all|nell|dall|d)['\u2019](?=\w)|\w+(?:[-.'\u2019]\w+)*|[,()]", re.IGNORECASE)
OWNED = re.compile(r"['\u2019](?:s\b|\s)")
RUN = re.compile(
    r"[^\W\d_a-z][\w.'\u2019-]*(?:\s(?:(?:de|van|von|der|da|di|la|le|bin|al|del|dos)\s){0,2}[^\W\d_a-z][\w.'\u2019-]*)+"
)
"""Two capitals or more in a row, the small words of a name between them."""
NAMED = 2
"""Words of a name with nothing before it."""
LONGEST = 4
"""Words of the longest name of a person, its small words included."""
LINK = 2
"""Words between a name and another that hangs on it: "de", "of the"."""
RANKS = {"person": 0, "media": 1, "organisation": 1, "place": 2}


def named_speaker(source: Span, words: str, known: Mapping[Span, Mention], head: Head | None, cues: PlainCues) -> Mention | None:
    """The name a source phrase is about: people before bodies, bodies before places, the longest of equals."""
    near = [mention for span, mention in sorted(known.items()) if mention.form == "name" and span.overlap(source)]
    held = [mention for mention in near if source.holds(mention.span) or mention.span.holds(source)]
    held = [each for each in held if not _hangs_on_name(each, held, source, words, cues)]
    noun = source.start + head.noun if head is not None and not cues.dropped else source.start
    free = [mention for mention in held if mention.span.start >= noun or mention.span.end > noun]
    free = [mention for mention in free if not is_inside(words, mention.span.start - source.start, mention, cues)]
    best = min(free, key=lambda mention: (RANKS.get(mention.kind, 3), -len(mention.span), mention.span), default=None)
    return (_person_of(source, words, best, cues) or best) if best is not None else None


def _hangs_on_name(mention: Mention, held: Sequence[Mention], source: Span, words: str, cues: PlainCues) -> bool:
    """Whether only a preposition parts a name from another before it: "Paulo" in "Folha de S.Paulo"."""
    for other in held:
        between = words[max(0, other.span.end - source.start) : max(0, mention.span.start - source.start)].casefold().split()
        linked = other.span.end < mention.span.start and bool(between) and cues.has("inner", between[0])
        if linked and not cues.has("and", between[0]) and len(between) <= LINK and "," not in "".join(between):
            return True
    return False


def _person_of(source: Span, words: str, body: Mention, cues: PlainCues) -> Mention | None:
    """The person a phrase opens with, where the name a finder saw only tells where he works: "Ann Loach of the Derrin Trust"."""
    run = RUN.match(words) if body.kind != "person" else None
    if run is None or run.end() > body.span.start - source.start:
        return None
    behind = words[run.end() : body.span.start - source.start].casefold().split()
    parts = run[0].casefold().split()
    bare = len(parts) <= LONGEST and not any(kind_of(part, cues) or cues.has("determiners", part) for part in parts)
    if not behind or not cues.has("inner", behind[0]) or not bare or parts[-1] in cues.words["press_names"]:
        return None
    return Mention(Span(source.start, source.start + run.end()), "person", "name", run[0], because=(WHY,))


def is_inside(words: str, at: int, mention: Mention, cues: PlainCues) -> bool:
    """Whether a name only tells whose or which the noun before it is: "a spokesman for Vaskor", "Vaskor's lawyer"."""
    if OWNED.match(words, max(0, at + len(mention.span))) and at + len(mention.span) + 2 < len(words):
        return True
    before = [found[0].casefold().replace("\u2019", "'") for found in WORD.finditer(words, 0, max(0, at))]
    comma = next((n for n, low in enumerate(before) if low == ","), None)
    if comma is not None and not cues.capital_nouns and comma + 1 < len(before) and cues.has("relatives", before[comma + 1]):
        return True
    while any(mark in before for mark in (",", ")", "(")):
        before = before[next(n for n, low in enumerate(before) if low in (",", ")", "(")) + 1 :]
    link = next((n for n in range(len(before) - 1, -1, -1) if _links(before, n, cues)), None)
    if link is None or not any(kind_of(low, cues) for low in before[:link]):
        return False
    between = [low for low in before[link + 1 :] if not cues.has("determiners", low)]
    single = mention.kind != "person" or " " not in mention.name
    return single or not between or any(kind_of(low, cues) for low in between)


def printed_name(source: Span, words: str, head: Head, cues: PlainCues) -> Mention | None:
    """The name of a person no finder saw behind the noun that tells who he is: "the surgeon Ann Loach of Derrin"."""
    whole = words.partition(",")[0]
    for run in RUN.finditer(whole, head.noun):
        at = run.start()
        while at < run.end() and _is_no_name(whole[at : run.end()].split()[0].casefold(), cues):
            at += len(whole[at : run.end()].split()[0]) + 1
        name = shortest(whole[at : run.end()])
        field = len(name.split()) > NAMED and at > head.noun and _follows_link(whole, at, cues)
        if field:
            at, name = at + name.index(" ") + 1, name.partition(" ")[2]
        if not 1 < len(name.split()) <= LONGEST or head.sort != "person" or name[0].islower():
            continue
        made = Mention(Span(source.start + at, source.start + at + len(name)), "person", "name", name, because=(WHY,))
        if field or not is_inside(words, at, made, cues):
            return made
    return None


def _follows_link(whole: str, at: int, cues: PlainCues) -> bool:
    """Whether a preposition stands right before a run of capitals, which opens on a field: "Minister van Sport Ann Loach"."""
    before = whole[:at].split()
    return bool(before) and cues.has("inner", before[-1].casefold())


def shortest(run: str) -> str:
    """A run up to the small word behind two capitals: what a preposition adds is no name."""
    words = run.split()
    end = next(
        (n for n, word in enumerate(words) if word.islower() and sum(each[0].isupper() for each in words[:n]) > 1), len(words)
    )
    return " ".join(words[:end])


def _is_no_name(low: str, cues: PlainCues) -> bool:
    return kind_of(low, cues) is not None or any(cues.has(group, low) for group in ("determiners", "adverbs", "inner"))


def _links(lows: Sequence[str], at: int, cues: PlainCues) -> bool:
    """Whether a word hangs what follows on the noun before it: a preposition, a German genitive."""
    if cues.has("and", lows[at]):
        return False
    genitive = cues.capital_nouns and at > 0 and cues.has("determiners", lows[at])
    return cues.has("inner", lows[at]) or cues.has("small", lows[at]) or cues.has("ends", lows[at]) or genitive
