"""What a cue brings in a sentence without a parser: a quotation, a clause, an infinitive, or the object of its verb."""

from recoupe.annotate.attributions.plain.cuing import Cue, cue_at
from recoupe.annotate.attributions.plain.sources import source_behind
from recoupe.annotate.attributions.plain.text import STOPS, Line
from recoupe.records import Span

THAT_REACH = 12
"""Tokens between a verb and the word that opens its clause: "told the daily, on condition of anonymity, that"."""
HEARER = 6
"""Tokens from a verb to its infinitive, whom it is said to between the two: "ha raccontato ai militari di aver visto"."""
ASIDE = 5
"""Tokens of the longest aside between a verb and what it brings, commas included."""
TITLE_REACH = 5
"""Tokens of the longest name of a medium between marks behind a verb, marks included."""
INFINITIVE_REACH = 9
"""Tokens between a verb and the word before its infinitive: "zegt niets te weten"."""
COMPOUND = 5
"""Letters from which a word for something said may end another one: "US-Medienberichte"."""
CONTRARY = 3
"""Tokens from a verb to the word that says the opposite is told: "behauptet das Gegenteil"."""
PARTIAL = 60
"""Characters up to which a quotation may be the first words of a clause rather than what is said."""
OPENS = ("\u201c", "\u201e", "\u00ab", '"', "\u2018")


def forward(line: Line, cue: Cue, start: int) -> Span | None:
    """What follows the cue: a quotation, a clause behind its opening word, the object of a denial, a refusal or a demand."""
    start = _past_aside(line, _past_relay(line, line.past_times(_past_hearer(line, cue, start))))
    if cue.act == "declines" and line.low(start) == "," and _goes_on_saying(line, start + 1):
        return None
    if cue.late > 0:
        return _around(line, cue, start)
    quotation = line.quoted[start] if start < len(line.lows) else None
    if quotation is not None and cue.act == "denies" and line.past_adverbs(start + 1) == line.index(quotation.span.end) - 1:
        start = line.index(quotation.span.end)
        quotation = line.quoted[start] if start < len(line.lows) else None
    if quotation is not None and _is_title(line, start):
        close = line.index(quotation.span.end)
        return _clause(line, cue, close)
    if quotation is not None and (cue.kind == "object" or cue.act == "denies") and cue.act != "declines":
        close = line.index(quotation.span.end)
        goes_on = any(line.has(group, close) for group in ("determiners", "deniable")) and not line.has("ends", close)
        return line.between(start, object_end(line, close)) if goes_on else _with_rest(line, quotation.span)
    if quotation is not None:
        return _with_rest(line, quotation.span)
    if opens_infinitive(line, cue, start):
        hearer = line.has("dative", start)
        first = next((n for n in range(start, start + HEARER) if line.has("infinitive", n)), start) if hearer else start
        return line.between(first, len(line.lows))
    return _clause(line, cue, start) or _bare(line, cue, start)


def _past_hearer(line: Line, cue: Cue, start: int) -> int:
    """Past whom English tells, where the clause follows with no word before it: "told the Journal it was dead"."""
    if not line.cues.words["finite"] or not line.has("telling", cue.last - 1):
        return start
    told = source_behind(line, start, lax=True)
    at = line.past_times(told[1]) if told is not None else start
    opens = line.has("pronouns", at) or line.has("determiners", at) or line.capital(at)
    clause = opens and any(line.has("finite", n) for n in range(at + 1, min(at + THAT_REACH, len(line.lows))))
    return at if clause else start


def _with_rest(line: Line, quotation: Span) -> Span:
    """A quotation, or the clause of which it is but the first words: 'zeigte sich "irritiert" und "überrascht" davon'."""
    close = line.index(quotation.end)
    ended = line.text[quotation.end - 2] in ".!?,"
    second = line.has("and", close) and close + 1 < len(line.lows) and line.quoted[close + 1] is not None
    if ended or len(quotation) >= PARTIAL or line.low(close) in ("", *STOPS):
        return quotation
    if not second and (line.has("and", close) or line.has("ends", close) or line.past_times(close) != close):
        return quotation
    if line.phrase_at(line.cues.citing, close) or line.phrase_at(line.cues.quoted_by, close) or line.has("relatives", close):
        return quotation
    return line.between(line.index(quotation.start), object_end(line, close)) or quotation


def _leads(line: Line, at: int) -> bool:
    """Whether a preposition, and no article, stands there: "bestritt im Gespräch, dagegen gestimmt zu haben"."""
    return line.has("ends", at) and not line.has("determiners", at)


def _is_object(line: Line, cue: Cue, start: int, at: int) -> bool:
    """Whether what looks like the opening of a clause goes with the object of a denial: "refutó la versión que dio"."""
    noun = line.has("determiners", start) or any(line.has("deniable", n) for n in range(start, at))
    turned = cue.act in ("denies", "asks", "declines") and line.has("relatives", at) and noun
    return turned and (line.low(at - 1) == "," or not line.has("ends", start))


