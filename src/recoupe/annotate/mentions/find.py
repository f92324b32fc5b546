"""Find the mentions of one article: names first, then what is said with other words."""

from recoupe.annotate.mentions.descriptions import described, find_descriptions
from recoupe.annotate.mentions.names import find_names
from recoupe.annotate.mentions.tokens import lines_of
from recoupe.annotate.reading import Reading
from recoupe.records import Mention, Span


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Find every run of words that points at an actor.

    Args:
        reading: with sentences and entities.

    Returns:
        Mentions sorted by span, no two with the same span.
    """
    lines = lines_of(reading.article, reading.sentences)
    named = find_names(reading, lines)
    told = tuple(described(find_descriptions(lines, named, reading.tables.names)))
    mentions: dict[Span, Mention] = {}
    for one in (*named, *told):
        mentions.setdefault(one.mention.span, one.mention)
    return tuple(mentions[span] for span in sorted(mentions))
