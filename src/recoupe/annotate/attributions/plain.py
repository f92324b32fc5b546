"""Who says what in a language without a parser: marks, a lexicon, the name or role beside the cue, and silence where in doubt."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.annotate.attributions.marks import find_quoted
from recoupe.annotate.attributions.plain_forms import (
    find_rumour,
    find_unlisted,
    hedge_of,
    is_meant,
    read_parted_passive,
    read_passive,
    relayed,
    tells_more,
    through,
)
from recoupe.annotate.attributions.plain_speakers import speaker_of
from recoupe.annotate.attributions.plain_text import Found, Line, is_relative, read_line, source_before, source_behind
from recoupe.annotate.attributions.sources import speaker_kind
from recoupe.annotate.reading import Reading
from recoupe.language.plain_cues import Phrase, PlainCues
from recoupe.records import Act, Attribution, Mention, Mode, Reason, Span

SILENT = ("byline", "date", "credit")
SHARED_REACH = 6
"""Tokens from an "and" back to the end of the subject both verbs share."""
SPLIT_REACH = 14
"""Tokens between the two parts of a German verb."""
THAT_REACH = 10
"""Tokens between a verb and the word that opens its clause."""
DEEPEST = 2
"""Tellers inside one another that are read: "A says that B told C"."""
MARKS = "\u201c\u201e\u00ab\u00bb\"'"
BRIEF, BRIEF_QUOTED = 60, 120
"""Characters up to which a content that calls something false is a denial, not a tale with a denial in it."""
LONE = 25
"""Characters of the shortest quotation kept without a cue."""
WEIGHT = 0.7
"""Of every form read so: below what the parsed forms of French weigh, since no grammar was looked at."""


SOURCE, PASSIVE = -1, -2
"""In the place of a second part: the cue names a source, or its speaker stands behind it."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue at tokens [first, last), or in two parts: the second at [late, end); `late` is also `SOURCE` or `PASSIVE`."""

    first: int
    last: int
    act: Act
    late: int = 0
    end: int = 0


def find_plain(reading: Reading, cues: PlainCues) -> tuple[tuple[Attribution, ...], tuple[Mention, ...]]:
    """Find who says what by typography and lexicon alone.

    Returns:
        The attributions, and the mentions made for sources in which no finder saw one.
    """
    text, told, made = reading.article.text, list[Attribution](), dict[Span, Mention]()
    known = {mention.span: mention for mention in reading.mentions}
    starts = [sentence.span.start for sentence in reading.sentences]
    for block in reading.article.blocks:
        if block.role in SILENT:
            continue
        low, high = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        for one in _in_block(text, block.span, [sentence.span for sentence in reading.sentences[low:high]], cues):
            speaker = speaker_of(reading, one, told, known | made)
            if speaker is not None and speaker.span not in known:
                made[speaker.span] = speaker
            through_whom = tuple(speaker_of(reading, replace(one, source=relay), told, known | made) for relay in one.relays)
            made |= {mention.span: mention for mention in through_whom if mention is not None and mention.span not in known}
            relays = tuple(mention.span for mention in through_whom if mention is not None and mention != speaker)
            told.append(_record(text, one, speaker, relays, cues))
    return tuple(sorted(told, key=lambda each: (each.content, each.cue or each.content))), tuple(
        made[span] for span in sorted(made)
    )


def _in_block(text: str, block: Span, sentences: list[Span], cues: PlainCues) -> list[Found]:
    """What the sentences of a block report, then the quotations no cue holds."""
    quoted = find_quoted(text, block)
    found = [each for sentence in sentences for each in _in_line(read_line(text, sentence, quoted, cues))]
    held = [each.content for each in found]
    for each in quoted:
        if each.depth == 0 and len(each.span) >= LONE and not any(span.overlap(each.span) for span in held):
            found.append(Found(each.span, None, None, "asserts", "floating"))
    return found