def _is_title(line: Line, start: int) -> bool:
    """Whether a quotation right behind a verb names the medium that is told: 'sagte "Morgen", es sei absurd'."""
    quotation = line.quoted[start]
    close = line.index(quotation.span.end) if quotation is not None else start
    short = 2 < close - start <= TITLE_REACH and line.capital(start + 1) and line.low(close - 2)[:1].isalnum()
    return short and (line.has("that", close) or line.low(close) == ":" or (line.low(close) == "," and line.cues.capital_nouns))


def _clause(line: Line, cue: Cue, start: int) -> Span | None:
    """The clause or the words in marks whose opening stands not far behind a token."""
    for at in range(start, min(start + THAT_REACH, len(line.lows))):
        if at > start and _ends_here(line, cue, start, at):
            return None
        if line.has("that", at):
            ends = line.low(line.past_times(at + 1)) in (".", "")
            pointed = at == start and (ends or (line.cues.verb_second and line.has("times", at + 1)))
            return line.between(at, at + 1) if pointed else line.between(at + 1, len(line.lows))
        if line.low(at) == ":" or line.low(at) in OPENS:
            return _marked(line, start, at)
        if line.low(at) != "," or line.has("that", at + 1) or that_after_aside(line, at):
            continue
        if cue.kind == "guarded":
            return line.between(at + 1, len(line.lows)) if at == start and line.has("showing", cue.first) else None
        told = cue.act == "asserts" and cue.kind == "says"
        near = at == start or (at - start < 4 and (told or line.only_time(start, at) or _leads(line, start)))
        return line.between(at + 1, len(line.lows)) if near else None
    return None


def _ends_here(line: Line, cue: Cue, start: int, at: int) -> bool:
    """Whether no clause of a verb opens behind a token: another verb tells there, or its own object goes on."""
    if line.quoted[at] is not None:
        return False
    finite = line.has("finite", at) and not line.has("that", at)
    return finite or tells(line, at) or (line.has("that", at) and _is_object(line, cue, start, at))


def tells(line: Line, at: int) -> bool:
    """Whether another verb that brings a clause begins at a token."""
    other = cue_at(line, at)
    return other is not None and other.kind == "says" and other.late == 0 and other.act in ("asserts", "reports", "denies")


def opens_infinitive(line: Line, cue: Cue, start: int) -> bool:
    """Whether what is said stands in the infinitive: "ha detto di non sapere", "claims to have seen"."""
    if (
        cue.kind in ("guarded", "object")
        or line.has("relatives", cue.first - 1)
        or (line.cues.words["finite"] and cue.kind != "either")
    ):
        return False
    if line.cues.verb_second and not line.cues.capital_nouns:
        close = min(start + INFINITIVE_REACH, len(line.lows), line.until_comma(start))
        opens = any(line.has("that", at) or line.low(at) == ":" for at in range(start, close))
        return not opens and any(line.low(at) in line.cues.words["infinitive"] for at in range(start, close))
    if line.has("dative", start):
        start = next((n for n in range(start, start + HEARER) if line.has("infinitive", n) and line.low(n)), start)
    opened = line.has("infinitive", start)
    verb = line.low(start + opened)
    endings = tuple(line.cues.words["infinitive_endings"])
    bare = line.cues.has("infinitive", "") and line.low(start + opened + 1)[:1].isalpha()
    return (opened or bare) and bool(endings) and len(verb) > 2 and verb.endswith(endings)


def that_after_aside(line: Line, comma: int) -> bool:
    """Whether an aside on why somebody is not named stands before the clause: ", on condition of anonymity, that"."""
    close = line.until_comma(comma + 1)
    return line.has("that", close + 1) and close - comma < THAT_REACH


def _around(line: Line, cue: Cue, start: int) -> Span | None:
    """What stands between the two parts of a verb, adverbs and a negation at its ends left out, or behind the second."""
    late = cue.late
    while start < late and (line.has("negations", late - 1) or line.is_adverb(late - 1)):
        late -= 1
    start = line.past_listed(start, late)
    inner = line.between(start, late) if late - start != 1 or not line.has("pronouns", start) else None
    that = cue.end + (line.low(cue.end) == ",")
    goes_on = cue_at(line, that) is None and not (line.has("and", that) and cue.act != "asserts")
    rest = line.between(that + line.has("that", that), len(line.lows)) if goes_on else None
    empty = line.only_time(start, late) or all(line.has("small", at) for at in range(start, late))
    if inner is not None and cue.act == "declines" and empty:
        inner = None
    mood = any(line.has("reported", at) for at in range(that, len(line.lows)))
    clause = (mood and line.low(cue.end) == ",") or line.has("that", cue.end)
    if cue.act == "denies" and rest is not None and clause and _is_charge(line, start, late):
        return rest
    if rest is None and cue.act == "asserts" and line.has("held_to", start):
        return None
    aside = line.has("small", start) or line.has("ends", start) or line.is_adverb(start)
    return rest if rest is not None and (cue.act in ("asserts", "reports", "asks") or inner is None or aside) else inner


def _is_charge(line: Line, first: int, last: int) -> bool:
    """Whether a word for something said stands there alone, the clause behind telling it: "den Vorwurf zur\u00fcck, er habe"."""
    endings = tuple(sorted(word for word in line.cues.words["deniable"] if len(word) > COMPOUND))
    return last - first <= 3 and (line.has("deniable", last - 1) or line.low(last - 1).endswith(endings))


