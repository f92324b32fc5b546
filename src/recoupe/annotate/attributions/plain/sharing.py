"""Verbs that share a sentence without a parser: who speaks with the second, and where what the first brings ends; and turns."""

from collections.abc import Iterator, Sequence

from recoupe.annotate.attributions.plain.contents import forward
from recoupe.annotate.attributions.plain.cuing import SOURCE, Cue, cue_at
from recoupe.annotate.attributions.plain.denials import act_of
from recoupe.annotate.attributions.plain.frames import own_subject, read_cue, read_shared
from recoupe.annotate.attributions.plain.sources import head_of, source_behind
from recoupe.annotate.attributions.plain.subjects import says_clearly
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.records import Span

NEAR = 4
"""Cues behind one among which the end of its clause is looked for."""
DASHES = ("-", "\u2013", "\u2014")
HALF = 25
"""Characters of the shortest second half of a quotation."""
INSERT_REACH = 5
"""Tokens from who speaks to the dash that closes the words on it."""
CLOSING = (",", "\u201d", "\u00bb", '"')
OWNED = ("'s", "s'")
ANSWER_REACH = 22
"""Tokens to the colon behind a noun for an answer: "La risposta del ministro non si \u00e8 fatta attendere: «...»"."""
REPLY_REACH = 8
"""Tokens from a verb to the noun for an answer: "was the harbour master's curt reply"."""
TURN_REACH = 7
"""Tokens of the longest name and role before a colon: "Harbour master Ann Loach: ..."."""


def read_together(line: Line, cues: Sequence[Cue]) -> list[Found]:
    """What the cues of a sentence announce: each clause to its own verb, a subject shared by the verbs an "and" joins."""
    found: list[Found] = []
    last: Found | None = None
    for n, cue in enumerate(cues):
        later = (each for each in cues[n + 1 : n + 1 + NEAR] if not _is_idle(line, each))
        stop = min((edge for each in later if (edge := _edge(line, cue, each)) is not None), default=len(line.lows))
        part = line.upto(stop)
        joined = _joins(line, cue) if last is not None else None
        shares = last is not None and joined is not None and joined - line.index(last.content.end) in (0, 1)
        read = read_shared(part, cue, last.source) if shares and last is not None else None
        hangs = cue.kind == "gerund" or _hangs(line, cue)
        read = read_shared(part, cue, _goes_with(line, cue, found)) if hangs else read or read_cue(part, cue)
        if read is not None:
            found.append(read)
            last = read if read.form == "verb-que" else None
    return found


def _hangs(line: Line, cue: Cue) -> bool:
    """Whether a verb that brings an object hangs on the subject of its sentence: ", accusing the bank of ..."."""
    endings = tuple(sorted(line.cues.words["gerund_endings"]))
    return cue.kind == "object" and bool(endings) and line.low(cue.first).endswith(endings) and line.low(cue.first - 1) == ","


def _is_idle(line: Line, cue: Cue) -> bool:
    """Whether a verb an "and" joins brings nothing that somebody says, so ends no clause: "and feared reprisals"."""
    if cue.kind not in ("says", "guarded") or cue.late or cue.act not in ("asserts", "reports") or line.low(cue.first - 1) == ",":
        return False
    joined = _joins(line, cue)
    return joined is not None and not says_clearly(line, cue) and forward(line, cue, cue.last) is None


def _goes_with(line: Line, cue: Cue, found: Sequence[Found]) -> Span | None:
    """Whose verb one without a subject is: who spoke last in the sentence, else who it is about."""
    told = next((each.source for each in reversed(found) if each.source is not None and each.form != "citing"), None)
    return told or _head(line, cue)


def _head(line: Line, cue: Cue) -> Span | None:
    """Who a sentence is about, where a verb goes with its subject: the phrase it opens with."""
    opens = any(line.has(group, 0) for group in ("small", "ends", "adverbs")) and not line.has("determiners", 0)
    first = line.until_comma(0) + 1 if opens else 0
    head = head_of(line, first, cue.first)
    found = source_behind(line, first, lax=True) if head is None and first < cue.first else None
    return head or (found[0] if found is not None and found[1] < cue.first else None)


def _joins(line: Line, cue: Cue) -> int | None:
    """The "and" right before a verb, its adverbs and auxiliaries passed over; or the comma before a verb and an "aber"."""
    if (
        line.cues.capital_nouns
        and line.low(cue.first - 1) == ","
        and any(line.has("and", n) for n in range(cue.last, cue.stop + 1))
    ):
        return cue.first - 1
    at = cue.first
    while at > 0 and (line.is_adverb(at - 1) or line.has("auxiliaries", at - 1)):
        at -= 1
    return at - 1 if at > 0 and line.has("and", at - 1) else None