def _in_line(line: Line, depth: int = 0) -> Iterator[Found]:
    """What one sentence reports: one content for each cue, contents apart, and what each says that others said."""
    taken: list[Span] = []
    cues: list[Span] = []
    for cue in _cues(line):
        found = _read(line, cue)
        if found is None or any(found.content.overlap(span) for span in taken):
            continue
        if found.cue is not None and any(found.cue.overlap(span) for span in cues):
            continue
        told = relayed(line, found)
        taken += [each.content for each in told]
        cues += [each.cue for each in told if each.cue is not None]
        yield from told
        if depth < DEEPEST and tells_more(line, told[0]):
            inner = _in_line(line.part(told[0].content), depth + 1)
            yield from (through(told[0], each) for each in inner if each.source is not None)
    if depth == 0:
        yield from find_unlisted(line, taken)
        yield from find_rumour(line, taken)


def _cues(line: Line) -> Iterator[_Cue]:
    """The verbs outside quotations, the longest phrase at each place."""
    at = 0
    while at < len(line.lows):
        cue = _cue_at(line, at) if line.quoted[at] is None else None
        if cue is not None:
            yield cue
        at = cue.last if cue else at + 1


def _cue_at(line: Line, at: int) -> _Cue | None:
    for phrase, second, act in line.cues.split.get(line.low(at), ()):
        late = _late(line, at + len(phrase), second) if line.matches(phrase, at) else None
        if late is not None:
            return _Cue(at, at + len(phrase), act, late, late + len(second))
    for verbs, late in ((line.cues.passive, PASSIVE), (line.cues.verbs, 0)):
        for words, act in verbs.get(line.low(at), ()):
            if line.matches(words, at):
                return _Cue(at, at + len(words), act, late)
    found = (line.cues.before, line.cues.after, line.cues.stance if at == 0 else {})
    taken = next((taken for phrases in found if (taken := line.phrase_at(phrases, at))), 0)
    return _Cue(at, at + taken, "asserts", SOURCE) if taken else None


def _late(line: Line, first: int, second: Phrase) -> int | None:
    """Where the second part of a verb closes the clause, the object standing between the two."""
    for late in range(first, min(first + SPLIT_REACH, len(line.lows))):
        after = late + len(second)
        if line.matches(second, late) and (after >= len(line.lows) or line.low(after) in (",", ".", ";", ":")):
            return late
        if line.low(late) in (",", ";", ":"):
            return None
    return None


def _read(line: Line, cue: _Cue) -> Found | None:
    if cue.late == PASSIVE:
        return read_passive(line, cue.first, cue.last, cue.act)
    if cue.late == SOURCE:
        return _according(line, cue)
    if cue.late and any(line.has("by", at) for at in range(cue.first, cue.last)):
        return read_parted_passive(line, cue.first, cue.late, cue.end, cue.act)
    span = Span(line.tokens[cue.first].start, line.tokens[(cue.end or cue.last) - 1].end)
    inverted = _inverted(line, cue)
    if inverted is not None:
        return Found(inverted[0], span, inverted[1], cue.act, "inversion")
    behind = source_behind(line, cue.last) if cue.late else None
    before = _subject(line, cue)
    if behind is not None and before is not None and line.has("ends", line.index(before.start)):
        return Found(before, span, behind[0], cue.act, "inversion")
    if before is not None:
        return _told(line, cue, before, cue.last)
    return _told(line, cue, *behind) if behind is not None else None


def _told(line: Line, cue: _Cue, source: Span, start: int) -> Found | None:
    """What somebody is said to say, from a token on."""
    span = Span(line.tokens[cue.first].start, line.tokens[(cue.end or cue.last) - 1].end)
    content = _forward(line, cue, start)
    if content is None and cue.act in ("denies", "declines"):
        ahead = line.between(0, cue.first - 1) if cue.late and line.low(cue.first - 1) == "," else None
        content = ahead if ahead is not None and start != cue.last else span
    if content is None or content.overlap(source):
        return None
    meant = is_meant(line, cue.first, cue.end or cue.last, content, cue.act)
    unnamed = any(line.has("anonymity", at) for at in range(cue.last, cue.last + 4))
    return Found(content, span, source, cue.act, "verb-que") if meant and not unnamed else None


