"""What a sentence without a parser says of the one before: "Das sagte der Minister.", and a mood that goes on reporting."""

from collections.abc import Iterator, Sequence

from recoupe.annotate.attributions.marks import Quoted
from recoupe.annotate.attributions.plain.cuing import cue_at
from recoupe.annotate.attributions.plain.quoting import brought_by
from recoupe.annotate.attributions.plain.sources import source_behind
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.records import Span

WORDED_MOST = 5
"""Words of the longest phrase that gives a sentence to somebody: "son las palabras de"."""
WORDED = 3
"""Tokens of "with these words"."""
CLOSING = ("\u201d", "\u00bb", '"', "\u2019", "\u201c")
COLON_REACH = 6
"""Tokens from who speaks to a colon, his name between commas included."""
SHOWN = 5
"""Tokens from a verb that shows to the word before its document: "blijkt dinsdag uit"."""
MOOD = 5
"""Letters of the shortest verb known by its ending for one in the mood of report: "hoffe"."""
SHORTEST = 3
"""Tokens of the shortest sentence that goes on reporting: "Er sei müde"."""


def whole(before: Span, quoted: Sequence[Quoted]) -> Span:
    """The sentence before, or the quotation of several sentences it ends."""
    alone = (each.span for each in quoted if each.depth == 0 and each.span.start == before.start)
    framed = next((span for span in alone if 0 <= before.end - span.end <= 1), None)
    if framed is not None:
        return framed
    started = (each.span for each in quoted if each.depth == 0 and each.span.start < before.start < each.span.end)
    return next((span for span in started if span.end >= before.end - 1), before)


def point_back(line: Line, before: Span) -> Found | None:
    """Somebody is named for the sentence before, by a word that points at it.

    Args:
        line: the sentence that points.
        before: the sentence before.
    """
    taken = next((n for n in (3, 2, 1) if " ".join(line.lows[:n]) in line.cues.words["points"]), 0)
    if taken == WORDED:
        behind = source_behind(line, taken + 1 + line.has("ends", taken + 1), lax=True)
        return Found(before, line.tokens[taken], behind[0], "asserts", "points-back") if behind is not None else None
    if taken and line.has("shows", taken):
        return _shown(line, before, taken)
    worded = _worded(line, before)
    if worded is not None:
        return worded
    cue = cue_at(line, taken) if taken else None
    if cue is None and (line.has("thus", 0) or line.has("cites", 1) or line.has("cites", 2)):
        return _thus(line, before) if line.has("thus", 0) else _cites(line, before)
    if (
        cue is None
        or cue.late < 0
        or cue.kind in ("passive", "open", "unsourced", "guarded")
        or cue.act not in ("asserts", "reports", "denies")
    ):
        return None
    behind = source_behind(line, cue.last, lax=True)
    colon = next((n for n in range(behind[1], behind[1] + COLON_REACH) if line.low(n) == ":"), None) if behind else None
    if behind is not None and colon is not None and cue.act != "denies":
        after = line.between(colon + 1, len(line.lows))
        return Found(after, cue.span(line), behind[0], cue.act, "verb-que") if after is not None else None
    if behind is None or line.has("that", behind[1]) or line.has("that", behind[1] + 1):
        return None
    content = line.between(0, taken) if cue.act == "denies" else before
    return Found(content, cue.span(line), behind[0], cue.act, "points-back") if content is not None else None


def _worded(line: Line, before: Span) -> Found | None:
    """Whose words the quotation before is said to be: "Queste le parole di Ferri", "Son palabras de la alcaldesa"."""
    last = next((n for n in range(WORDED_MOST, 1, -1) if " ".join(line.lows[:n]) in line.cues.words["words_of"]), 0)
    if not last or line.text[before.start : before.end].rstrip(".")[-1:] not in CLOSING:
        return None
    linked = line.has("inner", last) and not line.capital(last)
    behind = source_behind(line, last + linked, lax=True)
    return Found(before, line.between(0, last), behind[0], "asserts", "points-back") if behind is not None else None


