"""Verbs no list knows, in a sentence without a parser: known for telling by their place, their ending and who stands beside."""

from collections.abc import Iterator, Sequence

from recoupe.annotate.attributions.plain.described import read_head
from recoupe.annotate.attributions.plain.sources import before_adverbs, source_before, source_behind
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.records import Span

LETTERS = 5
"""Letters of the shortest verb no list knows."""
PARTIAL = 60
"""Characters up to which a quotation may be the last words of a clause rather than what is said."""
CLAUSE = 5
"""Tokens of the shortest clause that stands before such a verb."""


def find_unlisted(line: Line, taken: Sequence[Span]) -> Iterator[Found]:
    """A quotation, one word no list knows, and somebody: "« ... », zetert der Vorstand Uwe Lang."."""
    for last in range(1, len(line.lows)):
        quoted = line.quoted[last - 1]
        if quoted is None or quoted.span.end != line.tokens[last - 1].end or any(quoted.span.overlap(span) for span in taken):
            continue
        verb = last + (line.low(last) == ",")
        before = source_behind(line, verb)
        told = before[1] - 1 if before is not None else verb
        source = line.between(verb, told) if told > verb + 1 and _ends_as_told(line, told) else None
        if source is not None and line.low(line.past_times(told + 1)) in (".", "", ","):
            yield Found(quoted.span, line.tokens[told], source, "asserts", "inversion")
            continue
        if not _may_be_verb(line, verb) or (verb == last and line.names_medium(last - 1)):
            continue
        behind = source_behind(line, verb + 1, lax=True)
        after = line.past_times(behind[1]) if behind is not None else 0
        if behind is not None and (line.low(after) in (",", ".", "") or line.has("ends", after) or line.has("and", after)):
            yield Found(_whole(line, quoted.span, last), line.tokens[verb], behind[0], "asserts", "inversion")


def _whole(line: Line, quotation: Span, last: int) -> Span:
    """A quotation, or the clause it ends before a comma: 'Absprachen seien "weltweit üblich", verbreitet VW'."""
    first = line.index(quotation.start)
    inside = first > 1 and line.low(first - 1)[:1].isalpha() and len(quotation) < PARTIAL and line.low(last) == ","
    return (line.between(0, last) or quotation) if inside else quotation


def _may_be_verb(line: Line, at: int) -> bool:
    """Whether a word is none of the small ones, and no name."""
    groups = ("small", "that", "inner", "ends", "determiners", "pronouns", "adverbs", "relatives", "auxiliaries")
    word = line.low(at)
    endings = tuple(sorted(each for each in line.cues.words["infinitive_endings"] if each))
    if line.cues.dropped and endings and word.endswith(endings):
        return False
    if line.has("by", at + 1) or (line.has("small", at + 1) and not line.has("determiners", at + 1)):
        return False
    return word.isalpha() and len(word) > 2 and not line.capital(at) and not any(line.has(group, at) for group in groups)


def find_untold(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """A clause behind its opening word that such a verb brings, somebody before it: "O autarca emendou que ..."."""
    for at in range(2, len(line.lows)):
        if not line.has("that", at) or line.has("whether", at) or line.quoted[at] is not None:
            continue
        verb = at - 1 - (line.low(at - 1) == ",")
        content = line.between(at + 1, len(line.lows))
        if content is None or not _ends_as_told(line, verb) or _is_taken(line, verb, found):
            continue
        source = _teller(line, verb, found)
        if source is not None:
            yield Found(content, line.tokens[verb], source, "asserts", "verb-que")
            return


def find_closing(line: Line, taken: Sequence[Span]) -> Iterator[Found]:
    """A clause, such a verb and somebody who closes the sentence: "El plan no es viable, recalc\u00f3 la alcaldesa."."""
    comma = next((at for at in range(len(line.lows) - 1, 0, -1) if line.low(at) == "," and line.quoted[at] is None), 0)
    content = line.between(0, comma)
    if comma < CLAUSE or content is None or any(content.overlap(span) for span in taken) or line.quoted[0] is not None:
        return
    if any(line.has(group, 0) for group in ("small", "ends", "and", "relatives")) or not _ends_as_told(line, comma + 1):
        return
    behind = source_behind(line, comma + 2)
    if behind is not None and line.low(line.past_times(behind[1])) in (".", "") and _may_tell(line, behind[0]):
        yield Found(content, line.tokens[comma + 1], behind[0], "asserts", "inversion")


def _may_tell(line: Line, phrase: Span) -> bool:
    """Whether a phrase is for somebody, not for a thing done: "tracked the release of the files" tells nothing."""
    head = read_head(phrase.within(line.text), line.cues)
    return head is None or head.sort != "writing" or line.has("pronouns", line.index(phrase.start))


def _teller(line: Line, verb: int, found: Sequence[Found]) -> Span | None:
    """Who tells with a verb: right before it, behind its auxiliary, or who spoke last where it only goes with a subject."""
    if line.low(verb).endswith(tuple(sorted(line.cues.words["gerund_endings"]))):
        return found[-1].source if found and line.low(verb - 1) == "," else None
    start = line.clause_start(verb)
    auxiliary = next((at for at in range(start, verb) if line.has("auxiliaries", at)), None) if line.cues.verb_second else None
    if auxiliary is None:
        return source_before(line, verb) if before_adverbs(line, verb) > start else None
    before = source_before(line, auxiliary)
    behind = source_behind(line, auxiliary + 1)
    return before or (behind[0] if behind is not None and behind[1] <= verb else None)


def _ends_as_told(line: Line, at: int) -> bool:
    """Whether a word in no list ends as a verb that tells what was said, and is none that brings other clauses."""
    low = line.low(at)
    if len(low) < LETTERS or not low.isalpha() or line.capital(at) or (low,) in line.cues.verbs or line.has("untold", at):
        return False
    if not _may_be_verb(line, at) or line.has("determiners", at - 1) or line.quoted[at] is not None:
        return False
    words = line.cues.words
    acted = line.has("auxiliaries", at - 1) or line.cues.verb_second
    endings = words["told"] | words["gerund_endings"] | (words["told_participle"] if acted else frozenset())
    return low.endswith(tuple(sorted(endings)))


def _is_taken(line: Line, verb: int, found: Sequence[Found]) -> bool:
    """Whether a verb stands in a cue or a content found before."""
    span = line.tokens[verb]
    return any(each.content.overlap(span) or (each.cue is not None and each.cue.overlap(span)) for each in found)
