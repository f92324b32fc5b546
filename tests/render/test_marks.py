import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dossier.made import made_dossier
from recoupe.records import Span
from recoupe.render.guide import make_guide
from recoupe.render.marks import Mark, marked, marks_of
from recoupe.render.targets import find_targets

TEXT = 'Un <b>pont</b> & l\'eau, "dit-on".'
SPANS = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, len(TEXT))).map(
    lambda pair: Span(pair[0], max(pair[0] + 1, min(len(TEXT), sum(pair))))
)


def test_a_mark_wraps_its_words_and_carries_its_anchor() -> None:
    html = marked("Le pont ferme.", Span(0, 14), [Mark(Span(3, 7), "figure", "A1:n1")])
    assert html == 'Le <span class="figure" id="A1:n1" tabindex="-1">pont</span> ferme.'


def test_a_mark_inside_another_is_inside_it() -> None:
    html = marked("Le pont ferme.", Span(0, 14), [Mark(Span(0, 13), "quote"), Mark(Span(3, 7), "date")])
    assert html == '<span class="quote">Le <span class="date">pont</span> ferme</span>.'


def test_a_mark_that_crosses_another_is_cut_and_keeps_one_anchor() -> None:
    html = marked("abcdef", Span(0, 6), [Mark(Span(0, 4), "quote", "x"), Mark(Span(2, 6), "figure", "y")])
    assert html == (
        '<span class="quote" id="x" tabindex="-1">ab<span class="figure" id="y" tabindex="-1">cd</span></span>'
        '<span class="figure on">ef</span>'
    )


def test_a_mark_that_began_in_the_block_before_has_no_second_anchor() -> None:
    assert marked("ab\ncd", Span(3, 5), [Mark(Span(0, 5), "quote", "x")]) == '<span class="quote">cd</span>'


@given(st.lists(st.tuples(SPANS, st.sampled_from(["quote", "figure", ""])), max_size=8))
def test_whatever_is_marked_the_words_stay_and_tags_close(marks: list[tuple[Span, str]]) -> None:
    made = sorted((Mark(span, look, f"i{n}") for n, (span, look) in enumerate(marks)), key=lambda m: (m.span.start, -m.span.end))
    html = marked(TEXT, Span(0, len(TEXT)), made)
    assert unescape(re.sub(r"</?span[^>]*>", "", html)) == TEXT
    assert sorted(re.findall(r'id="(i\d+)"', html)) == sorted(f"i{n}" for n in range(len(made)))
    depth = 0
    for tag in re.findall(r"</?span", html):
        depth += 1 if tag == "<span" else -1
        assert depth >= 0
    assert depth == 0


def test_every_kind_of_note_is_underlined() -> None:
    guide = make_guide(made_dossier())
    targets = find_targets(guide)
    looks = {mark.look for notes in made_dossier().notes for mark in marks_of(notes, targets.by_article[notes.article.id])}
    assert {"quote", "attributed", "figure", "date", "damage"} <= looks


def test_a_damaged_amount_is_no_figure() -> None:
    notes = made_dossier().notes[1]
    assert notes.damage[0].span not in [mark.span for mark in marks_of(notes, []) if mark.look == "figure"]
