"""Sizes: a file is read in one sitting."""

from shape.tree import project_files, where

LINES = 400


def test_no_file_of_code_has_more_lines_than_one_reads_in_a_sitting() -> None:
    counted = {where(path): path.read_text(encoding="utf-8").count("\n") for path in project_files(".py")}
    assert {name: lines for name, lines in counted.items() if lines > LINES} == {}
