"""What stands before the words on who speaks in a sentence without a parser: "..., said the mayor", "Wie X mitteilte, ..."."""

from recoupe.annotate.attributions.plain.cuing import Cue
from recoupe.annotate.attributions.plain.sources import clause_subject, is_relative, source_before, source_behind
from recoupe.annotate.attributions.plain.subjects import opens_small_at
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.records import Span

PARTIAL = 60
"""Characters up to which a quotation is words inside a clause rather than what is said: "The plan is "absurd", she said."."""
INSERTED = 4
"""Tokens up to which what stands before the words on who speaks only opens what is said: "The plan, she said, would fail"."""
BARE_REACH = 4
"""Tokens of the longest speaker without an article or a name, at the end of a headline."""
HEARER = 6
"""Tokens from who speaks to the colon, whom it is told to between the two."""
SHORT_CLAUSE = 5
"""Tokens up to which what a comma closes may be no clause: somebody plain must speak behind it."""
AS_REACH = 9
"""Tokens to the end of a clause on who tells what follows: "Wie X gestern erklärte", "As X told reporters in Paris on Monday"."""
QUESTION = 3
"""Tokens at the head of a clause among which the noun for a question stands."""
INSERT_REACH = 5
"""Tokens from who speaks to the comma that closes the words on it."""
TOLD_REACH = 5
"""Tokens of the longest name of whom it is told to, behind a verb that ends its sentence."""
IMPERSONAL = ("es", "het")
"""German and Dutch pronouns that stand for nobody behind a verb: "hieß es", "klinkt het"."""
DASHES = ("-", "\u2013", "\u2014")


def find_behind(line: Line, cue: Cue, lax: bool) -> tuple[Span, int] | None:
    """Who stands behind a verb, before its second part; nobody behind "told", which has its hearer there."""
    if line.has("telling", cue.last - 1):
        return None
    return source_behind(line.upto(cue.late) if cue.late > 0 else line, cue.last, lax)


def read_inverted(line: Line, cue: Cue) -> tuple[Span, Span] | None:
    """A content before the cue: a quotation, or a clause a comma closes, its speaker behind the cue or between the two."""
    told = cue.first > 0 and any(line.quoted[max(cue.first - 2, 0) : cue.first])
    fronted = _opens_small(line) and not told
    behind = find_behind(line, cue, told or (line.low(cue.first - 1) == "," and not fronted))
    behind = None if behind is not None and not told and _brings_quotation(line, behind[1]) else behind
    behind = None if behind is not None and line.has("contrary", behind[1] - 1) else behind
    behind = None if behind is not None and not told and _goes_on_telling(line, behind[1]) else behind
    closes = line.low(_past_told(line, cue.last)) in (",", ".", "") and cue.act in ("asserts", "reports")
    before = source_before(line, cue.first, lax=closes or any(line.quoted[: cue.first]))
    if behind is not None and line.cues.capital_nouns and line.low(cue.first - 1) == "," and not told:
        before = None if line.low(line.past_times(behind[1])) in (".", "") else before
    if before is not None and closes and line.low(line.index(before.start) - 1)[:1].isalpha():
        before = clause_subject(line, cue.first) or before
    plain = behind is None or line.low(line.past_times(behind[1])) not in (".", "") or line.past_times(0) > 0
    if plain and not told and line.low(cue.first - 1) == "," and cue.first <= SHORT_CLAUSE:
        behind = find_behind(line, cue, False)
    places: list[tuple[Span, int]] = [(behind[0], cue.first)] if behind else []
    bare = _bare_end(line, cue)
    before = bare if bare is not None and (before is None or before.start > bare.start) else before
    places += [(before, line.index(before.start))] if before else []
    for source, found in places:
        edge = found - line.has("as", found - 1)
        content = _before_edge(line, cue, source, edge)
        if content is not None and (_is_named_by(line, line.index(content.start)) or _is_question(line, content)):
            continue
        opens = before is not None and before.start == line.tokens[0].start and source is not before
        quotation = content is not None and any(each is not None and each.span == content for each in line.quoted)
        closing = (cue.kind != "guarded" or line.low(cue.last) in (".", "")) and not _opens_clause(line, cue.stop)
        closing = closing and not (fronted and edge != cue.first and line.low(line.past_times(cue.last)) not in (",", ".", ""))
        if content is not None and (quotation or (not opens and closing and cue.kind != "object")):
            return content, source
    return None