def _shown(line: Line, before: Span, verb: int) -> Found | None:
    """What a document is named for that shows the sentence before: "Dat blijkt uit een analyse", "Das geht aus Akten hervor"."""
    out = next((at for at in range(verb + 1, verb + SHOWN) if line.has("out_of", at)), None)
    behind = source_behind(line, out + 1, lax=True) if out is not None else None
    return Found(before, line.tokens[verb], behind[0], "asserts", "points-back") if behind is not None else None


def _thus(line: Line, before: Span) -> Found | None:
    """Somebody is named for the quotation before by one word: "Cos\u00ec il sindaco, Ugo Ferrante."."""
    if line.text[before.start : before.end].rstrip(".")[-1:] not in CLOSING:
        return None
    behind = source_behind(line, 1, lax=True)
    return Found(before, line.tokens[0], behind[0], "asserts", "points-back") if behind is not None else None


def _cites(line: Line, before: Span) -> Found | None:
    """Whom a medium cites for the sentence before: "It cited two officials who asked not to be named."."""
    at = next(n for n in (1, 2) if line.has("cites", n))
    subject = line.between(0, at)
    behind = source_behind(line, at + 1, lax=True) or source_behind(line, at + 2, lax=True)
    tells = line.has("pronouns", 0) or any(line.has("press", n) for n in range(at))
    if not tells or subject is None or brought_by(line, at) is not None or behind is None or any(line.quoted):
        return None
    return Found(before, line.tokens[at], behind[0], "asserts", "citing", (subject,))


def goes_on(line: Line, told: bool) -> Iterator[Found]:
    """A sentence whose mood says that whoever spoke before goes on speaking: "Der Fahrer sei müde gewesen."."""
    outside = [at for at in range(len(line.lows)) if line.quoted[at] is None]
    if not told or len(outside) < SHORTEST or line.low(len(line.lows) - 1) == "?":
        return
    if any(line.has("unreal", at) and not line.is_adverb(at - 1) for at in outside):
        return
    content = line.between(0, len(line.lows))
    moods = (at for at in outside if at > 0 and (line.has("reported", at) or _is_reported(line, at)))
    at = next((at for at in moods if not _hangs_on(line, at)), None)
    if at is not None and content is not None:
        yield Found(content, line.tokens[at], None, "asserts", "free-indirect", hearsay=True)


def _hangs_on(line: Line, at: int) -> bool:
    """Whether a verb closes a clause that hangs on another: "Es ist unklar, ob er komme."."""
    start = line.clause_start(at)
    opens = start > 0 and any(line.has(group, start) for group in ("that", "relatives", "small"))
    return opens and (line.low(at + 1) in (",", ".", "", ";") or line.has("that", start) or line.has("relatives", start))


def _is_reported(line: Line, at: int) -> bool:
    """Whether a German verb ends as one in the mood of report, right behind its subject or what fronts it: "Er hoffe, ..."."""
    low = line.low(at)
    if not line.cues.capital_nouns or len(low) < MOOD or not low.endswith("e") or low.endswith("te") or line.capital(at):
        return False
    if any(
        line.has(group, at)
        for group in ("determiners", "adverbs", "small", "pronouns", "ends", "indefinites", "perfect", "auxiliaries")
    ):
        return False
    if at == 1 and line.is_adverb(0) and (line.has("determiners", 2) or line.has("pronouns", 2)):
        return True
    before = (line.capital(at - 1) or line.has("pronouns", at - 1)) and not line.has("determiners", at - 1)
    return before and (not line.capital(at + 1) or _ends_subject(line, at))


def _ends_subject(line: Line, at: int) -> bool:
    """Whether one phrase with its article, and nothing else, stands before a verb: "Der Vorstand lege Wert darauf"."""
    free = all(
        line.capital(n) or (line.low(n).isalpha() and not any(line.has(group, n) for group in ("small", "ends", "perfect")))
        for n in range(1, at)
    )
    return line.has("determiners", 0) and line.capital(at - 1) and free
