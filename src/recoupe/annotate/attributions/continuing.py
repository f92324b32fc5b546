"""Whoever goes on is who spoke: "« A », dit Ada Roy. « B », poursuit la communicante", which nobody else was called before."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.drafts import Draft
from recoupe.records import Mention

FORMS = ("inversion", "incise")
"""Forms whose verb has its subject right behind it."""


def continue_with(drafts: Sequence[Draft], mentions: Sequence[Mention]) -> list[Draft]:
    """Give a definite description that only goes on the person who spoke right before it.

    Args:
        drafts: of one article, in reading order.
        mentions: of the whole article: a description somebody else bears is that one's.
    """
    done: list[Draft] = []
    for draft in drafts:
        before = _spoke_before(draft, done) if _goes_on(draft) else None
        same = before is not None and draft.speaker is not None and _may_be(draft.speaker, before, mentions)
        done.append(replace(draft, speaker=before) if same else draft)
    return done


def _goes_on(draft: Draft) -> bool:
    """Whether a verb of going on has a definite description for subject that no name stands beside."""
    candidate, speaker, scene = draft.candidate, draft.speaker, draft.scene
    if candidate.form not in FORMS or candidate.group is None or candidate.source is None or speaker is None:
        return False
    described = speaker.form == "role" and speaker.kind == "person" and speaker.of is None and not speaker.plural
    first = scene.passage.at(candidate.source.start)
    return described and scene.passage.has("definite", first) and scene.cues.has("going_on", candidate.group.cue.lemma)


def _spoke_before(draft: Draft, done: Sequence[Draft]) -> Mention | None:
    """The person whose words the last draft before holds, in this paragraph or the one before."""
    said = [each for each in done if each.content.end <= draft.place and not each.content.holds(draft.content)]
    last = max(said, key=lambda each: each.content.end, default=None)
    if last is None or last.speaker is None or last.kind != "person":
        return None
    near = draft.scene.passage.block.span.start - last.scene.passage.block.span.end <= 1
    return last.speaker if near else None


def _may_be(description: Mention, person: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether gender allows it, and nobody else of the article is called by the same noun."""
    if description.gender and person.gender and description.gender != person.gender:
        return False
    noun = description.name.split()[0]
    borne = (each for each in mentions if each.form == "role" and each.of is not None and each.name.split()[0] == noun)
    return all(each.of in (person.of, person.span) for each in borne)
