"""What an article could not know of its speakers: a name it does not call a paper is one where another article says so."""

from collections.abc import Iterable
from dataclasses import replace

from recoupe.records import Actor, Attribution, Notes, Place


def settle_speakers(notes: Iterable[Notes], actors: Iterable[Actor]) -> tuple[Notes, ...]:
    """Notes in which a speaker the story knows for a medium is one, and reports what it was taken to assert.

    "La Cote parle de 4 000 postes" tells of a firm or of a paper; "le quotidien La Cote", elsewhere in the story, tells which.
    What a medium was said to be by its own article stands.

    Args:
        notes: of the articles.
        actors: of the story.
    """
    media = {place for actor in actors if actor.kind == "media" for place in actor.places}
    return tuple(replace(note, attributions=tuple(_settled(note, said, media) for said in note.attributions)) for note in notes)


def _settled(note: Notes, said: Attribution, media: set[Place]) -> Attribution:
    if said.speaker is None or said.speaker_kind != "organisation" or Place(note.article.id, said.speaker) not in media:
        return said
    return replace(said, speaker_kind="media", act="reports" if said.act == "asserts" else said.act)
