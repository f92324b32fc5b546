"""`recoupe dossier`: what is written where, and how a run ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.made import ARTICLES, call, lay
from recoupe.app.command import main

pytestmark = pytest.mark.model


def test_a_pipe_gets_json_and_nothing_else(tmp_path: Path) -> None:
    done = call("dossier", *lay(tmp_path))
    assert done.returncode == 0
    dossier = json.loads(done.stdout)
    assert dossier["schema"] == "recoupe/dossier/1"
    assert [Path(article["source"]).name for article in dossier["articles"]] == sorted(ARTICLES)
    assert done.stdout.endswith(b"}\n")
    assert done.stderr == b""


def test_the_name_of_the_output_tells_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = lay(tmp_path)
    for suffix, opening in ((".html", "<!doctype html>"), (".md", "# "), (".json", "{"), (".csv", "")):
        path = tmp_path / f"out{suffix}"
        assert main(["dossier", *names, "-o", str(path)]) == 0
        assert path.read_text(encoding="utf-8").lower().startswith(opening)
        told = capsys.readouterr()
        assert told.out == ""
        assert str(path) in told.err


def test_several_formats_go_into_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert main(["dossier", *lay(tmp_path), "--format", "json", "--format", "html", "--format", "md", "-o", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["dossier.html", "dossier.json", "dossier.md"]


def test_a_folder_and_standard_input_are_inputs_too(tmp_path: Path) -> None:
    articles = dict(ARTICLES)
    piped = articles.pop("exploitant.txt")
    lay(tmp_path, articles)
    done = call("dossier", tmp_path, "-", stdin=piped.encode())
    assert done.returncode == 0
    assert [article["source"] for article in json.loads(done.stdout)["articles"]] == [
        "-",
        str(tmp_path / "echo.txt"),
        str(tmp_path / "relais.html"),
    ]


def test_two_processes_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    names = lay(tmp_path)
    assert call("dossier", *names, "--jobs", "2").stdout == call("dossier", *names).stdout


def test_fail_on_ends_with_3_after_the_dossier_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.json"
    assert main(["dossier", *lay(tmp_path), "-o", str(path), "--fail-on", "garbled,contested"]) == 3
    verdicts = {claim["verdict"] for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]}
    assert "contested" in verdicts
    assert "contested" in capsys.readouterr().err
    assert main(["dossier", str(tmp_path / "echo.txt"), "-o", str(path), "--fail-on", "contested"]) == 0


def test_the_day_seen_dates_nothing_that_dates_itself(tmp_path: Path) -> None:
    names = lay(tmp_path)
    done = call("dossier", *names, "--date", "2025-06-01")
    assert [article["published"]["edtf"][:10] for article in json.loads(done.stdout)["articles"]] == [
        "2025-03-03",
        "2025-03-04",
        "2025-03-03",
    ]


def test_labels_are_in_the_language_asked_for(tmp_path: Path) -> None:
    names = lay(tmp_path)
    french, english = (call("dossier", *names, "--format", "md", "--lang", language).stdout for language in ("fr", "en"))
    assert french != english


def test_an_old_dossier_stays_when_the_new_one_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dossier.html"
    path.write_text("the old one", encoding="utf-8")
    assert main(["dossier", str(tmp_path / "missing.txt"), "-o", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == "the old one"
    assert "missing.txt" in capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dossier.html"]


def test_a_folder_that_cannot_be_written_to_is_told_before_the_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", *lay(tmp_path), "-o", str(tmp_path / "nowhere" / "dossier.html")]) == 1
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="pipes that close")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    lay(tmp_path)
    line = f"set -o pipefail; '{sys.executable}' -m recoupe.app dossier '{tmp_path}' | head -c 10"
    done = subprocess.run(["bash", "-c", line], capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
