"""What a cue brings, and who speaks: before it, behind it, or nobody, in a sentence without a parser."""

from recoupe.annotate.attributions.plain.according import read_according
from recoupe.annotate.attributions.plain.contents import forward, object_end
from recoupe.annotate.attributions.plain.cuing import SOURCE, Cue
from recoupe.annotate.attributions.plain.denials import is_meant, is_scorned
from recoupe.annotate.attributions.plain.forms import read_parted_passive, read_passive
from recoupe.annotate.attributions.plain.sources import before_adverbs, is_relative, source_before, source_behind
from recoupe.annotate.attributions.plain.subjects import find_subject, opens_small_at, says_clearly
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.records import Span

PARTIAL = 60
"""Characters up to which a quotation is words inside a clause rather than what is said: "The plan is "absurd", she said."."""
INSERTED = 4
"""Tokens up to which what stands before the words on who speaks only opens what is said: "The plan, she said, would fail"."""
BARE_REACH = 4
"""Tokens of the longest speaker without an article or a name, at the end of a headline."""
NOMINAL = 3
"""Tokens from which the first part of a verb holds its object: "Weitere Angaben machte (er nicht)"."""
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
AGENT_REACH = 6
"""Tokens from a passive verb to the word that names who did it: "foi confirmada ao jornal por"."""
DASHES = ("-", "\u2013", "\u2014")


def read_cue(line: Line, cue: Cue) -> Found | None:
    """The statement a cue announces, if it does."""
    if cue.kind in ("passive", "open"):
        return read_passive(line, cue.first, _agent(line, cue), cue.act)
    if cue.kind == "unsourced":
        return _unsourced(line, cue)
    if cue.late == SOURCE:
        return read_according(line, cue)
    if cue.late and any(line.has("by", at) for at in range(cue.first, cue.last)):
        return read_parted_passive(line, cue.first, cue.late, cue.end, cue.act)
    closing = _closing(line, cue) or _as_told(line, cue)
    if closing is not None:
        return closing
    inverted = _inverted(line, cue)
    if inverted is not None:
        return Found(inverted[0], cue.span(line), inverted[1], cue.act, "inversion")
    return _straight(line, cue)


def read_shared(line: Line, cue: Cue, source: Span | None) -> Found | None:
    """The statement of a verb that shares its subject with the one before."""
    if cue.kind in ("passive", "open", "unsourced") or cue.late == SOURCE:
        return None
    noted = cue.act == "denies" and line.has("notes", cue.first - 1)
    if cue.kind == "gerund" and line.low(cue.first - 1) != "," and not noted:
        return None
    clear = cue.kind in ("object", "either") or cue.late > 0 or says_clearly(line, cue)
    return _told(line, cue, source, cue.last) if clear else None


def _agent(line: Line, cue: Cue) -> int | None:
    """One past the last token of a passive verb, the word that names who did it included: "was confirmed on Monday by"."""
    if cue.kind == "passive":
        return cue.last
    close = min(line.until_comma(cue.last), cue.last + AGENT_REACH)
    return next((at + 1 for at in range(cue.last, close) if line.has("agentive", at) and line.quoted[at] is None), None)


def _unsourced(line: Line, cue: Cue) -> Found | None:
    """What somebody is accused of, nobody named for it: "Ihm wird vorgeworfen, ...", "The mayor is accused of ..."."""
    opens = line.low(cue.last) == "," or line.has("that", cue.last) or line.has("infinitive", cue.last)
    content = forward(line, cue, cue.last) if opens else line.between(cue.last, object_end(line, cue.last))
    if content is None or line.low(len(line.lows) - 1) == "?":
        return None
    return Found(content, cue.span(line), None, cue.act, "passive")


def own_subject(line: Line, cue: Cue) -> Span | None:
    """Who stands right before a verb."""
    return source_before(line, cue.first, lax=True) if cue.late != SOURCE else None


