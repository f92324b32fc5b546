"""Who stands before a cue in a sentence without a parser, be it right before it or at the head of its clause."""

from recoupe.annotate.attributions.plain.contents import THAT_REACH, brings_clause, opens_infinitive, tells, that_after_aside
from recoupe.annotate.attributions.plain.cuing import Cue
from recoupe.annotate.attributions.plain.described import kind_of, read_head
from recoupe.annotate.attributions.plain.sources import clause_subject, head_of, is_relative, source_before, source_behind
from recoupe.annotate.attributions.plain.text import Line
from recoupe.records import Span

OPPOSITE = 3
"""Tokens from a verb to the word that says the opposite is told."""
RELATIVE_REACH = 7
"""Tokens from the start of a subject to the relative behind its noun: "Een verpleegkundige van de afdeling die"."""
LONGEST = 32
"""Tokens of the longest subject with its clauses."""
SHARED_REACH = 6
"""Tokens from an "and" back to the end of the subject both verbs share."""


def find_subject(line: Line, cue: Cue) -> Span | None:
    """Who stands before a cue: right before it, or where somebody plainly speaks, before an "and" or a relative clause."""
    clear = says_clearly(line, cue)
    if cue.kind == "guarded" and not clear:
        return shown_by(line, cue)
    before = source_before(line, cue.first, clear or cue.kind in ("object", "either"))
    if before is not None and _is_agent(line, before):
        return clause_subject(line, cue.first) or before
    if before is not None and not clear and source_before(line, cue.first) is None:
        start = line.tokens[line.clause_start(cue.first)].start
        return before if before.start == start else _whole_subject(line, cue)
    if before is not None and clear:
        return _widened(line, cue, before)
    if before is not None or not clear:
        return before or _whole_subject(line, cue)
    if line.has("and", cue.first - 1):
        return _shared_subject(line, cue)
    relative = next((at for at in _near(cue) if is_relative(line, at)), None)
    found = source_before(line, relative) if relative is not None else None
    if found is not None:
        return Span(found.start, line.tokens[cue.first - 1].end)
    return clause_subject(line, cue.first)


def long_subject(line: Line, cue: Cue) -> Span | None:
    """Somebody with a clause on who he is, more asides behind it: "A nurse who works there, asking not to be named, told"."""
    start = line.sentence_start(cue.first)
    if (
        start >= cue.first
        or line.quoted[start] is not None
        or not (line.has("indefinites", start) or line.has("determiners", start))
    ):
        return None
    reach = range(start + 2, min(start + RELATIVE_REACH, cue.first - 1))
    at = next((n for n in reach if line.has("relatives", n) and _may_be_noun(line, n - 1 - (line.low(n - 1) == ","))), None)
    if at is None or cue.first - start > LONGEST or any(line.quoted[start : cue.first]):
        return None
    commas = sum(line.low(n) == "," for n in range(at, cue.first))
    closed = line.low(cue.first - 1) == "," if line.low(at - 1) == "," or commas else not line.cues.capital_nouns
    words = line.between(start, cue.first)
    head = read_head(words.within(line.text), line.cues) if words is not None else None
    told = any(tells(line, n) for n in range(at + 1, cue.first))
    return words if closed and (head is None or head.sort in ("person", "informant")) and not told else None


def _may_be_noun(line: Line, at: int) -> bool:
    """Whether a word before a relative can be a noun for somebody: one that is listed, or none of the small ones."""
    groups = ("small", "inner", "ends", "determiners", "that", "adverbs", "pronouns")
    free = line.low(at).isalpha() and not any(line.has(group, at) for group in groups)
    return free and (kind_of(line.low(at), line.cues) is not None or not line.low(at).endswith(line.cues.speakers.things))


def shown_by(line: Line, cue: Cue) -> Span | None:
    """The writing right before a verb that shows, whatever it shows: "a video shows two officers", "ein Bericht zählt 17"."""
    shows = line.has("showing", cue.first)
    before = source_before(line, cue.first, lax=True) if shows else None
    head = read_head(before.within(line.text), line.cues) if before is not None else None
    return before if head is not None and head.sort == "writing" else None


def _near(cue: Cue) -> range:
    """The tokens not far before a cue, the nearest first."""
    return range(cue.first - 2, max(cue.first - 2 - SHARED_REACH, 0), -1)


