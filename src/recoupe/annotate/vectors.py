"""The vectors the parser reads words by, made with less work: each word looked up once, windows without detours.

The layers are the model's own, and so are their weights; what changes is how often a word's letters are hashed (once for all the
articles of a run) and how many arrays stand between two products. docs/rules/annotate-mentions.md says how the answers were
compared.
"""

from collections.abc import Callable, Iterator, Sequence
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
KEPT = 12_000
"""Words whose vectors are kept, 46 MB: an article has 300, of which a quarter were never seen before."""
NOBODY = 1
"""Rows before those of the words: the noughts between two texts."""
Array = Any
Word = tuple[int, int]
"""The number of its letters, and whether a blank follows: all that counts for a word on its own."""
Words = Sequence[Sequence[Word]]
"""The words of some texts, text by text."""
Layer = tuple[Array, Array, Array, Array]


class WordVectors:
    """The vector of each word on its own, kept from article to article: it depends on nothing but the word.

    Behind it stands what the word adds to the first mixture of windows, for the word to the right, for itself, and for the word
    to the left: a quarter of all products, made once a word.
    """

    def __init__(self, model: Any) -> None:  # noqa: ANN401  thinc is untyped here
        """Take the tables and weights of a model's first half, and its first mixture of windows."""
        import numpy as np  # noqa: PLC0415  loaded with the parser

        layers = list(model.walk())
        hashed = [layer for layer in layers if layer.name == "hashembed"]
        self._columns: list[int | str] = next(layer.attrs["columns"] for layer in layers if layer.name == "extract_features")
        self._tables = [(layer.get_param("E"), layer.attrs["seed"], layer.attrs["column"]) for layer in hashed]
        self._hash: Callable[[Array, int], Array] = hashed[0].ops.hash
        self._static: Array = np.ascontiguousarray(
            next(layer.get_param("W") for layer in layers if layer.name == "static_vectors").T
        )
        self._mix, window, *_ = weights(layers)
        width = self._static.shape[1]
        self._added = np.ascontiguousarray(window[0].reshape(3, width, -1).transpose(1, 0, 2).reshape(width, -1))
        self._lock = Lock()
        self._places: dict[Word, int] = {}
        self._rows: Array = None

    def of(self, vocab: Any, words: Words) -> tuple[Array, Array]:  # noqa: ANN401
        """The rows of some texts, noughts around each, (n_rows, 10 * width) float32; and which of them are of words."""
        import numpy as np  # noqa: PLC0415

        with self._lock:
            try:
                at = self._at(words)
            except KeyError:
                self._meet(vocab, words)
                at = self._at(words)
            index = np.array(at, dtype=np.intp)
            return self._rows.take(index, axis=0), index > 0

    def _at(self, words: Words) -> list[int]:
        """Where the rows of some texts are kept, noughts around each text."""
        places = self._places
        at = [0] * PAD
        for row in words:
            at += map(places.__getitem__, row)
            at += (0,) * PAD
        return at

    def meet(self, vocab: Any, words: Words) -> None:  # noqa: ANN401
        """Make the rows of all words of some texts that will be read: many words at once cost less than as many a text."""
        with self._lock:
            self._meet(vocab, words)

    def _meet(self, vocab: Any, words: Words) -> None:  # noqa: ANN401
        """Make the rows of the words of some texts that have none; with too many to keep, all others are forgotten."""
        import numpy as np  # noqa: PLC0415

        new = list(dict.fromkeys(word for row in words for word in row if word not in self._places))
        if self._rows is None or len(self._places) + len(new) + NOBODY > len(self._rows):
            self._places.clear()
            new = list(dict.fromkeys(word for row in words for word in row))
            size = max(KEPT, len(new) + NOBODY)
            self._rows = np.zeros((size, self._static.shape[1] + self._added.shape[1]), dtype=np.float32)
        if new:
            self._learn(vocab, new)

    def _learn(self, vocab: Any, new: Sequence[Word]) -> None:  # noqa: ANN401
        """Make the rows of some words."""
        import numpy as np  # noqa: PLC0415
        from spacy.tokens import Doc  # noqa: PLC0415

        spell = vocab.strings
        doc = Doc(vocab, words=[spell[word] for word, _ in new], spaces=[bool(blank) for _, blank in new])
        features = doc.to_array(self._columns)
        width = self._static.shape[1]
        blocks = -(-len(new) // BLOCK)
        row = np.zeros((blocks * BLOCK, width * (len(self._tables) + 1)), dtype=np.float32)
        for n, (table, seed, column) in enumerate(self._tables):
            keys = self._hash(np.ascontiguousarray(features[:, column]), seed) % len(table)
            np.add.reduce(table[keys], axis=1, out=row[: len(new), n * width : (n + 1) * width])
        known = vocab.vectors.find(keys=doc.to_array(vocab.vectors.attr))
        meaning = np.zeros((blocks * BLOCK, self._static.shape[0]), dtype=np.float32)
        meaning[: len(new)] = np.where((known >= 0)[:, None], vocab.vectors.data[known], 0)
        first = len(self._places) + NOBODY
        for at in range(0, len(row), BLOCK):
            block, kept = slice(at, at + BLOCK), min(BLOCK, len(new) - at)
            row[block, len(self._tables) * width :] = meaning[block] @ self._static
            made = _chosen(row[block] @ self._mix[0], self._mix)
            self._rows[first + at : first + at + kept, :width] = made[:kept]
            self._rows[first + at : first + at + kept, width:] = (made @ self._added)[:kept]
        self._places.update({word: first + n for n, word in enumerate(new)})


class Encoder:
    """A model's reading of texts: each word's vector with its neighbours', a window of three, layer upon layer."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401
        """Take the weights of a model: its first mixture is of the word, the others are of windows."""
        self._words = WordVectors(model)
        self._layers = weights(list(model.walk()))[1:]

    def read_all(self, batches: Sequence[Sequence["Doc"]]) -> Iterator[Array]:
        """The vectors of texts that are read together, batch by batch; the words of all batches are looked up at once."""
        words = [[letters(doc) for doc in docs] for docs in batches]
        vocab = next((doc.vocab for docs in batches for doc in docs), None)
        self._words.meet(vocab, [row for rows in words for row in rows])
        for rows in words:
            yield self._read(vocab, rows)

    def _read(self, vocab: Any, words: Words) -> Array:  # noqa: ANN401
        """The vectors of all words of some texts, one text after the other: (n_words, width) float32."""
        import numpy as np  # noqa: PLC0415

        kept, within = self._words.of(vocab, words)
        width = len(self._layers[0][2])
        rows, left, own, right = kept[:, :width], kept[:, width : 4 * width], kept[:, 4 * width : 7 * width], kept[:, 7 * width :]
        pieces = own.copy()
        pieces[1:] += left[:-1]
        pieces[:-1] += right[1:]
        rows = rows + _chosen(pieces, self._layers[0])
        window = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self._layers[1:]:
            window[1:, :width] = rows[:-1]
            window[:, width : 2 * width] = rows
            window[:-1, 2 * width :] = rows[1:]
            rows += _chosen(window @ layer[0], layer)
        return rows[within]


def weights(layers: Sequence[Any]) -> list[Layer]:
    """Of each mixture: matrix and bias with the three pieces of every choice side by side, gain and bias of the norm."""
    import numpy as np  # noqa: PLC0415

    choices = [layer for layer in layers if layer.name == "maxout"]
    norms = [layer for layer in layers if layer.name == "layernorm"]
    return [
        (
            # Laid out by rows: as it is kept in the model, a product of few rows takes 1.7 times as long.
            np.ascontiguousarray(choice.get_param("W").transpose(1, 0, 2).reshape(-1, choice.get_dim("nI")).T, dtype=np.float32),
            np.ascontiguousarray(choice.get_param("b").T.reshape(-1)),
            norm.get_param("G"),
            norm.get_param("b"),
        )
        for choice, norm in zip(choices, norms, strict=True)
    ]


def _chosen(pieces: Array, layer: Layer) -> Array:
    """Of three products, the greatest, brought to the same mean and spread for each row."""
    import numpy as np  # noqa: PLC0415

    _, bias, gain, shift = layer
    width = len(gain)
    pieces += bias
    best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    np.maximum(best, pieces[:, 2 * width :], out=best)
    best -= best.mean(axis=1, keepdims=True)
    best *= ((np.einsum("ij,ij->i", best, best) / width + TINY) ** -0.5)[:, None]
    best *= gain
    best += shift
    return best


def letters(doc: "Doc") -> list[Word]:
    """What is looked up of each word of a text."""
    columns: list[int | str] = ["ORTH", "SPACY"]
    return list(map(tuple, doc.to_array(columns).tolist()))
