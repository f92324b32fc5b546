"""What a cue brings, and who speaks: before it, behind it, or nobody, in a sentence without a parser."""

from recoupe.annotate.attributions.plain.according import read_according
from recoupe.annotate.attributions.plain.contents import THAT_REACH, forward, object_end
from recoupe.annotate.attributions.plain.cuing import SOURCE, Cue
from recoupe.annotate.attributions.plain.denials import is_meant, is_scorned
from recoupe.annotate.attributions.plain.described import read_head
from recoupe.annotate.attributions.plain.forms import read_parted_passive, read_passive
from recoupe.annotate.attributions.plain.inversions import find_behind, read_as_told, read_closing, read_inverted
from recoupe.annotate.attributions.plain.sources import before_adverbs, source_before, source_behind
from recoupe.annotate.attributions.plain.subjects import find_subject, long_subject, says_clearly
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.records import Span

NOMINAL = 3
"""Tokens from which the first part of a verb holds its object: "Weitere Angaben machte (er nicht)"."""
AGENT_REACH = 6
"""Tokens from a passive verb to the word that names who did it: "foi confirmada ao jornal por"."""
DASHES = ("-", "\u2013", "\u2014")


def read_cue(line: Line, cue: Cue) -> Found | None:
    """The statement a cue announces, if it does; only a writing "reads" what it says."""
    found = _read(line, cue)
    if found is None or not line.has("recited", cue.last - 1):
        return found
    head = read_head(found.source.within(line.text), line.cues) if found.source is not None else None
    return found if head is not None and head.sort == "writing" else None


def _read(line: Line, cue: Cue) -> Found | None:
    """The statement a cue announces, whoever makes it."""
    if cue.kind in ("passive", "open"):
        return read_passive(line, cue.first, _agent(line, cue), cue.act)
    if cue.kind == "unsourced":
        return _unsourced(line, cue)
    if cue.late == SOURCE:
        return read_according(line, cue)
    if cue.late and any(line.has("by", at) for at in range(cue.first, cue.last)):
        return read_parted_passive(line, cue.first, cue.late, cue.end, cue.act)
    closing = read_closing(line, cue) or read_as_told(line, cue)
    if closing is not None:
        return closing
    inverted = read_inverted(line, cue)
    if inverted is not None:
        return Found(inverted[0], cue.span(line), inverted[1], cue.act, "inversion")
    return _straight(line, cue)


def read_shared(line: Line, cue: Cue, source: Span | None) -> Found | None:
    """The statement of a verb that shares its subject with the one before."""
    if cue.kind in ("passive", "open", "unsourced") or cue.late == SOURCE:
        return None
    noted = cue.act == "denies" and line.has("notes", cue.first - 1)
    if cue.kind == "gerund" and line.low(cue.first - 1) != "," and not noted and cue.last - cue.first == 1:
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
    shown = line.between(start + 1, cue.first) if line.has("shows", cue.first) and line.has("out_of", start) else None
    if shown is not None and not cue.late:
        return _told(line, cue, shown, cue.last)
    behind = find_behind(line, cue, True) if _fronted(line, cue) else None
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
    opened = any(line.has("that", at) for at in range(cue.last, cue.last + THAT_REACH))
    before = (long_subject(line, cue) if opened or says_clearly(line, cue) else None) or find_subject(line, cue)
    if before is not None and line.cues.verb_second and before.within(line.text).casefold() in line.cues.words["points"]:
        before = None
        behind = find_behind(line, cue, True)
        if behind is not None:
            return _told(line, cue, *behind)
    if before is not None:
        return _told(line, cue, before, cue.last)
    behind = find_behind(line, cue, bool(cue.late)) if cue.late or _brings_behind(line, cue) else None
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
    if _tells_nothing(line, cue, content):
        return None
    blames = line.low(cue.first).startswith(tuple(sorted(line.cues.words["accusing"])))
    scorned = cue.kind == "object" and not blames and is_scorned(line, content)
    act = "denies" if scorned else cue.act
    meant = is_meant(line, cue.first, cue.stop, content, cue.act)
    hides = cue.act == "asks" or (cue.act == "declines" and bool(line.cues.words["finite"]))
    unnamed = hides and any(line.has("anonymity", at) for at in range(cue.last, cue.last + 4))
    return Found(content, span, source, act, "verb-que") if meant and not unnamed else None


def _tells_nothing(line: Line, cue: Cue, content: Span) -> bool:
    """Whether what a verb brings is no content: a note that is published, somebody cited, a figure without one."""
    first = line.index(content.start)
    noted = any(line.has("notes", n) for n in range(first, first + 3)) and line.has("indefinites", first)
    noted = noted and not line.has("that", first - 1) and not any(line.has("finite", n) for n in range(first, len(line.lows)))
    if cue.act in ("asserts", "reports") and noted:
        return True
    if line.has("cites", cue.last - 1) and line.has("indefinites", first):
        return True
    counts = cue.kind == "object" and line.has("figured", cue.first)
    if counts and not any(char.isdigit() for char in content.within(line.text)):
        return True
    return line.phrase_at(line.cues.own, first) > 0 or (cue.act == "asks" and line.phrase_at(line.cues.before, first) > 0)


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
