"""Who answers: "« Et la clé ? », lui a demandé Me Roy. « Perdue », a-t-il lâché" is no answer of Me Roy's."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.drafts import Draft
from recoupe.records import Mention

NEAR = 80
"""Characters between who asked and the answer: a remark of a few words at most."""
REACH = 800
"""Characters back to whoever was questioned: two paragraphs of a report from a courtroom."""
ASKED = frozenset({"lui", "leur", "l'"})
MARKS = '\u00ab\u00bb\u201c\u201d" \u00a0\u202f'


def answer_back(drafts: Sequence[Draft]) -> list[Draft]:
    """Give an answer to who was asked, where the pronoun was taken for who asked; to nobody where nothing tells.

    Args:
        drafts: the accepted ones of an article.
    """
    told: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (each.content.start, each.place)):
        before = next((each for each in reversed(told) if each.content.end <= draft.content.start), None)
        mistaken = before is not None and _asks(before) and _answers(before, draft)
        told.append(replace(draft, speaker=_questioned(told, draft), made=False) if mistaken else draft)
    return told


def _asks(draft: Draft) -> bool:
    """Whether somebody is asked a question in so many words."""
    group = draft.candidate.group
    words = draft.content.within(draft.scene.passage.text).strip(MARKS)
    return group is not None and group.act == "asks" and words.endswith("?") and not ASKED.isdisjoint(group.clitics)


def _answers(before: Draft, draft: Draft) -> bool:
    """Whether a quotation right behind a question is given by a pronoun that was taken for who asked."""
    source, passage = draft.candidate.source, draft.scene.passage
    if source is None or draft.speaker is None or before.speaker is None or draft.speaker.span != before.speaker.span:
        return False
    ends = max(span.end for span in (before.content, before.candidate.cue, before.candidate.source) if span is not None)
    near = before.scene.passage.text[ends : draft.content.start]
    return passage.has("inverted_pronouns", passage.at(source.start)) and len(near) <= NEAR


def _questioned(told: Sequence[Draft], draft: Draft) -> Mention | None:
    """Who spoke last before the question and is not who asked it."""
    asker, passage = draft.speaker, draft.scene.passage
    woman = draft.candidate.source is not None and "elle" in draft.candidate.source.within(passage.text)
    for each in reversed(told):
        speaker = each.speaker
        if draft.content.start - each.content.start > REACH:
            return None
        if speaker is None or asker is None or speaker.name == asker.name or speaker.kind not in ("person", "anonymous"):
            continue
        if speaker.gender is None or (speaker.gender == "f") == woman:
            return speaker
    return None
