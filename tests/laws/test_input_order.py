"""The order in which inputs are named, and how many processes read them, changes no byte."""

from itertools import permutations
from pathlib import Path

import pytest

from app.made import lay
from recoupe.engine import RunSettings, run
from recoupe.engine.pool import Pool
from recoupe.render import to_html, to_json

pytestmark = pytest.mark.model


def test_the_order_of_inputs_changes_no_byte(tmp_path: Path) -> None:
    names = lay(tmp_path)
    written = {to_json(run(order, RunSettings())) for order in permutations(names)}
    assert len(written) == 1
    assert len({to_html(run(order, RunSettings())) for order in (names, names[::-1])}) == 1


def test_a_folder_gives_the_same_bytes_as_its_files(tmp_path: Path) -> None:
    assert to_json(run(lay(tmp_path), RunSettings())) == to_json(run([str(tmp_path)], RunSettings()))


def test_other_processes_give_the_same_bytes(tmp_path: Path) -> None:
    names = lay(tmp_path)
    with Pool(jobs=2, batch=1) as pool:
        assert to_json(run(names, RunSettings(), pool)) == to_json(run(names, RunSettings()))
