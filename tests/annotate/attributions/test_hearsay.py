"""The cases of hedges.fr.md: which conditionals report what others say."""

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate import read_article
from recoupe.annotate.attributions.hearsay import is_hearsay
from recoupe.annotate.attributions.passage import read_passages
from recoupe.annotate.attributions.scene import read_scene
from recoupe.language import load_tables

pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", read_cases("annotate/hedges.fr.md"), ids=lambda case: case.title)
def test_a_case_of_conditionals_reads_as_written(case: Case) -> None:
    tables = load_tables("fr")
    reading = read_article(made_article(case.text), tables)
    found: dict[str, bool] = {}
    for passage in read_passages(reading):
        scene = read_scene(passage, tables.hedges)
        found |= {token.low: is_hearsay(scene, at) for at, token in enumerate(passage.tokens)}
    assert [(line[1], "hearsay" if found[line[1].lower()] else "no") for line in case.lines] == [line[1:3] for line in case.lines]
