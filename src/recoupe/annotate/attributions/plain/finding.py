"""Who says what in a language without a parser: marks, a lexicon, the name or role beside the cue, and silence where in doubt."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from recoupe.annotate.attributions.marks import find_quoted
from recoupe.annotate.attributions.plain.back import goes_on, point_back, whole
from recoupe.annotate.attributions.plain.cuing import cue_at, find_cues
from recoupe.annotate.attributions.plain.denials import act_of, contradicts, goes_on_denying
from recoupe.annotate.attributions.plain.forms import find_rumour, hedge_of, relayed, tells_more, through
from recoupe.annotate.attributions.plain.hearing import is_elsewhere, told_to
from recoupe.annotate.attributions.plain.quoting import find_quoting
from recoupe.annotate.attributions.plain.sharing import find_inserted, find_reply, find_turn, read_together, second_halves
from recoupe.annotate.attributions.plain.speakers import kind_told, speaker_of
from recoupe.annotate.attributions.plain.standing import Scene, part_of
from recoupe.annotate.attributions.plain.text import Found, Line, joined, read_line
from recoupe.annotate.attributions.plain.unlisted import find_closing, find_unlisted, find_untold
from recoupe.annotate.reading import Reading
from recoupe.language.plain_cues import PlainCues
from recoupe.records import Act, Attribution, Mention, Mode, Reason, Span, SpeakerKind

SILENT = ("byline", "date", "credit")
MOST = 24
"""Cues read in one sentence: the press has eight at most, and it bounds the cost of what is no sentence."""
DEEPEST = 2
"""Tellers inside one another that are read: "A says that B told C"."""
WORD = re.compile(r"\w+(?:-\w+)*")
PLAIN_MARKED = re.compile(r"(?<!\w)'\w[^']*'(?!\w)")
"""Words between plain single marks."""
MARKS = "\u201c\u201e\u00ab\u00bb\"'"
ENDED = (".", "!", "?", "\u201d", "\u00bb")
"""What ends the sentence before a quotation that is one of its own."""
BRIEF, BRIEF_QUOTED = 60, 120
"""Characters up to which a content that calls something false is a denial, not a tale with a denial in it."""
OPENING = 11
"""Words at the head of a longer content that tell that it denies."""
BRIEFEST = 12
"""Characters of the shortest quotation that is a sentence and goes on behind another one."""
JOINED = 4
"""Letters over which a noun for a medium may end a longer one: "de Polderkrant"."""
RECENT = 24
"""Statements among which the one that a sentence points back at is looked for."""
LONE = 25
"""Characters of the shortest quotation kept without a cue."""
WEIGHT = 0.7
"""Of every form read so: below what the parsed forms of French weigh, since no grammar was looked at."""


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
        for one in _in_block(text, block.span, [sentence.span for sentence in reading.sentences[low:high]], cues, bool(told)):
            scene = Scene(reading, told, known | made, cues)
            speaker = speaker_of(scene, one)
            if speaker is not None and speaker.span not in known:
                made[speaker.span] = speaker
            scene = replace(scene, known=known | made)
            through_whom = _through_whom(scene, one, speaker)
            made |= {mention.span: mention for mention in through_whom if mention.span not in known}
            relays = tuple(mention.span for mention in through_whom) or _through_again(scene, one, speaker)
            record = _record(text, one, speaker, relays, cues)
            told.append(replace(record, act="denies") if told and goes_on_denying(told[-1], record, text, cues) else record)
    return tuple(sorted(told, key=lambda each: (each.content, each.cue or each.content))), tuple(
        made[span] for span in sorted(made)
    )


def _through_whom(scene: Scene, one: Found, speaker: Mention | None) -> tuple[Mention, ...]:
    """Whom a statement came through, outermost first: who relays it, else the medium it was said to, where that is another."""
    text = scene.reading.article.text
    relays = (speaker_of(scene, replace(one, source=relay)) for relay in one.relays)
    through_whom = tuple(mention for mention in relays if mention is not None and mention != speaker)
    if through_whom or speaker is None or speaker.kind in ("media", "document"):
        return through_whom
    for words in one.hearers:
        mention = speaker_of(scene, replace(one, source=words))
        if mention is not None and mention != speaker and is_elsewhere(scene, mention, words.within(text)):
            return (mention,)
    return ()


def _in_block(text: str, block: Span, sentences: list[Span], cues: PlainCues, said: bool) -> list[Found]:
    """What the sentences of a block report, then the quotations no cue holds; `said`: somebody spoke before the block."""
    quoted = find_quoted(text, block)
    found: list[Found] = []
    last: list[Found] = []
    before: Span | None = None
    for sentence in joined(text, sentences, cues):
        line = read_line(text, sentence, quoted, cues)
        pointed = point_back(line, whole(before or sentence, quoted))
        pointed = None if before is None and pointed is not None and pointed.content.overlap(line.tokens[0]) else pointed
        if pointed is not None:
            near = [each for each in found[-RECENT:] if each.source is not None]
            told = next((each for each in near if _is_whole(each.content, pointed.content)), None)
            again = told or next((each for each in near if each.content.overlap(pointed.content)), None)
            press = pointed.act == "reports" or _is_press(text, pointed.source, cues)
            told = again if press else told
            new = last = relayed(line, pointed) if told is None else _told_again(text, told, pointed, found, cues)
        else:
            spoken = bool(last) or (cues.capital_nouns and (said or bool(found)))
            new = list(_in_line(line)) or list(goes_on(line, spoken))
            last = new if new or not all(line.quoted) else last
        pointed_at = pointed.content if pointed is not None and new else None
        found = [each for each in found if not (_is_rumour(each) and pointed_at is not None and each.content.overlap(pointed_at))]
        found += new
        before = sentence
    held = [each.content for each in found]
    for each in quoted:
        inserted = find_inserted(read_line(text, each.span, (), cues), each.span) if each.depth == 0 else None
        if inserted is not None and not any(span.overlap(each.span) for span in held):
            found.append(inserted)
            continue
        own = text[each.span.end : each.span.end + 1] == "." and text[: each.span.start].rstrip()[-1:] in ENDED
        ends = (own or text[each.span.end - 2 : each.span.end - 1] in (".", "!", "?")) and bool(held)
        if (
            each.depth == 0
            and len(each.span) >= (BRIEFEST if ends else LONE)
            and not any(span.overlap(each.span) for span in held)
        ):
            found.append(Found(each.span, None, None, "asserts", "floating"))
    return found


def _is_rumour(found: Found) -> bool:
    """Whether nobody is named for a statement but its mood: it falls to whoever the next sentence names for it."""
    return found.hearsay and found.source is None and found.form == "bare-conditional"


def _told_again(text: str, told: Found, pointed: Found, found: list[Found], cues: PlainCues) -> list[Found]:
    """What somebody else says of what is told already; a medium passed it on: "Das berichtet die Sportpost."."""
    if (
        pointed.source is None
        or pointed.form == "citing"
        or not (pointed.act == "reports" or _is_press(text, pointed.source, cues))
    ):
        return [replace(pointed, content=told.content)]
    found[found.index(told)] = replace(told, relays=(pointed.source, *told.relays))
    return []


def _is_whole(told: Span, sentence: Span) -> bool:
    """Whether what was told holds most of a sentence."""
    shared = min(told.end, sentence.end) - max(told.start, sentence.start)
    return 2 * shared > len(sentence)


def _in_line(line: Line, depth: int = 0) -> Iterator[Found]:
    """What one sentence reports: one content for each cue, contents apart, and what each says that others said."""
    taken: list[Span] = []
    cues: list[Span] = []
    every = find_quoting(line)
    every = every or read_together(line, [cue for cue in islice(find_cues(line), MOST) if not depth or cue.kind != "either"])
    every += find_untold(line, every)
    for each_found in sorted(every, key=lambda each: not _closes(line, each)):
        found = _turned(line, each_found)
        if found.form == "citing":
            yield found
        if found.form == "citing" or any(found.content.overlap(span) for span in taken):
            continue
        if found.cue is not None and any(found.cue.overlap(span) for span in cues):
            continue
        told = [found] if found.relays else relayed(line, found)
        told = [replace(each, hearers=tuple(told_to(line, each))) for each in told]
        taken += [each.content for each in told]
        cues += [each.cue for each in told if each.cue is not None]
        yield from told
        if depth < DEEPEST and (tells_more(line, told[0]) or told[0].act == "declines" or _is_relayed(line, told[0])):
            inner = _in_line(line.part(told[0].content), depth + 1)
            silent = told[0].act == "declines" or act_of(told[0].content.within(line.text), line.cues) == "declines"
            yield from (
                through(told[0], each)
                for each in inner
                if each.source is not None and not (silent and each.act in ("asks", "declines"))
            )
    if depth == 0:
        halves = list(second_halves(line, every, taken))
        yield from halves
        taken += [each.content for each in halves]
        unlisted = list(find_unlisted(line, taken))
        yield from unlisted
        taken += [each.content for each in unlisted]
        yield from second_halves(line, unlisted, taken)
        yield from find_closing(line, taken)
        yield from find_turn(line, taken)
        yield from find_reply(line, taken)
        yield from find_rumour(line, taken)


def _is_relayed(line: Line, found: Found) -> bool:
    """Whether a medium closes a sentence somebody speaks in: "Two guards said they were ill, the paper reported."."""
    relays = found.act == "reports" or _is_press(line.text, found.source, line.cues)
    return found.form == "inversion" and relays and found.content.within(line.text)[0] not in MARKS


def _turned(line: Line, found: Found) -> Found:
    """A statement, a refusal where what is told opens on one of the speaker: "disse que n\u00e3o comenta casos concretos"."""
    if found.act not in ("asserts", "reports") or found.form != "verb-que" or found.content.within(line.text)[0] in MARKS:
        return found
    part = line.part(found.content)
    first = 1 if part.has("pronouns", 0) or part.has("that", 0) else 0
    cue = cue_at(part, first) if first < len(part.lows) else None
    return replace(found, act="declines") if cue is not None and cue.act == "declines" and cue.late <= 0 else found


def _is_person(text: str, source: Span, cues: PlainCues) -> bool:
    """Whether somebody with a role, and no medium, reports: what a lawyer reports he says."""
    words = WORD.findall(source.within(text).casefold())
    press = cues.words["press"] | cues.words["press_names"]
    plain = cues.has("determiners", words[0]) and not any(char.isupper() for char in source.within(text)[1:]) if words else False
    return (plain or not cues.words["roles"].isdisjoint(words)) and press.isdisjoint(words)


def _is_press(text: str, source: Span | None, cues: PlainCues) -> bool:
    """Whether a medium without a name, and nobody who works there, speaks: "the newspaper"."""
    words = set(WORD.findall(source.within(text).casefold())) if source is not None else set()
    press = cues.words["press"] - cues.words["agencies"]
    ends = tuple(sorted(each for each in press if len(each) > JOINED)) if cues.verb_second else ()
    named = not press.isdisjoint(words) or (bool(ends) and any(word.endswith(ends) for word in words))
    return named and (cues.words["roles"] - cues.words["press"]).isdisjoint(words)


def _closes(line: Line, found: Found) -> bool:
    """Whether the words on who speaks close a sentence that is all said by one: "The doors were locked, the judge wrote."."""
    if found.form == "preposition" and found.source is not None and found.content.end < found.source.start:
        return found.content.start == line.tokens[0].start
    if found.form != "inversion" or found.cue is None or found.content.start != line.tokens[0].start:
        return False
    return found.cue.end >= line.tokens[-1].start - 1 or (
        found.source is not None and found.source.end >= line.tokens[-1].start - 1
    )


def _act_said(found: Found, text: str, act: Act, kind: SpeakerKind, cues: PlainCues) -> Act:
    """An act read again in the words said: a writing denies nothing by a "never", nor do people who only complain."""
    words = found.content.within(text)
    said: Act | None = None
    blames = tuple(sorted(cues.words["accusing"]))
    if found.cue is not None and found.cue.within(text).casefold().startswith(blames):
        return act
    if act in ("asserts", "reports") and len(words) < (BRIEF_QUOTED if words[0] in MARKS else BRIEF):
        said = act_of(words, cues)
    elif act == "asserts":
        said = act_of(" ".join(words.split()[:OPENING]), cues)
    issued = found.cue is not None and cues.has("recited", found.cue.within(text).casefold())
    if said == "denies" and kind == "document" and not issued:
        said = None
    act = said or act
    return "denies" if act == "asserts" and kind not in ("anonymous", "document") and contradicts(found, text, cues) else act


def _through_again(scene: Scene, found: Found, speaker: Mention | None) -> tuple[Span, ...]:
    """Whom somebody unnamed came through when he was told of first: what he goes on to say comes through them too."""
    if speaker is None or found.form == "citing":
        return ()
    if speaker.kind != "anonymous":
        return _heard_again(scene, found, speaker)
    same = next((one.through for one in reversed(scene.told) if one.speaker == speaker.span), ())
    return same or part_of(scene, found)


def _heard_again(scene: Scene, found: Found, speaker: Mention) -> tuple[Span, ...]:
    """The medium somebody spoke to right before, in the same paragraph, where a pronoun or nobody is named now."""
    before, text = scene.told[-1] if scene.told else None, scene.reading.article.text
    if before is None or before.speaker != speaker.span or before.source is None or len(before.through) != 1:
        return ()
    named = found.source is not None and not scene.cues.has("pronouns", found.source.within(text).casefold())
    heard = before.through[0].start > before.source.start
    same = scene.reading.article.block_at(found.content.start) == scene.reading.article.block_at(before.content.start)
    return before.through if heard and same and not named and not found.hearsay else ()


def _mode_of(words: str) -> Mode:
    """Whether the words are somebody's own, by the marks around and in them."""
    single = words[0] in "\u2018\u201a" or (words[0] in "\u2019'" and words[-1] in "\u2019'")
    if words.startswith(",,") or words[0] in '\u201c\u201e\u00ab\u00bb"' or single:
        return "direct"
    marked = any(char in '\u201c\u201d\u201e\u00ab\u00bb"\u2018' for char in words) or PLAIN_MARKED.search(words) is not None
    return "mixed" if marked else "indirect"


def _record(text: str, found: Found, speaker: Mention | None, relays: tuple[Span, ...], cues: PlainCues) -> Attribution:
    """One attribution, its act read again in the words said."""
    words = found.content.within(text)
    act = "asserts" if found.act == "reports" and found.source is not None and _is_person(text, found.source, cues) else found.act
    where = found.source or (speaker.span if speaker else found.content)
    kind = kind_told(where.within(text), where, speaker, cues) if speaker else "unspecified"
    many = speaker is not None and speaker.kind == "anonymous" and speaker.plural
    act = (
        act
        if found.form == "citing" and found.act == "reports"
        else _act_said(found, text, act, "anonymous" if many else "person" if kind == "anonymous" else kind, cues)
    )
    if act == "asserts" and (kind == "media" or (kind == "unspecified" and _is_press(text, found.source, cues))):
        act = "reports"
    elif act == "reports" and kind in ("person", "anonymous"):
        act = "asserts"
    mode = _mode_of(words)
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
        implicit=found.source is None and speaker is not None,
        because=because,
        score=WEIGHT,
    )
