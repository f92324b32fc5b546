"""Bad input: each gives a recorded fault or a clear error, and the rest of the run goes on."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.made import ARTICLES, call, lay
from recoupe.app.command import main

MEBIBYTE = 1024 * 1024
GOOD = ARTICLES["echo.txt"]


def run_beside_a_good_article(folder: Path, name: str, data: bytes) -> dict[str, Any]:
    """The dossier of one good article and one odd file."""
    lay(folder, {"good.txt": GOOD})
    (folder / name).write_bytes(data)
    path = folder / "out.json"
    assert main(["dossier", str(folder / "good.txt"), str(folder / name), "-o", str(path)]) == 0
    dossier: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert str(folder / "good.txt") in [article["source"] for article in dossier["articles"]]
    return dossier


def faults_of(dossier: dict[str, Any], name: str) -> list[str]:
    """Codes of the faults about one input."""
    return [fault["code"] for fault in dossier["faults"] if name in fault["subject"] or name in fault["message"]]


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n\xc2\xa0\n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40),
        ("archive.html", b"PK\x03\x04" + bytes(range(256)) * 40),
        ("huge.txt", b"Une phrase de trop. " * (50 * MEBIBYTE // 20)),
        ("menu.html", b"<html><body><nav><a href='/'>Accueil</a></nav></body></html>"),
        ("table.xlsx", b"PK\x03\x04"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_input_that_is_no_article_is_a_fault_and_the_rest_goes_on(name: str, data: bytes, tmp_path: Path) -> None:
    dossier = run_beside_a_good_article(tmp_path, name, data)
    assert len(dossier["articles"]) == 1
    assert len(faults_of(dossier, name)) == 1


@pytest.mark.model
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "mac_roman"])
def test_an_article_in_another_encoding_is_read_as_it_was_written(encoding: str, tmp_path: Path) -> None:
    dossier = run_beside_a_good_article(tmp_path, "other.txt", ARTICLES["exploitant.txt"].encode(encoding, "replace"))
    other = next(article for article in dossier["articles"] if article["source"].endswith("other.txt"))
    assert "conteste" in other["title"]["exact"]


@pytest.mark.model
def test_bytes_that_fit_no_encoding_do_not_stop_the_run(tmp_path: Path) -> None:
    data = ARTICLES["exploitant.txt"].encode("utf-8").replace("é".encode(), b"\xc3(") + b"\xff\xfe\x81"
    dossier = run_beside_a_good_article(tmp_path, "broken.txt", data)
    assert len(dossier["articles"]) == 2 or faults_of(dossier, "broken.txt")


@pytest.mark.model
@pytest.mark.parametrize("tag", ["div", "p", "b", "table><tr><td", "ul><li"])
def test_a_page_nested_without_end_does_not_stop_the_run(tag: str, tmp_path: Path) -> None:
    opening = "".join(f"<{one}" + ">" for one in tag.split("><"))
    page = "<html><body>" + opening * 20_000 + "<p>Le fond du puits est à sec, dit-on.</p>"
    dossier = run_beside_a_good_article(tmp_path, "deep.html", page.encode())
    assert len(dossier["articles"]) == 2 or faults_of(dossier, "deep.html")


@pytest.mark.model
def test_an_article_in_another_language_is_kept_and_said_to_be_in_it(tmp_path: Path) -> None:
    english = (
        "Bridge at Vaugrenant closed to lorries\n\n3 March 2025\n\n"
        "The prefect has closed the bridge to all lorries over twelve tonnes, officials said on Monday. "
        "“Two cables have snapped,” the prefect told reporters. The company that runs the bridge denied this.\n\n"
        "About four thousand vehicles cross the river there every day, and many will now have to drive around the valley.\n"
    )
    dossier = run_beside_a_good_article(tmp_path, "english.txt", english.encode())
    other = next(article for article in dossier["articles"] if article["source"].endswith("english.txt"))
    assert other["language"] == "en"
    assert faults_of(dossier, "english.txt") == ["engine.other-language"]


@pytest.mark.model
def test_the_same_file_twice_is_one_article(tmp_path: Path) -> None:
    dossier = run_beside_a_good_article(tmp_path, "same.txt", GOOD.encode())
    assert len(dossier["articles"]) == 1
    assert len([fault for fault in dossier["faults"] if "same bytes" in fault["message"]]) == 1


@pytest.mark.model
@pytest.mark.skipif(os.name != "posix", reason="named pipes")
def test_what_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    lay(tmp_path, {"good.txt": GOOD})
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    closed = tmp_path / "closed.txt"
    closed.write_text(GOOD, encoding="utf-8")
    closed.chmod(0)
    names = [str(tmp_path / name) for name in ("good.txt", "pipe.txt", "loop.txt", "closed.txt", "missing.txt")]
    done = call("dossier", *names, "x" * 5000 + ".txt")
    assert done.returncode == 0
    codes = {Path(fault["subject"]).name: fault["code"] for fault in json.loads(done.stdout)["faults"]}
    assert codes["pipe.txt"] == "read.not-a-file"
    assert codes["missing.txt"] == "read.missing"
    assert codes["x" * 5000 + ".txt"] == codes["loop.txt"] == "read.unreadable"
    # Root reads what nobody may: then the good one is its copy.
    assert codes.get("closed.txt", codes.get("good.txt")) in ("read.unreadable", "read.duplicate")


def test_a_folder_of_ten_thousand_files_is_read_and_cleaned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").write_text(f"Titre {number}\n\nLe {number}e texte dit peu.\n", encoding="utf-8")
    assert main(["read", str(tmp_path)]) in (0, 1)
    told = capsys.readouterr()
    assert len(told.out.splitlines()) + told.err.count("\n") > 0


@pytest.mark.parametrize("name", ["", "empty-folder", "nothing.txt", "-"])
def test_no_input_left_is_an_error_that_says_so(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty-folder").mkdir()
    done = call("dossier", tmp_path / name if name != "-" else "-", "--lang", "en")
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"No article could be read." in done.stderr
    assert b"Traceback" not in done.stderr
