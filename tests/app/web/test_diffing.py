"""Words compared: what is shown adds up to both texts."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.app.web.diffing import Run, compare_words

WORDS = st.lists(
    st.sampled_from(["le", "pont", "rouvre", "lundi", "mardi", "près", "de", "12", "000", ".", "l’eau"]), max_size=30
)


def test_a_word_changed_is_shown_with_what_it_replaced() -> None:
    runs = compare_words("Le pont rouvre lundi matin.", "Le pont rouvre mardi matin.")
    assert runs == (Run("same", "Le pont rouvre "), Run("gone", "lundi"), Run("new", "mardi"), Run("same", " matin."))


def test_the_same_text_is_one_run() -> None:
    assert compare_words("Le pont rouvre.", "Le pont rouvre.") == (Run("same", "Le pont rouvre."),)


def test_two_words_between_two_changes_are_shown_as_changed() -> None:
    kinds = [run.kind for run in compare_words("un deux trois quatre", "cinq deux trois six")]
    assert kinds == ["gone", "new"]


@given(WORDS, WORDS)
def test_the_runs_add_up_to_both_texts(one: list[str], other: list[str]) -> None:
    before, after = " ".join(one), " ".join(other)
    runs = compare_words(before, after)
    assert "".join(run.text for run in runs if run.kind != "new") == before
    assert "".join(run.text for run in runs if run.kind != "gone") == after