def _straight(line: Line, cue: Cue) -> Found | None:
    """Who stands before the verb, or right behind one that opens its clause; what is said follows."""
    start = line.clause_start(cue.first)
    if line.has("leaks", cue.first) or line.has("written", cue.first) or line.low(cue.last - 1) == "es":
        return _leaked(line, cue, start)
    behind = _behind(line, cue, True) if _fronted(line, cue) else None
    if behind is not None:
        return _told(line, cue, *behind)
    if line.has("relatives", start) and line.low(start - 1) == "," and line.low(line.past_times(cue.last)) in (",", ".", ""):
        whom = source_before(line, start - 1, lax=True) if cue.act in ("denies", "declines") else None
        if line.cues.verb_second and whom is not None:
            return Found(line.between(start + 1, cue.first) or cue.span(line), cue.span(line), whom, cue.act, "verb-que")
        if before_adverbs(line, cue.first) > start + 1:
            return None
    return _told_before(line, cue, start)


def _told_before(line: Line, cue: Cue, start: int) -> Found | None:
    """Who stands before the verb, else behind it, else nobody where its form tells the person."""
    asks = line.has("small", start) and not any(line.has(group, start) for group in ("ends", "as", "determiners"))
    if line.cues.verb_second and asks and line.low(cue.last) == ",":
        return None
    before = find_subject(line, cue)
    if before is not None and line.cues.verb_second and before.within(line.text).casefold() in line.cues.words["points"]:
        before = None
        behind = _behind(line, cue, True)
        if behind is not None:
            return _told(line, cue, *behind)
    if before is not None:
        return _told(line, cue, before, cue.last)
    behind = _behind(line, cue, bool(cue.late)) if cue.late or _brings_behind(line, cue) else None
    if behind is not None:
        return _told(line, cue, *behind)
    return _told(line, cue, None, cue.last) if line.cues.dropped and _unnamed(line, cue) else None


def _leaked(line: Line, cue: Cue, start: int) -> Found | None:
    """What comes out of a place: "Aus Regierungskreisen verlautete, ...", "Dal ministero trapela che ..."."""
    group = "out_of" if line.has("leaks", cue.first) else "written_in"
    if line.has("written", cue.first) and not (line.has("that", cue.last) or line.low(cue.last) == ":"):
        return None
    places = (*range(start, cue.first), *range(cue.last, cue.last + 2))
    at = next((n for n in places if line.has(group, n) or line.has("out_of", n)), None)
    if at is None:
        return _told(line, cue, None, cue.last)
    if at < cue.first:
        return _told(line, cue, line.between(at + 1, cue.first), cue.last)
    behind = source_behind(line, at + 1, lax=True)
    return _told(line, cue, *behind) if behind is not None else None


def _behind(line: Line, cue: Cue, lax: bool) -> tuple[Span, int] | None:
    """Who stands behind a verb, before its second part."""
    return source_behind(line.upto(cue.late) if cue.late > 0 else line, cue.last, lax)


def _fronted(line: Line, cue: Cue) -> bool:
    """Whether a time, a place or a clause fills the place before a verb that comes second: "Am Montag sagte ..."."""
    if not line.cues.verb_second or cue.first == 0:
        return False
    start = line.clause_start(cue.first)
    if start == cue.first:
        start = line.sentence_start(start)
    if line.past_times(start) == cue.first:
        return True
    if line.has("nominative", cue.last):
        return True
    focus = line.is_adverb(start) and not line.has("small", start) and _names_behind(line, start + 1, cue.first)
    if line.has("and", start) or line.has("determiners", start) or focus:
        return False
    return any(line.has(group, start) for group in ("small", "ends", "that")) or line.is_adverb(start)


def _names_behind(line: Line, first: int, last: int) -> bool:
    """Whether somebody stands between an adverb and the verb: "Auch die Bank sagte"."""
    return first < last and (line.capital(first) or line.has("determiners", first))


def _brings_behind(line: Line, cue: Cue) -> bool:
    """Whether a clause begins behind somebody who follows the verb: "Explicó el alcalde que ..."."""
    behind = source_behind(line, cue.last) if line.cues.dropped and not line.has("that", cue.last) else None
    return behind is not None and line.has("that", behind[1])


