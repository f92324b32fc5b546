"""Attributions only typography tells: "WXY : ...", "... - Présidence", "(Institut) A mène de 49 %", lone quotations."""

from collections.abc import Iterator, Sequence

from recoupe.annotate.attributions.leading import is_voice
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.records import Span

LABEL_TOKENS = 8
"""Longest name before a colon: "Le ministre de l'Intérieur Jean Martin" has seven tokens."""
ROW_TOKENS = 16
"""Tokens before the colon of a poll's row, or between brackets: name, paper and dates have twelve."""
DASHES = ("-", "\u2013", "\u2014")
VOICE_TOKENS = 5
"""Tokens up to whose voice a heading gives: "la grosse colère des"."""
HEADINGS = ("title", "heading", "standfirst")
SENTENCE_LENGTH = 14
"""The same where the marks hold a whole sentence with its stop: nobody holds those with tongs."""
FLOATING_LENGTH = 25
"""Characters from which a quotation nobody claims counts as speech, when it has a verb: shorter ones are held with tongs."""


def find_typographic(scene: Scene) -> Iterator[Candidate]:
    """Candidates of colons, dashes and parentheses."""
    passage = scene.passage
    for number in range(len(passage.sentences)):
        first, last = passage.firsts[number], passage.firsts[number + 1]
        if first < last:
            yield from _colon(scene, first, last)
            yield from _turn(scene, first, last)
            yield from _row(scene, first, last)
            yield from _heading_quote(scene, first, last)
            yield from _heading_subject(scene, first, last)
            yield from _signed(scene, first, last)
            yield from _dash(scene, first, last)
            yield from _parentheses(scene, first, last)


def _colon(scene: Scene, first: int, last: int) -> Iterator[Candidate]:
    """A name and a colon that open a line: what follows is theirs."""
    passage = scene.passage
    marks = (":",) if passage.block.role in HEADINGS else (":", "\u2013", "\u2014")
    colon = next((n for n in range(first, min(first + LABEL_TOKENS + 1, last)) if passage.low(n) in marks), None)
    if colon is None or colon in (first, last - 1) or first != passage.firsts[0]:
        return
    if passage.tokens[colon].depth > passage.tokens[first].depth:
        return  # "Le Phare titre « Budget : rien n'est perdu »"
    stop = colon - (colon - first > 1 and passage.low(colon - 1) == "." and passage.low(colon) in DASHES)
    source = passage.span(first, stop)
    ends = next((n for n in range(first + 1, stop) if passage.low(n) == "(" and passage.low(stop - 1) == ")"), stop)
    if phrase_right(passage, first, ends) < ends and passage.low(first) not in ("selon", "pour"):
        return
    limit = max(scene.limit(colon), last)
    quoted = scene.quoted_from(colon + 1)
    content = quoted.span if quoted else scene.content(colon + 1, limit)
    if content is None or any(is_finite(passage.tokens[n]) for n in range(first, colon)):
        return
    if passage.low(colon) != ":" and not any(mention.span == source for mention in passage.mentions_in(source)):
        return
    evidence = _label_evidence(scene, source, colon, limit, quoted is not None)
    if "answer" in evidence:
        content = scene.content(colon + 1, len(passage.tokens)) or content
    yield Candidate("label", content, passage.span(colon, colon + 1), source, "asserts", colon, None, evidence)


def _turn(scene: Scene, first: int, last: int) -> Iterator[Candidate]:
    """A turn of an interview behind its question, or behind a name that ends on a stop: "ADA ROY. - Jamais."."""
    passage = scene.passage
    start = passage.firsts[0]
    if first == start or passage.block.role in HEADINGS:
        return
    if passage.low(first) in DASHES and passage.low(first - 1) == "." and first - start <= LABEL_TOKENS:
        source, mark = (start, first - 1), first
    elif passage.low(first - 1) == "?":
        mark = next((n for n in range(first, min(first + LABEL_TOKENS + 1, last)) if passage.low(n) in (":", *DASHES)), first)
        source = (first, mark)
    else:
        return
    if source[1] <= source[0] or mark + 1 >= len(passage.tokens):
        return
    words = passage.span(*source)
    who = next((mention for mention in passage.mentions_in(words) if mention.span.overlap(words) >= len(words) - 1), None)
    content = scene.content(mark + 1, len(passage.tokens))
    if who is not None and who.kind == "person" and content is not None:
        evidence = ("label-person", "answer", "in-body")
        yield Candidate("label", content, passage.span(mark, mark + 1), words, "asserts", mark, None, evidence)


