"""Ties: who accuses, speaks of, denies about or relays whom, read from real prose."""

from functools import cache

import pytest

from recoupe.app.web.shelf import Held
from recoupe.app.web.story_view import view_of
from recoupe.app.web.ties import find_edges
from recoupe.engine.held import Known, compile_pages
from recoupe.engine.settings import RunSettings
from recoupe.read import read_bytes
from recoupe.records import Page

pytestmark = pytest.mark.model
PROSE = """Le procès de Lipsa

Publié le 11 mars 2026

L'opposante Hélène Vrag accuse Ilan Torvek d'avoir caché un rapport. Jean Dupuis a été mis en cause par Clara Meunier.

Karim Bensalem reproche à Ilan Torvek de ne pas avoir prévenu les habitants.

Karim Bensalem a annoncé que Noémie Castellan dirigera l'enquête. Ilan Torvek a nié avoir rencontré Jean Dupuis.
"""


@cache
def ties() -> dict[tuple[str, str], tuple[str, int, str]]:
    page = read_bytes("procès.txt", PROSE.encode())
    assert isinstance(page, Page)
    seen = view_of(Held("lipsa", (page,), compile_pages([page], RunSettings(), [], Known(), lambda *_: None)), "fr")
    names = {key: actor.name for key, actor in seen.guide.actors.items()}
    return {(names[one.start], names[one.end]): (one.tie, one.weight, one.first) for one in find_edges(seen)}


@pytest.mark.parametrize(
    ("one", "other", "tie"),
    [
        ("Hélène Vrag", "Ilan Torvek", "accuses"),
        ("Clara Meunier", "Jean Dupuis", "accuses"),
        ("Karim Bensalem", "Ilan Torvek", "accuses"),
        ("Karim Bensalem", "Noémie Castellan", "says-of"),
        ("Ilan Torvek", "Jean Dupuis", "denies-of"),
    ],
)
def test_a_tie_is_what_its_words_do(one: str, other: str, tie: str) -> None:
    assert ties()[one, other] == (tie, 1, "2026-03-11")


def test_nobody_else_is_tied() -> None:
    assert len(ties()) == 5
