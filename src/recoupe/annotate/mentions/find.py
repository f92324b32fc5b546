"""Find the mentions of one article.

First form: the parser's names alone. Roles, documents, anonymous sources and pronouns come next; the signature and the
promise stay (mentions sorted by span, no two with one span).
"""

from recoupe.annotate.reading import Reading
from recoupe.records import ActorKind, Mention, Reason

KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}

WHY = Reason("mentions.parser-name", 0.5)


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Find every run of words that points at an actor.

    Args:
        reading: with sentences and entities.

    Returns:
        Mentions sorted by span.
    """
    text = reading.article.text
    return tuple(
        Mention(
            entity.span, KINDS[entity.label], "name", entity.span.within(text), because=(Reason("mentions.parser-name", 0.5),)
        )
        for entity in reading.entities
        if entity.label in KINDS
    )
