"""How a language holds a statement at arm's length: conditionals by their ends, adverbs, modal and lexical markers."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from recoupe.language.word_lists import word_list


@dataclass(frozen=True, slots=True)
class Hedges:
    """The markers of one language, in small letters with straight apostrophes.

    Attributes:
        endings: ends of a conditional form.
        not_stems: what stands before the personal end of an imperfect that ends alike ("montrait", "assurait").
        not_words: whole words that are no conditional.
        modals, wishes: conditionals that hedge as a modal verb does, and those that wish or propose.
        if_words, if_phrases, if_openers: what makes a conditional hypothetical; openers stand at the head of a sentence.
        modal_verbs, adverbs, lexical: the other markers.
        unfulfilled: participles behind "aurait" that tell what was due or wished for, not what is said to have happened.
        judgements: adjectives behind "il serait" that judge what could be done.
        suppositions: what opens a sentence whose next one draws the consequence.
        events: nouns that, behind "un", are what may happen: a conditional behind them reckons its effect.
    """

    endings: tuple[str, ...] = ()
    not_stems: frozenset[str] = frozenset()
    not_words: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    if_words: frozenset[str] = frozenset()
    if_phrases: tuple[str, ...] = ()
    if_openers: tuple[str, ...] = ()
    modal_verbs: frozenset[str] = frozenset()
    adverbs: tuple[str, ...] = ()
    lexical: frozenset[str] = frozenset()
    unfulfilled: frozenset[str] = frozenset()
    judgements: frozenset[str] = frozenset()
    suppositions: tuple[str, ...] = ()
    events: frozenset[str] = frozenset()

    def is_conditional(self, word: str) -> bool:
        """Whether a written form is a conditional, by its end alone; no parser sees the mood of rarer verbs."""
        if not word.endswith(self.endings) or word in self.not_words:
            return False
        return word[: word.rfind("r")] not in self.not_stems


def load_hedges(file: Path) -> Hedges:
    """Read the markers of one language.

    Raises:
        LexiconError: a list is missing, or holds something else than words.
    """
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))

    def words(table: str, key: str) -> tuple[str, ...]:
        return word_list(name, f"{table}.{key}", data.get(table, {}).get(key), may_be_empty=True)

    return Hedges(
        words("conditional", "endings"),
        frozenset(words("conditional", "not_stems")),
        frozenset(words("conditional", "not_words")),
        frozenset(words("conditional", "modals")),
        frozenset(words("conditional", "wishes")),
        frozenset(words("conditional", "if_words")),
        words("conditional", "if_phrases"),
        words("conditional", "if_openers"),
        frozenset(words("modal", "verbs")),
        words("adverb", "words"),
        frozenset(words("lexical", "words")),
        frozenset(words("conditional", "unfulfilled")),
        frozenset(words("conditional", "judgements")),
        words("conditional", "suppositions"),
        frozenset(words("conditional", "events")),
    )
