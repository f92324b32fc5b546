"""A clause without a cue, a colon, a quotation: whom the clause is about speaks: "Le maire ne décolère pas : « ... »"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.annotate.attributions.subjects import SUBJECTS
from recoupe.records import Mention, Span

SHORTEST = 8
"""Characters of the shortest quotation: "« Jamais. »" has eleven, a word in marks may have seven."""
LONGEST = 45
"""Tokens of the longest clause that leads to a quotation."""
ARTICLES = ("le", "la", "l'", "les", "un", "une")
AROUND = ("ADV", "NUM")
"""What may part whoever speaks from the colon, beside times: "Démenti du ministère, hier lundi : « ... »"."""
SPEAKING = ("person", "anonymous", "organisation")


def find_led(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every quotation a colon brings behind a clause in which nothing is said."""
    passage = scene.passage
    for colon, token in enumerate(passage.tokens):
        if token.low != ":" or token.depth:
            continue
        quoted = scene.quoted_from(colon + 1)
        first = passage.first_of(colon)
        if quoted is None or len(quoted.span) < SHORTEST or not 1 < colon - first <= LONGEST or _has_cue(scene, first, colon):
            continue
        labelled = first == passage.firsts[0] and phrase_right(passage, first, colon) == colon
        if not _is_sentence(scene, quoted.span):
            continue
        speaker = _at_end(scene, first, colon) or (None if labelled else _about(scene, first, colon))
        if speaker is not None:
            kind = "label-person" if speaker.kind in ("person", "anonymous") else "label-organisation"
            cue = passage.span(colon, colon + 1)
            yield Candidate("label", quoted.span, cue, speaker.span, "asserts", colon, None, ("quoted", kind))


def _about(scene: Scene, first: int, colon: int) -> Mention | None:
    """Whom the clause is about: its subject, else the person it opens with."""
    return _subject(scene, first, colon) or _phrase(scene, first, colon)


def _is_sentence(scene: Scene, quoted: Span) -> bool:
    """Whether a quotation says something, as a title does not: a finite verb, or a stop before its closing mark."""
    passage = scene.passage
    first, last = passage.at(quoted.start), passage.at(quoted.end)
    stopped = last - 2 > first and passage.low(last - 2) in (".", "!", "?", "\u2026")
    return stopped or any(is_finite(token) for token in passage.tokens[first:last])


def _has_cue(scene: Scene, first: int, colon: int) -> bool:
    """Whether a verb of saying stands in the clause: the other generators read it."""
    return any(
        first <= group.first < colon
        and group.act is not None
        and group.shape != "reduced"
        and group.takes("quote", "colon")
        and not (group.shape == "gerund" and scene.passage.low(group.first - 1) not in (",", "en", "tout"))
        for group in scene.groups
    )


def _at_end(scene: Scene, first: int, colon: int) -> Mention | None:
    """Whoever the clause ends on, an apposition allowed: "Même son de cloche chez la présidente", "Colère de Paul Klein"."""
    passage = scene.passage
    verb = any(is_finite(token) for token in passage.tokens[first:colon])
    for found in _speakers(scene, first, colon):
        before = passage.at(found.span.start) - 1
        led = passage.has("by", before) or passage.has("at_home", before) or bool(passage.phrase_before("spoken_from", before))
        led = led and found.kind != "place"  # who speaks in a town speaks for nobody
        of = before - (passage.low(before) in ARTICLES)
        if not led and (verb or not passage.has("of", of) or not is_voice(passage, first, of)):
            continue
        behind = passage.at(found.span.end)
        behind = max(behind, phrase_right(passage, passage.at(found.span.start), colon))
        while behind < colon and (passage.low(behind) == "," or passage.has("time", behind) or passage.pos(behind) in AROUND):
            behind = max(behind + 1, _over_function(passage, behind, colon))
        if behind >= colon:
            return found
    return None


