"""Which pairs of statements are compared."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from recoupe.link.claims.proposing import BLOCK, MEANT, propose
from recoupe.link.claims.sides import Story


@dataclass(frozen=True)
class Told:
    """A statement by what pairs are proposed from."""

    key: int
    ideas: dict[str, tuple[str, ...]]
    meaning: Any


def told(key: int, *stems: str, numbers: tuple[tuple[int, str], ...] = ()) -> Told:
    meaning = SimpleNamespace(numbers=numbers, classes=frozenset(), actors=frozenset(), lent=frozenset(), main=None)
    return Told(key, dict.fromkeys(stems, ()), meaning)


def pairs(statements: list[Told], meanings: Any) -> set[tuple[int, int]]:
    sides = {statement.key: SimpleNamespace(row=row) for row, statement in enumerate(statements)}
    read = cast(Any, sides), np.asarray(meanings, np.float32), cast(Any, None), cast(Any, None)
    return set(propose(cast(Any, statements), Story({}, {}, {}, {}, {}, *read)))


def ring(count: int) -> Any:
    """Meanings around a circle: each is nearest to those beside it."""
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def test_a_shared_stem_or_amount_proposes_a_pair_however_far_apart_in_meaning() -> None:
    statements = [told(0, "usine"), *(told(n) for n in range(1, 30)), told(30, "usine", numbers=((40, "EUR"),))]
    assert (0, 30) in pairs(statements, ring(31))
    statements[15] = told(15, numbers=((40, "EUR"),))
    assert (15, 30) in pairs(statements, ring(31))


def test_statements_near_in_meaning_are_proposed_without_a_word_in_common() -> None:
    found = pairs([told(n, f"mot{n}") for n in range(40)], ring(40))
    assert all((n, n + 1) in found for n in range(39))
    assert (0, 39) in found
    assert (0, 20) not in found


def test_none_is_proposed_with_itself_and_few_for_each() -> None:
    found = pairs([told(n) for n in range(40)], ring(40))
    assert all(a < b for a, b in found)
    assert len(found) <= 40 * MEANT


def test_among_few_all_are_compared_and_alone_none() -> None:
    assert pairs([told(n) for n in range(3)], ring(3)) == {(0, 1), (0, 2), (1, 2)}
    assert pairs([told(0)], ring(1)) == set()
    assert pairs([], np.zeros((0, 2))) == set()


def test_many_are_looked_through_in_blocks_and_none_is_lost_between_two() -> None:
    count = BLOCK + 40
    found = pairs([told(n) for n in range(count)], ring(count))
    assert {(BLOCK - 1, BLOCK), (0, count - 1), (BLOCK, BLOCK + 1)} <= found
