"""The command line before any article is read: help, languages, exit codes, what is imported."""

import resource
import subprocess
import sys

import pytest

from app.made import call
from recoupe.app.command import TABLE_VERBS, main
from recoupe.app.library.verbs import DUTIES

VERBS = ("dossier", "verify", "read", *TABLE_VERBS, *DUTIES, "serve")
HEAVY = ("spacy", "numpy", "lxml", "trafilatura", "jinja2", "rich", "multiprocessing", "charset_normalizer", "htmldate")
HELP_S = 0.3
"""What a person takes for at once; of the processor, so that a busy machine does not fail the test."""


def test_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert all(verb in said for verb in VERBS)
    assert "recoupe dossier *.txt -o dossier.html" in said


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_in_both_languages(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "--help", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert main(["--lang", "fr", verb, "--help"]) == 0
    french = capsys.readouterr().out
    assert english.startswith("Usage: ")
    assert french.startswith("Usage : ")
    assert english != french
    assert f"recoupe {verb}" in english
    assert f"recoupe {verb}" in french


def test_the_locale_decides_the_language_of_help_when_nothing_is_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    main(["--help"])
    assert capsys.readouterr().out.startswith("Usage : ")
    monkeypatch.setenv("LC_ALL", "de_CH.UTF-8")
    main(["--help"])
    assert capsys.readouterr().out.startswith("Usage: ")


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("recoupe 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["dossier"],
        ["quotes"],
        ["verify"],
        ["dossier", "a.txt", "--format", "pdf"],
        ["dossier", "a.txt", "--date", "yesterday"],
        ["dossier", "a.txt", "--fail-on", "everything"],
        ["dossier", "a.txt", "--jobs", "0"],
        ["dossier", "a.txt", "--format", "html", "--format", "json"],
        ["dossier", "a.txt", "-o", "dossier.docx"],
        ["claims", "a.txt", "--json", "--csv"],
    ],
)
def test_a_wrong_call_is_exit_code_2_and_says_what_is_wrong(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Error: " in told.err or "Usage: " in told.err


def test_help_imports_nothing_heavy_and_is_there_at_once() -> None:
    script = (
        f"import sys; from recoupe.app.command import main; main(['--help']); print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[]"
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert call("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) <= HELP_S
