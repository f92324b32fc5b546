"""Adding and reading back: once, whole, under every name, and no more than the library is to keep."""

from dataclasses import replace
from pathlib import Path

import pytest

from library.made import VERSION, WHEN, entry_of, make_entry
from recoupe import library as store
from recoupe.library.opening import Retention
from recoupe.records import Fault, Published, hash_bytes

LATER = "2026-11-22T09:00:00Z"


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    return store.create_library(tmp_path / "a.recoupe")


def dump(shelf: store.Library) -> list[str]:
    return list(shelf.database.iterdump())


def test_what_is_added_is_read_back_equal(shelf: store.Library) -> None:
    entry = make_entry(1)
    assert store.add_article(shelf, entry, WHEN, VERSION)
    name = entry.article.id
    assert store.get_article(shelf, name) == entry.article
    assert store.get_notes(shelf, name) == entry.notes
    assert store.get_page(shelf, name) == entry.page
    assert store.get_text(shelf, name) == entry.article.text
    assert store.received_bytes(shelf, name) == (entry.page.text.encode(), "text")
    assert store.known_article(shelf, entry.page.sha256) == name


def test_adding_again_changes_nothing(shelf: store.Library) -> None:
    entry = make_entry(1)
    store.add_article(shelf, entry, WHEN, VERSION)
    before = dump(shelf)
    assert not store.add_article(shelf, entry, WHEN, VERSION)
    assert dump(shelf) == before


def test_the_same_bytes_under_another_name_are_one_article_with_two_names(shelf: store.Library) -> None:
    entry = make_entry(1)
    store.add_article(shelf, entry, WHEN, VERSION)
    again = replace(entry, page=replace(entry.page, source="https://news.example/1"))
    assert not store.add_article(shelf, again, LATER, VERSION)
    assert store.measure(shelf).n_articles == 1
    assert store.find_article(shelf, "https://news.example/1") == store.find_article(shelf, entry.page.source) == entry.article.id


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Été à Genève".encode("cp1252"), "cp1252"),
        (b"\xef\xbb\xbf" + "Été".encode(), "utf-8-sig"),
        ("Été\r\nà".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "Été".encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_received_bytes_come_back_whatever_their_encoding(shelf: store.Library, data: bytes, encoding: str) -> None:
    text = data.decode(encoding)
    made = entry_of([text], "a.txt")
    page = replace(made.page, sha256=hash_bytes(data), encoding=encoding, text=text)
    store.add_article(shelf, replace(made, page=page), WHEN, VERSION)
    back = store.get_page(shelf, made.article.id)
    assert (back.text, back.encoding, back.sha256) == (text, encoding, page.sha256)
    exact = shelf.database.execute("SELECT exact FROM pages").fetchone()[0]
    assert not exact or store.received_bytes(shelf, made.article.id)[0] == data
    assert list(store.check_library(shelf)) == []


def test_two_texts_at_one_address_are_two_versions(shelf: store.Library) -> None:
    first, second = (entry_of(["Un titre", f"Le pont compte {n} voies."], "https://news.example/pont") for n in ("deux", "trois"))
    store.add_article(shelf, first, WHEN, VERSION)
    store.add_article(shelf, second, LATER, VERSION)
    versions = [(url, name) for url, name, _, _ in store.versions_of(shelf, first.article.id)]
    assert versions == [("https://news.example/pont", first.article.id), ("https://news.example/pont", second.article.id)]
    assert store.find_article(shelf, "https://news.example/pont") == second.article.id


def test_an_article_added_without_notes_gets_them_later(shelf: store.Library) -> None:
    entry = make_entry(3)
    store.add_article(shelf, replace(entry, notes=None), WHEN, VERSION)
    assert store.get_notes(shelf, entry.article.id) is None
    assert not store.add_article(shelf, entry, LATER, VERSION)
    assert store.get_notes(shelf, entry.article.id) == entry.notes
    assert store.notes_version(shelf, entry.article.id) == VERSION
    assert list(store.check_library(shelf)) == []


def test_notes_are_replaced_with_the_date_they_were_made_from(shelf: store.Library) -> None:
    entry = make_entry(3)
    assert entry.notes is not None
    store.add_article(shelf, entry, WHEN, VERSION)
    dated = replace(entry.article, published=Published("2026-02-03", "inferred"))
    store.set_notes(shelf, replace(entry.notes, article=dated, attributions=()), "0.2.0")
    assert store.get_article(shelf, entry.article.id) == dated
    assert store.notes_version(shelf, entry.article.id) == "0.2.0"
    assert [row.day for row in store.list_articles(shelf)] == ["2026-02-03"]
    assert store.search(shelf, "", store.Filters(act="asserts")).found == ()
    assert list(store.check_library(shelf)) == []


def test_an_article_is_found_by_the_beginning_of_its_id_and_by_nothing_that_means_two(shelf: store.Library) -> None:
    entry = make_entry(1)
    store.add_article(shelf, entry, WHEN, VERSION)
    assert store.find_article(shelf, entry.article.id[:6]) == entry.article.id
    for name in ("", entry.article.id[:3], "zzzz", "%", "' OR 1=1 --", "ffff_"):
        with pytest.raises(store.UnknownError):
            store.find_article(shelf, name)


def test_a_fault_is_kept_once_and_goes_when_the_input_becomes_an_article(shelf: store.Library) -> None:
    entry = make_entry(1)
    fault = Fault("clean.no-main-text", entry.page.source, "nothing here")
    for when in (WHEN, LATER):
        store.add_fault(shelf, fault, when, VERSION, entry.page.sha256)
    assert [(one.code, one.said_at) for one in store.list_faults(shelf)] == [("clean.no-main-text", LATER)]
    store.add_article(shelf, entry, LATER, VERSION)
    assert list(store.list_faults(shelf)) == []


@pytest.mark.parametrize("retention", ["spans", "hashes"])
def test_a_library_keeps_no_more_than_it_is_to_keep(tmp_path: Path, retention: Retention) -> None:
    path = tmp_path / "b.recoupe"
    title, body = "Un titre court", "Le zibeliniste murmurait dans les coursives. On compte 12 sinistrés."
    entry = entry_of([title, body, "« Nous partirons demain », a déclaré Anouk Delsarte."], "a.txt", "Le Fanal", "2026-03-04")
    with store.create_library(path, retention) as shelf:
        store.add_article(shelf, entry, WHEN, VERSION)
        assert list(store.check_library(shelf)) == []
        row = next(store.list_articles(shelf))
        assert (row.title, row.day) == (title if retention == "spans" else None, "2026-03-04")
        for read in (store.get_article, store.get_page, store.received_bytes):
            with pytest.raises(store.KeepsNoTextError):
                read(shelf, entry.article.id)
        assert store.get_text(shelf, entry.article.id) is None
        said = store.search(shelf, "", store.Filters(speaker="Delsarte")).found
        assert len(said) == (1 if retention == "spans" else 0)
        assert not store.add_article(shelf, entry, LATER, VERSION)
        assert store.get_notes(shelf, entry.article.id) is None
        assert store.has_notes(shelf, entry.article.id) == (retention == "spans")
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.name.startswith("b.recoupe"))
    assert b"zibelinist" not in kept
    assert (b"Delsarte" in kept) == (retention == "spans")


