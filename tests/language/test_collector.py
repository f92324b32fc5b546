"""The collector is left as it was found, and does not look through what was made while it was paused."""

import gc

import pytest

from recoupe.language.collector import LOOKED_THROUGH, paused_collector


class _Knot:
    """Something that holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_made_meanwhile_counts_as_old() -> None:
    with paused_collector():
        assert not gc.isenabled()
        made = [[number] for number in range(10)]
    assert gc.isenabled()
    assert any(each is made for each in gc.get_objects(generation=2))


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_a_caller_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        with paused_collector():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_cycles_made_meanwhile_are_freed_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    freed: list[int] = []
    monkeypatch.setattr(_Knot, "__del__", lambda _: freed.append(1), raising=False)
    with paused_collector():
        _Knot()
    for _ in range(LOOKED_THROUGH):
        with paused_collector():
            pass
    assert freed
