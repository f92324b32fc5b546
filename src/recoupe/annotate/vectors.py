"""The vectors the parser reads words by, made with less work: each word looked up once, windows without detours.

The layers are the model's own, and so are their weights; what changes is how often a word's letters are hashed (once for all the
articles of a run) and how many arrays stand between two products. docs/rules/annotate-mentions.md says how the answers were
compared.
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

PAD = 4
"""Rows of noughts between two texts, as the model was trained with: one a layer."""
TINY = 1e-8
"""Added to a variance, as the model does."""
BLOCK = 32
"""Words whose vectors are made in one product: always as many, so that a vector is the same to the last bit in any company."""
KEPT = 20_000
"""Words whose vectors are kept, 8 MB: an article has 300, of which a quarter were never seen before."""
Array = Any
Word = tuple[int, bool]
"""The number of its letters, and whether a blank follows: all that counts for a word on its own."""


class WordVectors:
    """The vector of each word on its own, kept from article to article: it depends on nothing but the word."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401  thinc is untyped here
        """Take the tables and weights of a model's first half."""
        layers = list(model.walk())
        hashed = [layer for layer in layers if layer.name == "hashembed"]
        self._columns: list[int | str] = next(layer.attrs["columns"] for layer in layers if layer.name == "extract_features")
        self._tables = [(layer.get_param("E"), layer.attrs["seed"], layer.attrs["column"]) for layer in hashed]
        self._hash: Callable[[Array, int], Array] = hashed[0].ops.hash
        self._static: Array = next(layer.get_param("W") for layer in layers if layer.name == "static_vectors").T
        self._mix = weights(layers)[0]
        self._lock = Lock()
        self._places: dict[Word, int] = {}
        self._rows: Array = None

    def of(self, docs: Sequence["Doc"]) -> list[Array]:
        """The vectors of some texts, each (n_words, width) float32."""
        import numpy as np  # noqa: PLC0415  loaded with the parser

        words = [_letters(doc) for doc in docs]
        with self._lock:
            new = list(dict.fromkeys(word for row in words for word in row if word not in self._places))
            if self._rows is None or len(self._places) + len(new) > len(self._rows):
                self._places.clear()
                new = list(dict.fromkeys(word for row in words for word in row))
                self._rows = np.zeros((max(KEPT, len(new)), self._static.shape[1]), dtype=np.float32)
            for at in range(0, len(new), BLOCK):
                self._learn(docs[0].vocab, new[at : at + BLOCK])
            return [self._rows[[self._places[word] for word in row]] for row in words]

    def _learn(self, vocab: Any, new: Sequence[Word]) -> None:  # noqa: ANN401
        """Make the vectors of a block of words."""
        import numpy as np  # noqa: PLC0415
        from spacy.tokens import Doc  # noqa: PLC0415

        doc = Doc(vocab, words=[vocab.strings[word] for word, _ in new], spaces=[blank for _, blank in new])
        features = doc.to_array(self._columns)
        width = self._static.shape[1]
        row = np.zeros((BLOCK, width * (len(self._tables) + 1)), dtype=np.float32)
        for n, (table, seed, column) in enumerate(self._tables):
            keys = self._hash(np.ascontiguousarray(features[:, column]), seed) % len(table)
            row[: len(new), n * width : (n + 1) * width] = table[keys].sum(axis=1)
        known = vocab.vectors.find(keys=doc.to_array(vocab.vectors.attr))
        meaning = np.zeros((BLOCK, self._static.shape[0]), dtype=np.float32)
        meaning[: len(new)] = np.where((known >= 0)[:, None], vocab.vectors.data[known], 0)
        row[:, len(self._tables) * width :] = meaning @ self._static
        made = _normal(_chosen(row, self._mix), self._mix)
        first = len(self._places)
        self._rows[first : first + len(new)] = made[: len(new)]
        self._places.update({word: first + n for n, word in enumerate(new)})


class Encoder:
    """A model's reading of texts: each word's vector with its neighbours', a window of three, layer upon layer."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401
        """Take the weights of a model: its first mixture is of the word, the others are of windows."""
        self._words = WordVectors(model)
        self._layers = weights(list(model.walk()))[1:]

    def read(self, docs: Sequence["Doc"]) -> Array:
        """The vectors of all words of some texts, one text after the other: (n_words, width) float32."""
        import numpy as np  # noqa: PLC0415

        vectors = self._words.of(docs)
        width = vectors[0].shape[1]
        total = sum(len(each) + PAD for each in vectors) + PAD
        rows = np.zeros((total, width), dtype=np.float32)
        within = np.zeros(total, dtype=bool)
        at = PAD
        for each in vectors:
            rows[at : at + len(each)] = each
            within[at : at + len(each)] = True
            at += len(each) + PAD
        window = np.zeros((total, 3 * width), dtype=np.float32)
        for layer in self._layers:
            window[1:, :width] = rows[:-1]
            window[:, width : 2 * width] = rows
            window[:-1, 2 * width :] = rows[1:]
            rows += _normal(_chosen(window, layer), layer)
        return rows[within]


def weights(layers: Sequence[Any]) -> list[tuple[Array, Array, Array, Array]]:
    """Of each mixture: matrix and bias with the three pieces of every choice side by side, gain and bias of the norm."""
    import numpy as np  # noqa: PLC0415

    choices = [layer for layer in layers if layer.name == "maxout"]
    norms = [layer for layer in layers if layer.name == "layernorm"]
    return [
        (
            np.ascontiguousarray(choice.get_param("W").transpose(1, 0, 2).reshape(-1, choice.get_dim("nI")).T),
            np.ascontiguousarray(choice.get_param("b").T.reshape(-1)),
            norm.get_param("G"),
            norm.get_param("b"),
        )
        for choice, norm in zip(choices, norms, strict=True)
    ]


def _chosen(rows: Array, layer: tuple[Array, Array, Array, Array]) -> Array:
    """Of three products, the greatest."""
    import numpy as np  # noqa: PLC0415

    matrix, bias, gain, _ = layer
    pieces, width = rows @ matrix, len(gain)
    pieces += bias
    best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    return np.maximum(best, pieces[:, 2 * width :], out=best)


def _normal(rows: Array, layer: tuple[Array, Array, Array, Array]) -> Array:
    """Each row brought to the same mean and spread, in place."""
    import numpy as np  # noqa: PLC0415

    *_, gain, shift = layer
    rows -= rows.mean(axis=1, keepdims=True)
    rows *= ((np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + TINY) ** -0.5)[:, None]
    rows *= gain
    rows += shift
    return rows


def _letters(doc: "Doc") -> list[Word]:
    columns: list[int | str] = ["ORTH", "SPACY"]
    return [(word, bool(blank)) for word, blank in doc.to_array(columns).tolist()]
