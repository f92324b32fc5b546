"""The turns of an interview, told by how a page is laid out: labels that come again, dashes in turn, questions and answers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recoupe.annotate.attributions.interviews.questions import find_unlabelled
from recoupe.annotate.attributions.interviews.turns import Line, Turn, content_of, find_interviewee, holds_word
from recoupe.annotate.reading import Reading
from recoupe.records import Block, Mention, Reason, Span

LABEL = re.compile(r"(?P<label>[^\W\d_][^\n:\u2013\u2014?!\u00ab\u201c\"(]{0,48}?)\s*(?P<mark>:|\u2013|\u2014|-(?=\s))\s")
DASH = re.compile(r"[\u2013\u2014-]\s+(?=\S)")
LABEL_WORDS = 5
FEW = 2
"""Labels of a page that names who answers once and leaves the rest to its layout."""
QUESTION_WORDS = 70
ENDS = ".!?\u2026"
CLOSERS = '\u00bb\u201d" \u00a0\u202f)'
WHY = Reason("attributions.label", 0.6, "the label of a turn in an interview")


def read_turns(reading: Reading) -> Mapping[int, Turn]:
    """Find the blocks in which somebody answers, by the offset they start at."""
    lines = [_line(reading, block) for block in reading.article.blocks if block.role in ("body", "heading", "list_item")]
    if sum(line.asks for line in lines) < 2:
        return {}
    turns = list(_labelled(reading, lines)) or list(_dashed(reading, lines))
    if len(turns) <= FEW:
        turns += find_unlabelled(reading, lines, turns)
    turns += _going_on(reading, lines, turns)
    starts = {start: line.block.span.start for line in lines for start in (line.start, line.block.span.start)}
    return {starts[turn.content.start]: turn for turn in sorted(turns, key=lambda each: each.content)}


def _line(reading: Reading, block: Block) -> Line:
    text, span = reading.article.text, block.span
    asks = text[span.start : span.end].rstrip(CLOSERS).endswith("?") and len(span.within(text).split()) <= QUESTION_WORDS
    found = LABEL.match(text, span.start, span.end)
    if found is not None and len(found["label"].split()) <= LABEL_WORDS and found["label"][0].isupper():
        return Line(block, Span(*found.span("label")), Span(*found.span("mark")), found.end(), asks)
    dash = DASH.match(text, span.start, span.end)
    if dash is not None:
        return Line(block, None, Span(span.start, span.start + 1), dash.end(), asks)
    return Line(block, None, None, span.start, asks)


def _labelled(reading: Reading, lines: Sequence[Line]) -> Iterator[Turn]:
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
        content = content_of(text, line) if line.label is not None else None
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


def _dashed(reading: Reading, lines: Sequence[Line]) -> Iterator[Turn]:
    """Turns of a run of paragraphs that open with a dash, printed or taken for a list's: every other one answers."""
    text = reading.article.text
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.label is None and (line.mark is not None or line.block.role == "list_item"):
            run.append(line)
            continue
        asks = [sum(each.asks for each in run[side::2]) for side in (0, 1)]
        if len(run) >= 3 and max(asks) > min(asks) and (max(asks) > 1 or run[0].mark is not None):
            who = find_interviewee(reading, run[0].block.span.start)
            for answer in run[1 - asks.index(max(asks)) :: 2]:
                content = content_of(text, answer)
                if content is not None and not answer.asks:
                    yield Turn(content, None, answer.mark, who)
        run = []


def _going_on(reading: Reading, lines: Sequence[Line], turns: Sequence[Turn]) -> Iterator[Turn]:
    """Paragraphs in which a labelled answer goes on: in the first person, without a label, before the next question."""
    text, cues = reading.article.text, reading.tables.cues
    given = {turn.content.start: turn for turn in turns}
    marked = {start for start, turn in given.items() if turn.cue is not None}
    last = max((n for n, line in enumerate(lines) if line.start in marked or line.asks), default=-1)
    turn: Turn | None = None
    for line in lines[: last + 1]:
        if line.start in given:
            turn = given[line.start] if line.start in marked else None
            continue
        words = line.block.span.within(text)
        own = holds_word(cues, "first_person", words) and not holds_word(cues, "questioned", words)
        if turn is None or line.asks or line.mark is not None or line.block.role != "body" or not own:
            turn = None
            continue
        yield Turn(Span(line.block.span.start, line.block.span.end), None, None, turn.speaker)