def _shared_subject(line: Line, cue: Cue) -> Span | None:
    """Whose verb stands before an "and", the cue behind it."""
    start = line.clause_start(cue.first)
    if start == cue.first - 1 and line.cues.verb_second:
        whole = source_behind(line, line.sentence_start(start), lax=True)
        return whole[0] if whole is not None and whole[1] < start and not opens_small_at(line, 0) else None
    turned = _turned_subject(line, start, cue.first - 1)
    if turned is not None:
        return turned
    head = source_behind(line, start, lax=True)
    if head is not None and head[1] < cue.first:
        return head[0]
    first = head_of(line, start, cue.first - 1)
    if first is None and start > 0 and line.low(start - 1) == "," and line.cues.dropped:
        first = source_before(line, start - 1) or source_before(line, start)
    return first or next((found for at in _near(cue) if (found := source_before(line, at)) is not None), None)


def _turned_subject(line: Line, first: int, last: int) -> Span | None:
    """Who stands behind the first verb of a clause something else opens: "Im Namen aller antwortete Fux und sagte, ..."."""
    if not line.cues.verb_second or not opens_small_at(line, first):
        return None
    verb = next((at for at in range(first + 1, last) if line.low(at) in line.cues.plain_verbs and not line.capital(at)), None)
    behind = source_behind(line, verb + 1, lax=True) if verb is not None else None
    return behind[0] if behind is not None and behind[1] <= last else None


def _widened(line: Line, cue: Cue, before: Span) -> Span:
    """A phrase right before a verb, or the whole subject it ends: "El juez que dirigió la audiencia adelantó que"."""
    head = head_of(line, line.clause_start(cue.first), cue.first)
    plain = source_before(line, cue.first) is None
    return Span(head.start, before.end) if plain and head is not None and head.end < before.start else before


def _is_agent(line: Line, phrase: Span) -> bool:
    """Whether a phrase is only whom somebody was asked by: "fuentes consultadas por este diario aseguran"."""
    first = line.index(phrase.start)
    return first > 1 and line.has("agents", first - 1)


def _whole_subject(line: Line, cue: Cue) -> Span | None:
    """All from a role or a name at the start of a clause to a verb that brings an object: "Fuentes de la red apuntan a"."""
    start = line.clause_start(cue.first)
    if cue.kind not in ("object", "either") or head_of(line, start, cue.first) is None:
        return None
    verb = any(line.low(n) in line.cues.plain_verbs and not line.has("inner", n - 1) for n in range(start + 1, cue.first))
    return None if verb or line.has("small", start) else clause_subject(line, cue.first)


def says_clearly(line: Line, cue: Cue) -> bool:
    """Whether a refusal, a clause behind its opening word or a quotation tells that whoever stands before the cue speaks."""
    if cue.act in ("declines", "denies", "asks"):
        return True
    last = line.past_times(cue.stop)
    if last < len(line.lows) and (line.low(last) == ":" or line.quoted[last] is not None):
        return True
    contrary = any(line.has("contrary", at) for at in range(last, last + OPPOSITE))
    if contrary or opens_infinitive(line, cue, last) or _clause_unopened(line, cue, last):
        return True
    for at in range(last, min(last + THAT_REACH, len(line.lows))):
        if at > last and line.quoted[at] is None and tells(line, at):
            return False
        if line.has("that", at):
            return not is_relative(line, at) or at - last < 2 or line.has("anonymity", at - 2) or _told_to(line, cue, last)
        aside = line.low(at) == "," and not (line.has("that", at + 1) or that_after_aside(line, at))
        if aside or line.low(at) in (";", ":", ".") or (cue.kind == "guarded" and at > last + 1):
            return False
    return False


def _told_to(line: Line, cue: Cue, at: int) -> bool:
    """Whether whom it is told to stands before the clause: "told the Courier that", "said to reporters that"."""
    return line.has("ends", at) or line.has("telling", cue.last - 1)


def _clause_unopened(line: Line, cue: Cue, at: int) -> bool:
    """Whether a clause nothing opens follows a verb of saying: behind a comma in German, with a finite verb in English."""
    if cue.kind not in ("says", "gerund") and not line.has("clausal", cue.last - 1):
        return False
    if line.cues.capital_nouns and line.low(at) == ",":
        return True
    if brings_clause(line, cue, at):
        return True
    opens = line.has("pronouns", at) or line.has("determiners", at) or line.capital(at)
    return opens and any(line.has("finite", n) for n in range(at + 1, min(at + THAT_REACH, len(line.lows))))


def opens_small_at(line: Line, at: int) -> bool:
    """Whether a small word that is no article stands at a token."""
    return any(line.has(group, at) for group in ("small", "ends")) and not line.has("determiners", at)