def _edge(line: Line, cue: Cue, later: Cue) -> int | None:
    """Where the clause of a cue ends because another with its own verb, or its own subject, begins."""
    if later.late == SOURCE or later.first <= cue.stop:
        return None
    joined = _joins(line, later)
    if (later.kind == "gerund" or _hangs(line, later)) and line.low(later.first - 1) == ",":
        joined = later.first - 1
    if joined is not None and joined > cue.stop:
        return joined
    subject = own_subject(line, later)
    start = line.index(subject.start) if subject is not None else 0
    parted = line.low(start - 2) == "," or (cue.act == "denies" and not line.has("that", cue.stop) and says_clearly(line, later))
    return start - 1 if start - 1 > cue.stop and line.has("and", start - 1) and parted else None


def find_turn(line: Line, taken: Sequence[Span]) -> list[Found]:
    """A name or a role, a colon and a quotation, as headlines and dialogues have it: "Harbour master: 'Ten minutes'"."""
    colon = next((at for at in range(min(ANSWER_REACH, len(line.lows))) if line.low(at) == ":"), None)
    if not colon or taken or colon + 1 >= len(line.lows):
        return []
    if any(line.has("speech", at) for at in range(colon)):
        return _answered(line, colon)
    if line.quoted[0] is None and not any(line.has("that", at) for at in range(colon)):
        told = _before_colon(line, colon)
        if told or colon > TURN_REACH:
            return told
    quotation, source = line.quoted[colon + 1], line.between(0, colon)
    free = not any(line.has("small", at) and not line.has("inner", at) for at in range(colon)) and not line.is_adverb(0)
    free = free and not (line.cues.capital_nouns and line.low(colon - 1).isalpha() and not line.capital(colon - 1))
    named = line.capital(0) and any(line.has("roles", at) or (at and line.capital(at)) or colon == 1 for at in range(colon))
    if quotation is None or source is None or not free or not named or quotation.span.start != line.tokens[colon + 1].start:
        return []
    return [Found(quotation.span, None, source, "asserts", "headline-colon")]


def _before_colon(line: Line, colon: int) -> list[Found]:
    """Somebody and a verb in no list before a colon and a quotation: "Bei der Vernehmung mault er: ...", "X hit out: ..."."""
    quotation = line.quoted[colon + 1]
    if quotation is None or quotation.span.start != line.tokens[colon + 1].start:
        return []
    if line.has("pronouns", colon - 1):
        return [
            Found(quotation.span, line.tokens[colon - 2] if colon > 1 else None, line.tokens[colon - 1], "asserts", "inversion")
        ]
    pronoun = _opening_pronoun(line, colon)
    if pronoun is not None and len(quotation.span) >= HALF:
        return [Found(quotation.span, line.tokens[pronoun + 1], line.tokens[pronoun], "asserts", "verb-que")]
    turned = _turned_teller(line, colon)
    if turned is not None:
        return [Found(quotation.span, line.tokens[turned[0]], turned[1], "asserts", "inversion")]
    first = line.until_comma(0) + 1 if _is_aside(line, colon) else 0
    head = head_of(line, first, colon) if first or not _opens_aside(line) else None
    verb = line.index(head.end) if head is not None else colon
    verb = line.until_comma(verb + 1) + 1 if line.low(verb) == "," else verb
    if head is None or verb >= colon or not line.low(verb).isalpha() or line.capital(verb):
        return []
    plain = any(line.has("roles", n) for n in range(verb)) or sum(line.capital(n) for n in range(verb)) > 1
    free = not any(line.has(group, verb) for group in ("small", "inner", "ends", "determiners", "adverbs"))
    return [Found(quotation.span, line.tokens[verb], head, "asserts", "verb-que")] if plain and free else []


def _opens_aside(line: Line) -> bool:
    """Whether a small word that is no article opens a sentence."""
    return any(line.has(group, 0) for group in ("small", "ends")) and not line.has("determiners", 0)


def _is_aside(line: Line, colon: int) -> bool:
    """Whether what stands before the first comma names nobody: "Asked whether he would stand, the governor smiled: ..."."""
    comma = line.until_comma(0)
    asked = line.has("contacted", 0) or _opens_aside(line)
    return comma < colon and asked and not line.has("and", comma + 1)


def _turned_teller(line: Line, colon: int) -> tuple[int, Span] | None:
    """A verb in no list and who stands behind it, where the verb comes second: "Dann lachte der Händler nur: ..."."""
    if not line.cues.verb_second or not _opens_aside(line):
        return None
    for at in range(1, colon - 1):
        words = ("small", "inner", "ends", "determiners", "adverbs", "pronouns", "that")
        if line.capital(at) or not line.low(at).isalpha() or any(line.has(group, at) for group in words):
            continue
        behind = source_behind(line, at + 1)
        if behind is not None and line.past_listed(behind[1], colon) == colon:
            return at, behind[0]
    return None


