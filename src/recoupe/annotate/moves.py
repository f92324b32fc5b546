"""The parser's moves, taken for all texts of a batch side by side: the same scores and the same moves, without its own loop.

That loop lets go of the interpreter's lock and takes it back some seventy times a move, three quarters of its time; here the
lock is kept, and the sums of a step are numpy's: 10.7 ms an article become 6.0, every head and label equal, and 4.1 where ten
articles move side by side. What is found in a text does not depend on the others, to the last bit: their products are apart,
or of as many rows whatever is asked.
"""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

Array = Any
ROWS = 16
"""States whose scores are one product: always as many, so that a score is the same in any company."""

KEPT = 12_000
"""Words for which room is kept from texts to texts, 49 MB: given back and asked for anew, it cost 1.2 ms an article."""


class Mover:
    """One part of the parser that moves through a text: the one that draws arcs, or the one that names."""

    def __init__(self, pipe: Any) -> None:  # noqa: ANN401  thinc is untyped here
        """Take the weights of a part.

        Raises:
            ValueError: the part is not built as the models this was written for are.
        """
        import numpy as np  # noqa: PLC0415  loaded with the parser
        from spacy.ml.parser_model import ParserStepModel  # noqa: PLC0415

        reader, lower, upper = pipe.model.layers
        if pipe.cfg["beam_width"] != 1 or pipe.model.attrs["unseen_classes"] or lower.get_dim("nP") != 2:
            raise ValueError(f"{pipe.name} of the parser moves in a way that is not known here")
        self._pipe = pipe
        narrow = reader.layers[-1]
        self._narrow = np.ascontiguousarray(narrow.get_param("W").T), narrow.get_param("b")
        self._places, self._hidden = lower.get_dim("nF"), lower.get_dim("nO")
        width = self._places * 2 * self._hidden
        # The two pieces of every choice side by side, so that the greater is taken by rows.
        self._table = np.ascontiguousarray(lower.get_param("W").transpose(3, 0, 2, 1).reshape(-1, width))
        self._absent = lower.get_param("pad").transpose(0, 1, 3, 2).reshape(1, width)
        self._bias = np.ascontiguousarray(lower.get_param("b").T.reshape(-1))
        self._scores = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        self._ids = ParserStepModel.get_token_ids
        self._rooms: list[Array] = []
        self._asking = SimpleNamespace(state2vec=SimpleNamespace(nF=self._places))

    def move(self, batches: Sequence[tuple[Sequence["Doc"], Array]]) -> None:
        """Read some texts and write what is found on them.

        Args:
            batches: texts that were read together, and the vectors of all their words, one text after the other,
                (n_words, width) float32.
        """
        import numpy as np  # noqa: PLC0415

        docs = [doc for batch, _ in batches for doc in batch]
        states = self._pipe.moves.init_batch(docs)
        # What each word adds to the score at each place it can be looked at from; the last rows are of no word, number -1.
        narrow, bias = self._narrow
        rows = sum(len(vectors) for _, vectors in batches) + 1
        held = self._room(rows)
        table = held[:rows]
        at = 0
        for _, vectors in batches:
            np.dot(vectors @ narrow + bias, self._table, out=table[at : at + len(vectors)])
            at += len(vectors)
        table[-1] = self._absent
        table = table.reshape(-1, 2 * self._hidden)
        place = np.arange(self._places, dtype=np.int32)
        matrix, last = self._scores
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            seen = self._ids(self._asking, unfinished)
            seen *= self._places
            seen += place
            added = np.add.reduce(table.take(seen, axis=0), axis=1)
            added += self._bias
            blocks = np.zeros((-(-len(added) // ROWS), ROWS, self._hidden), dtype=np.float32)
            np.maximum(added[:, : self._hidden], added[:, self._hidden :], out=blocks.reshape(-1, self._hidden)[: len(added)])
            scores = (blocks @ matrix).reshape(-1, matrix.shape[1])[: len(added)]
            scores += last
            unfinished = self._pipe.transition_states(unfinished, scores)
        self._pipe.set_annotations(docs, states)
        if not self._rooms and len(held) <= KEPT:
            self._rooms.append(held)

    def _room(self, rows: int) -> Array:
        """Room for so many words: that of the last texts, where it is large enough and nobody else is using it."""
        import numpy as np  # noqa: PLC0415

        try:
            held = self._rooms.pop()
        except IndexError:
            held = None
        if held is None or len(held) < rows:
            held = np.empty((rows + rows // 4, self._table.shape[1]), dtype=np.float32)
        return held
