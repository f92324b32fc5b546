"""Nouns read from how they end: what they are read as, what is nobody, what the loader refuses."""

from pathlib import Path

import pytest

from recoupe.language import load_tables
from recoupe.language.agents import load_agents
from recoupe.records import LexiconError

ROWS = '[endings]\neur = "euse"\n[peoples]\nois = "oise"\n[shortest]\nnoun = 6\npeople = 6\n[nobody]\nwords = ["moteur"]\n'
LAST = '[no_people]\nwords = ["villageois"]\n'


@pytest.mark.parametrize(
    ("word", "lemma", "gender"),
    [("podcasteuse", "podcasteur", "f"), ("zythologue", "zythologue", None), ("tractrice", "tracteur", "f")],
)
def test_a_role_is_read_from_its_ending(word: str, lemma: str, gender: str | None) -> None:
    agent = load_tables("fr").names.agents.noun(word)
    assert agent is not None
    assert (agent.lemma, agent.gender) == (lemma, gender)


def test_things_that_end_like_roles_are_nobody() -> None:
    agents = load_tables("fr").names.agents
    assert [word for word in ("moteur", "quartier", "dialogue", "peur", "liste", "rivière") if agents.noun(word)] == []


def test_people_of_a_place_are_read_and_adverbs_are_not() -> None:
    agents = load_tables("fr").names.agents
    genevoise = agents.people("genevoise")
    assert genevoise is not None
    assert (genevoise.lemma, genevoise.gender) == ("genevois", "f")
    assert agents.people("parfois") is None
    assert agents.people("musicien") is None


def test_a_file_that_is_right_is_read(tmp_path: Path) -> None:
    file = tmp_path / "agents.toml"
    file.write_text(ROWS + LAST, encoding="utf-8")
    agents = load_agents(file)
    assert agents.noun("danseuse") is not None
    assert agents.people("villageois") is None


@pytest.mark.parametrize("off", [ROWS, ROWS.replace('eur = "euse"', "") + LAST, ROWS.replace('"euse"', '"EUSE"') + LAST])
def test_a_file_that_is_off_is_refused(tmp_path: Path, off: str) -> None:
    file = tmp_path / "agents.toml"
    file.write_text(off, encoding="utf-8")
    with pytest.raises(LexiconError):
        load_agents(file)