def _over_function(passage: Passage, comma: int, colon: int) -> int:
    """One past what somebody is said to be behind this comma, no article before it: ", secrétaire du comité"."""
    if passage.low(comma) != "," or passage.pos(comma + 1) not in ("NOUN", "ADJ", "PROPN"):
        return comma
    return phrase_right(passage, comma + 1, colon, apposition=False)


def is_voice(passage: Passage, first: int, last: int) -> bool:
    """Whether the first noun of these tokens is a way to speak or to feel: "Colère", "La réaction"; no book, no banner."""
    noun = next((n for n in range(first, last) if passage.pos(n) in ("NOUN", "PROPN")), first)
    cue = passage.cues.nouns.get(passage.low(noun))
    claims = cue is not None and not cue.frames.isdisjoint({"claim", "thought", "message"})
    return claims or passage.has("spoken", noun) or passage.has("voiced", noun)


def _speakers(scene: Scene, first: int, colon: int) -> list[Mention]:
    """Who may speak among those the clause names, the longest mention of each."""
    passage = scene.passage
    held = [mention for mention in passage.mentions_in(passage.span(first, colon)) if mention.kind in (*SPEAKING, "place")]
    held = [mention for mention in held if mention.form != "pronoun" and not passage.tokens[passage.at(mention.span.start)].depth]
    return [each for each in held if not any(other.span.holds(each.span) and other != each for other in held)]


def _phrase(scene: Scene, first: int, colon: int) -> Mention | None:
    """The person a clause opens with, or is about where it has no verb: "Devant l'école, une mère, en larmes : « ... »"."""
    passage = scene.passage
    commas = [n for n in range(first, colon) if passage.low(n) == ","]
    verb = any(is_finite(token) for token in passage.tokens[first:colon])
    for start in (first, *(comma + 1 for comma in commas[:1])):
        last = phrase_right(passage, start, colon, apposition=False)
        found = find_speaker(passage, passage.span(start, last)) if last > start and not _is_led(passage, start) else None
        if found is not None and found.mention.kind in ("person", "anonymous"):
            whole = verb or last == colon or passage.low(last) == "," or not commas
            return found.mention if whole and found.mention.form != "document" else None
    return None


def _is_led(passage: Passage, at: int) -> bool:
    """Whether a phrase opens with a preposition: "À côté d'elle"."""
    return passage.pos(at) == "ADP" or passage.has("of", at) or passage.has("governing", at)


def _subject(scene: Scene, first: int, colon: int) -> Mention | None:
    """Whom the main clause is about; nobody where that is a thing, or another clause's subject."""
    passage = scene.passage
    if not any(is_finite(token) for token in passage.tokens[first:colon]):
        return None
    for at in range(first, colon):
        token = passage.tokens[at]
        head = passage.tokens[token.head]
        if token.depth or token.dep not in SUBJECTS or passage.has("relatives", at) or not first <= token.head < colon:
            continue
        main = head.dep == "ROOT" or (head.dep.startswith(("aux", "cop")) and passage.tokens[head.head].dep == "ROOT")
        return (_over(scene, passage.span(at, at + 1)) or _owner(scene, at, colon)) if main else None
    return None


def _owner(scene: Scene, noun: int, colon: int) -> Mention | None:
    """Whose thing the subject is, where it can be a way to speak: "La réaction du maire n'a pas tardé"."""
    passage = scene.passage
    if not is_voice(passage, noun, noun + 1):
        return None
    of = next((n for n in range(noun + 1, min(noun + 4, colon)) if passage.has("of", n)), None)
    near = (of, of + 1, of + 2) if of is not None else ()
    starts = {passage.tokens[n].start for n in near if n < colon}
    return next((mention for mention in _speakers(scene, noun, colon) if mention.span.start in starts), None)


def _over(scene: Scene, word: Span) -> Mention | None:
    """The longest mention that begins at or around a word and can speak."""
    found = [mention for mention in scene.passage.mentions if mention.span.holds(word) and mention.kind in SPEAKING]
    return max(found, key=lambda mention: len(mention.span), default=None)
