"""Inputs into a library: once each, whatever happened before, in this process or others."""

from pathlib import Path

import pytest

from app.made import ARTICLES, lay
from recoupe import library as store
from recoupe.engine import adding
from recoupe.engine.adding import AddSettings, add_inputs
from recoupe.engine.pool import Pool
from recoupe.engine.settings import RunSettings
from recoupe.engine.shelved import compile_shelved
from recoupe.render import to_json

pytestmark = pytest.mark.model
WHEN = "2026-11-21T09:00:00Z"
QUICK = AddSettings(RunSettings(), WHEN, annotate=False)


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    names = lay(tmp_path)
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        run = add_inputs(shelf, names, QUICK)
        assert next(run).outcome == "added"
        del run
        assert [one.outcome for one in add_inputs(shelf, names, QUICK)] == ["known", "added", "added"]
        before = list(shelf.database.iterdump())
        assert [one.outcome for one in add_inputs(shelf, names, QUICK)] == ["known"] * 3
        assert list(shelf.database.iterdump()) == before


def test_what_is_told_is_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as shelf:
        for number, one in enumerate(add_inputs(shelf, lay(tmp_path), QUICK), start=1):
            with store.open_library(path) as reader:
                assert store.measure(reader).n_articles == number
                assert one.article is not None
                assert store.get_text(reader, one.article)


def test_a_folder_with_faults_gives_the_rest(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 20)
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        found = list(add_inputs(shelf, [str(tmp_path)], QUICK))
        outcomes = sorted(one.outcome for one in found)
        assert outcomes.count("added") == len(ARTICLES)
        assert outcomes.count("fault") >= 2
        assert len(list(store.list_faults(shelf))) == outcomes.count("fault")


def test_articles_added_quickly_are_annotated_by_the_next_run(tmp_path: Path) -> None:
    names = lay(tmp_path)[:1]
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        list(add_inputs(shelf, names, QUICK))
        assert [one.outcome for one in add_inputs(shelf, names, AddSettings(RunSettings(), WHEN))] == ["annotated"]
        assert [one.outcome for one in add_inputs(shelf, names, AddSettings(RunSettings(), WHEN))] == ["known"]
        assert store.search(shelf, "", store.Filters(act="asserts")).found or store.measure(shelf).n_statements


def test_other_processes_add_the_same(tmp_path: Path) -> None:
    names, dumps = lay(tmp_path), []
    for number, jobs in enumerate((1, 2)):
        with store.create_library(tmp_path / f"{number}.recoupe") as shelf:
            settings = AddSettings(RunSettings(jobs=jobs, batch=2), WHEN, annotate=False)
            if jobs == 1:
                list(add_inputs(shelf, names, settings))
            else:
                with Pool(jobs, 2) as pool:
                    list(add_inputs(shelf, names, settings, pool))
            dumps.append([(row.id, row.title, row.day) for row in store.list_articles(shelf)])
            assert list(store.check_library(shelf)) == []
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) == len(names)


def test_the_dossier_of_a_library_is_the_same_with_notes_and_without_and_in_any_order(tmp_path: Path) -> None:
    names, written = lay(tmp_path), []
    for number, annotate in enumerate((True, False)):
        with store.create_library(tmp_path / f"{number}.recoupe") as shelf:
            for name in names if annotate else reversed(names):
                list(add_inputs(shelf, [name], AddSettings(RunSettings(), WHEN, annotate=annotate)))
            articles = [row.id for row in store.list_articles(shelf)]
            written.append(
                to_json(compile_shelved(shelf, articles if annotate else articles[::-1], RunSettings(), lambda *_: None))
            )
    assert written[0] == written[1]


def test_what_earlier_rules_read_is_read_again_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names, again = lay(tmp_path), AddSettings(RunSettings(), WHEN, annotate=False, again=True)
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        monkeypatch.setattr(adding, "method_version", lambda: "0.0.9+00000000")
        list(add_inputs(shelf, names, QUICK))
        monkeypatch.undo()
        assert [one.outcome for one in add_inputs(shelf, names, QUICK)] == ["known"] * 3
        assert [one.outcome for one in add_inputs(shelf, names, again)] == ["renewed"] * 3
        assert [one.outcome for one in add_inputs(shelf, names, again)] == ["known"] * 3
        assert list(store.check_library(shelf)) == []
