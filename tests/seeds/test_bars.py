"""Five real articles through the real command line, measured against gold that nobody tunes on sentence by sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from seeds.real import SEEDS, measured, names, needs_real_articles, recoupe, score

pytestmark = [needs_real_articles, pytest.mark.model]


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the real articles, written once."""
    path = tmp_path_factory.mktemp("seeds") / "dossier.json"
    done = recoupe("dossier", *names(), "-o", path)
    assert done.returncode == 0, done.stderr.decode()
    return path


def article(dossier: Path, number: str) -> dict[str, Any]:
    """The article whose file name begins so."""
    articles = json.loads(dossier.read_text(encoding="utf-8"))["articles"]
    found: dict[str, Any] = next(one for one in articles if Path(one["source"]).name.startswith(number))
    return found


def test_every_cell_stands_in_its_article(dossier: Path) -> None:
    assert "failures" in score("verify", dossier, SEEDS)
    done = recoupe("verify", dossier, *names())
    assert done.returncode == 0, done.stdout.decode()


def test_two_runs_write_the_same_bytes(dossier: Path) -> None:
    assert recoupe("dossier", *reversed(names())).stdout == dossier.read_bytes()


def test_leftovers_go_and_good_lines_stay_in_their_roles(dossier: Path) -> None:
    found = measured("clean", dossier)
    assert (found["removed"], found["leftovers"]) == (23, 23)
    assert found["lost"] == 0
    assert found["role accuracy"] >= 0.97
    assert found["titles"] == found["articles"]


@pytest.mark.parametrize(("number", "basis"), [("000", "inferred"), ("002", "inferred")])
def test_an_article_without_a_date_is_dated_by_the_others(number: str, basis: str, dossier: Path) -> None:
    published = article(dossier, number)["published"]
    assert published["basis"] == basis
    assert published["evidence"]


def test_a_date_without_a_year_gets_it_and_a_missing_title_stays_missing(dossier: Path) -> None:
    found = measured("clean", dossier)
    assert found["dates"] == found["articles"]
    assert article(dossier, "003")["title"] is None


def test_who_says_what_is_found(dossier: Path) -> None:
    found = measured("attributions", dossier)
    core = found["match"]["core"]
    assert core["loose"]["F1"] >= 0.65
    assert core["iou.5"]["joint"] >= 0.45


def test_denials_and_refusals_are_found(dossier: Path) -> None:
    found = measured("attributions", dossier)
    assert found["denies"]["R"] >= 0.8
    assert found["declines"]["R"] == 1.0


def test_times_are_found_and_read(dossier: Path) -> None:
    found = measured("moments", dossier)
    assert found["found"] / found["gold"] >= 0.85
    assert found["right"] / found["gold"] >= 0.75
    assert found["precision"] >= 0.90


def test_quantities_are_read_and_the_torn_number_never_is(dossier: Path) -> None:
    found = measured("quantities", dossier)
    assert found["right"] >= 31
    assert found["spurious"] <= 4
    assert found["damaged handled"] == 1
    assert not found["fell into"]


def test_the_core_claim_has_one_origin_and_its_denials_stand_where_they_are(dossier: Path) -> None:
    core = measured("cross", dossier)["core claim"]
    assert all(core.values()), core


def test_figures_that_differ_are_found(dossier: Path) -> None:
    figures = measured("cross", dossier)["figures"]
    assert figures["verdict right"] >= 4, figures


def test_every_poll_is_read(dossier: Path) -> None:
    polls = measured("cross", dossier)["polls"]
    assert (polls["found"], polls["rows"]) == (7, 7)


def test_no_trap_is_walked_into(dossier: Path) -> None:
    traps = measured("cross", dossier)["traps"]
    assert [name for name, state in traps.items() if state == "violated"] == []


def test_a_dossier_of_articles_sent_in_pieces_to_other_processes_is_the_same(dossier: Path) -> None:
    assert recoupe("dossier", *names(), "--jobs", "2").stdout == dossier.read_bytes()
