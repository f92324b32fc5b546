"""What a sentence without a parser gives to a source its prepositions name: "laut", "según", "according to"."""

from recoupe.annotate.attributions.plain.cuing import Cue
from recoupe.annotate.attributions.plain.sources import head_of, source_before, source_behind
from recoupe.annotate.attributions.plain.text import STOPS, Found, Line
from recoupe.records import Act, Span

VERBS = 4
"""Tokens of the longest verb between a preposition and its source: "ha podido saber"."""
SHORTEST = 10
"""Characters of the shortest content."""
TITLE_REACH = 6
"""Tokens of the longest name of a medium between marks, marks included."""
APPOSED = 12
"""Tokens of the longest apposition behind a source."""
SHORT_VERB = 4
"""Letters over which a word that ends as a verb of telling is one: "según avanzó"."""
BARE_REACH = 6
"""Tokens of the longest source that has neither an article nor a name."""


def read_according(line: Line, cue: Cue) -> Found | None:
    """A source a preposition names, at the head, inside or at the end of its sentence."""
    if line.phrase_at(line.cues.own, cue.first) == cue.last - cue.first:
        return _read_own(line, cue)
    if line.phrase_at(line.cues.possessed, cue.first) == cue.last - cue.first:
        return _read_possessed(line, cue)
    found = _named(line, cue)
    if found is None:
        return None
    source, last = found
    if line.phrase_at(line.cues.stance, cue.first) and not _takes_stance(line, source, last):
        return None
    if line.low(last) == "," and line.has("relatives", last + 1):
        last = line.until_comma(last + 1)
    content = _ascribed(line, cue, source, last)
    if content is None or len(content) < SHORTEST or content == source:
        return None
    act: Act = "reports" if line.quoted[line.index(source.start)] is not None else "asserts"
    return Found(content, cue.span(line), source, act, "preposition")


def _named(line: Line, cue: Cue) -> tuple[Span, int] | None:
    """Whom a preposition names, before it or behind it, and one past the last token of both."""
    if not line.phrase_at(line.cues.after, cue.first):
        titled = _titled(line, cue.last)
        if titled is not None:
            return titled
        return _pronoun(line, cue) or source_behind(line, _past_verbs(line, cue.last), lax=True) or _bare_source(line, cue)
    before = source_before(line, cue.first, lax=True)
    if before is None and cue.first == 1 and line.has("determiners", 0):
        before = line.tokens[0]
    return (before, cue.last) if before else None


def _titled(line: Line, at: int) -> tuple[Span, int] | None:
    """The name of a medium between marks right behind a preposition: 'Laut "Morgenbote" ...'."""
    quotation = line.quoted[at] if at < len(line.lows) else None
    if quotation is None or quotation.span.start != line.tokens[at].start or not line.capital(at + 1):
        return None
    close = line.index(quotation.span.end)
    return (quotation.span, close) if close - at <= TITLE_REACH and line.low(close - 2)[:1].isalnum() else None


def _read_own(line: Line, cue: Cue) -> Found | None:
    """What somebody tells of himself: "Die Kette hat die Ware nach eigenen Angaben zurückgerufen"."""
    start = line.clause_start(cue.first)
    source = head_of(line, start, cue.first) if start < cue.first else head_of(line, cue.last, len(line.lows))
    source = source or head_of(line, line.sentence_start(start), start)
    turned = source_behind(line, cue.last + 1, lax=True) if source is None and line.cues.verb_second else None
    source = turned[0] if turned is not None else source
    content = line.between(start, len(line.lows)) if source is not None else None
    if source is None or content is None or content == source:
        return None
    if source.start == content.start:
        content = Span(line.tokens[line.index(source.end)].start, content.end)
    return Found(content, cue.span(line), source, "asserts", "preposition")


def _read_possessed(line: Line, cue: Cue) -> Found | None:
    """What somebody holds whom a pronoun inside the words names: "In her view, the law is dead"."""
    owner = next((at for at in range(cue.first, cue.last) if line.has("determiners", at) or line.has("oblique", at)), None)
    content = _ascribed(line, cue, line.tokens[owner], cue.last) if owner is not None else None
    if owner is None or content is None or len(content) < SHORTEST:
        return None
    return Found(content, cue.span(line), line.tokens[owner], "asserts", "preposition")