def _goes_on_telling(line: Line, at: int) -> bool:
    """Whether the clause of whom English names behind a verb goes on: "..., X, said he would resign"."""
    after = line.past_times(at)
    ends = any(line.has(group, after) for group in ("ends", "and", "relatives", "inner")) or line.phrase_at(
        line.cues.citing, after
    )
    return bool(line.cues.words["finite"]) and line.low(after)[:1].isalpha() and not ends


def _is_question(line: Line, content: Span) -> bool:
    """Whether what stands before a verb only says what was asked: "Op de vraag of hij zou opstappen, antwoordde ..."."""
    first = line.index(content.start)
    asked = any(line.has("question", at) for at in range(first + 1, first + QUESTION))
    return asked and opens_small_at(line, first) and line.quoted[first] is None


def _is_named_by(line: Line, first: int) -> bool:
    """Whether a preposition that names a source opens what stands at a token, or a title between marks there."""
    titled = line.quoted[first] is not None and any(
        line.phrase_at(line.cues.before, at) == first - at for at in range(max(first - 3, 0), first)
    )
    return titled or line.phrase_at(line.cues.before, first) > 0


def _brings_quotation(line: Line, at: int) -> bool:
    """Whether a colon stands behind who speaks and whom it is told to: "..., sagte X dem Boten: „...“"."""
    return line.low(next((n for n in range(at, at + HEARER) if line.low(n) in (":", ",", ".", "")), at)) == ":"


def _past_told(line: Line, at: int) -> int:
    """Past whom it is told, a medium or the press: "..., one official told the Gazette."."""
    last = at
    while last < min(at + TOLD_REACH, len(line.lows)) and (
        line.capital(last) or any(line.has(group, last) for group in ("press", "determiners", "hearers"))
    ):
        last += 1
    return last if line.low(last) in (",", ".", "") else at


def _closes_insert(line: Line, at: int) -> bool:
    """Whether the words on who speaks end at a comma soon, what he says going on: "The strike, she said in a note, would"."""
    comma = line.until_comma(at)
    near = comma - at <= INSERT_REACH and line.low(comma) == "," and comma + 3 < len(line.lows)
    return near and not line.phrase_at(line.cues.citing, comma + 1)


def _bare_end(line: Line, cue: Cue) -> Span | None:
    """A few words between a comma and the verb that ends the sentence: "..., leaked memo shows"."""
    start = line.clause_start(cue.first)
    ends = line.low(_past_told(line, cue.last)) in (".", "") or line.has("ends", cue.last)
    ends = ends and line.low(start - 1) == ","
    size = cue.first - start
    free = 0 < size <= BARE_REACH and not any(line.has("small", n) or line.has("that", n) for n in range(start, cue.first))
    free = free or (line.has("indefinites", start) and size <= 2 * BARE_REACH)
    return line.between(start, cue.first) if ends and free else None


def read_closing(line: Line, cue: Cue) -> Found | None:
    """The quotation before a verb that tells its person and names nobody, or somebody behind an aside: "“…”, expresó."."""
    comma = line.low(cue.first - 1) == ","
    place = cue.first - 1 - comma
    if comma and cue.last - cue.first > 1 and line.low(cue.last - 1) in IMPERSONAL:
        return _told_by_nobody(line, cue)
    quotation = line.quoted[place] if line.cues.dropped and place > 0 else None
    ends = cue.kind in ("says", "either") and line.low(_past_place(line, line.past_times(cue.last))) in (".", "", ",")
    if quotation is None or not ends or quotation.span.end != line.tokens[place].end or not comma:
        return None
    aside = line.until_comma(line.past_times(cue.last) + 1)
    behind = source_behind(line, aside + 1, lax=True) if line.low(line.past_times(cue.last)) == "," else None
    return Found(quotation.span, cue.span(line), behind[0] if behind is not None else None, cue.act, "inversion")


def _past_place(line: Line, at: int) -> int:
    """Past whom or where it is told, a preposition before it, up to the stop: "declaró a Radio Sur", "escribió en su cuenta"."""
    close = next((n for n in range(at, at + HEARER) if line.low(n) in (".", ",", "")), None)
    linked = line.has("ends", at) and not line.has("determiners", at) and not line.has("that", at)
    return close if linked and close is not None and source_behind(line, at, lax=True) is None else at


