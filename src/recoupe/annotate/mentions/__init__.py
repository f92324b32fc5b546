"""Who and what the words point at: names, roles, pronouns, anonymous sources, documents."""

from recoupe.annotate.mentions.find import find_mentions

__all__ = ["find_mentions"]
