"""Files are written whole or not at all; faults and progress go to standard error."""

from pathlib import Path

import pytest

from recoupe.app.output import FAULTS_SHOWN, WriteError, check_writable, progress, tell_faults, write_whole
from recoupe.language.commands import load_command_words
from recoupe.records import Fault

WORDS = load_command_words("en")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    write_whole(path, "one\n", WORDS)
    write_whole(path, "two \ud800\n", WORDS)
    assert path.read_bytes() == b"two \\ud800\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_and_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(WriteError, match="taken cannot be written"):
        write_whole(tmp_path / "taken", "text", WORDS)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
    with pytest.raises(WriteError, match="nowhere"):
        check_writable(tmp_path / "nowhere", WORDS)


def test_faults_are_told_up_to_a_screenful(capsys: pytest.CaptureFixture[str]) -> None:
    tell_faults([Fault("read.empty", f"{n}.txt", "nothing in it") for n in range(FAULTS_SHOWN + 5)], WORDS)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == FAULTS_SHOWN + 1
    assert lines[0] == "0.txt: nothing in it"
    assert "5 more" in lines[-1]


def test_progress_is_told_to_a_terminal_only() -> None:
    assert progress(WORDS) is None
