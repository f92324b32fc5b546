"""Statements joined by average link."""

from recoupe.link.claims.clusters import MOST_APART, THRESHOLD, UNMET, Clusters


def joined(*links: tuple[int, int, float, float], count: int = 3) -> dict[int, list[int]]:
    found = Clusters({at: [at] for at in range(count)})
    for one, other, score, apart in links:
        found.add(one, other, (score, apart))
    return found.groups | {-1: [len(found.queue)]}


def test_a_pair_that_is_not_alike_enough_is_never_queued() -> None:
    assert joined((0, 1, THRESHOLD - 0.01, 0.0))[-1] == [0]
    assert joined((0, 1, THRESHOLD, 0.0))[-1] == [1]


def test_a_pair_that_something_keeps_apart_is_never_queued() -> None:
    assert joined((0, 1, 0.9, MOST_APART + 0.01))[-1] == [0]


def test_links_of_a_joined_group_are_averages_by_size_and_unmet_pairs_count() -> None:
    found = Clusters({0: [0], 1: [1], 2: [2], 3: [3]})
    found.add(0, 1, (0.9, 0.0))
    found.add(0, 2, (0.8, 0.0))
    found.add(1, 2, (0.4, 0.0))
    found.add(1, 3, (0.6, 0.3))
    found.join(0, 1)
    assert found.groups[0] == [0, 1]
    assert found.links[0][2] == ((0.8 + 0.4) / 2, 0.0)
    assert found.links[0][3] == ((UNMET + 0.6) / 2, 0.15)
    assert found.links[3][0] == found.links[0][3]
    assert 1 not in found.links[2]
