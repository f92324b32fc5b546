"""The cases of claims, from text to cells."""

import pytest

from link.link_cases import Case, failures, read_cases

CASES = [*read_cases("claims.fr.md"), *read_cases("claims-copied.fr.md"), *read_cases("claims-abroad.fr.md")]
KNOWN = read_cases("claims.fr.known-failures.md")


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_of_claims_holds(case: Case) -> None:
    assert failures(case) == []


@pytest.mark.model
@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case.name)
@pytest.mark.xfail(strict=True, reason="not yet done")
def test_a_known_failure_still_fails(case: Case) -> None:
    assert failures(case) == []
