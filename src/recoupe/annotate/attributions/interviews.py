"""The turns of an interview, told by how a page is laid out: labels that come again, dashes in turn, questions and answers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.reading import Reading
from recoupe.language.cues import Cues
from recoupe.records import Block, Mention, Reason, Span

LABEL = re.compile(r"(?P<label>[^\W\d_][^\n:\u2013\u2014?!\u00ab\u201c\"(]{0,48}?)\s*(?P<mark>:|\u2013|\u2014|-(?=\s))\s")
DASH = re.compile(r"[\u2013\u2014-]\s+(?=\S)")
WORD = re.compile(r"[^\W\d_]+['\u2019]?")
LABEL_WORDS = 5
QUESTIONS = 3
"""Questions put to "vous" that make a page an interview: two stand in many a feature, three in none of the open stories."""
QUESTION_WORDS = 70
ENDS = ".!?\u2026"
CLOSERS = '\u00bb\u201d" \u00a0\u202f)'
WHY = Reason("attributions.label", 0.6, "the label of a turn in an interview")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one block answers.

    Attributes:
        content: the answer, its last stop included.
        source, cue: the label and the mark behind it; None where there is none.
        speaker: who answers; None where the page does not say.
        made: the speaker's mention was made from the label.
    """

    content: Span
    source: Span | None
    cue: Span | None
    speaker: Mention | None
    made: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A block with the label that opens it, as spans of the text."""

    block: Block
    label: Span | None
    mark: Span | None
    start: int
    asks: bool


def read_turns(reading: Reading) -> Mapping[int, Turn]:
    """Find the blocks in which somebody answers, by the offset they start at."""
    lines = [_line(reading, block) for block in reading.article.blocks if block.role in ("body", "heading", "list_item")]
    if sum(line.asks for line in lines) < 2:
        return {}
    turns: dict[int, Turn] = {}
    for found in (_labelled, _dashed, _asked):
        if not turns:
            turns = {turn.content.start: turn for turn in found(reading, lines)}
    starts = {line.start: line.block.span.start for line in lines}
    return {starts[start]: turn for start, turn in sorted(turns.items())}


def find_answer(scene: Scene, turn: Turn) -> Candidate:
    """The candidate of a block that answers."""
    head = scene.passage.at(turn.cue.start if turn.cue else turn.content.start)
    evidence = ("label-person", "answer", "in-body")
    return Candidate("label", turn.content, turn.cue, turn.source, "asserts", head, None, evidence, unsaid=turn.source is None)


def _line(reading: Reading, block: Block) -> _Line:
    text, span = reading.article.text, block.span
    asks = text[span.start : span.end].rstrip(CLOSERS).endswith("?") and len(span.within(text).split()) <= QUESTION_WORDS
    found = LABEL.match(text, span.start, span.end)
    if found is not None and len(found["label"].split()) <= LABEL_WORDS and found["label"][0].isupper():
        return _Line(block, Span(*found.span("label")), Span(*found.span("mark")), found.end(), asks)
    dash = DASH.match(text, span.start, span.end)
    if dash is not None:
        return _Line(block, None, Span(span.start, span.start + 1), dash.end(), asks)
    return _Line(block, None, None, span.start, asks)


def _content(text: str, line: _Line) -> Span | None:
    """The words of an answer: up to the last stop of its block."""
    words = text[line.start : line.block.span.end].rstrip()
    return Span(line.start, line.start + len(words)) if words else None


def _labelled(reading: Reading, lines: Sequence[_Line]) -> Iterator[Turn]:
    """Turns whose label comes again, and is no asker's."""
    text = reading.article.text
    counts: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for line in lines:
        if line.label is not None:
            counts[_key(line.label.within(text))] += 1
            asking[_key(line.label.within(text))] += line.asks
    asked = sum(line.asks for line in lines)
    for line in lines:
        content = _content(text, line) if line.label is not None else None
        if line.label is None or content is None or line.asks:
            continue
        key = _key(line.label.within(text))
        who, made = _who(reading, line.label)
        again = counts[key] > 1 or (who is not None and not made and asked > 1 and line.label.start == line.block.span.start)
        asker = asking[key] * 2 > counts[key] or _is_asker(reading, key, who)
        if again and not asker and who is not None and who.kind not in ("media", "document"):
            yield Turn(content, line.label, line.mark, who, made)


def _key(label: str) -> str:
    return label.rstrip(". \u00a0\u202f").lower()


def _is_asker(reading: Reading, key: str, who: Mention | None) -> bool:
    outlet = (reading.article.outlet or "").lower()
    named = who is not None and who.kind == "media"
    return named or key == outlet or reading.tables.cues.has("askers", key)