def _told_by_nobody(line: Line, cue: Cue) -> Found | None:
    """What stands before a verb with no subject of its own: "..., hieß es am Montag."; a Dutch "het" recalls who spoke."""
    quotation = line.quoted[cue.first - 2]
    content = quotation.span if quotation is not None else line.between(0, cue.first)
    after = line.past_times(cue.last)
    ends = line.low(after) in (".", "", ",") or (line.low(after + 1) in (".", "") and not line.has("inner", after))
    if content is None or not ends:
        return None
    nobody = line.cues.capital_nouns
    cued = line.tokens[cue.first] if not nobody else cue.span(line)
    return Found(content, cued, None if nobody else line.tokens[cue.last - 1], cue.act, "inversion")


def read_as_told(line: Line, cue: Cue) -> Found | None:
    """What a clause on who tells it stands before, or behind: "Wie der Minister gestern erklärte, ...", "..., como dijo X"."""
    start = line.clause_start(cue.first)
    if not line.has("as", start) or cue.first == start or cue.act not in ("asserts", "reports") or line.quoted[start] is not None:
        return None
    close = line.until_comma(cue.last)
    behind = source_behind(line, cue.last, lax=True) if cue.first == start + 1 else source_behind(line, start + 1, lax=True)
    if behind is None or behind[1] > (close if cue.first == start + 1 else cue.first) or line.has("that", cue.last):
        return None
    content = line.between(close + 1, len(line.lows)) if start == 0 else line.between(0, start)
    if content is None or (start == 0 and line.past_times(max(cue.last, behind[1])) < close - AS_REACH):
        return None
    return Found(content, cue.span(line), behind[0], cue.act, "inversion")


def _opens_clause(line: Line, at: int) -> bool:
    """Whether a clause behind its opening word follows in the same breath."""
    close = line.until_comma(at)
    return any(
        line.has("that", n) and (n in (at, close + 1) or line.has("ends", at) or not is_relative(line, n))
        for n in range(at, close + 2)
    )


def _before_edge(line: Line, cue: Cue, source: Span, edge: int) -> Span | None:
    """The quotation that ends before a token, or the clause before the comma there."""
    if edge < 1:
        return None
    comma = line.low(edge - 1) in (",", *DASHES)
    place = edge - 1 - comma
    quotation = line.quoted[place] if place >= 0 else None
    if quotation is not None and quotation.span.end == line.tokens[place].end:
        if not comma and line.names_medium(place):
            return None
        first = line.index(quotation.span.start)
        closed = comma or line.low(place - 1) == ","
        inside = closed and first > 1 and line.low(first - 1)[0].isalpha() and not _brings_words(line, first, quotation.span)
        return _whole_clause(line, first, place) if inside else quotation.span
    low = line.low(line.index(max(source.end, cue.span(line).end if not cue.late else line.tokens[cue.last - 1].end)))
    ends = low in (",", ".", "") or line.cues.has("ends", low) or cue.late > 0
    asserts = cue.act in ("asserts", "reports")
    told = _past_told(line, cue.last)
    own = edge == cue.first or line.low(told) in (",", ".", "") or line.has("ends", cue.last)
    own = own and (edge == cue.first or told > cue.last or not line.has("determiners", cue.last))
    curt = place >= 0 and edge == cue.first and line.low(line.index(source.end)) in (".", "") and not line.is_adverb(0)
    long = place > 1 or (curt and line.past_times(0) == 0) or (place > 0 and _closes_insert(line, line.index(source.end)))
    ends = ends or told > cue.last
    if comma and long and (ends or edge == cue.first) and asserts and own and not line.has("relatives", edge):
        last = line.index(max(source.end, cue.span(line).end))
        inside = edge - 1 <= INSERTED and _closes_insert(line, last) and (line.low(last) == "," or edge <= INSERTED)
        return line.between(0, len(line.lows) if inside else edge - 1)
    return None


def _brings_words(line: Line, first: int, quotation: Span) -> bool:
    """Whether a quotation of some length stands behind words that bring it, not inside a clause: "and he told us “...”"."""
    brought = any(line.low(at) in line.cues.plain_verbs or line.has("that", at) for at in range(max(first - 2, 0), first))
    return len(quotation) >= PARTIAL and brought


def _whole_clause(line: Line, first: int, place: int) -> Span | None:
    """A clause with a quotation at its end, from the start of the sentence or behind its colon."""
    start = line.sentence_start(first)
    return Span(line.tokens[start].start, line.tokens[place].end)


def _opens_small(line: Line) -> bool:
    """Whether a sentence opens on a preposition: what stands before its first comma may be no clause ("Despite rain, ...")."""
    return line.quoted[0] is None and opens_small_at(line, 0)
