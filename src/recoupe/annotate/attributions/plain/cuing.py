"""Where a sentence without a parser says that somebody speaks: verbs in one part or two, and words that name a source."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.annotate.attributions.plain.text import Line
from recoupe.language.plain_cues import Kind, Phrase, Verb
from recoupe.records import Act, Span

SPLIT_REACH = 26
"""Tokens between the two parts of a verb: "wies ... zurück" holds what is denied."""
CLEAR = 5
"""Letters from which the second part of a Dutch verb is no preposition: "weten", "bekend"."""
SKIPPED = 3
"""Adverbs inside one verb: "has so far repeatedly declined"."""
OBJECT_REACH = 10
"""Tokens from a verb to the word that brings its object, who speaks between the two."""
TURN_REACH = 6
"""Tokens from a comma to the verb of the main clause it opens."""
CLOSES = (",", ".", ";", ":", "", "!", ")")
MARKS = (",", ";", ":")
"""What may part two clauses."""
SOURCE = -1
"""In the place of a second part: the cue names a source."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at tokens [first, last), or in two parts: the second at [late, end); `late` is also `SOURCE`."""

    first: int
    last: int
    act: Act
    late: int = 0
    end: int = 0
    kind: Kind = "says"

    @property
    def stop(self) -> int:
        """One past its last token."""
        return self.end or self.last

    def span(self, line: Line) -> Span:
        """From its first letter to its last."""
        return Span(line.tokens[self.first].start, line.tokens[self.stop - 1].end)


def find_cues(line: Line) -> Iterator[Cue]:
    """The cues outside quotations, the longest phrase at each place."""
    at = 0
    while at < len(line.lows):
        cue = cue_at(line, at) if line.quoted[at] is None else None
        if cue is not None:
            yield cue
        at = cue.last if cue else at + 1


def cue_at(line: Line, at: int) -> Cue | None:
    """The cue that begins at a token."""
    noun = line.cues.capital_nouns and at > 0 and line.capital(at) and line.low(at - 1) not in (":", ".")
    for phrase, second, act in line.cues.split.get(line.low(at), ()) if not noun else ():
        late = _late(line, at + len(phrase), second) if line.matches(phrase, at) else None
        if late is not None:
            return Cue(at, at + len(phrase), act, late, late + len(_closing(line, second)))
    found = (line.cues.own, line.cues.possessed, line.cues.before, line.cues.after, line.cues.stance if at == 0 else {})
    taken = next((taken for phrases in found if (taken := line.phrase_at(phrases, at))), 0)
    if not _is_noun(line, at) and not _is_participle(line, at) and not _is_unsaid(line, at):
        verb = _parted_object(line, at) or _verb_at(line, at)
        if verb is not None and verb[0] - at >= taken:
            undenied = line.cues.verb_second and verb[1].act == "denies" and line.has("not", verb[0])
            return Cue(at, verb[0] + 1, "asserts", kind="either") if undenied else _cue_of(line, at, *verb)
    elif _is_unsaid(line, at):
        return _undenied(line, at)
    return Cue(at, at + taken, "asserts", SOURCE) if taken else None


def _undenied(line: Line, at: int) -> Cue | None:
    """A denial taken back, which admits what it brings: "did not deny that"."""
    verb = _verb_at(line, at) if line.has("not", at - 1) else None
    if (
        verb is None
        or verb[1].act != "denies"
        or verb[0] - at > 1 + line.has("auxiliaries", at)
        or verb[1].kind in ("passive", "open")
    ):
        return None
    first = at - 1
    while first > 0 and (line.has("finite", first - 1) or line.has("auxiliaries", first - 1)) and not line.has("and", first - 1):
        first -= 1
    return Cue(first, verb[0], "asserts", kind="either")


def _verb_at(line: Line, at: int) -> tuple[int, Verb] | None:
    """The longest verb at a token, adverbs inside it passed over, and one past its last token."""
    places = [at]
    skipped = 0
    for lengths in line.cues.lengths.get(line.low(at), ()):
        while len(places) < lengths and places[-1] + 1 < len(line.lows):
            after = places[-1] + 1
            while skipped < SKIPPED and line.is_adverb(after) and not _goes_on(line, at, after):
                after, skipped = after + 1, skipped + 1
            places.append(after)
        for run in (tuple(range(at, at + lengths)), tuple(places[:lengths])):
            verb = line.cues.verbs.get(tuple(line.low(place) for place in run))
            if verb is not None:
                return run[-1] + 1, verb
    return None


def _parted_object(line: Line, at: int) -> tuple[int, Verb] | None:
    """A verb and the word that brings its object, whoever speaks between the two: "warnte der Kämmerer vor"."""
    seconds = line.cues.apart.get(line.low(at))
    if seconds is None or not (line.has("determiners", at + 1) or line.has("pronouns", at + 1) or line.capital(at + 1)):
        return None
    close = min(line.until_comma(at), at + OBJECT_REACH)
    second = next((n for n in range(at + 2, close) if line.low(n) in seconds and line.quoted[n] is None), None)
    return (at + 1, seconds[line.low(second)]) if second is not None else None


