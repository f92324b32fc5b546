"""Who says what in articles of languages without a parser: marks, word lists and the order of words."""

from recoupe.annotate.attributions.plain.finding import find_plain

__all__ = ["find_plain"]
