"""Who and what the words point at: names, roles, pronouns, anonymous sources, documents."""

from recoupe.annotate.mentions.find import answered, find_mentions, mentions_of

__all__ = ["answered", "find_mentions", "mentions_of"]
