"""Which clause a source speaks for: the one behind it, the one before, or both sides of it."""

from recoupe.annotate.attributions.boundaries import clause_start, content_end
from recoupe.annotate.attributions.counts import counted, is_rival
from recoupe.annotate.attributions.passage import Passage, Token
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Scene
from recoupe.annotate.attributions.subjects import subject_right
from recoupe.language.cues import Cue
from recoupe.records import Span

THINGS = ("document", "media", "organisation", "place")
SHORT = 14
"""Tokens of the longest phrase a ranking in commas speaks for: "le premier port du continent, selon le palmarès X,"."""


def content_for(scene: Scene, first: int, source_last: int, limit: int, cue: Cue) -> tuple[Span, tuple[str, ...]] | None:
    """What the source says: the clause behind, the clause before, or both sides of an insertion."""
    passage = scene.passage
    floor = scene.start(first)
    opens = clause_start(scene, first, floor) == first or (
        passage.low(first - 1) in ("\u00ab", ":", "que", "qu'") and first - floor < 2
    )
    after = _after_source(scene, source_last, limit)
    if passage.low(first - 1) == "(" or (passage.low(after) == ")" and _bracket(scene, first, floor) is not None):
        return _bracketed(scene, first, floor)
    after = after if opens else _over_relative(scene, after, limit)
    ends = (
        after >= limit
        or passage.low(after) in (".", ";", "!", "?", ":")
        or all(passage.tokens[n].is_mark for n in range(after, limit))
    )
    if opens or passage.low(first - 1) == "qui":
        return _behind(scene, source_last, after, limit)
    count = counted(scene, first, floor)
    if count is not None:
        return count, ("counted",)
    if "stance" in cue.frames and not ends:
        return None
    if passage.low(after) == ":" and after + 1 < limit and scene.quoted_from(after + 1) is None:
        begin = clause_start(scene, first - 1, floor)
        if not any(is_finite(token) for token in passage.tokens[begin:first]):
            content = scene.content(
                begin, limit
            )  # "Coût, d'après la mairie : 4 millions": the source parts a phrase from its figure.
            return (content, ("inserted",)) if content else None
    if ends or is_rival(scene, after, limit):
        return _before(scene, first, floor)
    return _around(scene, first, after, floor, limit)


def bars_apposition(passage: Passage, comma: int) -> bool:
    """Whether what stands behind this comma is no apposition: a pronoun has none, a body is no person."""
    if passage.has("stressed", comma - 1) or passage.has("own_news", comma - 1):
        return True
    before = [mention for mention in passage.mentions if mention.span.end == passage.tokens[comma - 1].end]
    head, apposed = max(before, key=lambda mention: len(mention.span), default=None), passage.mention_at(comma + 1)
    if head is not None and head.form != "name" and passage.low(comma + 1) in ("un", "une", "des"):
        return True  # Who is told by a description has no second one.
    return head is not None and apposed is not None and head.kind in THINGS and apposed.kind == "person"


def has_own_subject(scene: Scene, comma: int, limit: int) -> bool:
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


def _after_source(scene: Scene, at: int, limit: int) -> int:
    """Past what still belongs to the source: a participle, a relative, up to the comma that closes it."""
    passage = scene.passage
    if at >= limit or passage.low(at) in (",", ".", ")", ";", ":"):
        return at
    if passage.has("stressed", at - 1) and not passage.has("relatives", at):
        return at
    depth = passage.tokens[at - 1].depth
    for n in range(at, limit):
        if passage.low(n) in (",", ")", ";") and passage.tokens[n].depth <= depth:
            return n
    return limit


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
        if at - 1 == source_last and bars_apposition(passage, source_last) and not passage.has("relatives", at):
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
        or _opens_relative(passage, at)
        or passage.has("citing", at)
        or passage.has("closed_by_comma", at)
        or _is_participle(passage.tokens[at])
    ):
        return None
    depth = passage.tokens[at].depth
    return next((n for n in range(at, limit) if passage.low(n) == "," and passage.tokens[n].depth <= depth), None)


def _opens_relative(passage: Passage, at: int) -> bool:
    """Whether "que" behind the source opens a relative: "Selon un voisin, que nous avons joint, ...": a subject stands behind."""
    return passage.has("that", at) and (
        passage.has("subject_pronouns", at + 1) or passage.pos(at + 1) in ("DET", "PROPN", "PRON")
    )


def _is_apposed(scene: Scene, at: int, limit: int) -> bool:
    """Whether a phrase with its own relative stands between two commas: "Selon X, le journal qui a révélé l'affaire, ..."."""
    passage = scene.passage
    comma = next((n for n in range(at, limit) if passage.low(n) == ","), None)
    if comma is None or not any(is_finite(token) for token in passage.tokens[comma:limit]):
        return False
    if any(is_finite(token) for token in passage.tokens[at:comma] if token.depth > passage.tokens[at].depth):
        return False
    if not has_own_subject(scene, comma, limit):
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
    told = next((n for n in range(start + 2, first) if _tells_before(scene, n, first)), first)
    content = scene.content(start, told)
    if content is None:
        return None
    if quoted is not None and quoted.span.start >= content.start:
        opening = scene.passage.at(quoted.span.start)
        if opening == start or scene.passage.low(opening - 1) in (":", ","):
            return quoted.span, ("quote-before",)
    return content, ("closes-sentence",)


def _tells_before(scene: Scene, at: int, source: int) -> bool:
    """Whether a verb of saying with its subject stands between what is said and the source: ", a appris X de sources sûres"."""
    group = scene.by_first.get(at)
    if group is None or group.shape != "finite" or group.passive or scene.passage.low(at - 1) != ",":
        return False
    subject = subject_right(scene.passage, group, source)
    return subject is not None and subject[1] >= source - 1


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
    if comma and (passage.has("that", first - 2) or passage.has("and", first - 2) or passage.has("relatives", first - 2)):
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
