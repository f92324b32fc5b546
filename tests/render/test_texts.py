import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.made import made_dossier
from recoupe.dossier import compile_dossier
from recoupe.records import Links
from recoupe.render import TABLES, summary, summary_lines, to_csv, to_markdown
from recoupe.render.markdown import escaped


def test_the_summary_tells_origins_denials_and_the_caution_about_times() -> None:
    text = summary(made_dossier())
    assert "recoupe — 3 articles" in text
    assert "1 origine indépendante" in text
    assert "Démenti par Odilon Ferrand : dans A1, A3".replace(" :", "\u00a0:") in text
    assert "Pas de démenti dans A2" in text
    assert "Ne commente pas" in text
    assert "Désaccords\u00a0: 2" in text
    assert "Passages abîmés\u00a0: 1" in text
    assert text.endswith("\n")


def test_the_summary_fits_a_terminal() -> None:
    assert max(len(line.text) for line in summary_lines(made_dossier())) <= 100


def test_the_summary_of_nothing_is_short() -> None:
    assert len(summary(compile_dossier([], Links())).splitlines()) < 12


def test_the_summary_speaks_english_when_asked() -> None:
    assert "Denied by Odilon Ferrand: in A1, A3" in summary(made_dossier("en"))


def test_a_core_claim_of_no_independent_origin_counts_none() -> None:
    dossier = made_dossier()
    claims = tuple(replace(claim, independent_origins=0) for claim in dossier.links.claims)
    told = replace(dossier, links=replace(dossier.links, claims=claims))
    assert "0 origine" not in summary(told)
    assert "personne ne l\u2019affirme" in summary(told)
    assert "0 origine" not in to_markdown(told).splitlines()[2]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_table_has_its_header_and_one_line_a_row(table: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(made_dossier(), table))))
    assert rows[0] == list(TABLES[table][0])
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_claim_cell_stands_in_the_table_with_its_words() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(made_dossier(), "claims"))))
    denial = next(row for row in rows if row["act"] == "denies" and row["label"] == "A3")
    assert (denial["exact"], denial["who"]) == ("Rien n’a été caché à personne", "Odilon Ferrand")
    silent = next(row for row in rows if row["act"] == "silent")
    assert (silent["exact"], silent["why_silent"]) == ("", "not-mentioned")


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        to_csv(made_dossier(), "scores")


def test_markdown_has_the_matrix_and_every_excerpt() -> None:
    text = to_markdown(made_dossier())
    assert "| c1 | L’usine de Vaubray a caché une fuite de solvant | ⊘ dément<br>∅ sans commentaire | ● affirme |" in text
    assert "- ◐ conditionnel, A3 — aurait caché pendant des mois une fuite de solvant — deux employés" in text
    assert text.endswith("*\n")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a | b", "a \\| b"),
        ("<img src=x>", "\\<img src=x\\>"),
        ("[x](http://y)", "\\[x\\](http://y)"),
        ("- un", "\\- un"),
        ("1. un", "\\1. un"),
        ("deux\nlignes", "deux lignes"),
        ("a & b", "a &amp; b"),
        ("*fort* _bas_ `c`", "\\*fort\\* \\_bas\\_ \\`c\\`"),
    ],
)
def test_words_stay_words_in_markdown(words: str, written: str) -> None:
    assert escaped(words) == written


@given(st.text(max_size=40))
def test_no_word_opens_a_cell_or_a_tag(words: str) -> None:
    bare = escaped(words).replace("\\\\", "")
    assert "\n" not in bare
    for mark in "|<>":
        assert all(bare[at - 1] == "\\" for at in range(len(bare)) if bare[at] == mark)
