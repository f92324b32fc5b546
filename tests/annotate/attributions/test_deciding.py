"""The decision: a hand-set sum, and learned weights that may correct it."""

from pathlib import Path

import pytest

from recoupe.annotate.attributions.deciding import load_model
from recoupe.records import LexiconError

TABLE = "accept = 0.5\n[form]\nverb-que = 0.8\n[evidence]\ntiny-content = -0.4\n"
LEARNED = 'slope = 6.0\nbias = 0.0\n[signs]\n"marks:around" = 1.5\n"role:title" = -0.1\n'


def files(folder: Path, learned: str = LEARNED) -> tuple[Path, Path]:
    """A table and learned weights, written."""
    table, more = folder / "weights.toml", folder / "learned.toml"
    table.write_text(TABLE, encoding="utf-8")
    more.write_text(learned, encoding="utf-8")
    return table, more


def test_without_learned_weights_the_sum_is_the_score(tmp_path: Path) -> None:
    table, _ = files(tmp_path)
    model = load_model(table, None)
    assert model.score("verb-que", ()) == 0.8
    assert model.score("verb-que", ("tiny-content",), ("marks:around",)) == 0.4
    assert model.score("unheard-of", ()) == 0.0


def test_a_learned_sign_moves_the_score_and_a_reader_is_told(tmp_path: Path) -> None:
    model = load_model(*files(tmp_path))
    bare, marked = model.score("verb-que", ("tiny-content",)), model.score("verb-que", ("tiny-content",), ("marks:around",))
    assert bare < model.accept < marked < 1
    (reason,) = model.reasons("verb-que", ("tiny-content",), ("marks:around", "role:title"))
    assert reason.note == "tiny-content -0.40; marks:around +1.5 learned"


def test_where_nothing_was_learned_the_sum_decides(tmp_path: Path) -> None:
    model = load_model(*files(tmp_path))
    assert (model.score("verb-que", (), ("never:seen",)) >= model.accept) == (model.total("verb-que", ()) >= model.accept)
    assert (model.score("verb-que", ("tiny-content",)) >= model.accept) == (model.total("verb-que", ("tiny-content",)) >= 0.5)


def test_a_weight_that_is_no_number_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="role:title"):
        load_model(*files(tmp_path, 'slope = 6.0\nbias = 0.0\n[signs]\n"role:title" = "low"\n'))