def _row(scene: Scene, first: int, last: int) -> Iterator[Candidate]:
    """A row of a list of polls: "• Sondex (Le Soir), 3-5 mai : Roy 41 %, Brel 38 %"; the first name is the pollster's."""
    passage = scene.passage
    if ":" not in passage.lows[first:last]:
        return
    while first < last and passage.low(first) in ("\u2022", "*", *DASHES):
        first += 1
    colon = next((n for n in range(first + 1, min(first + ROW_TOKENS, last)) if passage.low(n) == ":"), None)
    if colon is None or first - passage.firsts[0] > 1 or any(is_finite(token) for token in passage.tokens[first:last]):
        return
    end = next(n for n in range(first, colon + 1) if n == colon or passage.low(n) in ("(", ","))
    words = passage.span(first, end) if end > first else None
    named = words is not None and any(mention.kind in ("media", "organisation") for mention in passage.mentions_in(words))
    shares = sum(passage.low(n) == "%" for n in range(colon, last))
    content = scene.content(colon + 1, last)
    if words is not None and end < colon and shares > 1 and content is not None:
        evidence = ("label-organisation" if named else "label-other", "shares")
        yield Candidate("parenthesis", content, passage.span(colon, colon + 1), words, "reports", colon, None, evidence)


def _heading_quote(scene: Scene, first: int, last: int) -> Iterator[Candidate]:
    """A heading that opens with a quotation and a colon: "« Je n'ai rien pris » : Ada Roy se défend"."""
    passage = scene.passage
    quoted = scene.quoted_from(first)
    if passage.block.role not in HEADINGS or quoted is None or not quoted.closed:
        return
    colon = passage.at(quoted.span.end)
    dashed = passage.low(colon) in DASHES
    if colon + 1 >= last or not (passage.low(colon) == ":" or dashed):
        return
    start = _who_starts(scene, colon + 1, last)
    end = phrase_right(passage, start, last)
    if dashed and not (end == last or passage.low(end) == "("):
        return
    told = next((group.first for group in scene.groups if start < group.first <= end), None)
    end = end if told is None else told
    follows = end < last and (told is not None or is_finite(passage.tokens[end]) or passage.pos(end) in ("VERB", "AUX", "PRON"))
    who = find_speaker(passage, passage.span(start, end), speaks=True) if end > start else None
    if who is not None and who.mention.kind != "document" and (follows or dashed or end == last):
        evidence = ("label-person", "quoted", "in-heading")
        yield Candidate(
            "label", quoted.span, passage.span(colon, colon + 1), passage.span(start, end), "asserts", colon, None, evidence
        )


def _who_starts(scene: Scene, start: int, last: int) -> int:
    """Where who speaks begins behind the colon: "quand le port proteste", "la colère des riverains", "à Lens, des parents"."""
    passage = scene.passage
    comma = next((n for n in range(start + 2, min(start + VOICE_TOKENS, last - 1)) if passage.low(n) == ","), None)
    if passage.pos(start) == "ADP" and comma is not None:
        return comma + 1
    if passage.has("whether", start) and start + 1 < last:
        return start + 1
    of = next((n for n in range(start + 1, min(start + VOICE_TOKENS, last)) if passage.has("of", n)), None)
    if of is None or not is_voice(passage, start, of):
        return start
    return of if passage.low(of) in ("du", "des") else of + 1