def _subject(line: Line, cue: _Cue) -> Span | None:
    """Who stands before a cue: right before it, or where somebody plainly speaks, before an "and" or a relative clause."""
    clear = _says_clearly(line, cue)
    before = source_before(line, cue.first, clear)
    if before is not None or not clear:
        return before
    places = range(cue.first - 2, max(cue.first - 2 - SHARED_REACH, 0), -1)
    if line.has("and", cue.first - 1):
        return next((found for at in places if (found := source_before(line, at)) is not None), None)
    relative = next((at for at in places if is_relative(line, at)), None)
    found = source_before(line, relative) if relative is not None else None
    return Span(found.start, line.tokens[cue.first - 1].end) if found is not None else None


def _says_clearly(line: Line, cue: _Cue) -> bool:
    """Whether a refusal, a clause behind its opening word or a quotation tells that whoever stands before the cue speaks."""
    last = cue.end or cue.last
    opened = any(line.has("that", at) for at in (last, last + 1)) or line.low(last) == ":"
    quoted = last < len(line.lows) and line.quoted[last] is not None
    return cue.act in ("declines", "denies", "asks") or opened or quoted


def _inverted(line: Line, cue: _Cue) -> tuple[Span, Span] | None:
    """A content before the cue: a quotation, or a clause a comma closes, its speaker behind the cue or between the two."""
    told = cue.first > 0 and any(line.quoted[max(cue.first - 2, 0) : cue.first])
    behind = source_behind(line, cue.last, lax=told)
    closes = line.low(cue.last) in (",", ".", "") and cue.act in ("asserts", "reports")
    before = source_before(line, cue.first, lax=closes or any(line.quoted[: cue.first]))
    places: list[tuple[Span, int]] = [(behind[0], cue.first)] if behind else []
    places += [(before, line.index(before.start))] if before else []
    for source, found in places:
        edge = found - line.has("as", found - 1)
        if edge < 1:
            continue
        comma = line.low(edge - 1) in (",", "-", "\u2013")
        opens = before is not None and before.start == line.tokens[0].start and source is not before
        place = edge - 1 - comma
        quotation = line.quoted[place] if place >= 0 else None
        if quotation is not None and quotation.span.end == line.tokens[place].end:
            return quotation.span, source
        low = line.low(line.index(max(source.end, line.tokens[cue.last - 1].end)))
        ends = low in (",", ".", "") or line.cues.has("ends", low)
        if comma and place > 1 and not opens and (ends or edge == cue.first) and cue.act in ("asserts", "reports"):
            content = line.between(0, edge - 1)
            return (content, source) if content is not None else None
    return None


def _forward(line: Line, cue: _Cue, start: int) -> Span | None:
    """What follows the cue: a quotation, a clause behind its opening word, the object of a denial, a refusal or a demand."""
    start = _past_relay(line, line.past_adverbs(start))
    if cue.late > 0:
        inner = line.between(start, cue.late)
        that = cue.end + (line.low(cue.end) == ",")
        rest = line.between(that + line.has("that", that), len(line.lows))
        return rest if rest is not None and (cue.act == "asserts" or inner is None) else inner
    quotation = line.quoted[start] if start < len(line.lows) else None
    if quotation is not None:
        return quotation.span
    for at in range(start, min(start + THAT_REACH, len(line.lows))):
        if line.has("that", at):
            return line.between(at + 1, len(line.lows))
        if line.low(at) in (":", "\u201c", "\u201e", "\u00ab", '"'):
            return _marked(line, start, at)
        if line.low(at) == "," and line.has("that", at + 1):
            continue
        if line.low(at) == "," and at - start < 4 and (cue.act != "denies" or line.has("ends", start)):
            return line.between(at + 1, len(line.lows))
    return _bare(line, cue, start)


def _past_relay(line: Line, start: int) -> int:
    """Past what stands between a verb and what it brings: whom a medium cites, the day it is said."""
    cited = line.phrase_at(line.cues.citing, start)
    behind = source_behind(line, start + cited, lax=True) if cited else None
    if behind is not None:
        return behind[1] + (line.low(behind[1]) == ",")
    on = line.has("ends", start) and line.has("ends", start + 1) and line.has("pronouns", start + 2)
    return start + 2 if on else start


