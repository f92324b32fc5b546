"""What an article could not know of its speakers: a name it does not call a paper is one where another article says so."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from recoupe.records import Actor, ActorKind, Attribution, Notes, Place


def settle_speakers(notes: Iterable[Notes], actors: Iterable[Actor]) -> tuple[Notes, ...]:
    """Notes in which a speaker the story knows for a medium is one, and reports what it was taken to assert.

    "La Cote parle de 4 000 postes" tells of a firm or of a paper; "le quotidien La Cote", elsewhere in the story, tells which.
    What a medium was said to be by its own article stands. Somebody whom no article of the story names is anonymous.

    Args:
        notes: of the articles.
        actors: of the story.
    """
    known = {place: actor.kind for actor in actors if actor.kind in ("media", "anonymous") for place in actor.places}
    return tuple(replace(note, attributions=tuple(_settled(note, said, known) for said in note.attributions)) for note in notes)


def _settled(note: Notes, said: Attribution, known: Mapping[Place, ActorKind]) -> Attribution:
    kind = known.get(Place(note.article.id, said.speaker)) if said.speaker is not None else None
    if kind == "anonymous" and said.speaker_kind == "person":
        return replace(said, speaker_kind="anonymous")
    if kind != "media" or said.speaker_kind != "organisation":
        return said
    return replace(said, speaker_kind="media", act="reports" if said.act == "asserts" else said.act)
