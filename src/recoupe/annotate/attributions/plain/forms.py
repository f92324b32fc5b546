"""Forms read without a parser that no reporting verb with its speaker brings: passives, relays, rumours, verbs in no list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.annotate.attributions.plain.sources import source_behind
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.language.plain_cues import Phrase, PlainCues
from recoupe.records import Act, Hedge, Span

PARTICIPLE_REACH = 4
"""Tokens from a hearsay auxiliary to its participle: "habría sido firmado", "avrebbe già venduto"."""
CLAUSE_REACH = 30
"""Tokens from a hearsay auxiliary to the word that closes its clause."""
BARE_CITED = 3
"""Words of the longest source without an article that is cited."""
SHORTEST = 5
"""Tokens of the shortest sentence that is a rumour."""
OPENING = "\u201c\u201e\u00ab\u00bb\"'"


def read_passive(line: Line, first: int, last: int | None, act: Act) -> Found | None:
    """What stands before a passive verb, and who stands behind it, if anybody: "The claim was denied by the mayor"."""
    if last is None:
        return None
    behind = source_behind(line, last, lax=not line.has("indefinites", last))
    cue = line.between(first, last)
    told = behind[1] + (line.low(behind[1]) == ",") if behind is not None else 0
    if behind is not None and line.has("that", told) and act != "declines":
        after = line.between(told + 1, len(line.lows))
        return Found(after, cue, behind[0], act, "passive") if after is not None else None
    content = line.between(_clause_start(line, first), first) or (cue if act == "declines" else None)
    if behind is None or content is None:
        return None
    return Found(content, cue, behind[0], act, "passive")


def read_parted_passive(line: Line, first: int, late: int, end: int, act: Act) -> Found | None:
    """The same in two parts, the speaker between them: "Der Bericht wurde von der Kanzlei dementiert"."""
    at = next((n for n in range(first, late) if line.has("by", n)), None)
    source = line.between(at + 1, late) if at is not None else None
    content = line.between(_clause_start(line, first), first)
    if source is None or content is None:
        return None
    return Found(content, line.between(first, end), source, act, "passive")


def _clause_start(line: Line, last: int) -> int:
    """Behind the comma nearest before a verb."""
    at = last
    while at > 0 and line.low(at - 1) not in (",", ";", ":"):
        at -= 1
    return at


def relayed(line: Line, found: Found) -> list[Found]:
    """A statement with whom it came through, and the source a medium names behind it ("the daily said, citing two aides")."""
    told = [found]
    at = _phrase(line, line.cues.citing)
    if at is not None:
        found, told = _uncited(line, found, at[0])
        cited = _cited(line, at[1])
        if cited is not None and found.source is not None and not cited[0].overlap(found.source):
            kept = _before(line, found, at[0])
            cue = line.between(at[0], at[1])
            told = [kept, Found(kept.content, cue, cited[0], "asserts", "citing", (found.source, *found.relays))]
    by = _phrase(line, line.cues.quoted_by)
    if by is not None:
        relay = source_behind(line, by[1], lax=True)
        if relay is not None and found.source is not None and not relay[0].overlap(found.source):
            kept = _before(line, found, by[0])
            quoting = Found(kept.content, line.between(by[0], by[1]), relay[0], "reports", "citing")
            told = [replace(kept, relays=(relay[0], *kept.relays)), *told[1:], quoting]
    return told


def _cited(line: Line, at: int) -> tuple[Span, int] | None:
    """Whom a medium cites: somebody with a role or a name, or a few words that end the sentence ("op basis van mails")."""
    found = source_behind(line, at, lax=line.has("indefinites", at))
    if found is not None:
        return found
    last = at
    while (
        last < len(line.lows) and line.low(last)[:1].isalpha() and not (line.has("small", last) or line.has("determiners", last))
    ):
        last += 1
    bare = 0 < last - at <= BARE_CITED and line.low(last) in (".", ",", "")
    return (Span(line.tokens[at].start, line.tokens[last - 1].end), last) if bare else None


def _uncited(line: Line, found: Found, at: int) -> tuple[Found, list[Found]]:
    """A statement whose source ends before the words that name its own: "the agency, which cites a diplomat, says"."""
    start = line.tokens[at].start
    if found.source is not None and found.source.start < start < found.source.end:
        found = replace(found, source=line.between(line.index(found.source.start), at))
    return found, [found]


def _phrase(line: Line, phrases: Mapping[str, tuple[Phrase, ...]]) -> tuple[int, int] | None:
    """Where the first of some phrases stands outside quotations: its first token, and one past its last."""
    for at in range(len(line.lows)):
        taken = line.phrase_at(phrases, at) if line.quoted[at] is None else 0
        if taken:
            return at, at + taken
    return None


def _before(line: Line, found: Found, at: int) -> Found:
    """A statement whose content ends where the words of its relay begin, when they stand inside it."""
    start = line.tokens[at].start
    if not found.content.start < start < found.content.end:
        return found
    content = line.between(line.index(found.content.start), at)
    return replace(found, content=content) if content is not None else found


def tells_more(line: Line, found: Found) -> bool:
    """Whether somebody else may be reported inside a statement: a clause, not a quotation."""
    return (
        found.form in ("verb-que", "preposition")
        and found.act in ("asserts", "reports")
        and found.content.within(line.text)[0] not in OPENING
        and found.cue is not None
        and not found.content.overlap(found.cue)
    )


def through(outer: Found, inner: Found) -> Found:
    """What is told inside a statement, come through whoever makes it."""
    return replace(inner, relays=(outer.source, *inner.relays)) if outer.source is not None else inner


def find_rumour(line: Line, taken: Sequence[Span]) -> Iterator[Found]:
    """A sentence that says others say so, and names nobody: "El contrato habría sido firmado en mayo"."""
    outside = [at for at in range(len(line.lows)) if line.quoted[at] is None]
    if taken:
        line = _before_taken(line, taken)
        outside = [at for at in range(len(line.lows)) if line.quoted[at] is None]
    if len(outside) < SHORTEST or line.low(len(line.lows) - 1) == "?":
        return
    words = line.cues.hearsay
    if any(line.matches(phrase, at) for at in outside for phrase in (*words["conditions"], *words["first_person"])):
        return
    at = next((at for at in outside if _is_rumour(line, at)), None)
    content = line.between(0, len(line.lows)) if at is not None else None
    if at is not None and content is not None:
        yield Found(content, line.tokens[at], None, "reports", "bare-conditional", hearsay=True)


def _before_taken(line: Line, taken: Sequence[Span]) -> Line:
    """The clause a comma and an "and" or a "though" part from all that is told behind it."""
    first = line.index(min(span.start for span in taken))
    comma = next((at for at in range(first, 0, -1) if line.low(at) == "," and line.has("and", at + 1)), 0)
    return line.upto(comma) if comma and line.quoted[comma] is None else line.upto(0)


def _is_rumour(line: Line, at: int) -> bool:
    """Whether an adverb, a phrase or the mood of a verb at a token says that others say so."""
    words = line.cues.hearsay
    if any(line.matches(phrase, at) for phrase in (*words["adverbs"], *words["phrases"])):
        return True
    return any(line.matches(phrase, at) for phrase in words["auxiliaries"]) and _completed(line, at, words["closing"])


def _completed(line: Line, at: int, closing: Sequence[Phrase]) -> bool:
    """Whether an auxiliary has its participle, or the word that closes its clause."""
    endings = tuple(word for phrase in line.cues.hearsay["endings"] for word in phrase)
    if endings and any(line.low(n).endswith(endings) for n in range(at + 1, min(at + PARTICIPLE_REACH, len(line.lows)))):
        return True
    if line.cues.verb_second and not line.cues.capital_nouns:
        return _closed_by_participle(line, at, closing)
    closed = (n for n in range(at + 2, min(at + CLAUSE_REACH, len(line.lows))) if line.low(n + 1) in (",", ".", ";", "", "und"))
    return any(line.matches(phrase, n) for n in closed for phrase in closing)


def _closed_by_participle(line: Line, at: int, closing: Sequence[Phrase]) -> bool:
    """Whether a hearsay auxiliary closes its clause with a participle on either side: "hebben gekend", "gekend hebben"."""
    for n in range(at + 1, min(at + CLAUSE_REACH, len(line.lows))):
        if line.low(n) in (",", ".", ";"):
            return False
        if any(line.matches(phrase, n) for phrase in closing) and any(_is_past(line.low(near)) for near in (n - 1, n + 1)):
            return True
    return False


def _is_past(word: str) -> bool:
    return (
        len(word) > 4 and word.endswith(("d", "t", "en")) and ("ge" in word[:6] or word.startswith(("be", "ver", "ont", "her")))
    )


def hedge_of(words: str, cues: PlainCues) -> Hedge | None:
    """How the words of a content, quotations aside, hold it at arm's length."""
    if words[0] in OPENING:
        return None
    low = f" {' '.join(words.casefold().replace(',', ' ').split())} "
    kinds: tuple[tuple[str, Hedge], ...] = (
        ("adverbs", "adverb"),
        ("phrases", "lexical"),
        ("auxiliaries", "conditional"),
        ("modals", "modal"),
    )
    for group, hedge in kinds:
        if any(f" {' '.join(phrase)} " in low for phrase in cues.hearsay[group]):
            return hedge
    return None
