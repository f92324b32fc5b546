"""Claims compete for a denial; one that is like none of them stays alone."""

import pytest

from recoupe.link.claims.denials import share_out
from recoupe.link.claims.weights import DENIAL_WEIGHTS


def test_chances_of_all_claims_leave_something_for_none() -> None:
    chances = share_out([{"likest": 0.9, "next": 1.0}, {"likest": 0.1}])
    assert 0 < sum(chances) < 1


def test_the_claim_more_like_what_is_denied_is_likelier() -> None:
    near, far = share_out([{"likest": 0.9}, {"likest": 0.2}])
    assert near > far


def test_a_claim_is_less_likely_beside_a_better_one() -> None:
    (alone,) = share_out([{"likest": 0.5}])
    beside, _ = share_out([{"likest": 0.5}, {"likest": 1.0, "like": 1.0, "next": 1.0}])
    assert beside < alone


def test_no_claim_no_chance() -> None:
    assert share_out([]) == []


@pytest.mark.parametrize("name", ["likest", "reported", "heads", "about"])
def test_what_speaks_for_a_claim_counts_for_it(name: str) -> None:
    assert DENIAL_WEIGHTS[name] > 0
