"""Turns: put off by failures and by servers, spread by the address, the same on every run."""

from recoupe.engine.watching.turns import RECHECKS_S, later, next_try, next_turn, recheck_due, seconds_until

NOW = "2026-11-21T10:00:00Z"
URL = "https://a.example/feed"


def waits(url: str = URL, failures: int = 0, wait_s: float = 0.0) -> float:
    return seconds_until(next_turn(url, NOW, 900, failures, wait_s), NOW)


def test_a_turn_is_spread_by_the_address_and_never_by_chance() -> None:
    every = [waits(f"https://{number}.example/feed") for number in range(40)]
    assert all(900 <= one <= 1080 for one in every)
    assert len(set(every)) > 25
    assert waits() == waits()


def test_failures_double_a_turn_up_to_a_day() -> None:
    assert 2 * waits() - 2 <= waits(failures=1) <= 2 * waits() + 2
    assert all(86_400 <= waits(failures=n) <= 1.2 * 86_400 for n in (10, 100, 10_000))


def test_a_server_that_asks_for_longer_is_left_alone() -> None:
    assert waits(wait_s=7200) >= 7200
    assert waits(wait_s=10) == waits()


def test_an_article_is_read_again_four_times_and_no_more() -> None:
    for times, after in enumerate(RECHECKS_S, start=1):
        assert not recheck_due(URL, NOW, times, later(NOW, after - 1))
        assert recheck_due(URL, NOW, times, later(NOW, after * 1.2))
    assert not recheck_due(URL, NOW, len(RECHECKS_S) + 1, later(NOW, 10**7))


def test_a_place_is_tried_again_later_each_time_and_for_good() -> None:
    every = [seconds_until(next_try(NOW, tries), NOW) for tries in range(8)]
    assert every == sorted(every)
    assert every[-1] == every[-2] == 6 * 3600