def _goes_on_saying(line: Line, at: int) -> bool:
    """Whether a verb that goes with the same subject brings something else: "recusou comentar, alegando ..."."""
    cue = cue_at(line, at)
    return line.phrase_at(line.cues.citing, at) > 0 or (cue is not None and cue.kind == "gerund")


def _past_aside(line: Line, start: int) -> int:
    """Past an aside between commas behind a verb: "confirmam, por\u00e9m, as conversas"."""
    close = line.until_comma(start + 1)
    colon = next((at for at in range(start + 1, min(start + THAT_REACH, close)) if line.low(at) == ":"), None)
    if colon is not None and line.low(start) == "," and line.has("relatives", start + 1):
        return colon
    small = any(line.has(group, start + 1) for group in ("small", "ends", "adverbs"))
    small = small or line.low(start + 1).isdigit()
    short = line.low(start) == "," and line.low(close) == "," and close - start <= ASIDE
    that = any(line.has("that", at) for at in range(start, close + 2))
    return close + 1 if short and small and not that else start


def _past_relay(line: Line, start: int) -> int:
    """Past what stands between a verb and what it brings: whom a medium cites, the day it is said."""
    cited = line.phrase_at(line.cues.citing, start)
    behind = source_behind(line, start + cited, lax=True) if cited else None
    if behind is not None:
        return behind[1] + (line.low(behind[1]) == ",")
    on = line.has("ends", start) and line.has("ends", start + 1) and line.has("pronouns", start + 2)
    return start + 2 if on else start


def _bare(line: Line, cue: Cue, start: int) -> Span | None:
    """The object of a denial, a refusal or a demand; a clause that nothing opens."""
    if cue.kind == "object":
        return line.between(start, object_end(line, start))
    if cue.act in ("denies", "asks", "declines"):
        if line.has("and", start) and cue.act == "denies":
            return None
        start += line.low(start) == ","
        end = line.until_comma(start) if line.low(start - 1) != "," else len(line.lows)
        if line.cues.capital_nouns and cue.act == "asks" and not line.has("and", end + 1):
            end = len(line.lows)
        aside = cue.act == "denies" and cue.last - cue.first > 1 and line.has("ends", start)
        stop = end - (line.low(end - 1) == ".")
        if cue.act == "declines" and (line.has("till", start) or line.has("till", start - 1)):
            return line.between(cue.first, end)
        return None if aside or line.only_time(start, stop) else line.between(start, end)
    finite = any(line.has("finite", at) for at in range(start + 1, len(line.lows)))
    clause = line.has("pronouns", start) or line.capital(start) or finite
    clause = clause or (line.has("determiners", start) and not (line.cues.words["finite"] and line.has("indefinites", start)))
    told = brings_clause(line, cue, start)
    long = len(line.lows) - start > 3 + (not finite and not told)
    opens = line.has("determiners", start) or not line.has("small", start) or told
    if cue.kind != "guarded" and (clause or told) and long and opens:
        return line.between(start, len(line.lows))
    if any(line.has("contrary", at) for at in range(start, start + CONTRARY)):
        return line.between(start, object_end(line, start))
    free = not line.has("small", start) or line.has("determiners", start)
    shown = cue.kind == "guarded" and line.has("showing", cue.first)
    return line.between(start, object_end(line, start)) if (cue.kind == "either" or shown) and free else None


def brings_clause(line: Line, cue: Cue, at: int) -> bool:
    """Whether what stands behind a verb that only tells can but be a clause: "says players got half", "said about 60 died"."""
    if not line.has("clausal", cue.last - 1):
        return False
    groups = ("small", "ends", "and", "that", "relatives", "inner", "adverbs", "scant")
    if cue.kind == "guarded" and not any(line.has("finite", n) for n in range(at + 1, min(at + THAT_REACH, len(line.lows)))):
        return False
    bare = line.low(at)[:1].isalnum() and not any(line.has(group, at) for group in groups)
    bare = bare and line.low(at) not in line.cues.words["none"]
    return (bare and len(line.lows) - at > 3) or (line.has("small", at) and line.low(at + 1)[:1].isdigit())


def object_end(line: Line, start: int) -> int:
    """Where a phrase ends: at a comma that opens no clause on it, nor an aside before what it is called ("X, told, as Z")."""
    passed = start
    for at in range(start, len(line.lows)):
        if at < passed or line.quoted[at] is not None or line.low(at) not in (",", ";") or line.has("relatives", at + 1):
            continue
        close = line.until_comma(at + 1)
        if not line.has("as", close + 1):
            return at
        passed = close + 1
    return len(line.lows)


def _marked(line: Line, start: int, at: int) -> Span | None:
    """The quotation a colon brings, or the words with marks in them."""
    if line.low(at) != ":":
        return line.between(start, len(line.lows))
    quotation = line.quoted[at + 1] if at + 1 < len(line.lows) else None
    return quotation.span if quotation is not None else line.between(at + 1, len(line.lows))