def _heading_subject(scene: Scene, first: int, last: int) -> Iterator[Candidate]:
    """A heading that tells of one person and closes with a colon and a quotation: "La maire déçue : « Tout est perdu »"."""
    passage = scene.passage
    if passage.block.role not in HEADINGS:
        return
    colon = next((n for n in range(first + 1, last - 1) if passage.low(n) == ":" and scene.quoted_from(n + 1) is not None), None)
    quoted = scene.quoted_from(colon + 1) if colon is not None else None
    if colon is None or quoted is None or passage.at(quoted.span.end) < last - 1:
        return
    head = passage.mention_at(first)
    people = {
        mention.of or mention.span for mention in passage.mentions_in(passage.span(first, colon)) if mention.kind == "person"
    }
    if head is None or head.kind not in ("person", "anonymous") or head.form == "pronoun" or len(people) > 1:
        return
    if passage.at(head.span.end) < colon:
        evidence = ("label-person", "quoted", "in-heading")
        yield Candidate("label", quoted.span, passage.span(colon, colon + 1), head.span, "asserts", colon, None, evidence)


def _signed(scene: Scene, first: int, last: int) -> Iterator[Candidate]:
    """A quotation with who said it in brackets behind: "« Nous tenons. » (Ada Roy, maire)"."""
    passage = scene.passage
    if "(" not in passage.lows[first:last]:
        return
    for opening in (n for n in range(first + 2, last - 1) if passage.low(n) == "("):
        quoted = scene.quoted_before(opening)
        close = next((n for n in range(opening + 2, min(opening + ROW_TOKENS, last)) if passage.low(n) == ")"), None)
        if quoted is None or close is None or not quoted.opened:
            continue
        who = passage.mention_at(opening + 1)
        verb = any(is_finite(token) for token in passage.tokens[opening:close])
        if who is not None and who.kind == "person" and who.form == "name" and not verb:
            evidence = ("label-person", "quoted")
            source = passage.span(opening + 1, close)
            yield Candidate("label", quoted.span, None, source, "asserts", opening, None, evidence)


def _label_evidence(scene: Scene, source: Span, colon: int, limit: int, quoted: bool) -> tuple[str, ...]:
    """What makes words behind a name and a colon somebody's: who it is, where it stands, marks, a verb, shares of a poll."""
    passage = scene.passage
    kinds = {mention.kind for mention in passage.mentions_in(source)}
    kind = next((name for name in ("media", "person", "organisation") if name in kinds), "other")
    heading = passage.block.role in HEADINGS
    verb = any(is_finite(passage.tokens[n]) for n in range(colon, limit))
    answer = not quoted and not heading and (kind == "person" or _is_answer(scene, colon))
    return tuple(
        name
        for name, holds in (
            (f"label-{kind}", True),
            ("topic-label", not quoted and heading and kind in ("organisation", "person")),
            ("question", passage.tokens[-1].low == "?" or (not quoted and passage.tokens[limit - 1].low == "?")),
            ("shares", any(passage.low(n) == "%" for n in range(colon, limit))),
            ("answer", answer),
            ("in-heading" if heading else "in-body", True),
            ("quoted" if quoted else "unquoted", True),
            ("has-verb" if verb else "no-verb", True),
        )
        if holds
    )


def _is_answer(scene: Scene, colon: int) -> bool:
    """Whether a paragraph that opens with a name and a colon is an answer of an interview: it speaks in the first person."""
    passage = scene.passage
    return any(passage.has("first_person", n) for n in range(colon, len(passage.tokens)))


def _dash(scene: Scene, first: int, last: int) -> Iterator[Candidate]:
    """A heading that ends on a dash and a name."""
    passage = scene.passage
    if passage.block.role not in HEADINGS:
        return
    dash = next((n for n in range(last - 1, first, -1) if passage.low(n) in ("\u2013", "\u2014", "-")), None)
    if dash is None or dash == last - 1 or last - dash > LABEL_TOKENS:
        return
    if passage.tokens[dash - 1].end == passage.tokens[dash].start and passage.low(dash) == "-":
        return  # A hyphen inside a word: "Paris-Alger".
    if phrase_right(passage, dash + 1, last) < last or is_finite(passage.tokens[dash + 1]):
        return
    content = scene.content(first, dash)
    verb = any(is_finite(passage.tokens[n]) for n in range(first, dash)) or passage.tokens[dash - 1].depth > 0
    if content is not None and dash - first >= 3:
        evidence = ("dash", "has-verb" if verb else "dash-no-verb")
        source, cue = passage.span(dash + 1, last), passage.span(dash, dash + 1)
        yield Candidate("dash", content, cue, source, "asserts", dash, None, evidence)


