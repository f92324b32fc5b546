"""What denies or declines in a language without a parser: by its verb and object, or by the words said, whatever the verb."""

from collections.abc import Sequence
from itertools import pairwise

from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.language.plain_cues import PlainCues
from recoupe.records import Act, Attribution, Span

CLEARED = 4
"""Words between a negation and what somebody is cleared of."""
SETTLED = 5
"""Words between a negation and what was not settled: "no final decision has yet been taken"."""
OPENING = 8
"""Words of a clause in which the negation of somebody who insists stands: "insisted that at no point had there been"."""
CURT = 2
"""Words of a whole answer that calls something false: "Total nonsense"."""
GRANTED = 3
"""Tokens at the head of an object among which what can be granted stands: "denied a request"."""
NEXT = 160
"""Characters between a denial and a sentence that goes on denying."""
LONGEST = 200
"""Characters of the longest of those."""
MARKS = "\u201c\u201e\u00ab\u00bb\u2018\"'"
LINKS = ("zu", "to", "te")
APOSTROPHE = "'"


def is_meant(line: Line, first: int, last: int, content: Span, act: Act) -> bool:
    """Whether a weak verb turns down what its act says: "rejected the claims", no ball; "lehnte eine Auskunft ab", no pact."""
    if act not in ("denies", "declines"):
        return True
    object_ = line.part(content)
    if act == "denies" and any(object_.has("granted", at) for at in range(min(GRANTED, len(object_.lows)))):
        return False
    part = line.part(Span(min(line.tokens[first].end, content.start), content.end) if act == "denies" else content)
    if act == "declines":
        return not line.has("refused", last - 1) or any(part.has("askable", at) for at in range(len(part.lows)))
    ends = tuple(sorted(word for word in line.cues.words["deniable"] if len(word) > 4)) if line.cues.verb_second else ()
    if ends and any(part.low(at).endswith(ends) for at in range(len(part.lows))):
        return True
    weak = any(line.has("weak", at) for at in range(first, last))
    return not weak or any(
        part.has("deniable", at) or part.quoted[at] is not None or part.has("that", at) for at in range(len(part.lows))
    )


def is_scorned(line: Line, content: Span) -> bool:
    """Whether what an object verb says of something said is that it is false: "dismissed the claims as 'lies'"."""
    part = line.part(content)
    said = any(part.has("deniable", at) and len(part.low(at)) > CLEARED for at in range(len(part.lows)))
    false = any(part.has("false", at) for at in range(len(part.lows)))
    return said and (false or act_of(content.within(line.text), line.cues) == "denies")


def act_of(words: str, cues: PlainCues) -> Act | None:
    """What the words said do, where they deny or decline: "That is a lie"."""
    low = f" {' '.join(word.strip(APOSTROPHE) for word in _bare(words).split())} "
    if _keeps_back(low.split(), cues):
        return "declines"
    first = low.split()[:1]
    if tuple(first) in cues.hearsay["conditions"] and not cues.has("clitics", first[0]):
        return None
    if any(phrase in low for phrase in cues.denial):
        return "denies"
    if _clears(low.split(), cues) or _never_was(low.split(), cues):
        return "denies"
    silent = any(phrase in low for phrase in cues.refusal) or _keeps_silent(low.split(), cues)
    silent = silent or _cannot_say(low.split(), cues)
    own = words[:1] in MARKS and bool(words)
    silent = silent or (own and any(f" {phrase} " in low for phrase in sorted(cues.words["early"])))
    if silent:
        return "declines"
    return "asks" if own and any(low.startswith(f" {phrase} ") for phrase in sorted(cues.words["wishes"])) else None


def contradicts(found: Found, text: str, cues: PlainCues) -> bool:
    """Whether somebody named says that nothing was settled, or insists that there was nothing: "insisted there was no risk"."""
    words, source = found.content.within(text), found.source
    who = source.within(text).split() if source is not None else [""]
    unnamed = cues.has("indefinites", who[0].casefold()) and not any(each[0].isupper() for each in who[1:])
    if source is None or unnamed or len(words) > LONGEST:
        return False
    bare = [each.strip(APOSTROPHE) for each in _bare(words).split()]
    if _unsettled(bare, cues) or _clears_itself(bare, cues):
        return True
    insists = found.cue is not None and any(cues.has("insist", each) for each in found.cue.within(text).casefold().split())
    if not insists or words[0] in MARKS:
        return False
    never = any(cues.has(group, each) for each in bare[:OPENING] for group in ("never", "none"))
    return never or any(
        cues.has("not", each) and (cues.has("existential", after) or cues.has("having", after))
        for each, after in pairwise(bare[: CLEARED + 1])
    )


def goes_on_denying(before: Attribution, after: Attribution, text: str, cues: PlainCues) -> bool:
    """Whether who denied goes on right behind, in a quotation or the mood of report: "\u00c9 uma inven\u00e7\u00e3o", disse."""
    if before.act != "denies" or after.act != "asserts" or after.content.start - before.content.end > NEXT:
        return False
    same = after.source is None or after.speaker == before.speaker or cues.has("pronouns", after.source.within(text).casefold())
    words = after.content.within(text)
    free = words[0] in MARKS or after.source is None
    opening = _bare(words).split()[:OPENING]
    none = any(cues.has("never", each) or each in cues.words["none"] for each in opening)
    none = none or (after.source is None and words[0] not in MARKS and any(cues.has("not", each) for each in opening))
    return same and free and len(words) < LONGEST and (none or act_of(words, cues) == "denies")


