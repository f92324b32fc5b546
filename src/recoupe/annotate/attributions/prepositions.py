"""Sources brought by a preposition: "selon X", "d'après X", "à en croire X", "de source policière", "pour X"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.boundaries import clause_start, content_end
from recoupe.annotate.attributions.counts import counted, entries_at, is_rival
from recoupe.annotate.attributions.passage import Passage, Token
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.annotate.attributions.subjects import antecedent
from recoupe.language.cues import Cue
from recoupe.records import Span

RELATIVE = ("lequel", "laquelle", "lesquels", "lesquelles", "qui")
WITH_ARTICLE = ("du", "des", "au", "aux")
"""What ends a preposition and opens the source: "aux dires du maire"."""
THINGS = ("document", "media", "organisation", "place")
SHORT = 14
"""Tokens of the longest phrase a ranking in commas speaks for: "le premier port du continent, selon le palmarès X,"."""


def find_prepositions(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every source preposition."""
    passage = scene.passage
    at = 0
    while at < len(passage.tokens):
        taken = 1
        for words, cue in entries_at(passage, at):
            taken = max(len(words), passage.phrase_at("inner_phrases", at), passage.phrase_at("connectors", at))
            if taken > len(words):
                break
            if passage.low(at + taken) in RELATIVE:
                yield from _relative(scene, at, at + taken, cue)
            elif not passage.has("that", at + taken):
                yield from _candidates(scene, at, at + taken, cue)
            break
        at += taken


def _relative(scene: Scene, first: int, relative: int, cue: Cue) -> Iterator[Candidate]:
    """A source told by a relative: "l'avocate Ada Roy, pour qui tout est dit", "une note, d'après laquelle tout est dit"."""
    passage = scene.passage
    floor, limit = scene.start(first), scene.limit(first)
    phrase = antecedent(passage, first, floor) if first > floor else None
    if phrase is None or cue.act is None or "possessive" in cue.frames:
        return
    phrase = _nearest(passage, phrase)
    speaker = find_speaker(passage, passage.span(*phrase))
    claimed = passage.low(first) == "selon" and any(passage.low(n) in scene.cues.nouns for n in range(*phrase))
    content = scene.content(relative + 1, content_end(scene, relative + 1, limit, None)) if relative + 1 < limit else None
    if speaker is None or claimed or content is None or ("stance" in cue.frames and passage.low(relative) != "qui"):
        return
    cited = next((n for n in range(phrase[0], max(phrase[0] - 3, floor), -1) if passage.has("citing", n)), None)
    citer = None
    if cited is not None:
        subject = antecedent(passage, cited - passage.has("relatives", cited - 1), floor)
        citer = passage.span(*subject) if subject is not None else None
        phrase = max(phrase[0], cited + 1), phrase[1]
    source, words = passage.span(*phrase), passage.span(first, relative + 1)
    yield Candidate("relative-source", content, words, source, cue.act, first, relay=citer)
    if citer is not None and cited is not None:
        yield Candidate("verb-que", content, passage.span(cited, cited + 1), citer, "reports", cited)


