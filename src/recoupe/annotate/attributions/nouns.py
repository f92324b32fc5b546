"""Nouns that carry what is said: "les allégations de X selon lesquelles", "une demande de X de", "les propos de X sur"."""

from collections.abc import Iterator
from itertools import pairwise

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, is_infinitive, phrase_right
from recoupe.annotate.attributions.prepositions import RELATIVE
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.language.cues import Cue
from recoupe.records import Act, Span

OPENING = ("\u00ab", "\u201c", '"')
REACH = 30
"""Tokens between a noun and its "selon lequel": a long author with an apposition stays below."""


def find_nouns(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every noun of saying that brings a content."""
    passage = scene.passage
    for at, cue in scene.nouns:
        if passage.tokens[at].pos not in ("NOUN", "", "ADJ", "PROPN"):
            continue
        if passage.low(at - 1) in ("sur", "en") and not passage.has("of", at + 1):
            continue
        if passage.phrase_before("legal_terms", at):
            continue
        yield from _of_noun(scene, at, cue)


def find_told(scene: Scene) -> Iterator[Candidate]:
    """Candidates of a noun of saying whose colon brings the words: "La réponse du ministère est sans appel : « Non. »"."""
    passage = scene.passage
    for at, cue in scene.nouns:
        token = passage.tokens[at]
        if cue.act is None or "claim" not in cue.frames or token.depth or token.pos not in ("NOUN", "PROPN", "ADJ", ""):
            continue
        limit = passage.last_of(at)
        opens = all(passage.pos(n) in ("DET", "ADJ", "NUM", "ADV", "CCONJ") for n in range(passage.first_of(at), at))
        colon = next((n for n in range(at + 1, min(limit, at + REACH)) if passage.low(n) == ":"), None)
        if not opens or colon is None:
            continue
        quoted = scene.quoted_from(colon + 1)
        author = _told_author(scene, at, colon)
        if quoted is not None and author is not None:
            span, source = passage.span(at, at + 1), passage.span(*author)
            yield Candidate("noun", quoted.span, span, source, cue.act, at, None, ("noun-que", "clear-verb"))


def _told_author(scene: Scene, at: int, colon: int) -> tuple[int, int] | None:
    """The author of a noun of saying, adjectives between allowed: "Réaction immédiate du club"."""
    passage = scene.passage
    of = at + 1
    while of < colon and passage.pos(of) in ("ADJ", "ADV"):
        of += 1
    if not passage.has("of", of):
        return None
    start = of if passage.low(of) in ("du", "des") else of + 1
    last = phrase_right(passage, of + 1, colon)
    return (start, last) if last > of + 1 and last <= colon else None


def find_according(scene: Scene) -> Iterator[Candidate]:
    """Candidates of "selon lequel" and its kin, the noun before it being the source or its author's words."""
    passage = scene.passage
    for at, token in enumerate(passage.tokens):
        if token.low not in RELATIVE or passage.low(at - 1) not in ("selon",):
            continue
        limit = scene.limit(at)
        noun = _noun_before(scene, at - 1)
        last = content_end(scene, at + 1, limit, None)
        if noun is not None:
            last = _own_verb(scene, noun[0], at + 1, last)
        content = scene.content(at + 1, last)
        if content is None or noun is None:
            continue
        place, cue = noun
        yield _according(scene, at, place, cue, content)


def _own_verb(scene: Scene, noun: int, first: int, last: int) -> int:
    """Where the sentence takes up the verb of the noun again: "Une rumeur selon laquelle le roi part circule"; else `last`.

    A noun that opens its clause has a verb of its own to come: the first that nothing subordinates or joins.
    """
    passage = scene.passage
    verbs = [n for n in range(first, last) if is_finite(passage.tokens[n])]
    for at in verbs[1:]:
        verb = passage.tokens[at].head if passage.tokens[at].dep.startswith(("aux", "cop")) else at
        if passage.tokens[noun].head == verb and passage.tokens[noun].dep.startswith("nsubj"):
            return _with_clitics(passage, at)
    opens = all(passage.pos(n) in ("DET", "ADJ", "ADV", "CCONJ", "NUM") for n in range(passage.first_of(noun), noun))
    if not opens:
        return last
    return next((_with_clitics(passage, at) for before, at in pairwise(verbs) if _is_free(passage, before, at)), last)


def _is_free(passage: Passage, before: int, at: int) -> bool:
    """Whether no conjunction, relative or comma ties a finite verb to what goes before."""
    first = _with_clitics(passage, at)
    tied = passage.has("and", first - 1) or passage.low(first - 1) == ","
    ties = any(_subordinates(passage, n) for n in range(before + 1, first))
    return not (tied or ties or passage.has("subject_pronouns", first - 1))


def _subordinates(passage: Passage, at: int) -> bool:
    return passage.pos(at) == "SCONJ" or any(passage.has(group, at) for group in ("relatives", "who_whose", "that", "whether"))


def _with_clitics(passage: Passage, verb: int) -> int:
    """Where a finite verb begins, its pronouns, its negation and a mark before it taken in."""
    first = verb
    while any(passage.has(group, first - 1) for group in ("object_pronouns", "reflexives", "negation")):
        first -= 1
    return first - (passage.low(first - 1) in OPENING)


def _noun_before(scene: Scene, before: int) -> tuple[int, Cue] | None:
    """The noun of saying this relative stands for: the nearest that names words or a document, behind its author."""
    first = scene.start(before)
    found: list[tuple[int, Cue]] = []
    for at in range(before - 1, max(first - 1, before - REACH), -1):
        cue = scene.cues.nouns.get(scene.passage.low(at))
        if cue is not None and scene.passage.pos(at) in ("NOUN", "", "ADJ"):
            found.append((at, cue))
        if scene.passage.low(at) in (";", ":") or (is_finite(scene.passage.tokens[at]) and found):
            break
    found = [pair for pair in found if _agrees(scene, pair[0], before + 1)] or found
    claims = [pair for pair in found if not pair[1].frames.isdisjoint({"claim", "thought"})]
    about = claims and any(scene.passage.low(n) == "sur" for n in range(claims[-1][0], found[0][0]))
    if claims and not about:
        return claims[-1]
    return found[0] if found else None


def _agrees(scene: Scene, noun: int, relative: int) -> bool:
    """Whether a noun has the number and, where the parser tells it, the gender of "lequel"."""
    low, morph = scene.passage.low(relative), scene.passage.tokens[noun].morph
    plural, feminine = low.endswith("s"), "laquelle" in low or "lesquelles" in low
    number = "Number=Sing" if plural else "Number=Plur"
    gender = "Gender=Masc" if feminine else "Gender=Fem"
    return low == "qui" or not (number in morph or gender in morph)


def _according(scene: Scene, at: int, place: int, cue: Cue, content: Span) -> Candidate:
    """The candidate of one "selon lequel"."""
    passage = scene.passage
    author = _author(scene, place, at - 1)
    act: Act = cue.act or "asserts"
    first = place
    while first > scene.start(at) and passage.pos(first - 1) in ("DET", "ADJ", "NUM"):
        first -= 1
    if cue.frames.isdisjoint({"claim", "item", "thought"}):
        source: Span | None = passage.span(first, author[1] if author else place + 1)
    elif author is not None:
        source = passage.span(*author)
    else:
        source = passage.span(first, place + 1) if "item" in cue.frames else None
    verbs = any(is_finite(token) for token in passage.tokens[place:at])
    words = passage.span(first if source is None and verbs else at - 1, at + 1)
    return Candidate(
        "according", content, words, source, act, at - 1, None, ("has-author" if author else "no-author",), unsaid=source is None
    )


def _author(scene: Scene, place: int, limit: int) -> tuple[int, int] | None:
    """Who the noun belongs to: the phrase behind "de", as tokens."""
    passage = scene.passage
    at = place + 1
    while at < limit and passage.pos(at) == "ADJ":
        at += 1
    if not passage.has("of", at) or is_infinitive(passage.tokens[at + 1] if at + 1 < len(passage.tokens) else passage.tokens[at]):
        return None
    start = at + 1
    last = phrase_right(passage, start, limit)
    if passage.low(at) in ("du", "des") and last > start:
        return at, last
    return (start, last) if last > start and _can_speak(scene, start, last) else None


def _can_speak(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase names somebody who may speak: a mention, or a capital letter."""
    span = scene.passage.span(first, last)
    return bool(scene.passage.mentions_in(span)) or any(scene.passage.pos(n) == "PROPN" for n in range(first, last))


def _of_noun(scene: Scene, at: int, cue: Cue) -> Iterator[Candidate]:
    """A noun with its author and what it says: an infinitive, a clause, or what it is about."""
    passage = scene.passage
    if "claim" not in cue.frames:
        return
    limit = scene.limit(at)
    author = _author(scene, at, limit)
    if author is None or cue.act is None:
        return
    after = author[1]
    span, source = passage.span(at, at + 1), passage.span(*author)
    on_demand = passage.low(at - 1) == "la" and passage.has("to", at - 2) and cue.act == "asks"
    if on_demand:
        content = _demanded(scene, at - 2)
        if content is not None:
            yield Candidate("at-request", content, passage.span(at - 2, at + 1), source, "asks", at, None, ("on-demand",))
        return
    found = _said(scene, after, limit)
    if found is None:
        return
    start, name = found
    content = scene.content(start, content_end(scene, start, limit, None, phrase=True))
    if content is not None:
        yield Candidate("noun", content, span, source, cue.act, at, None, (name,))


def _said(scene: Scene, after: int, limit: int) -> tuple[int, str] | None:
    """Where the content of a noun begins: "de" or "à" with an infinitive, "que", or what it is about."""
    passage = scene.passage
    if after >= limit:
        return None
    if passage.has("that", after) and passage.pos(after) == "SCONJ":
        return after + 1, "noun-que"
    of = passage.low(after) in ("de", "d'") or passage.has("to", after)
    if of and any(is_infinitive(passage.tokens[n]) for n in range(after + 1, min(after + 5, limit))):
        clear = all(
            passage.pos(n) in ("ADV", "PRON", "VERB", "AUX", "") or passage.low(n) in ("ne", "n'", "pas")
            for n in range(after + 1, after + 2)
        )
        return (after, "noun-inf") if clear else None
    if passage.low(after) in ("concernant", "sur", "contre", "visant"):
        return after + 1, "noun-about"
    return None


def _demanded(scene: Scene, before: int) -> Span | None:
    """What is done on demand: the infinitive before the phrase, else the clause."""
    passage = scene.passage
    last = before - 1 if passage.low(before - 1) == "," else before
    first = scene.start(before)
    for at in range(last - 1, first - 1, -1):
        if passage.tokens[at].depth < passage.tokens[before].depth or passage.low(at) in (";", ":"):
            return None
        if passage.low(at) in ("de", "d'") and at + 1 < last and is_infinitive(passage.tokens[at + 1]):
            return scene.content(at, last)
    return None