def _cue_of(line: Line, at: int, last: int, verb: Verb) -> Cue | None:
    """A verb as a cue; a word earlier in its clause may turn it: "Neither the bank nor the fund would comment"."""
    if verb.kind != "negated" and verb.turned is None:
        return Cue(at, last, verb.act, kind=verb.kind)
    places = (0, *range(line.clause_start(at), at))
    if any(line.has("negations", n) and line.quoted[n] is None for n in places):
        return Cue(at, last, verb.turned or verb.act)
    return Cue(at, last, verb.act, kind=verb.kind) if verb.kind != "negated" else None


def _goes_on(line: Line, first: int, at: int) -> bool:
    """Whether the words from a token to another begin a verb as they stand."""
    return line.lows[first : at + 1] in line.cues.verbs


def _is_noun(line: Line, at: int) -> bool:
    """Whether a capital inside the sentence, or an article before it, tells a noun: "Angaben", "the claims"."""
    if line.cues.capital_nouns:
        described = line.has("determiners", at - 1) and line.capital(at + 1) and not line.has("points", at - 1)
        return at > 0 and (line.capital(at) or (described and line.low(at).endswith(("te", "ten", "e"))))
    if line.has("nounlike", at) and at > 0 and not _may_act(line, at - 1):
        return True
    article = line.has("determiners", at - 1) and not line.has("pronouns", at - 1)
    article = article and not _is_clitic(line, at) and not line.is_other(at - 1)
    points = line.low(at - 1) in line.cues.words["points"] or line.has("auxiliaries", at)
    return (article and not points and not line.capital(at)) or (at > 0 and line.has("finite", at + 1))


def _may_act(line: Line, at: int) -> bool:
    """Whether several people, a pronoun or an adverb stand where a verb without an ending follows: "the police report that"."""
    low = line.low(at)
    opens = line.low(line.clause_start(at))
    many = any(len(each) > 3 and each.endswith("s") and "'" not in each for each in (low, opens))
    return many or line.has("plural", at) or line.is_adverb(at)


def _is_clitic(line: Line, at: int) -> bool:
    """Whether what looks like an article before a verb in a past form is its object: "o partido o acusou"."""
    if not line.has("clitics", at - 1) or not line.low(at).endswith(tuple(sorted(line.cues.words["told"]))):
        return False
    opens = any(line.has(group, at - 2) for group in ("small", "inner", "ends", "that", "determiners"))
    return at < 2 or (line.low(at - 2)[:1].isalpha() and not opens)


def _is_unsaid(line: Line, at: int) -> bool:
    """Whether a word right before a verb takes it back: "has not denied", "before they could say"."""
    return line.has("unsaid", at - 1)


def _is_participle(line: Line, at: int) -> bool:
    """Whether what looks like a finite verb goes with an auxiliary of its clause: "sei informiert worden", "was declared"."""
    if line.cues.words["finite"]:
        before = at - 1
        while before > 0 and line.is_adverb(before):
            before -= 1
        acted = line.low(at).endswith("ed") and line.low(at + 1) == "by"
        return acted or (line.has("perfect", before) and not line.low(at).endswith("ing"))
    if not line.cues.capital_nouns or not line.low(at).endswith("t"):
        return False
    start = at
    while start > 0 and line.low(start - 1) not in (",", ";", ":"):
        start -= 1
    return any(line.has("perfect", n) for n in (*range(start, at), at + 1))


def _closing(line: Line, second: Phrase) -> Phrase:
    """The words of a second part that close the clause; a negation before them may stand apart."""
    return second[1:] if len(second) > 1 and line.cues.has("negations", second[0]) else second


def _closes(line: Line, late: int, after: str) -> bool:
    """Whether a clause ends behind a token, or a clause, an infinitive begins there."""
    ends = after in CLOSES or any(line.cues.has(group, after) for group in ("and", "that", "infinitive"))
    return ends or (len(line.low(late)) >= CLEAR and not line.cues.capital_nouns and not after[0].isupper())


def _takes_back(line: Line, first: int, late: int) -> bool:
    """Whether a negation stands between the two parts, or before the first in its clause: "weder ... noch ... wollten"."""
    start = line.clause_start(first)
    return any(line.has("negations", n) for n in range(start, late))


def _turns(line: Line, at: int) -> bool:
    """Whether a comma opens another main clause with its own verb: ", maar hij heeft", ", doch der Verein hat"."""
    joined = line.low(at) == "," and line.quoted[at] is None and line.has("and", at + 1)
    return joined and any(line.has("auxiliaries", n) for n in range(at + 2, at + TURN_REACH))


def _late(line: Line, first: int, second: Phrase) -> int | None:
    """Where the second part of a verb closes the clause, the object standing between the two."""
    closing = _closing(line, second)
    reach = line.lows[first : first + SPLIT_REACH]
    if closing[0] not in reach:
        return None
    commas = 0
    for late, low in enumerate(reach, first):
        if low == closing[0]:
            after = line.low(late + len(closing))
            closes = line.matches(closing, late) and line.quoted[late] is None and _closes(line, late + len(closing) - 1, after)
            if closes and (commas < 2 or after in (".", "")) and (closing == second or _takes_back(line, first, late)):
                return late
        if low in MARKS and (low != "," or _turns(line, late)):
            return None
        commas += low == "," and line.quoted[late] is None
    return None
