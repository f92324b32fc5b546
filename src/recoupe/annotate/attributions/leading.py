"""A clause without a cue, a colon, a quotation: whom the clause is about speaks: "Le maire ne décolère pas : « ... »"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.subjects import SUBJECTS
from recoupe.records import Mention, Span

SHORTEST = 8
"""Characters of the shortest quotation: "« Jamais. »" has eleven, a word in marks may have seven."""
LONGEST = 45
"""Tokens of the longest clause that leads to a quotation."""
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
        if not _is_sentence(scene, quoted.span):
            continue
        speaker = _at_end(scene, first, colon) or _subject(scene, first, colon)
        if speaker is not None:
            kind = "label-person" if speaker.kind in ("person", "anonymous") else "label-organisation"
            yield Candidate(
                "label", quoted.span, passage.span(colon, colon + 1), speaker.span, "asserts", colon, None, ("quoted", kind)
            )


def _is_sentence(scene: Scene, quoted: Span) -> bool:
    """Whether a quotation says something, as a title does not: a finite verb, or a stop before its closing mark."""
    passage = scene.passage
    first, last = passage.at(quoted.start), passage.at(quoted.end)
    stopped = last - 2 > first and passage.low(last - 2) in (".", "!", "?", "\u2026")
    return stopped or any(is_finite(token) for token in passage.tokens[first:last])


def _has_cue(scene: Scene, first: int, colon: int) -> bool:
    """Whether a verb of saying stands in the clause: the other generators read it."""
    return any(first <= group.first < colon and group.act is not None and group.takes("quote", "colon") for group in scene.groups)


def _at_end(scene: Scene, first: int, colon: int) -> Mention | None:
    """Whoever the clause ends on: "Même son de cloche chez la présidente", "un avis que partage Paul Klein"."""
    passage = scene.passage
    held = passage.mentions_in(passage.span(first, colon))
    last = [mention for mention in held if mention.span.end == passage.tokens[colon - 1].end and mention.kind in SPEAKING]
    found = max(last, key=lambda mention: len(mention.span), default=None)
    if found is None or found.form == "pronoun":
        return None
    before = passage.at(found.span.start) - 1
    return found if passage.has("by", before) or passage.has("at_home", before) else None


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
        return _over(scene, passage.span(at, at + 1)) if main else None
    return None


def _over(scene: Scene, word: Span) -> Mention | None:
    """The longest mention that begins at or around a word and can speak."""
    found = [mention for mention in scene.passage.mentions if mention.span.holds(word) and mention.kind in SPEAKING]
    return max(found, key=lambda mention: len(mention.span), default=None)