def _bare(line: Line, cue: _Cue, start: int) -> Span | None:
    """The object of a denial, a refusal or a demand; a clause that nothing opens."""
    if cue.act in ("denies", "asks", "declines"):
        start += line.low(start) == ","
        return line.between(start, line.until_comma(start) if line.low(start - 1) != "," else len(line.lows))
    finite = any(line.has("finite", at) for at in range(start + 1, len(line.lows)))
    clause = line.has("pronouns", start) or line.capital(start) or finite
    clause = clause or (line.has("determiners", start) and not (line.cues.words["finite"] and line.has("indefinites", start)))
    long = len(line.lows) - start > 3 + (not finite)
    return (
        line.between(start, len(line.lows))
        if clause and long and (line.has("determiners", start) or not line.has("small", start))
        else None
    )


def _marked(line: Line, start: int, at: int) -> Span | None:
    """The quotation a colon brings, or the words with marks in them."""
    if line.low(at) != ":":
        return line.between(start, len(line.lows))
    quotation = line.quoted[at + 1] if at + 1 < len(line.lows) else None
    return quotation.span if quotation is not None else line.between(at + 1, len(line.lows))


def _according(line: Line, cue: _Cue) -> Found | None:
    """A source a preposition names, at the head, inside or at the end of its sentence."""
    span = Span(line.tokens[cue.first].start, line.tokens[cue.last - 1].end)
    if line.phrase_at(line.cues.after, cue.first):
        before = source_before(line, cue.first)
        found = (before, cue.last) if before else None
    else:
        found = source_behind(line, cue.last, lax=True)
    if found is None:
        return None
    source, last = found
    if line.phrase_at(line.cues.stance, cue.first) and not (line.low(last) == "," and any(line.quoted[last:])):
        return None
    if line.low(last) == "," and line.has("relatives", last + 1):
        last = line.until_comma(last + 1)
    if cue.first <= 1 or source.start <= line.tokens[min(2, len(line.tokens) - 1)].end:
        content = line.between(line.until_comma(last) if "," in line.lows[last:] else last, len(line.lows))
    else:
        content = line.between(0, cue.first)
        rest = line.between(last, len(line.lows)) if line.low(last) == "," else None
        content = rest if rest is not None and content is not None and len(rest) > len(content) else content
        if line.low(cue.first - 1) != "," and line.low(last) not in (",", ".", "") and rest is None:
            content = line.between(0, len(line.lows))
    if content is None or len(content) < 10 or content == source:
        return None
    return Found(content, span, source, "asserts", "preposition")


def _record(text: str, found: Found, speaker: Mention | None, relays: tuple[Span, ...], cues: PlainCues) -> Attribution:
    """One attribution, its act read again in the words said."""
    words = found.content.within(text)
    low = f" {' '.join(words.lower().split())} "
    act = found.act
    if act in ("asserts", "reports") and len(words) < (BRIEF_QUOTED if words[0] in MARKS else BRIEF):
        bare = "".join(char if char.isalnum() or char in " '" else " " for char in low)
        if any(f" {phrase} " in f" {' '.join(bare.split())} " for phrase in sorted(cues.words["denial"])):
            act = "denies"
        elif any(f" {phrase} " in f" {' '.join(bare.split())} " for phrase in sorted(cues.words["refusal"])):
            act = "declines"
    kind = speaker_kind(speaker) if speaker else "unspecified"
    if act == "asserts" and kind in ("media", "document"):
        act = "reports"
    marks = sum(char in '\u201c\u201d\u201e\u00ab\u00bb"' for char in words)
    mode: Mode = "direct" if marks and words[0] in '\u201c\u201e\u00ab\u00bb"' else "mixed" if marks else "indirect"
    hedge = hedge_of(words, cues)
    because = (Reason(f"attributions.{found.form}", WEIGHT, "read without a parser"),)
    return Attribution(
        content=found.content,
        cue=found.cue,
        source=found.source,
        speaker=speaker.span if speaker else None,
        speaker_kind=kind,
        act=act,
        mode=mode,
        hedged=hedge is not None,
        hedge=hedge,
        through=relays,
        implicit=False,
        because=because,
        score=WEIGHT,
    )