def _who(reading: Reading, label: Span) -> tuple[Mention | None, bool]:
    """Whom a label means: the person named so, or whose initials it gives; else a mention made of it."""
    text = reading.article.text
    words = label.within(text)
    key = _key(words)
    people = [mention for mention in reading.mentions if mention.form in ("name", "anonymous")]
    letters = re.findall(r"[^\W\d_]", words)
    if len(letters) <= 4 and words.replace(" ", "").replace("-", "").replace(".", "") == "".join(letters) and words.isupper():
        initials = "".join(letters)
        named = {
            mention.name: mention
            for mention in reversed(people)
            if _initials(mention.name) == initials and any(char.islower() for char in mention.name)
        }
        if len(named) == 1:
            return next(iter(named.values())), False
    held = [mention for mention in people if label.holds(mention.span)]
    whole = max(held, key=lambda mention: len(mention.span), default=None)
    if whole is not None and len(whole.span) >= len(words.rstrip(".")) - 1:
        return whole, False
    known = next((mention for mention in people if _key(mention.name) == key or _key(mention.name).endswith(f" {key}")), None)
    if known is not None:
        return known, False
    if len(words.split()) > 3 or not all(word[0].isupper() for word in words.split()):
        return None, False
    return Mention(label, "person", "name", words.rstrip(". "), because=(WHY,)), True


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _dashed(reading: Reading, lines: Sequence[_Line]) -> Iterator[Turn]:
    """Turns of a run of paragraphs that open with a dash, printed or taken for a list's: every other one answers."""
    text = reading.article.text
    run: list[_Line] = []
    for line in [*lines, None]:
        if line is not None and line.label is None and (line.mark is not None or line.block.role == "list_item"):
            run.append(line)
            continue
        asks = [sum(each.asks for each in run[side::2]) for side in (0, 1)]
        if len(run) >= 3 and max(asks) > min(asks) and (max(asks) > 1 or run[0].mark is not None):
            who = _interviewee(reading, run[0].block.span.start)
            for answer in run[1 - asks.index(max(asks)) :: 2]:
                content = _content(text, answer)
                if content is not None and not answer.asks:
                    yield Turn(content, None, answer.mark, who)
        run = []


def _asked(reading: Reading, lines: Sequence[_Line]) -> Iterator[Turn]:
    """Turns of paragraphs that follow questions put to "vous", in a page full of them, and speak in the first person."""
    text, cues = reading.article.text, reading.tables.cues
    places = [n for n, line in enumerate(lines) if line.asks and line.mark is None]
    put = [n for n in places if _has(cues, "questioned", lines[n].block.span.within(text))]
    if len(put) < QUESTIONS:
        return
    answers: list[_Line] = []
    for at, n in enumerate(places):
        last = places[at + 1] if at + 1 < len(places) else min(n + 2, len(lines))
        answers += [line for line in lines[n + 1 : last] if line.block.role == "body" and not _leaves_open(cues, text, line)]
    first = [line for line in answers if _has(cues, "first_person", line.block.span.within(text))]
    if len(first) * 2 < len(answers):
        return
    who = _interviewee(reading, lines[places[0]].block.span.start)
    for line in answers:
        content = Span(line.block.span.start, line.block.span.end)
        yield Turn(content, None, None, who)


def _leaves_open(cues: Cues, text: str, line: _Line) -> bool:
    """Whether a paragraph is put to "vous" and breaks off: "Vos adversaires demandent votre départ..." asks too."""
    words = line.block.span.within(text)
    return words.rstrip().endswith(("...", "\u2026")) and len(words.split()) < 30 and _has(cues, "questioned", words)


def _has(cues: Cues, group: str, words: str) -> bool:
    return any(cues.has(group, word.replace("\u2019", "'")) for word in WORD.findall(words.lower()))


def _interviewee(reading: Reading, before: int) -> Mention | None:
    """Who answers on a page that labels nobody: the one person its head names, else the one most named before the questions."""
    people = [mention for mention in reading.mentions if mention.kind == "person" and mention.form == "name"]
    told = [block for block in reading.article.blocks if block.role not in ("byline", "date", "credit", "caption")]
    heads = [block for block in told if block.role in ("title", "standfirst")]
    leads = [block for block in told if block.span.start < before and block.role == "body"]
    for blocks in (heads, leads):
        held = [mention for block in blocks for mention in people if block.span.holds(mention.span)]
        counts = Counter(mention.name.split()[-1].lower() for mention in held)
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            named = [mention for mention in held if mention.name.split()[-1].lower() == ranked[0][0]]
            return max(named, key=lambda mention: (len(mention.name), -mention.span.start))
    return None
