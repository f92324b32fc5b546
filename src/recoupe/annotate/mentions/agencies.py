"""Which agency "l'agence" is: a body of the state named before in the article, or a medium."""

from collections.abc import Iterable
from dataclasses import replace

from recoupe.language.names import Names
from recoupe.records import Mention


def told_agencies(mentions: Iterable[Mention], text: str, names: Names) -> list[Mention]:
    """Mentions in their order; a bare "l'agence" behind a body of that noun is this body, no press agency.

    Args:
        mentions: sorted by span.
        text: of the article.
        names: of the language.
    """
    table = names.descriptions
    bodies: dict[str, bool] = {}
    told: list[Mention] = []
    for mention in mentions:
        words = mention.span.within(text).lower().replace("'", " ").replace("\u2019", " ").split()
        head = next((word for word in words if table.has("left.told_outlets", word)), None)
        bare = mention.form == "role" and mention.kind == "media" and mention.name.lower() == head
        if bare and head is not None and bodies.get(head, False):
            told.append(replace(mention, kind="organisation"))
            continue
        if head is not None and not bare and mention.kind in ("organisation", "media"):
            bodies[head] = mention.kind == "organisation"
        told.append(mention)
    return told
