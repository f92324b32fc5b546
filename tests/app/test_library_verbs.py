"""The verbs about a library, as a person types them: what is said, what is written, how a call ends."""

import csv
import io
import json
from pathlib import Path

import pytest

from app.made import lay
from recoupe import library as store
from recoupe.app.command import main
from recoupe.app.library.verbs import DUTIES
from recoupe.engine.adding import AddSettings, add_inputs
from recoupe.engine.settings import RunSettings
from recoupe.records import Corrections, Passage, Pointer, Shared, Span

pytestmark = pytest.mark.model
WHEN = "2026-11-21T09:00:00Z"
STORY = "3f2a77"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three articles in one story."""
    folder = tmp_path_factory.mktemp("verbs")
    names = lay(folder)
    with store.create_library(folder / "a.recoupe") as shelf:
        added = list(add_inputs(shelf, names, AddSettings(RunSettings(), WHEN)))
        assert [one.outcome for one in added] == ["added"] * 3
        members = tuple((one.article, ()) for one in added if one.article)
        store.set_story(shelf, store.Grouped(STORY, members, title="Le pont"), WHEN)
    return folder / "a.recoupe"


def test_a_library_is_made_filled_searched_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, names = tmp_path / "presse.recoupe", lay(tmp_path)
    assert main(["init", str(path), "--lang", "en"]) == 0
    assert "Library ready" in capsys.readouterr().err
    assert main(["add", str(path), *names, "--no-notes", "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert [line.split("\t")[0] for line in told.out.splitlines()] == ["added"] * 3
    assert "added 3, known 0" in told.err
    assert main(["add", str(path), *names, "--no-notes", "--lang", "fr"]) == 0
    assert "ajoutés 0, déjà là 3" in capsys.readouterr().err
    assert main(["search", str(path), "pont", "--nl"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {Path(one["source"]).name for one in found} == {Path(name).name for name in names}
    assert main(["check", str(path), "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert "n_articles\t3" in told.out
    assert "is whole" in told.err


def test_an_input_that_fails_is_told_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, names = tmp_path / "a.recoupe", lay(tmp_path)
    (tmp_path / "empty.txt").write_text(" ", encoding="utf-8")
    main(["init", str(path)])
    assert main(["add", str(path), names[0], str(tmp_path / "empty.txt"), str(tmp_path / "none.txt"), "--no-notes"]) == 0
    told = capsys.readouterr()
    assert sorted(line.split("\t")[0] for line in told.out.splitlines()) == ["added", "fault", "fault"]
    assert "empty.txt" in told.err
    assert main(["list", str(path), "--what", "faults", "--json"]) == 0
    assert {one["code"] for one in json.loads(capsys.readouterr().out)} == {"read.empty", "read.missing"}
    assert main(["add", str(path), str(tmp_path / "none.txt")]) == 1


@pytest.mark.parametrize("verb", DUTIES)
def test_trouble_with_the_library_is_said_in_the_readers_language(
    tmp_path: Path, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.recoupe"
    path.write_text("mes notes", encoding="utf-8")
    more = {"add": [str(path)], "show": ["x"], "forget": ["x", "--yes"], "search": ["x"], "edit": ["undo", "1"]}.get(verb, [])
    assert main([verb, str(path), *more, "--lang", "fr"]) == 1
    assert f"{path} n'est pas une bibliothèque" in capsys.readouterr().err
    assert main([verb, str(path), *more, "--lang", "en"]) == 1
    assert "is no library" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mes notes"


def test_a_query_that_cannot_be_read_is_a_wrong_call_and_says_where(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(made), "pont (viaduc", "--lang", "fr"]) == 2
    assert "Caractère 6 : une parenthèse reste ouverte." in capsys.readouterr().err
    assert main(["search", str(made), "x", "--since", "hier", "--lang", "en"]) == 2
    assert '"hier" is no day' in capsys.readouterr().err
    assert main(["search", str(made), "x", "--act", "swears"]) == 2


def test_search_writes_csv_in_a_pipe_with_the_same_columns_every_time(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heads = []
    for arguments in (["pont"], ["", "--act", "asserts"], ["", "--figure", "1..100000"], ["zzzz"]):
        assert main(["search", str(made), *arguments]) == 0
        rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
        heads.append(rows[0])
        assert (len(rows) > 1) == (arguments != ["zzzz"])
    assert len({tuple(head) for head in heads}) == 1


def test_a_search_is_kept_by_name(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(made), "pont", "--outlet", "a", "--save", "ponts"]) == 0
    capsys.readouterr()
    assert main(["list", str(made), "--what", "searches", "--json"]) == 0
    (kept,) = json.loads(capsys.readouterr().out)
    assert (kept["name"], kept["query"], json.loads(kept["filters"])) == ("ponts", "pont", {"outlet": "a"})


def test_show_gives_an_article_with_its_text_and_a_story_with_its_reasons(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(made), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {one["story"] for one in listed} == {STORY}
    assert main(["show", str(made), listed[0]["id"][:8], "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["id"] == listed[0]["id"]
    title = shown["title"]
    assert shown["text"][title["start"] : title["end"]] == title["exact"] == listed[0]["title"]
    assert main(["show", str(made), STORY[:4]]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["decided"] for row in rows] == ["method"] * 3
    assert main(["show", str(made), "nothing"]) == 1


def test_a_dossier_of_a_story_is_that_of_its_files_and_its_claims_are_found(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(name) for name in sorted(made.parent.glob("*.txt")) + sorted(made.parent.glob("*.html"))]
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    assert main(["dossier", "--library", str(made), "--story", STORY[:3], "-o", str(one)]) == 0
    assert main(["dossier", *names, "-o", str(other)]) == 0
    assert one.read_bytes() == other.read_bytes()
    capsys.readouterr()
    says = json.loads(one.read_text(encoding="utf-8"))["claims"][0]["says"]
    assert main(["search", str(made), "", "--claim", says.split()[-1], "--json"]) == 0
    assert says in {found["says"] for found in json.loads(capsys.readouterr().out)}
    assert main(["list", str(made), "--what", "dossiers", "--json"]) == 0
    assert [row["story"] for row in json.loads(capsys.readouterr().out)] == [STORY]
    assert main(["verify", str(one), *names]) == 0


def test_people_s_corrections_are_in_the_dossier_of_their_story(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    arguments = ["dossier", "--library", str(made), "--story", STORY, "-o", str(path)]
    assert main(arguments) == 0
    actors = json.loads(path.read_text(encoding="utf-8"))["actors"]
    name = next(actor["name"] for actor in actors if actor["kind"] == "person")
    with store.open_library(made, writable=True) as shelf:
        said = Corrections(renames=((Pointer(name), "Quelqu'un d'autre"),))
        number = store.record_correction(shelf, STORY, said, store.Edit("moi", WHEN, ""))
    assert main(arguments) == 0
    assert "Quelqu'un d'autre" in path.read_text(encoding="utf-8")
    with store.open_library(made, writable=True) as shelf:
        store.undo_edit(shelf, number, "moi", WHEN)
    assert main(arguments) == 0
    assert "Quelqu'un d'autre" not in path.read_text(encoding="utf-8")


def test_what_is_exported_can_be_read_again(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for what in ("articles", "statements", "quantities", "claims", "stories", "dossiers", "edits"):
        assert main(["export", str(made), "--what", what]) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert rows or what in ("edits", "claims", "dossiers")
    assert main(["export", str(made), "-o", str(tmp_path / "a.jsonl")]) == 0
    first = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert {"id", "date", "title", "text", "language", "story"} <= set(first)
    assert main(["export", str(made), "--what", "statements", "--csv", "-o", str(tmp_path / "s.csv")]) == 0
    assert (tmp_path / "s.csv").read_text(encoding="utf-8").startswith("article,day,outlet,speaker")
    assert main(["export", str(made), "--what", "pages"]) == 2
    assert main(["export", str(made), "--what", "pages", "-o", str(tmp_path / "pages")]) == 0
    received = {path.read_bytes() for path in (tmp_path / "pages").iterdir()}
    assert received == {path.read_bytes() for path in made.parent.iterdir() if not path.name.startswith("a.recoupe")}


def test_forgetting_asks_first_and_then_forgets(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "b.recoupe"
    name = sorted(made.parent.glob("*.txt"))[0]
    main(["init", str(path)])
    main(["add", str(path), str(name), "--no-notes"])
    assert main(["forget", str(path), str(name)]) == 2
    assert main(["forget", str(path), str(name), "--yes", "--lang", "en"]) == 0
    assert "Erased: 1" in capsys.readouterr().err
    assert main(["add", str(path), str(name), "--no-notes"]) == 0
    assert capsys.readouterr().out.startswith("forgotten\t")
    assert main(["add", str(path), str(name), "--no-notes", "--anew"]) == 0
    assert capsys.readouterr().out.startswith("added\t")


def test_a_story_needs_a_library_and_a_library_needs_to_be_told_what(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", "--story", "x", "--lang", "en"]) == 2
    assert "--story needs --library" in capsys.readouterr().err
    assert main(["dossier", "--library", str(made), "--lang", "en"]) == 2
    assert "name a story" in capsys.readouterr().err
    assert main(["dossier", "--library", str(made), "--story", "zzz", "--lang", "en"]) == 1


def test_stories_and_copies_are_found_in_a_library_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, names = tmp_path / "a.recoupe", lay(tmp_path)
    main(["init", str(path)])
    main(["add", str(path), *names, "--no-notes"])
    capsys.readouterr()
    assert main(["stories", "--library", str(path), "--lang", "en"]) == 0
    assert "3 articles" in capsys.readouterr().err
    assert main(["stories", "--library", str(path), "--lang", "en"]) == 0
    assert "moved: 0" in capsys.readouterr().err
    assert main(["reuse", "--library", str(path), "--lang", "en"]) == 0
    assert "Pairs of articles" in capsys.readouterr().err
    assert main(["list", str(path), "--json"]) == 0
    assert all(row["story"] for row in json.loads(capsys.readouterr().out))
    assert main(["stories"]) == main(["reuse", "--library", "x", "--from-jsonl", "y"]) == 2


def test_every_table_has_its_headings_on_a_terminal(
    made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for what in ("articles", "stories", "dossiers", "edits", "faults", "searches"):
        assert main(["list", str(made), "--what", what, "--lang", "fr"]) == 0
    for arguments in (["pont"], ["", "--act", "asserts"], ["", "--figure", "1..9999"], ["", "--claim", "pont"]):
        assert main(["search", str(made), *arguments, "--lang", "fr"]) == 0
    assert main(["show", str(made), STORY, "--lang", "fr"]) == 0
    name = next(iter(made.parent.glob("*.txt")))
    assert main(["show", str(made), str(name), "--lang", "fr"]) == 0
    assert "body" in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["list", "search", "export", "show", "check"])
def test_a_broken_file_is_said_to_be_broken(made: Path, tmp_path: Path, verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with store.open_library(made, writable=True) as shelf:
        name = next(store.list_articles(shelf)).id
        shelf.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(made.read_bytes())
    for at in range(2 * 4096, len(data), 4096):
        data[at : at + 200] = b"\xff" * 200
    path = tmp_path / "broken.recoupe"
    path.write_bytes(data)
    kinds: dict[str, list[str]] = {"search": ["pont"], "show": [name]}
    assert main([verb, str(path), *kinds.get(verb, []), "--lang", "en"]) == 1
    assert "recoupe: " in capsys.readouterr().err or verb == "check"


def test_what_a_person_decides_about_stories_sticks_and_can_be_undone(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.recoupe"
    path.write_bytes(made.read_bytes())
    with store.open_library(path) as shelf:
        one, *others = (row.id for row in store.story_articles(shelf, STORY))

    def edit(*words: str) -> tuple[int, str]:
        assert main(["edit", str(path), *words, "--lang", "en"]) == 0
        number, story = capsys.readouterr().out.strip("\n").split("\t")
        return int(number), story

    def stories() -> list[str | None]:
        with store.open_library(path) as shelf:
            return [store.story_of(shelf, name) for name in (one, *others)]

    number, new = edit("split", STORY[:4], one, "--who", "Ada", "--note", "another bridge")
    assert stories() == [new, STORY, STORY]
    assert main(["stories", "--library", str(path)]) == 0
    capsys.readouterr()
    apart = stories()
    assert apart[0] not in apart[1:]
    with store.open_library(path) as shelf:
        kept = store.list_edits(shelf)[0]
    assert (kept.who, kept.kind, kept.note, kept.id) == ("Ada", "split-story", "another bridge", number)
    edit("undo", str(number))
    into = apart[1] or ""
    assert stories() == [into] * 3
    _, new = edit("split", into, one)
    edit("merge", into, new)
    assert stories() == [into] * 3
    edit("reject", into, others[0])
    assert stories()[1] is None
    edit("join", into, others[0])
    assert stories() == [into] * 3


def test_a_decision_that_cannot_be_is_refused(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.recoupe"
    path.write_bytes(made.read_bytes())
    with store.open_library(path) as shelf:
        article = next(iter(store.story_articles(shelf, STORY))).id
    for words in (["merge", STORY], ["merge", STORY, STORY], ["reject", STORY], ["undo", "1", "2"]):
        assert main(["edit", str(path), *words, "--lang", "en"]) == 2
        assert f"{words[0]} takes:" in capsys.readouterr().err
    assert main(["edit", str(path), "undo", "77", "--lang", "en"]) == 1
    assert main(["edit", str(path), "reject", STORY, article]) == 0
    assert main(["edit", str(path), "reject", STORY, article, "--lang", "en"]) == 1
    assert 'under "' in capsys.readouterr().err


def test_copies_are_folded_under_what_they_copy_and_shown_when_asked_for(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.recoupe"
    path.write_bytes(made.read_bytes())
    with store.open_library(path, writable=True) as shelf:
        later, _, first = (row.id for row in store.story_articles(shelf, STORY))
        span = Span(0, 10)
        one, other = sorted((first, later))
        store.set_reuse(shelf, [Shared(one, other, (Passage(span, span, "verbatim"),), 0.9, 0.9, "copy", "unknown", "")], "1")

    def rows(*words: str) -> dict[str, str]:
        assert main([*words, "--lang", "en"]) == 0
        found = csv.DictReader(io.StringIO(capsys.readouterr().out))
        return {row.get("id") or row["article"]: row["copies"] for row in found}

    assert rows("search", str(path), "pont", "--copies").keys() >= {first, later}
    folded = rows("search", str(path), "pont")
    assert sorted(folded.values()) == ["0", "1"]
    assert len({first, later} & folded.keys()) == 1
    assert rows("show", str(path), STORY) == {first: "1"} | {name: "0" for name in folded if name not in (first, later)}
    assert len(rows("show", str(path), STORY, "--copies")) == 3
