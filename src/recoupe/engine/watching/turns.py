"""When an address is asked again: its turn, put off after failures, spread by the address itself and never by chance."""

import hashlib
from datetime import UTC, datetime, timedelta

from recoupe.engine.watching.settings import DAY_S, HOUR_S, MINUTE_S

JITTER = 0.2
"""Share of a turn over which addresses are spread, so that a hundred feeds are not all asked in one second."""
MOST_OFF_S = DAY_S
"""A feed that fails is asked once a day at least: many come back after a week-end."""
RECHECKS_S = (HOUR_S, 6 * HOUR_S, 24 * HOUR_S, 72 * HOUR_S)
"""How long after an article was first read it is read again for silent edits: most come within the hour, few after three days."""
RETRIES_S = (MINUTE_S, 5 * MINUTE_S, 30 * MINUTE_S, 2 * HOUR_S, 6 * HOUR_S)
"""How long a place that could not be told is left alone, try after try; the last holds for good."""


def next_turn(url: str, now: str, every_s: float, failures: int = 0, wait_s: float = 0.0) -> str:
    """The time at which a feed is asked again.

    Args:
        url: of the feed.
        now: when it was asked, ISO 8601 in UTC.
        every_s: its usual turn.
        failures: in a row; each doubles the turn.
        wait_s: what the server asks for.
    """
    put_off = min(every_s * 2 ** min(failures, 16), max(MOST_OFF_S, every_s))
    turn = max(put_off, wait_s)
    return later(now, turn * (1 + JITTER * _share(url)))


def recheck_due(url: str, first_at: str, times: int, now: str) -> bool:
    """Whether an article asked for so many times is to be read again."""
    if not 1 <= times <= len(RECHECKS_S):
        return False
    return later(first_at, RECHECKS_S[times - 1] * (1 + JITTER * _share(url))) <= now


def next_try(now: str, tries: int) -> str:
    """When a place that could not be told is tried again."""
    return later(now, RETRIES_S[min(tries, len(RETRIES_S) - 1)])


def later(when: str, seconds: float) -> str:
    """A time so many seconds after another, ISO 8601 in UTC."""
    moved = datetime.fromisoformat(when).astimezone(UTC) + timedelta(seconds=round(seconds))
    return moved.isoformat(timespec="seconds").replace("+00:00", "Z")


def seconds_until(when: str, now: str) -> float:
    """Seconds from now to a time; 0 when it has passed."""
    return max(0.0, (datetime.fromisoformat(when) - datetime.fromisoformat(now)).total_seconds())


def _share(url: str) -> float:
    """A share in [0, 1) that is always the same for an address."""
    return int.from_bytes(hashlib.sha256(url.encode("utf-8", "surrogatepass")).digest()[:4]) / 2**32
