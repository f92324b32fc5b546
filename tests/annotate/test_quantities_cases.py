"""The cases of quantities.fr.md, quantities-press.fr.md and quantities-after.fr.md."""

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate.damage import find_damage
from recoupe.annotate.quantities import find_quantities
from recoupe.language import load_tables
from recoupe.records import Quantity

OWN = ("money", "percent", "count")


def shown(quantity: Quantity, text: str, *, any_unit: bool) -> tuple[str, ...]:
    values = [quantity.low, quantity.high] if quantity.low is not None else [quantity.value]
    parts = [" ".join("-" if value is None else format(value.normalize(), "f") for value in values)]
    parts[0] += " " + ("*" if any_unit else quantity.unit or "-")
    if quantity.approximator != "exact":
        parts.append(quantity.approximator)
    if quantity.period:
        parts.append(quantity.period)
    if quantity.per:
        parts.append(f"per {quantity.per}")
    if quantity.dimension in ("ratio", "age", "duration"):
        parts.append(quantity.dimension)
    if quantity.damaged:
        parts.append("damaged")
    return ("quantity", quantity.span.within(text), ", ".join(parts))


CASES = [case for name in ("quantities", "quantities-press", "quantities-after") for case in read_cases(f"annotate/{name}.fr.md")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_quantities_are_found_and_read_as_the_case_says(case: Case) -> None:
    article, tables = made_article(case.text), load_tables("fr")
    found = find_quantities(article, find_damage(article, tables), tables)
    stars = {line[1] for line in case.lines if "*" in line[2]}
    assert [shown(q, article.text, any_unit=q.span.within(article.text) in stars) for q in found] == list(case.lines)
