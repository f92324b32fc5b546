"""Whom a question is passed on to instead of an answer: "renvoie vers le parquet", "a renvoyé les questions au siège"."""

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import phrase_right
from recoupe.annotate.attributions.scene import Scene
from recoupe.records import Span

ANSWERING = ("person", "organisation", "media", "place", "anonymous")
"""Kinds of mentions a question may be passed on to: a capital stands for its government."""
SOMEBODY = ("subject_pronouns", "third_person", "human_nouns", "group_nouns", "people")
"""Groups of words for who can be asked."""
HEAD = 4
"""Tokens of a phrase in which its head stands: "au tout dernier communiqué" has four."""


def find_passed_on(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int, str] | None:
    """The question and whom it is passed on to; None where a parcel, a case or a reader is sent elsewhere.

    Args:
        scene: the block.
        group: the verb of passing on.
        start: the first token behind it, adverbs and times stepped over.
        limit: one past the sentence.
    """
    passage = scene.passage
    told = all(scene.cues.has("passed_us", each) for each in group.clitics)
    if group.shape not in ("finite", "gerund") or not told:
        return None
    at = start
    if not _leads(scene, at):
        if not passage.has("determiners", at) or not any(passage.has("passed_things", n) for n in range(at + 1, at + HEAD)):
            return None
        at = next((n for n in range(at + 1, limit) if _leads(scene, n)), limit)
    if at >= limit or not (at > start or group.clitics or _can_answer(scene, at, limit)):
        return None
    behind = phrase_right(passage, at + 1, limit)
    taken = behind < limit and passage.has("determiners", behind) and not (passage.has("of", behind) or passage.has("to", behind))
    return None if taken else (start, content_end(scene, start, limit, group, phrase=True), "object")


def passes_on(scene: Scene, source: Span | None) -> bool:
    """Whether somebody passes it on: "Le parquet renvoie", no word that points at something ("Ce titre renvoie au film")."""
    passage = scene.passage
    if source is None:
        return False
    first = passage.at(source.start)
    if any(each.kind in ANSWERING for each in passage.mentions_in(source)):
        return True
    near = range(first, min(first + HEAD, passage.at(source.end)))
    return any(passage.has(group, n) for n in near for group in SOMEBODY)


def _leads(scene: Scene, at: int) -> bool:
    """Whether a preposition stands here that brings whom a question is passed on to."""
    return scene.passage.has("to", at) or scene.passage.has("passing_to", at)


def _can_answer(scene: Scene, at: int, limit: int) -> bool:
    """Whether what stands behind the preposition answers, or did so before: a body, somebody, a capital, "son communiqué"."""
    passage = scene.passage
    last = min(at + HEAD + 1, limit)
    if any(passage.has("passing_answers", n) for n in range(at + 1, last)):
        return True
    named = passage.mention_at(at + 1) or passage.mention_at(at + 2)
    if named is None or named.kind not in ANSWERING:
        return False
    behind = passage.at(named.span.end)
    sent = named.kind == "place" and passage.has("determiners", behind)  # "renvoie vers Kigali des migrants"
    return not (sent and behind < limit)