def _opening_pronoun(line: Line, colon: int) -> int | None:
    """The pronoun a sentence opens with, or its main clause, before a verb: 'Maar hij hield een slag om de arm: ...'."""
    for first in (0, line.until_comma(0) + 1):
        at = next((n for n in range(first, colon) if not (line.has("and", n) or line.is_adverb(n))), colon)
        opens = line.has("pronouns", at) and not line.has("determiners", at) and line.low(at + 1).isalpha()
        if at + 1 < colon and opens and not line.has("relatives", at):
            return at
    return None


def _answered(line: Line, colon: int) -> list[Found]:
    """Who a noun for an answer before a colon belongs to: "The minister's reply was curt: ...", "La reazione del club: ..."."""
    noun = next(at for at in range(colon) if line.has("speech", at))
    quotation = line.quoted[colon + 1]
    content = quotation.span if quotation is not None else line.between(colon + 1, len(line.lows))
    if content is None or content.start != line.tokens[colon + 1].start:
        return []
    if quotation is None and act_of(content.within(line.text), line.cues) is None:
        return []
    behind = noun + 1
    source = head_of(line, behind + (not line.has("determiners", behind)), colon) if line.has("inner", behind) else None
    if source is None and line.low(noun - 1).endswith(OWNED):
        whole = line.between(0, noun)
        named = Span(whole.start, whole.end - 2) if whole is not None and line.has("determiners", 0) else None
        source = named or head_of(line, 0, noun)
    owner = (
        line.between(0, noun) if line.cues.verb_second and line.capital(noun - 1) and line.low(noun - 1).endswith("s") else None
    )
    if source is None and owner is not None and not line.has("determiners", noun - 1):
        source = Span(owner.start, owner.end - 1)
    cue = Span(line.tokens[noun].start, line.tokens[noun].end)
    return [Found(content, cue, source, "asserts", "headline-colon")] if source is not None else []


def find_reply(line: Line, taken: Sequence[Span]) -> Iterator[Found]:
    """A quotation that was somebody's answer: "“Nonsense,” was the mayor's reply", "„Nein“, lautete die Antwort des Amts"."""
    quotation = line.quoted[0] if line.lows else None
    if quotation is None or any(quotation.span.overlap(span) for span in taken):
        return
    verb = line.index(quotation.span.end)
    verb += line.low(verb) == ","
    noun = next((at for at in range(verb + 1, verb + REPLY_REACH) if line.has("speech", at)), None)
    if noun is None or not line.has("was", verb):
        return
    owner = line.between(verb + 1, noun) if line.low(noun - 1).endswith(OWNED) else None
    source = Span(owner.start, owner.end - 2) if owner is not None else None
    behind = source_behind(line, noun + 2, lax=True) if line.has("inner", noun + 1) else None
    source = source or (behind[0] if behind is not None else None)
    yield Found(quotation.span, Span(line.tokens[verb].start, line.tokens[noun].end), source, "asserts", "inversion")


def find_inserted(line: Line, quotation: Span) -> Found | None:
    """Who speaks between dashes inside his own words: "«Non ho - si era difeso Ferri - conti all'estero»"."""
    for at in range(1, len(line.lows) - 2):
        if line.low(at) not in DASHES:
            continue
        verb = at + 1
        while line.has("auxiliaries", verb) or line.has("clitics", verb):
            verb += 1
        cue = cue_at(line, verb) or cue_at(line, at + 1)
        behind = source_behind(line, cue.last, lax=True) if cue is not None and cue.kind != "object" else None
        closed = behind is not None and any(
            line.low(n) in (*DASHES, *CLOSING) for n in range(behind[1], behind[1] + INSERT_REACH)
        )
        if cue is not None and behind is not None and closed:
            return Found(quotation, cue.span(line), behind[0], cue.act, "inversion")
    return None


def second_halves(line: Line, found: Sequence[Found], taken: Sequence[Span]) -> Iterator[Found]:
    """A quotation that goes on behind the words on who speaks: "“It is safe,” said the engineer, “but nobody checks.”"."""
    for each in found:
        if each.form != "inversion" or each.cue is None or each.source is None:
            continue
        at = line.index(max(each.cue.end, each.source.end))
        while at < len(line.lows) and line.quoted[at] is None and line.low(at) not in (";", "."):
            at += 1
        half = line.quoted[at] if at < len(line.lows) else None
        said = any(quoted is not None and quoted.span.overlap(each.content) for quoted in line.quoted)
        if half is None or not said or line.low(at - 1) not in (",", ":") or len(half.span) < HALF:
            continue
        if half.span.start > each.content.end and not any(half.span.overlap(span) for span in taken):
            yield Found(half.span, each.cue, each.source, each.act, "inversion", each.relays)