def _unnamed(line: Line, cue: Cue) -> bool:
    """Whether a verb that tells its person opens its clause, and says plainly that somebody speaks."""
    at = cue.first
    while at > 0 and (line.is_adverb(at - 1) or line.has("auxiliaries", at - 1)):
        at -= 1
    opens = at == 0 or line.low(at - 1) in (",", ";", ":", *DASHES) or line.has("and", at - 1)
    told = at == 0 and cue.kind in ("object", "either") and line.low(cue.first).endswith(tuple(sorted(line.cues.words["told"])))
    return opens and (told or says_clearly(line, cue))


def _told(line: Line, cue: Cue, source: Span | None, start: int) -> Found | None:
    """What somebody is said to say, from a token on."""
    span = cue.span(line)
    wanted = cue.act == "asks" and cue.kind == "object" and line.has("wanted", cue.last - 1)
    if wanted and line.cues.verb_second and line.low(cue.last).endswith("en"):
        return None
    content = forward(line, cue, start) if not wanted else line.between(cue.first + 1, object_end(line, cue.last))
    if content is None and cue.act in ("denies", "declines"):
        content = _ahead(line, cue, start) or span
        if source is not None and cue.late > 0 and content == span and span.overlap(source):
            parted = cue.last - cue.first >= NOMINAL
            content = Span(span.start, line.tokens[cue.last - 1].end) if parted else Span(line.tokens[cue.late].start, span.end)
    content = _with_verb(line, cue, content, source) if content is not None else None
    if content is None or (source is not None and content.overlap(source)):
        return None
    first = line.index(content.start)
    if (
        cue.act in ("asserts", "reports")
        and any(line.has("notes", n) for n in range(first, first + 3))
        and line.has("indefinites", first)
    ):
        return None
    if line.has("cites", cue.last - 1) and line.has("indefinites", first):
        return None
    if line.phrase_at(line.cues.own, first) or (cue.act == "asks" and line.phrase_at(line.cues.before, first)):
        return None
    act = "denies" if cue.kind == "object" and is_scorned(line, content) else cue.act
    meant = is_meant(line, cue.first, cue.stop, content, cue.act)
    unnamed = cue.act == "asks" and any(line.has("anonymity", at) for at in range(cue.last, cue.last + 4))
    return Found(content, span, source, act, "verb-que") if meant and not unnamed else None


def _with_verb(line: Line, cue: Cue, content: Span, source: Span | None) -> Span:
    """What a denial brings; with its verb where it is but a pronoun: "Een woordvoerder spreekt dat tegen", "lo niega"."""
    span = cue.span(line)
    if cue.act not in ("denies", "declines") or line.index(content.start) + 1 < line.index(content.end):
        return content
    if content == span and line.has("clitics", cue.first - 1):
        return Span(line.tokens[cue.first - 1].start, span.end)
    low = content.within(line.text).casefold()
    bare = any(low in line.cues.words[group] for group in ("points", "pronouns", "oblique"))
    whole = Span(min(span.start, content.start), max(span.end, content.end))
    return whole if bare and (source is None or not whole.overlap(source)) else content


def _ahead(line: Line, cue: Cue, start: int) -> Span | None:
    """What a verb in two parts turns down, where it stands before it: "Ob er klage, ließ er offen"."""
    if not cue.late:
        return None
    if line.low(cue.first - 1) == ",":
        return line.between(0, cue.first - 1) if not line.has("and", cue.last) else None
    if line.only_time(line.clause_start(cue.first), cue.first):
        return None
    return line.between(line.clause_start(cue.first), cue.first) if start != cue.last and cue.first > 0 else None


def _inverted(line: Line, cue: Cue) -> tuple[Span, Span] | None:
    """A content before the cue: a quotation, or a clause a comma closes, its speaker behind the cue or between the two."""
    told = cue.first > 0 and any(line.quoted[max(cue.first - 2, 0) : cue.first])
    fronted = _opens_small(line) and not told
    behind = _behind(line, cue, told or (line.low(cue.first - 1) == "," and not fronted))
    behind = None if behind is not None and not told and _brings_quotation(line, behind[1]) else behind
    behind = None if behind is not None and line.has("contrary", behind[1] - 1) else behind
    closes = line.low(_past_told(line, cue.last)) in (",", ".", "") and cue.act in ("asserts", "reports")
    before = source_before(line, cue.first, lax=closes or any(line.quoted[: cue.first]))
    plain = behind is None or line.low(line.past_times(behind[1])) not in (".", "") or line.past_times(0) > 0
    if plain and not told and line.low(cue.first - 1) == "," and cue.first <= SHORT_CLAUSE:
        behind = _behind(line, cue, False)
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