def test_halves_of_surrogate_pairs_are_kept_in_texts_and_shown_in_lists(shelf: store.Library) -> None:
    entry = entry_of(
        ["Un titre \ud83d coupé", "« Oui \udc00 non », a déclaré Anne \ud83d Petit."],
        "nom\udcff.txt",
        "Le \ud83d Fanal",
        "2026-03-04",
    )
    page = replace(entry.page, text=entry.article.text)
    store.add_article(shelf, replace(entry, page=page), WHEN, VERSION)
    assert store.get_article(shelf, entry.article.id) == entry.article
    assert store.get_notes(shelf, entry.article.id) == entry.notes
    assert [(row.title, row.outlet, row.source) for row in store.list_articles(shelf)] == [
        ("Un titre \ufffd coupé", "Le \ufffd Fanal", "nom\ufffd.txt")
    ]
    assert store.find_article(shelf, "nom\udcff.txt") == entry.article.id
    assert len(store.search(shelf, "titre", store.Filters(outlet="fanal", language="fr")).found) == 1
    assert len(store.search(shelf, "", store.Filters(speaker="Petit")).found) == 1
    assert list(store.check_library(shelf)) == []


def test_an_article_that_later_rules_read_again_keeps_its_id_its_names_and_its_story(shelf: store.Library) -> None:
    entry = entry_of(["Un titre", "Partagez cet article murmurant. Le pont tient."], "a.txt", "Le Fanal", "2026-03-04")
    store.add_article(shelf, entry, WHEN, VERSION)
    store.set_story(shelf, store.Grouped("s1", ((entry.article.id, ()),)), WHEN)
    cleaner = entry_of(["Un titre", "Le pont tient."], "a.txt", "Fanal", "2026-03-05")
    renewed = replace(
        cleaner.article, id=entry.article.id, received_sha256=entry.page.sha256, received_length=entry.article.received_length
    )
    assert cleaner.notes is not None
    again = store.Entry(entry.page, renewed, replace(cleaner.notes, article=renewed))
    store.renew_article(shelf, again, LATER, "0.2.0")
    assert store.get_article(shelf, entry.article.id) == renewed
    assert store.get_notes(shelf, entry.article.id) == again.notes
    assert store.article_version(shelf, entry.article.id) == store.notes_version(shelf, entry.article.id) == "0.2.0"
    assert [(row.outlet, row.day, row.story, row.added_at) for row in store.list_articles(shelf)] == [
        ("Fanal", "2026-03-05", "s1", WHEN)
    ]
    assert store.search(shelf, "murmurant").found == ()
    assert len(store.search(shelf, "pont").found) == 1
    assert list(store.check_library(shelf)) == []
