"""The vectors the parser reads words by, made with less work: each word looked up once, windows without detours.

The layers are the model's own, and so are their weights; what changes is how often a word's letters are hashed (once for all its
places in a batch, a third of them) and how many arrays stand between two products. docs/rules/annotate-mentions.md says how the
answers were compared.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

PAD = 4
"""Rows of noughts between two texts, as the model was trained with: one a layer."""
TINY = 1e-8
"""Added to a variance, as the model does."""
Array = Any
Forward = tuple[list[Array], Callable[[Array], Array]]


def quicken(model: Any) -> None:  # noqa: ANN401  thinc is untyped here
    """Put our way of making vectors in the place of the model's, wherever it makes some."""
    from thinc.api import Model  # noqa: PLC0415  heavy: only who parses pays for it

    for node in list(model.walk()):
        pair = list(node.layers)
        if len(pair) == 2 and pair[1].name.startswith("with_array(residual("):
            node.replace_node(pair[0], Model("embed-once", _embed, layers=[pair[0]]))
            node.replace_node(pair[1], Model("encode", _encode, layers=[pair[1]], attrs={"weights": _weights(pair[1])}))


def _embed(model: Any, docs: Sequence["Doc"], is_train: bool) -> Forward:  # noqa: ANN401, ARG001
    """The vector of each word on its own: what a word is, and whether a blank follows, is all that counts."""
    import numpy as np  # noqa: PLC0415
    from spacy.tokens import Doc  # noqa: PLC0415

    vocab = docs[0].vocab
    places: dict[tuple[int, int], int] = {}
    rows = [[places.setdefault((word, blank), len(places)) for word, blank in _letters(doc)] for doc in docs]
    words = [vocab.strings[word] for word, _ in places]
    once = Doc(vocab, words=words, spaces=[bool(blank) for _, blank in places]) if places else docs[0]
    vectors = model.layers[0].predict([once])[0]
    return [vectors[np.array(row, dtype=np.intp)] for row in rows], _no_training


def _letters(doc: "Doc") -> list[tuple[int, int]]:
    columns: list[int | str] = ["ORTH", "SPACY"]
    return [(word, blank) for word, blank in doc.to_array(columns).tolist()]


def _weights(model: Any) -> list[tuple[Array, Array, Array, Array]]:  # noqa: ANN401
    """Of each layer: matrix and bias with the three pieces of every choice side by side, gain and bias of the norm."""
    import numpy as np  # noqa: PLC0415

    choices = [layer for layer in model.walk() if layer.name == "maxout"]
    norms = [layer for layer in model.walk() if layer.name == "layernorm"]
    return [
        (
            np.ascontiguousarray(choice.get_param("W").transpose(1, 0, 2).reshape(-1, choice.get_dim("nI")).T),
            np.ascontiguousarray(choice.get_param("b").T.reshape(-1)),
            norm.get_param("G"),
            norm.get_param("b"),
        )
        for choice, norm in zip(choices, norms, strict=True)
    ]


def _encode(model: Any, vectors: Sequence[Array], is_train: bool) -> Forward:  # noqa: ANN401, ARG001
    """Each word's vector with its neighbours': a window of three, layer upon layer."""
    import numpy as np  # noqa: PLC0415

    width = vectors[0].shape[1]
    total = sum(len(each) + PAD for each in vectors) + PAD
    rows = np.zeros((total, width), dtype=np.float32)
    places, at = [], PAD
    for each in vectors:
        rows[at : at + len(each)] = each
        places.append(slice(at, at + len(each)))
        at += len(each) + PAD
    window = np.zeros((total, 3 * width), dtype=np.float32)
    for matrix, bias, gain, shift in model.attrs["weights"]:
        window[1:, :width] = rows[:-1]
        window[:, width : 2 * width] = rows
        window[:-1, 2 * width :] = rows[1:]
        pieces = window @ matrix
        pieces += bias
        best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        np.maximum(best, pieces[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        best *= ((np.einsum("ij,ij->i", best, best) / width + TINY) ** -0.5)[:, None]
        best *= gain
        best += shift
        rows = rows + best
    return [rows[place] for place in places], _no_training


def _no_training(_: Array) -> Array:
    raise NotImplementedError("nothing is trained here")
