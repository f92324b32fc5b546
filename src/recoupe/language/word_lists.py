"""Lists of words in a language file, refused by file and entry when they are off."""

from recoupe.records import LexiconError


def word_list(
    file: str, entry: str, found: object, *, small: bool = False, once: bool = False, may_be_empty: bool = False
) -> tuple[str, ...]:
    """The words of one list, as they stand.

    Args:
        file: which file holds the list, as errors name it: "fr/polls.toml".
        entry: where the list stands in it.
        found: what stands there.
        small: whether every word is in small letters.
        once: whether no word may stand twice.
        may_be_empty: whether a list without words is one.

    Raises:
        LexiconError: no list, an empty one, something else than words, or words that may not stand so.
    """
    if not isinstance(found, list) or not (found or may_be_empty):
        raise LexiconError(file, entry, "not a list of words")
    for word in found:
        if not isinstance(word, str) or not word.strip():
            raise LexiconError(file, entry, f"{word!r} is not a word")
        if small and word != word.lower():
            raise LexiconError(file, entry, f"{word} is not in small letters")
        if once and found.count(word) > 1:
            raise LexiconError(file, entry, f"{word} stands twice")
    return tuple(found)