def _clears_itself(words: Sequence[str], cues: PlainCues) -> bool:
    """Whether an infinitive without a subject says that the speaker did not do a thing: "zegt nooit te hebben betaald"."""
    opens = any(cues.has(group, each) for each in words[:2] for group in ("not", "never", "none"))
    at = next((n for n, word in enumerate(words) if cues.has("having", word)), None)
    near = at is not None and (at <= CLEARED or cues.has("infinitive", words[at - 1]) or words[at - 1] in LINKS)
    return opens and near and not any(cues.has("pronouns", each) or cues.has("finite", each) for each in words[:CLEARED])


def _unsettled(words: Sequence[str], cues: PlainCues) -> bool:
    """Whether nothing was decided, signed or planned: "No decision has been taken", "no hay ning\u00fan acuerdo"."""
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word not in cues.words["none"] and not (cues.has("not", word) and cues.has("existential", after)):
            continue
        near = words[at + 1 : at + SETTLED]
        thing = next((n for n, each in enumerate(near) if each in cues.words["settled"]), None)
        if thing is not None and any(
            each in cues.words["reached"] for each in words[max(0, at - SETTLED) : at + SETTLED + thing]
        ):
            return True
    return False


def _bare(words: str) -> str:
    """Words in small letters without marks."""
    return "".join(char if char.isalnum() or char in " '" else " " for char in words.replace("\u2019", "'").casefold())


def _clears(words: Sequence[str], cues: PlainCues) -> bool:
    """Whether a negation stands near what people are accused of: "We hid nothing", "no bribe was ever paid"."""
    accused, dealt = tuple(sorted(cues.words["accused"])), tuple(sorted(cues.words["dealt"]))
    if any(cues.has("ought", word) for word in words):
        return False
    for at, word in enumerate(words):
        near = words[max(at - CLEARED, 0) : at + CLEARED + 1]
        if (
            accused
            and word.startswith(accused)
            and any(cues.has(group, each) for each in near for group in ("never", "not", "none"))
        ):
            return True
        undergone = at > 1 and any(cues.has("perfect", each) for each in words[at - 2 : at]) and _is_person(words, at, cues)
        if dealt and word.startswith(dealt) and not undergone and any(cues.has("never", each) for each in near):
            return True
        pointed = (n for n in range(at + 1, min(at + CLEARED, len(words))) if _points(words[n], cues))
        if (
            cues.has("never", word)
            and at < CLEARED
            and any(not cues.has("times", "".join(words[n + 1 : n + 2])) for n in pointed)
        ):
            return True
    return False


def _is_person(words: Sequence[str], at: int, cues: PlainCues) -> bool:
    """Whether a pronoun is the subject of what was done to it: "they were never paid"."""
    return any(cues.has("pronouns", each) for each in words[max(0, at - CLEARED) : at])


def _points(word: str, cues: PlainCues) -> bool:
    """Whether a word points at something told before, alone or before an apostrophe: "quell'uomo"."""
    return cues.has("these", word) or cues.has("these", word.partition(APOSTROPHE)[0] + APOSTROPHE)


def _never_was(words: Sequence[str], cues: PlainCues) -> bool:
    """Whether it is said that there never was a thing: "Nunca hubo sobres"; or two words call something false: "Falso"."""
    never = any(
        cues.has("existential", after) and before in cues.words["never"] - cues.words["none"] for before, after in pairwise(words)
    )
    never = never and not any(cues.has("pronouns", each) for each in words[:CLEARED])
    return never or (0 < len(words) <= CURT and any(cues.has("false", each) for each in words))


def _keeps_back(words: Sequence[str], cues: PlainCues) -> bool:
    """Whether no statement is made: "keinerlei Äußerungen", "geen enkele mededeling"."""
    opening = words[: OPENING + CLEARED]
    return any(
        word in cues.words["none"] and any(cues.has("statements", each) for each in opening[at + 1 : at + 3])
        for at, word in enumerate(opening)
    )


def _cannot_say(words: Sequence[str], cues: PlainCues) -> bool:
    """Whether somebody cannot or would rather not say: "könne man noch nicht sagen", "kunnen we nog niets zeggen"."""
    for at, word in enumerate(words):
        near = words[max(0, at - OPENING) : at]
        no = any(cues.has("not", each) or each in cues.words["nothing"] for each in near)
        after = words[at + 1] if at + 1 < len(words) else ""
        ends = not after or (cues.has("ends", after) and not cues.has("that", after))
        if cues.has("sayable", word) and no and ends and any(cues.has("able", each) for each in near):
            return True
    return False


def _keeps_silent(words: Sequence[str], cues: PlainCues) -> bool:
    """Whether a negation stands right beside a verb of commenting: "man kommentiere Lecks nicht", "niet communiceert"."""
    stems = tuple(sorted(cues.words["commenting"]))
    return bool(stems) and any(
        word.startswith(stems) and any(cues.has("not", each) for each in words[max(0, at - 2) : at + OPENING])
        for at, word in enumerate(words[:OPENING])
    )
