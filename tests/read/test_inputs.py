"""Whatever is named becomes pages and faults, in an order that does not depend on how it was named."""

import io
import json
from pathlib import Path

import pytest

from recoupe.read import ReadSettings, read_bytes, read_inputs
from recoupe.records import Fault, Page

TEXT = "La passerelle rouvre lundi.\r\nLa mairie s’en réjouit.\n"


def codes(names: list[str], settings: ReadSettings | None = None) -> list[str]:
    """The kind of each page, the code of each fault."""
    return [found.code if isinstance(found, Fault) else found.kind for found in read_inputs(names, settings)]


def test_line_ends_and_every_other_character_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    page = next(iter(read_inputs([str(tmp_path / "a.txt")])))
    assert isinstance(page, Page)
    assert page.text == TEXT


def test_a_folder_stands_for_what_it_holds_in_order_of_name(tmp_path: Path) -> None:
    for name, data in (
        ("b.txt", "B."),
        ("a/c.html", "<html><p>C.</p></html>"),
        (".cache/x.txt", "X."),
        ("photo.jpg", "J"),
        ("README.md", "R."),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(data)
    sources = [page.source for page in read_inputs([str(tmp_path)]) if isinstance(page, Page)]
    assert sources == [f"{tmp_path}/a/c.html", f"{tmp_path}/b.txt"]


def test_the_order_of_names_changes_nothing(tmp_path: Path) -> None:
    names = []
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"Texte {n % 3}.")
        names.append(str(tmp_path / f"{n}.txt"))
    assert list(read_inputs(names)) == list(read_inputs(names[::-1] + names))
    assert codes(names) == ["text", "text", "text", "read.duplicate"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("vide.txt", b"", "read.empty"),
        ("blanc.txt", b" \n\xc2\xa0\n", "read.empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 7, "read.not-text"),
        ("long.txt", b"mot " * 600, "read.too-large"),
        ("tableur.xlsx", b"PK", "read.kind"),
        ("scan.pdf", b"%PDF-1.4", "read.broken"),
        ("liste.urls", b"bonjour\n", "read.broken"),
    ],
)
def test_what_cannot_be_read_is_a_fault_that_names_it(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    place = tmp_path / name
    place.write_bytes(data)
    (fault,) = list(read_inputs([str(place)], ReadSettings(max_bytes=2_000)))
    assert isinstance(fault, Fault)
    assert fault.code == code
    assert name in fault.message


def test_what_is_not_there_or_not_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    assert codes([str(tmp_path / "absent.txt")]) == ["read.missing"]
    assert codes([str(tmp_path / "vide")]) == ["read.empty-folder"]
    assert codes(["/dev/null"]) == ["read.not-a-file"]
    assert codes(["a\0b.txt"]) == ["read.unreadable"]


def test_a_run_stops_counting_at_its_limit_and_says_so(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"Texte {n}.")
    assert codes([str(tmp_path)], ReadSettings(max_files=3)) == ["text", "text", "text", "read.too-many"]


def test_standard_input_is_a_page_like_any_other() -> None:
    page = next(iter(read_inputs(["-"], stdin=io.BytesIO(b"<!doctype html><p>Bonjour.</p>"))))
    assert isinstance(page, Page)
    assert (page.source, page.kind) == ("-", "html")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_decoded_by_mark_declaration_or_detection(encoding: str) -> None:
    page = read_bytes("a.txt", (TEXT * 5).encode(encoding))
    assert isinstance(page, Page)
    assert page.text == TEXT * 5


def test_a_declared_charset_is_heard() -> None:
    page = read_bytes("a.html", "<html><meta charset=iso-8859-2><p>Łódź</p></html>".encode("iso-8859-2"))
    assert isinstance(page, Page)
    assert "Łódź" in page.text


def test_a_text_that_opens_as_a_page_is_one() -> None:
    page = read_bytes("a.txt", b"<!DOCTYPE html><html><p>x</p></html>")
    assert isinstance(page, Page)
    assert page.kind == "html"


def test_a_table_gives_one_page_a_row_named_by_file_and_row(tmp_path: Path) -> None:
    rows = [{"id": "n1", "title": "Un", "text": "Premier texte."}, {"title": "Deux", "text": "Second texte."}]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, rows)))
    pages = list(read_inputs([str(tmp_path / "t.jsonl")]))
    assert [page.source for page in pages if isinstance(page, Page)] == [f"{tmp_path}/t.jsonl#n1", f"{tmp_path}/t.jsonl#row=2"]
    assert pages == list(read_inputs([str(tmp_path / "t.jsonl")]))


def test_when_it_was_captured_is_given_never_taken_from_the_clock() -> None:
    page = read_bytes("a.txt", b"Bonjour.", ReadSettings(captured="2026-03-02"))
    assert isinstance(page, Page)
    assert page.captured == "2026-03-02"
    undated = read_bytes("a.txt", b"Bonjour.")
    assert isinstance(undated, Page)
    assert undated.captured is None