def _bare_source(line: Line, cue: Cue) -> tuple[Span, int] | None:
    """A source without an article or a name, at the end of its sentence or before a comma: "according to provisional results"."""
    first = last = cue.last
    told = tuple(sorted(line.cues.words["told"]))
    if line.cues.dropped and line.low(first).endswith(told) and len(line.low(first)) > SHORT_VERB and not line.capital(first):
        return None
    while last < len(line.lows) and line.low(last) not in STOPS and line.quoted[last] is None and not line.has("ends", last):
        last += 1
    if cue.first <= 1 and (line.low(last) != "," or cue.last - cue.first == 1):
        return None
    if line.low(first)[:1].isalpha() and 0 < last - first <= BARE_REACH and not line.has("small", first):
        return Span(line.tokens[first].start, line.tokens[last - 1].end), last
    return None


def _takes_stance(line: Line, source: Span, last: int) -> bool:
    """Whether "for somebody" tells a view: a quotation follows the comma, or somebody with a role and a name holds one."""
    part = line.part(source)
    named = any(part.capital(at) and part.capital(at + 1) for at in range(len(part.lows)))
    person = named and any(part.has("roles", at) for at in range(len(part.lows)))
    if line.cues.verb_second:
        return line.has("perfect", last) and (person or any(line.quoted[last:]))
    return line.low(last) == "," and (person or any(line.quoted[last:]))


def _pronoun(line: Line, cue: Cue) -> tuple[Span, int] | None:
    """A pronoun in the case a preposition asks for: "volgens hem", "laut ihr"; not the one of "haar woordvoerder"."""
    owns = line.has("determiners", cue.last) and source_behind(line, cue.last) is not None
    return (line.tokens[cue.last], cue.last + 1) if line.has("oblique", cue.last) and not owns else None


def _past_verbs(line: Line, at: int) -> int:
    """Past the verb between a preposition and its source: "según pudo saber este diario", "segundo apurou o jornal"."""
    endings = tuple(line.cues.words["infinitive_endings"])
    places = [n for n in range(at, at + VERBS) if not line.capital(n)]
    told = (n for n in places if line.low(n) in line.cues.plain_verbs)
    able = (n for n in places if n > at and line.has("could", n - 1) and endings and line.low(n).endswith(endings))
    last = next(told, None) or next(able, None)
    between = range(at, last) if last is not None else ()
    return last + 1 if last is not None and all(line.has("auxiliaries", n) or line.has("could", n) for n in between) else at


def _past_apposition(line: Line, last: int) -> int:
    """Past what a source is, between commas: "Según Ana Paz, secretaria general del sindicato, ya hay ..."."""
    close = line.until_comma(last + 1)
    role = (
        line.has("roles", last + 1)
        or (line.capital(last + 1) and line.capital(last + 2))
        or (line.has("determiners", last + 1) and line.has("roles", last + 2))
    )
    apposed = line.low(last) == "," and role and line.low(close) == "," and close - last <= APPOSED
    return close if apposed and len(line.lows) - close > BARE_REACH else last


def _ascribed(line: Line, cue: Cue, source: Span, last: int) -> Span | None:
    """What a preposition gives to its source: what follows at the head of a sentence, else what stands around it."""
    if cue.first <= 1 or source.start <= line.tokens[min(2, len(line.tokens) - 1)].end:
        last = _past_apposition(line, last)
        aside = "," in line.lows[last:] and not (line.cues.verb_second and line.low(last) != ",")
        return line.between(line.until_comma(last) if aside else last, len(line.lows))
    place = cue.first - 1 - (line.low(cue.first - 1) == ",")
    said = line.quoted[place] if place >= 0 else None
    if said is not None and said.span.start <= line.tokens[0].start and said.span.end == line.tokens[place].end:
        return said.span
    content = line.between(0, cue.first)
    rest = line.between(last, len(line.lows)) if line.low(last) == "," else None
    if rest is not None and content is not None and line.low(cue.first - 1) == ",":
        return line.between(0, len(line.lows))
    if rest is not None and content is not None and len(rest) > len(content):
        return rest
    if line.low(cue.first - 1) != "," and line.low(last) not in (",", ".", "") and rest is None:
        stop = next((at for at in range(last, len(line.lows)) if line.low(at) == ";"), len(line.lows))
        start = line.sentence_start(cue.first)
        turns = (at for at in range(start, cue.first) if line.low(at) == "," and line.has("and", at + 1) and not line.quoted[at])
        return line.between(next(turns, start - 1) + 1, stop)
    return content
