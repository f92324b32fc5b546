"""Sources brought by a preposition: "selon X", "d'après X", "à en croire X", "de source policière", "pour X"."""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.clauses import bars_apposition, content_for, has_own_subject
from recoupe.annotate.attributions.counts import entries_at
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.annotate.attributions.subjects import antecedent, subject_left, subject_right
from recoupe.language.cues import Cue
from recoupe.records import Span

RELATIVE = ("lequel", "laquelle", "lesquels", "lesquelles", "qui")
WITH_ARTICLE = ("du", "des", "au", "aux")
"""What ends a preposition and opens the source: "aux dires du maire"."""
TOLD = 4
"""Tokens between "a-t-on" with its verb and the source: whom it was told, a day and an agency, takes four."""
LEARNED = 12
"""Tokens from "ce que" to the verb of who learned it: a speaker with a title stays below."""


def find_prepositions(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every source preposition."""
    passage = scene.passage
    past, listed = 0, passage.cues.prepositions
    for at in [at for at, low in enumerate(passage.lows) if low in listed or len(low) == 1]:
        if at < past:
            continue
        taken = 1
        for words, cue in entries_at(passage, at):
            taken = max(len(words), passage.phrase_at("inner_phrases", at), passage.phrase_at("connectors", at))
            if taken > len(words):
                break
            if passage.low(at + taken) in RELATIVE:
                yield from _relative(scene, at, at + taken, cue)
            elif passage.low(at + taken) == "ce" and passage.has("that", at + taken + 1):
                yield from _learned(scene, at, at + taken, cue)
            elif not passage.has("that", at + taken) and not _is_when(passage, at):
                yield from _candidates(scene, at, at + taken, cue)
            break
        past = at + taken


def _is_when(passage: Passage, at: int) -> bool:
    """Whether a preposition tells when the noun before it was: "le débat suivant le vote", "les jours suivant l'accord"."""
    return passage.has("next_in_time", at) and passage.pos(at - 1) in ("NOUN", "ADJ", "PROPN", "NUM")


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
    if named and any(group.inverted is not None and 0 <= first - group.last <= TOLD for group in scene.groups):
        return
    source_first = start - 1 if named else start
    source_first -= named and passage.pos(source_first - 1) == "ADJ"
    source_last = _source_end(scene, start, limit) if not (named and passage.low(start) == ",") else start
    if source_last <= source_first:
        return
    if passage.low(start) == "moi" or any(
        passage.has("not_sources", n) and not _is_named(passage, n)
        for n in range(source_first, min(source_first + 3, source_last))
    ):
        return
    lead = first - passage.has("still", first - 1)
    found = content_for(scene, lead, source_last, limit, cue)
    if found is None:
        # What looked like an apposition was the clause: "Pour l'historien Ada Roy, le mot « rouvre une plaie »".
        source_last = phrase_right(passage, start, limit, apposition=False)
        found = content_for(scene, lead, source_last, limit, cue)
    if found is None or cue.act is None:
        return
    content, evidence = found
    content = _repeated(scene, first, cue) or content
    source_first -= source_first == start and passage.low(start - 1) in WITH_ARTICLE and start - 1 > first
    source = passage.span(source_first, source_last)
    stance = ("stance", *_stance(scene, first, start, source_last, evidence)) if "stance" in cue.frames else ()
    relay = _relay(scene, source_last, limit)
    form = "stance" if stance else "preposition"
    told = Candidate(form, content, passage.span(first, start), source, cue.act, first, None, (*evidence, *stance), relay=relay)
    yield told
    yield from _explained(scene, told, source_last)


def _is_named(passage: Passage, at: int) -> bool:
    """Whether a word that names no source opens a name: "selon la météo", but "selon Météo-Océan"."""
    return passage.text[passage.tokens[at].start].isupper()


def _repeated(scene: Scene, first: int, cue: Cue) -> Span | None:
    """The words in marks right before "pour reprendre les mots de X": nothing else of the sentence is theirs."""
    quoted = scene.quoted_before(first) if "words" in cue.frames else None
    return quoted.span if quoted is not None and quoted.opened else None


def _explained(scene: Scene, told: Candidate, colon: int) -> Iterator[Candidate]:
    """The quotation a colon opens behind a source that closes its clause: "C'est un manque, selon le maire : « ... »"."""
    quoted = scene.quoted_from(colon + 1) if scene.passage.low(colon) == ":" else None
    if quoted is not None and not quoted.span.overlap(told.content):
        yield replace(told, content=quoted.span, head=colon)


def _learned(scene: Scene, first: int, start: int, cue: Cue) -> Iterator[Candidate]:
    """What somebody learned or tells: "selon ce qu'a appris Le Devoir", "d'après ce que dit le maire"."""
    passage = scene.passage
    if passage.low(first) == "pour":
        return  # "jugée pour ce qu'elle a fait"
    limit = scene.limit(first)
    group = next((scene.by_first[n] for n in range(start + 2, min(start + LEARNED, limit)) if n in scene.by_first), None)
    if group is None or group.act is None or group.passive:
        return
    left = subject_left(passage, group) if group.first > start + 2 else None
    subject = subject_right(passage, group, limit) if left is None else left
    if subject is None or subject[0] < start + 2:
        return
    found = content_for(scene, first, max(subject[1], group.last), limit, cue)
    if found is not None:
        words = passage.span(first, max(group.last, start + 2))
        yield Candidate("preposition", found[0], words, passage.span(*subject), group.act, first, None, found[1])


def _source_end(scene: Scene, start: int, limit: int) -> int:
    """One past the source, its apposition taken in where it can be one: of a pronoun, or of another kind, it is the subject."""
    passage = scene.passage
    if passage.has("stressed", start) and not passage.tokens[start + 1 if start + 1 < limit else start].is_mark:
        return start + 1  # "qui relevait selon lui de la région": nothing belongs to a pronoun.
    wide, narrow = phrase_right(passage, start, limit), phrase_right(passage, start, limit, apposition=False)
    published = _published(passage, start, narrow, limit)
    if published:
        return published
    if wide == narrow:
        return wide
    if start >= 3 and passage.low(start - 2) == "," and is_finite(passage.tokens[start - 3]):
        return narrow  # "Elle accumule, selon son bilan, une dette": the verb's object is no apposition.
    subject = passage.low(wide) == "," and not has_own_subject(scene, wide, limit)
    return narrow if subject or bars_apposition(passage, narrow) else wide


def _published(passage: Passage, start: int, last: int, limit: int) -> int:
    """One past who published the writing a source is: "des informations publiées samedi par X"; 0 where nobody did.

    Who cites a source, or asked it, only passes it on.
    """
    participle = last - 1 if "VerbForm=Part" in passage.tokens[last - 1].morph else last
    news = any(passage.has("own_news", n) for n in range(start, participle))
    if participle >= limit or not (passage.has("made_public", participle) or (news and not passage.has("asked", participle))):
        return 0
    by = participle + 1
    while by < limit and (passage.has("time", by) or passage.pos(by) in ("ADV", "NUM")):
        by += 1
    end = phrase_right(passage, by + 1, limit, apposition=False) if passage.has("by", by) else 0
    return end if end > by + 1 else 0


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
    found = content_for(scene, first, start, limit, cue)
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
    n -= passage.has("by", n) and passage.has("relayed", n - 1)  # "des registres revus par X": the participle is the source's.
    by = n + 1
    while passage.has("time", by):
        by += 1  # "citée dimanche par X"
    if by < limit and (passage.has("asked", n) or passage.has("relayed", n)) and passage.has("by", by):
        end = phrase_right(passage, by + 1, limit, apposition=False)
        return passage.span(by + 1, end) if end > by + 1 else None
    return None
