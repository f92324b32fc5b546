"""Texts compared as a page shows them: what is not struck out adds up to the later text, word for word."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.changes.made import version
from recoupe.app.web.diffing import Run, compare_articles

TITLE = "Le pont de Vaubray"
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(["le", "pont", "rouvre", "lundi", "mardi", "près", "de", "12", "000", "."]), min_size=1).map(
        " ".join
    ),
    min_size=1,
    max_size=4,
)


def test_a_word_changed_is_shown_with_what_it_replaced() -> None:
    runs = compare_articles(version(TITLE, "Le pont rouvre lundi matin."), version(TITLE, "Le pont rouvre mardi matin."))
    assert runs == (
        Run("same", f"{TITLE}\nLe pont rouvre "),
        Run("gone", "lundi"),
        Run("new", "mardi"),
        Run("same", " matin."),
    )


def test_words_that_went_take_the_space_before_them_along() -> None:
    runs = compare_articles(version(TITLE, "Le pont rouvre lundi matin."), version(TITLE, "Le pont rouvre matin."))
    assert [run for run in runs if run.kind != "same"] == [Run("gone", " lundi")]


def test_typography_is_no_change_and_is_shown_as_the_later_text_has_it() -> None:
    runs = compare_articles(version(TITLE, 'Il dit "non" hier.'), version(TITLE, "Il dit « non » hier."))
    assert {run.kind for run in runs} == {"same"}
    assert "".join(run.text for run in runs) == f"{TITLE}\nIl dit « non » hier."


def test_a_paragraph_that_moved_is_neither_struck_out_nor_new() -> None:
    one, other, third = "Le maire parle de la route.", "Le pont reste fermé cette nuit.", "Les bus partent de la gare du haut."
    runs = compare_articles(version(TITLE, one, other, third), version(TITLE, other, third, one))
    assert {run.kind for run in runs} == {"same", "moved"}


def test_a_line_of_date_between_two_new_paragraphs_is_shown_once() -> None:
    before = version(
        TITLE, ("date", "11 mars 2026 à 6h00"), "Le rapport est gardé sous clé.", ("byline", "Par Ada"), "Personne ne sait."
    )
    after = version(
        "Un secret", ("date", "12 mars 2026 à 9h12"), "Rien ne filtre de cette affaire.", ("byline", "Par Bob"), "Silence."
    )
    runs = compare_articles(before, after)
    assert "".join(run.text for run in runs if run.kind != "gone") == after.text
    gone = "".join(run.text for run in runs if run.kind == "gone")
    assert gone.count("11 mars 2026") == 1
    assert gone.count("Par Ada") == 1


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_is_not_struck_out_is_the_later_text(one: list[str], other: list[str]) -> None:
    before, after = version(TITLE, *one), version(TITLE, ("date", "12 mars"), *other, ("byline", "Par Ada"))
    runs = compare_articles(before, after)
    assert "".join(run.text for run in runs if run.kind != "gone") == after.text
    assert all(run.text.strip() in before.text for run in runs if run.kind == "gone")
