"""`recoupe verify`: a dossier holds, or the cell that does not is named."""

import json
from pathlib import Path

import pytest

from app.made import lay
from recoupe.app.command import main

pytestmark = pytest.mark.model


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, list[str]]:
    """A dossier and its inputs."""
    names = lay(tmp_path)
    path = tmp_path / "dossier.json"
    assert main(["dossier", *names, "-o", str(path)]) == 0
    return path, names


def test_a_dossier_holds_against_its_inputs(made: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    path, names = made
    assert main(["verify", str(path), *names, "--lang", "en"]) == 0
    assert "every cell stands in its article (3 articles)" in capsys.readouterr().err


def test_a_changed_word_is_found_and_named(made: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    path, names = made
    dossier = json.loads(path.read_text(encoding="utf-8"))
    cite = dossier["attributions"][0]["content"]
    cite["exact"] = cite["exact"][:-1] + "#"
    path.write_text(json.dumps(dossier), encoding="utf-8")
    assert main(["verify", str(path), *names]) == 1
    assert "$.attributions[0].content" in capsys.readouterr().out


def test_an_input_that_changed_is_found(made: tuple[Path, list[str]]) -> None:
    path, names = made
    Path(names[0]).write_text(Path(names[0]).read_text(encoding="utf-8") + "more\n", encoding="utf-8")
    assert main(["verify", str(path), *names]) == 1


@pytest.mark.parametrize("text", ["", "[]", "{", "\x00\x01", '{"schema": "recoupe/dossier/9"}'])
def test_what_is_no_dossier_is_said_to_be_none(
    text: str, made: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    path, names = made
    path.write_text(text, encoding="utf-8")
    assert main(["verify", str(path), *names, "--lang", "en"]) == 1
    assert "recoupe: " in capsys.readouterr().err


def test_a_dossier_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "none.json"), *lay(tmp_path)]) == 1
    assert "none.json" in capsys.readouterr().err
