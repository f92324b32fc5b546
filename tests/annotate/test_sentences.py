"""Where sentences end, and where they do not."""

from itertools import pairwise

import pytest

from recoupe.annotate.sentences import find_sentences
from recoupe.language import load_tables
from recoupe.records import Span

CUTS = [
    ("Le maire parle. La salle rit.", "a full stop and a capital"),
    ("Aucune trace. de fuite n'a été vue.|Rien d'autre.", "a stray stop before a small letter ends nothing"),
    ("Il est né à Dakar. .|Elle aussi.", "stops a machine doubled"),
    ("« Vous partez ? », demande-t-il.|« Non. »|Il sort.", "marks stay with what they close"),
    ('"C\'est fini."|Elle sort.', "a straight mark glued to the stop closes"),
    ("“Oui.”|– Le ministère", "a dash opens"),
    ("Selon M. Diop, Mme. Roch et J. Martin sont venus.|Puis rien.", "titles and initials"),
    ("Il préfère le plan B.|Elle non.", "a letter that closes a phrase"),
    ("J.-M. P. : Nous verrons.|Quand ?|Demain.", "initials of an interview"),
    ("Le taux est de 3.5 points.|1. Le premier article tient.", "numbers"),
    ("Des pertes, des retards, etc.|Le reste suit.", "an abbreviation before a word that opens"),
    ("Il pleut…|Et alors !|Fin", "other stops, and none at the end"),
]


def cut(text: str) -> list[str]:
    spans = find_sentences(text, Span(0, len(text)), load_tables("fr").abbreviations)
    return [span.within(text) for span in spans]


@pytest.mark.parametrize(("marked", "why"), CUTS, ids=[why for _, why in CUTS])
def test_a_text_is_cut_where_a_reader_would(marked: str, why: str) -> None:
    parts = marked.split("|") if "|" in marked else marked.replace(". La", ".|La").split("|")
    assert cut(" ".join(parts)) == parts, why


def test_every_letter_is_in_one_sentence() -> None:
    text = "  Un mot.  Deux « mots. » (Trois !)  fin… Quatre ?! «Cinq» \u00a0"
    spans = find_sentences(text, Span(0, len(text)), load_tables("fr").abbreviations)
    assert "".join(span.within(text) for span in spans).replace(" ", "") == text.replace(" ", "").replace("\u00a0", "")
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_long_run_of_stops_is_cut_in_linear_time() -> None:
    text = "A. " * 20_000 + "." * 20_000
    parts = cut(text)
    assert max(map(len, parts)) <= 5000
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