def _is_named_by(line: Line, first: int) -> bool:
    """Whether a preposition that names a source opens what stands at a token, or a title between marks there."""
    titled = line.quoted[first] is not None and any(
        line.phrase_at(line.cues.before, at) == first - at for at in range(max(first - 3, 0), first)
    )
    return titled or line.phrase_at(line.cues.before, first) > 0


def _is_question(line: Line, content: Span) -> bool:
    """Whether what stands before a verb only says what was asked: "Op de vraag of hij zou opstappen, antwoordde ..."."""
    first = line.index(content.start)
    asked = any(line.has("question", at) for at in range(first + 1, first + QUESTION))
    return asked and opens_small_at(line, first) and line.quoted[first] is None


def _brings_quotation(line: Line, at: int) -> bool:
    """Whether a colon stands behind who speaks and whom it is told to: "..., sagte X dem Boten: „...“"."""
    return line.low(next((n for n in range(at, at + HEARER) if line.low(n) in (":", ",", ".", "")), at)) == ":"


def _opens_small(line: Line) -> bool:
    """Whether a sentence opens on a preposition: what stands before its first comma may be no clause ("Despite rain, ...")."""
    return line.quoted[0] is None and opens_small_at(line, 0)


def _closes_insert(line: Line, at: int) -> bool:
    """Whether the words on who speaks end at a comma soon, what he says going on: "The strike, she said in a note, would"."""
    comma = line.until_comma(at)
    near = comma - at <= INSERT_REACH and line.low(comma) == "," and comma + INSERTED < len(line.lows)
    return near and not line.phrase_at(line.cues.citing, comma + 1)


def _past_told(line: Line, at: int) -> int:
    """Past whom it is told, a medium or the press: "..., one official told the Gazette."."""
    last = at
    while last < min(at + TOLD_REACH, len(line.lows)) and (
        line.capital(last) or any(line.has(group, last) for group in ("press", "determiners", "hearers"))
    ):
        last += 1
    return last if line.low(last) in (",", ".", "") else at


def _bare_end(line: Line, cue: Cue) -> Span | None:
    """A few words between a comma and the verb that ends the sentence: "..., leaked memo shows"."""
    start = line.clause_start(cue.first)
    ends = line.low(_past_told(line, cue.last)) in (".", "") or line.has("ends", cue.last)
    ends = ends and line.low(start - 1) == ","
    size = cue.first - start
    free = 0 < size <= BARE_REACH and not any(line.has("small", n) or line.has("that", n) for n in range(start, cue.first))
    free = free or (line.has("indefinites", start) and size <= 2 * BARE_REACH)
    return line.between(start, cue.first) if ends and free else None


def _closing(line: Line, cue: Cue) -> Found | None:
    """The quotation before a verb that tells its person and names nobody, or somebody behind an aside: "“…”, expresó."."""
    comma = line.low(cue.first - 1) == ","
    place = cue.first - 1 - comma
    quotation = line.quoted[place] if line.cues.dropped and place > 0 else None
    ends = cue.kind in ("says", "either") and line.low(line.past_times(cue.last)) in (".", "", ",")
    if quotation is None or not ends or quotation.span.end != line.tokens[place].end or not comma:
        return None
    aside = line.until_comma(line.past_times(cue.last) + 1)
    behind = source_behind(line, aside + 1, lax=True) if line.low(line.past_times(cue.last)) == "," else None
    return Found(quotation.span, cue.span(line), behind[0] if behind is not None else None, cue.act, "inversion")


def _as_told(line: Line, cue: Cue) -> Found | None:
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
        inside = comma and first > 1 and line.low(first - 1)[0].isalpha() and len(quotation.span) < PARTIAL
        return line.between(0, edge - 1) if inside else quotation.span
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