def _parentheses(scene: Scene, first: int, last: int) -> Iterator[Candidate]:
    """A pollster in brackets before the shares it found."""
    passage = scene.passage
    if "(" not in passage.lows[first:last]:
        return
    for at in range(first, last - 2):
        if passage.low(at) != "(":
            continue
        # From the second token on: brackets with nothing in them name nobody.
        close = next((n for n in range(at + 2, min(at + LABEL_TOKENS, last)) if passage.low(n) == ")"), None)
        if close is not None and passage.low(at + 1) in ("source", "sources", "dixit", "selon"):
            yield from _bracketed_source(scene, first, at, close)
            continue
        if close is None or close + 1 >= last or not (at == first or passage.low(at - 1) in (":", "\u2022", "-", "\u2013", "*")):
            continue
        if not any(passage.low(n) == "%" for n in range(close, last)):
            continue
        content = scene.content(close + 1, last)
        if content is not None:
            yield Candidate("parenthesis", content, None, passage.span(at + 1, close), "reports", close + 1, None, ("poll-row",))


def _is_set_off(scene: Scene, first: int, last: int) -> bool:
    """Whether marks part a quotation from the writer's sentence on both sides; in a heading a colon does."""
    passage = scene.passage
    if passage.block.role in HEADINGS and passage.low(last) == ":" and first == passage.firsts[0]:
        return True
    before = passage.low(first - 1) in ("", ",", ".", ":", "!", "?", "\u2013", "\u2014")
    return before and (
        last >= len(passage.tokens) or passage.low(last) in (",", ".", ";", "!", "?") or last == passage.last_of(last - 1)
    )


def _bracketed_source(scene: Scene, first: int, opening: int, close: int) -> Iterator[Candidate]:
    """A source in brackets behind what it says: "(source : le registre)"."""
    passage = scene.passage
    start = opening + 2
    while passage.low(start) in (":", "\u2013", "-"):
        start += 1
    content = scene.content(first, opening)
    if content is None or start >= close or passage.low(opening + 1) == "selon":
        return
    source = (
        passage.span(start, phrase_right(passage, start, close) or close)
        if phrase_right(passage, start, close) > start
        else passage.span(start, close)
    )
    yield Candidate(
        "bracketed-source", content, passage.span(opening + 1, start), source, "asserts", opening + 1, None, ("has-verb",)
    )


def _inside(span: Span, quoted: Span) -> bool:
    """Whether a content is only something reported within the quotation."""
    return quoted.start < span.start and span.end < quoted.end


def find_floating(scene: Scene, taken: Sequence[Span]) -> Iterator[Candidate]:
    """Quotations no other candidate holds: their speaker goes on, or is not said."""
    passage = scene.passage
    for quoted in passage.quoted:
        if quoted.depth > 0 or any(span.overlap(quoted.span) and not _inside(span, quoted.span) for span in taken):
            continue
        first, last = passage.at(quoted.span.start), passage.at(quoted.span.end)
        verb = any(is_finite(token) for token in passage.tokens[first:last])
        alone = first == passage.first_of(first) and (
            last >= len(passage.tokens) or last >= passage.last_of(max(first, last - 1))
        )
        full = alone and passage.low(last - 2) in (".", "!", "?", "\u2026")
        sentence = verb or (full and passage.low(first - 1) == "?")
        if not sentence or len(quoted.span) < (SENTENCE_LENGTH if full else FLOATING_LENGTH):
            continue
        role = "in-heading" if passage.block.role in HEADINGS else "in-body"
        yield Candidate(
            "floating",
            quoted.span,
            None,
            None,
            "asserts",
            first,
            None,
            ("stands-alone" if alone else "set-off" if _is_set_off(scene, first, last) else "in-sentence", role),
            unsaid=True,
        )
