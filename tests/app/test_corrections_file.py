"""The file of corrections: what it may hold, and how it says what is wrong."""

import json
from pathlib import Path

import pytest

from recoupe.app.corrections_file import read_corrections
from recoupe.records import ArticleId, Corrections, Place, Pointer, Span, UsageError


def written(folder: Path, data: object) -> Path:
    path = folder / "corrections.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_names_and_places_are_read(tmp_path: Path) -> None:
    place = {"article": "a1", "start": 3, "end": 9}
    data = {"merges": [["Balan", place]], "splits": [["Lindt", "Vera Lindt"]], "renames": [["Balan", "Igor Balan"]]}
    assert read_corrections(written(tmp_path, data)) == Corrections(
        ((Pointer("Balan"), Pointer(place=Place(ArticleId("a1"), Span(3, 9)))),),
        ((Pointer("Lindt"), Pointer("Vera Lindt")),),
        ((Pointer("Balan"), "Igor Balan"),),
    )


@pytest.mark.parametrize(
    "data",
    [
        "{",
        [],
        {"merge": []},
        {"merges": "Balan"},
        {"merges": [["Balan"]]},
        {"splits": [["Balan", 3]]},
        {"splits": [["Balan", ""]]},
        {"renames": [["Balan", None]]},
        {"merges": [["Balan", {"article": "a", "start": 4, "end": 4}]]},
    ],
)
def test_a_file_that_is_wrong_is_refused_by_name(tmp_path: Path, data: object) -> None:
    with pytest.raises(UsageError, match=r"corrections\.json"):
        read_corrections(written(tmp_path, data))


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.json"):
        read_corrections(tmp_path / "nowhere.json")
