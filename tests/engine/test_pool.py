"""Other processes give the same records in the same order, and one that dies costs one record."""

from engine.odd_stages import answer, page
from recoupe.engine.local import here
from recoupe.engine.pool import Pool
from recoupe.language import load_tables
from recoupe.records import Fault

TABLES = load_tables()


def test_two_processes_answer_as_this_one_does() -> None:
    texts = ["a", "fault", "b", "fail", *(f"words {number}" for number in range(30))]
    pages = [page(number, text) for number, text in enumerate(texts)]
    with Pool(jobs=2, batch=3) as pool:
        assert list(pool(answer, pages, TABLES)) == list(here(answer, pages, TABLES))
        assert list(pool(answer, [], TABLES)) == []


def test_a_process_that_dies_costs_the_record_that_killed_it() -> None:
    pages = [page(number, "die" if number == 4 else "words") for number in range(12)]
    with Pool(jobs=2, batch=2) as pool:
        found = list(pool(answer, pages, TABLES))
    died = [one for one in found if isinstance(one, Fault)]
    assert [(fault.code, fault.subject) for fault in died] == [("engine.stage-failed", "004.txt")]
    assert "its process died" in died[0].message
    assert [one for one in found if not isinstance(one, Fault)] == [f"fr:{n:03}.txt:words" for n in range(12) if n != 4]
    assert found.index(died[0]) == 4


def test_the_processes_stop_with_the_pool() -> None:
    with Pool(jobs=2, batch=1) as pool:
        list(pool(answer, [page(1)], TABLES))
        assert pool._executor is not None
    assert pool._executor is None
