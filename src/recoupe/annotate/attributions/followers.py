"""A quotation, then its speaker and the verb in their plain order: "« On verra », un voisin raconte"; translations write so."""

from collections.abc import Iterator

from recoupe.annotate.attributions.boundaries import clause_start
from recoupe.annotate.attributions.contents import content_of
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite, starts_phrase
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.annotate.attributions.subjects import subject_left

SPEAKER_REACH = 14
"""Tokens of the longest speaker between a quotation and its verb: a name with its title and an apposition has twelve."""
ENDS = ("", ".", ",", ";", ":", "!", "?")


def find_followers(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every quotation behind which a subject and a verb of saying stand, and nothing else is said."""
    passage = scene.passage
    for group in scene.groups:
        if group.shape != "finite" or group.passive or group.act in (None, "declines") or group.inverted is not None:
            continue
        if not group.takes("quote") or passage.tokens[group.head].depth or not _closes(scene, group):
            continue
        subject = subject_left(passage, group)
        if subject is None or group.first - subject[0] > SPEAKER_REACH or not _opens(scene, subject[0]):
            continue
        quoted = scene.quoted_before(subject[0])
        if quoted is None:
            yield from _of_clause(scene, group, subject)
        brought = quoted is not None and any(each.last == passage.at(quoted.span.start) for each in scene.groups)
        if quoted is not None and quoted.closed and not (brought or scene.is_entitled(quoted)):
            source = passage.span(*subject)
            yield Candidate(
                "inversion",
                quoted.span,
                group.span(passage),
                source,
                group.act,
                group.head,
                group,
                ("quote-before", "plain-order"),
            )


def _of_clause(scene: Scene, group: Group, subject: tuple[int, int]) -> Iterator[Candidate]:
    """The same behind a clause: "Les prix ont doublé, les commerçants ont dit."; the verb must lack all it could bring."""
    passage = scene.passage
    comma, source = subject[0] - 1, passage.span(*subject)
    first = clause_start(scene, comma, passage.first_of(group.head))
    content = scene.content(first, comma) if passage.low(comma) == "," and first < comma else None
    clause = any(is_finite(token) for token in passage.tokens[first:comma])
    bare = passage.low(group.last) in (".", "") and not group.clitics and group.takes("que")
    if content is not None and clause and bare and find_speaker(passage, source) is not None:
        yield Candidate(
            "inversion", content, group.span(passage), source, group.act or "asserts", group.head, group, ("plain-order",)
        )


def _opens(scene: Scene, first: int) -> bool:
    """Whether a phrase stands right behind a closing mark and its comma."""
    passage = scene.passage
    marked = passage.low(first - 1) == "," or passage.low(first - 1) in ("\u00bb", "\u201d", '"')
    return marked and (starts_phrase(passage, first, len(passage.tokens)) or passage.has("subject_pronouns", first))


def _closes(scene: Scene, group: Group) -> bool:
    """Whether nothing but a circumstance or whom it is told to stands behind the verb."""
    passage = scene.passage
    at = group.last
    told = passage.pos(at) in ("ADP", "ADV") or passage.has("time", at) or passage.has("to", at)
    return (passage.low(at) in ENDS and passage.low(at) != ":") or (told and content_of(scene, group) is None)