def _nearest(passage: Passage, phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase cut to the name that ends it and the role apposed to that: what stands farther left is another's."""
    ends = passage.tokens[phrase[1] - 1].end
    held = [mention for mention in passage.mentions if mention.span.end == ends and passage.at(mention.span.start) >= phrase[0]]
    if not held:
        return phrase
    name = max(held, key=lambda mention: len(mention.span))
    role = next((each for each in passage.mentions if each.of == name.span and each.span.end <= name.span.start), name)
    return max(phrase[0], passage.at(min(role.span.start, name.span.start))), phrase[1]


def _candidates(scene: Scene, first: int, start: int, cue: Cue) -> Iterator[Candidate]:
    """The candidate of one preposition, its source beginning at `start`."""
    passage = scene.passage
    limit = scene.limit(first)
    if "possessive" in cue.frames:
        yield from _possessive(scene, first, start, cue)
        return
    if _owned_words(passage, start, limit):
        yield from _possessive(scene, first, phrase_right(passage, start, limit, apposition=False), cue)
        return
    named = "source-noun" in cue.frames
    if named and any(group.last == first and group.inverted is not None for group in scene.groups):
        return
    source_first = start - 1 if named else start
    source_last = _source_end(scene, start, limit) if not (named and passage.low(start) == ",") else start
    if source_last <= source_first:
        return
    if passage.low(start) == "moi" or any(
        passage.has("not_sources", n) for n in range(source_first, min(source_first + 3, source_last))
    ):
        return
    found = _content(scene, first, source_last, limit, cue)
    if found is None:
        # What looked like an apposition was the clause: "Pour l'historien Ada Roy, le mot « rouvre une plaie »".
        source_last = phrase_right(passage, start, limit, apposition=False)
        found = _content(scene, first, source_last, limit, cue)
    if found is None or cue.act is None:
        return
    content, evidence = found
    source_first -= source_first == start and passage.low(start - 1) in WITH_ARTICLE and start - 1 > first
    source = passage.span(source_first, source_last)
    stance = ("stance", *_stance(scene, first, start, source_last, evidence)) if "stance" in cue.frames else ()
    relay = _relay(scene, source_last, limit)
    form = "stance" if stance else "preposition"
    yield Candidate(form, content, passage.span(first, start), source, cue.act, first, None, (*evidence, *stance), relay=relay)


def _source_end(scene: Scene, start: int, limit: int) -> int:
    """One past the source, its apposition taken in where it can be one: of a pronoun, or of another kind, it is the subject."""
    passage = scene.passage
    wide, narrow = phrase_right(passage, start, limit), phrase_right(passage, start, limit, apposition=False)
    if wide == narrow:
        return wide
    subject = passage.low(wide) == "," and not _has_own_subject(scene, wide, limit)
    return narrow if subject or _bars_apposition(passage, narrow) else wide


def _has_own_subject(scene: Scene, comma: int, limit: int) -> bool:
    """Whether the main verb behind a comma has its subject beside it, so that what stands before the comma is none."""
    passage = scene.passage
    start = comma + 1
    while start < limit:
        end = next((n for n in range(start, limit) if passage.low(n) == ","), limit)
        verb = next((n for n in range(start, end) if is_finite(passage.tokens[n])), None)
        if verb is not None and not (passage.has("relatives", start) or passage.has("closed_by_comma", start)):
            words = range(start, verb)
            return any(passage.pos(n) in ("NOUN", "PROPN") or passage.has("subject_pronouns", n) for n in words) or (
                any(passage.pos(n) == "PRON" and not passage.has("reflexives", n) for n in words)
            )
        start = end + 1
    return True


def _bars_apposition(passage: Passage, comma: int) -> bool:
    """Whether what stands behind this comma is no apposition: a pronoun has none, a body is no person."""
    if passage.has("stressed", comma - 1) or passage.has("own_news", comma - 1):
        return True
    before = [mention for mention in passage.mentions if mention.span.end == passage.tokens[comma - 1].end]
    head, apposed = max(before, key=lambda mention: len(mention.span), default=None), passage.mention_at(comma + 1)
    return head is not None and apposed is not None and head.kind in THINGS and apposed.kind == "person"


def _owned_words(passage: Passage, start: int, limit: int) -> bool:
    """Whether the source is somebody's own words, told by a possessive: "d'après ses calculs", "selon son propre récit"."""
    if not passage.has("owners", start) or passage.low(start) in ("l'", "les"):
        return False
    end = phrase_right(passage, start, limit, apposition=False)
    return any(passage.has("own_words", n) for n in range(start + 1, min(start + 3, end)))


def _possessive(scene: Scene, first: int, start: int, cue: Cue) -> Iterator[Candidate]:
    """A source that is only a possessive: "à ses yeux, l'affaire est close"."""
    passage = scene.passage
    limit = scene.limit(first)
    apart = (
        first == passage.first_of(first) or passage.tokens[first - 1].is_mark or passage.low(first - 1) in ("que", "qu'", "et")
    )
    if not apart and passage.low(start) not in (".", "!", "?", ""):
        return
    found = _content(scene, first, start, limit, cue)
    owner = next((n for n in range(first, start) if passage.has("owners", n)), None)
    if found is None or owner is None or cue.act is None:
        return
    yield Candidate(
        "possessive", found[0], passage.span(first, start), passage.span(owner, owner + 1), cue.act, first, None, found[1]
    )


def _stance(scene: Scene, first: int, start: int, last: int, evidence: tuple[str, ...]) -> tuple[str, ...]:
    """What makes "pour X," a source: somebody who can think, at the head of the sentence, a comma and a clause behind."""
    passage = scene.passage
    if passage.low(first) != "pour":
        return ("stance-speaker",) if find_speaker(passage, passage.span(start, last)) is not None else ()
    if passage.low(last) != "," or "has-verb" not in evidence:
        return ()
    if passage.low(start) in ("lui", "elle", "eux", "elles", "moi", "nous"):
        return ("stance-speaker",)
    speaker = find_speaker(passage, passage.span(start, last))
    head = next((n for n in range(start, min(start + 4, last)) if passage.pos(n) in ("NOUN", "PROPN")), start)
    served = passage.has("served", head)
    if served and not any(token.depth > passage.tokens[first].depth for token in passage.tokens[last : passage.last_of(first)]):
        return ()
    if any(passage.has("thinkers", n) for n in range(start, min(start + 4, last))):
        return ("stance-speaker",)
    mention = speaker.mention if speaker is not None and not speaker.made else None
    several = mention is not None and mention.form != "name" and mention.plural and mention.kind == "organisation"
    thinks = not several and (
        mention is not None and mention.kind in ("person", "anonymous", "organisation", "media") and mention.form != "document"
    )
    return ("stance-speaker",) if thinks else ()


def _relay(scene: Scene, at: int, limit: int) -> Span | None:
    """Who passed the source on: "une source citée par le quotidien"."""
    passage = scene.passage
    n = at + 1 if passage.low(at) == "," else at
    if n + 1 < limit and passage.has("asked", n) and passage.has("by", n + 1):
        end = phrase_right(passage, n + 2, limit, apposition=False)
        return passage.span(n + 2, end) if end > n + 2 else None
    return None


def _after_source(scene: Scene, at: int, limit: int) -> int:
    """Past what still belongs to the source: a participle, a relative, up to the comma that closes it."""
    passage = scene.passage
    if at >= limit or passage.low(at) in (",", ".", ")", ";", ":"):
        return at
    depth = passage.tokens[at - 1].depth
    for n in range(at, limit):
        if passage.low(n) in (",", ")", ";") and passage.tokens[n].depth <= depth:
            return n
    return limit


def _content(scene: Scene, first: int, source_last: int, limit: int, cue: Cue) -> tuple[Span, tuple[str, ...]] | None:
    """What the source says: the clause behind, the clause before, or both sides of an insertion."""
    passage = scene.passage
    floor = scene.start(first)
    opens = clause_start(scene, first, floor) == first or (
        passage.low(first - 1) in ("\u00ab", ":", "que", "qu'") and first - floor < 2
    )
    after = _after_source(scene, source_last, limit)
    if passage.low(first - 1) == "(" or (passage.low(after) == ")" and _bracket(scene, first, floor) is not None):
        return _bracketed(scene, first, floor)
    after = _over_relative(scene, after, limit)
    ends = (
        after >= limit
        or passage.low(after) in (".", ";", "!", "?", ":")
        or all(passage.tokens[n].is_mark for n in range(after, limit))
    )
    if opens:
        return _behind(scene, source_last, after, limit)
    count = counted(scene, first, floor)
    if count is not None:
        return count, ("counted",)
    if "stance" in cue.frames and not ends:
        return None
    if ends or is_rival(scene, after, limit):
        return _before(scene, first, floor)
    return _around(scene, first, after, floor, limit)


def _over_relative(scene: Scene, at: int, limit: int) -> int:
    """Past a relative or an apposition behind the source that runs to the end of the sentence; else where it began."""
    passage = scene.passage
    if passage.low(at) != "," or at + 1 >= limit:
        return at
    if passage.has("relatives", at + 1) or passage.has("closed_by_comma", at + 1):
        closed = any(passage.low(n) == "," and passage.tokens[n].depth <= passage.tokens[at].depth for n in range(at + 1, limit))
        return at if closed else limit
    return limit if not any(is_finite(token) for token in passage.tokens[at:limit]) and passage.mention_at(at + 1) else at


def _bracket(scene: Scene, first: int, floor: int) -> int | None:
    """The parenthesis opened before the preposition and not closed yet."""
    for n in range(first - 1, floor - 1, -1):
        if scene.passage.low(n) == ")":
            return None
        if scene.passage.low(n) == "(":
            return n
    return None


def _bracketed(scene: Scene, first: int, floor: int) -> tuple[Span, tuple[str, ...]] | None:
    """What stands in the same parenthesis, else what stands before it."""
    bracket = _bracket(scene, first, floor)
    if bracket is None:
        return None
    if bracket + 1 < first:
        content = scene.content(bracket + 1, first)
        return (content, ("bracketed",)) if content else None
    content = scene.content(clause_start(scene, bracket - 1, floor), bracket) if bracket > floor else None
    return (content, ("before-bracket",)) if content else None


def _behind(scene: Scene, source_last: int, after: int, limit: int) -> tuple[Span, tuple[str, ...]] | None:
    """The clause behind a source that opens the sentence."""
    passage = scene.passage
    start = _main_clause(scene, source_last, after, limit)
    if start is None:
        return None
    last = content_end(scene, start, limit, None)
    content = scene.content(start, last)
    verb = any(is_finite(token) for token in passage.tokens[start:last])
    return (content, ("opens-sentence", "has-verb" if verb else "no-verb")) if content else None


def _main_clause(scene: Scene, source_last: int, after: int, limit: int) -> int | None:
    """Where the main clause begins: behind the comma that closes the source and its appositions and relatives."""
    passage = scene.passage
    at = after
    if passage.low(source_last) not in (",", ""):
        if passage.low(after) != ",":
            return source_last if source_last < limit else None
        clause = any(is_finite(token) for token in passage.tokens[source_last:after])
        relative = passage.has("relatives", source_last) or passage.has("that", source_last)
        if clause and not relative and passage.pos(source_last) not in ("VERB", "ADP", "PRON"):
            return source_last
    while passage.low(at) == ",":
        at += 1
        if at - 1 == source_last and _bars_apposition(passage, source_last) and not passage.has("relatives", at):
            return at if at < limit else None
        close = _closed_relative(scene, at, limit)
        if close is None:
            return at if at < limit else None
        at = close
    return at if at < limit else None


def _closed_relative(scene: Scene, at: int, limit: int) -> int | None:
    """The comma that closes a relative or a participle begun here; None where none is begun."""
    passage = scene.passage
    if at >= min(limit, len(passage.tokens)):
        return None
    if _is_apposed(scene, at, limit):
        return next((n for n in range(at, limit) if passage.low(n) == ","), None)
    if not (
        passage.has("relatives", at)
        or passage.has("citing", at)
        or passage.has("closed_by_comma", at)
        or _is_participle(passage.tokens[at])
    ):
        return None
    depth = passage.tokens[at].depth
    return next((n for n in range(at, limit) if passage.low(n) == "," and passage.tokens[n].depth <= depth), None)


def _is_apposed(scene: Scene, at: int, limit: int) -> bool:
    """Whether a phrase with its own relative stands between two commas: "Selon X, le journal qui a révélé l'affaire, ..."."""
    passage = scene.passage
    comma = next((n for n in range(at, limit) if passage.low(n) == ","), None)
    if comma is None or not any(is_finite(token) for token in passage.tokens[comma:limit]):
        return False
    if not _has_own_subject(scene, comma, limit):
        return False
    end = phrase_right(passage, at, comma, apposition=False)
    return end > at and (end == comma or passage.has("relatives", end)) and not passage.has("subject_pronouns", at)


def _is_participle(token: Token) -> bool:
    """Whether a token is a past participle that describes the source: "entendu mercredi"."""
    return token.pos in ("VERB", "ADJ") and "VerbForm=Part" in token.morph and not token.low.endswith("ant")


def _before(scene: Scene, first: int, floor: int) -> tuple[Span, tuple[str, ...]] | None:
    """The clause before a source that closes the sentence."""
    quoted = scene.quoted_before(first)
    start = clause_start(scene, first - 1, floor)
    content = scene.content(start, first)
    if content is None:
        return None
    if quoted is not None and quoted.span.start >= content.start:
        opening = scene.passage.at(quoted.span.start)
        if opening == start or scene.passage.low(opening - 1) in (":", ","):
            return quoted.span, ("quote-before",)
    return content, ("closes-sentence",)


def _around(scene: Scene, first: int, after: int, floor: int, limit: int) -> tuple[Span, tuple[str, ...]] | None:
    """A source inserted in a sentence: it speaks for the phrase before it, or for the clause on both sides."""
    passage = scene.passage
    comma = passage.low(first - 1) == ","
    ranking = any(
        scene.cues.nouns[passage.low(n)].frames & {"ranking"} for n in range(first, after) if passage.low(n) in scene.cues.nouns
    )
    if comma and ranking:
        parts = (n + 1 for n in range(first - 2, max(floor - 1, first - SHORT), -1) if passage.low(n) in (",", "que", "qu'", "("))
        content = scene.content(max(next(parts, floor), floor), first - 1)
        return (content, ("ranking",)) if content else None
    before_verb = any(is_finite(token) for token in passage.tokens[floor:first])
    nxt = after + 1 if passage.low(after) == "," else after
    if comma and (passage.has("that", first - 2) or passage.has("and", first - 2)):
        content = scene.content(nxt, content_end(scene, nxt, limit, None)) if nxt < limit else None
        return (content, ("inserted",)) if content else None
    if not comma or passage.has("and", first - 1) or not before_verb or passage.has("and", first - 2):
        joined = passage.has("and", first - 1) or passage.low(first - 2) in ("et", "mais", "que", "qu'")
        begin = nxt if joined else clause_start(scene, first - 1, floor)
    else:
        begin = clause_start(scene, first - 1, floor)
    last = content_end(scene, max(begin, nxt), limit, None)
    content = scene.content(begin, last)
    return (content, ("inserted",)) if content else None
