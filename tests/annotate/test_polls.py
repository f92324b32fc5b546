"""The cases of polls.fr.md."""

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate.damage import find_damage
from recoupe.annotate.polls import find_polls
from recoupe.annotate.quantities import find_quantities
from recoupe.language import load_tables
from recoupe.records import Poll

FIELDS = 4


def shown(poll: Poll) -> tuple[str, ...]:
    shares = ", ".join(f"{share.percent.normalize():f} {share.candidate or '-'}" for share in poll.shares)
    missing = "all" if len(poll.missing) == FIELDS else ", ".join(poll.missing) or "-"
    lead = "-" if poll.lead is None else f"{poll.lead.normalize():f}"
    return ("poll", ", ".join(poll.pollsters), poll.place or "-", shares, lead, missing)


@pytest.mark.parametrize("case", read_cases("annotate/polls.fr.md"), ids=lambda case: case.title)
def test_polls_are_found_as_the_case_says(case: Case) -> None:
    article, tables = made_article(case.text), load_tables("fr")
    quantities = find_quantities(article, find_damage(article, tables), tables)
    assert [shown(poll) for poll in find_polls(article, quantities, tables)] == list(case.lines)
