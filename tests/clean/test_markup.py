"""The scanner: every letter of a page in a stretch or in markup, whatever the page."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.clean.markup import MAX_DEPTH, TooDeepError, scan

TAG = re.compile(r"<[/!?]?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
UNSEEN = re.compile(r"<!--.*?-->|<(script|style|noscript|template|svg|iframe)\b.*?</\1\s*>|&#?\w+;", re.S | re.I)
PLAIN_TAG = re.compile(r"<[/!?]?[a-zA-Z][^>]*>")
PARTS = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<div class='a'>",
                "</div>",
                "<br>",
                "<li>",
                "mot ",
                "deux",
                "<b>",
                "</b>",
                "<!-- x -->",
                "<!--",
                "<",
            ),
            *(
                "<script>var a</script>",
                "<svg>",
                "</svg>",
                '<a href="x>y">',
                "</a>",
                "&amp;",
                "<td",
                ">",
                '"',
                "'",
                "<p title='",
                " = ",
            ),
        ]
    ),
    max_size=40,
)


def words(source: str) -> list[str]:
    """The words of each stretch."""
    return [" ".join("".join(source[run.start : run.end] for run in one.runs).split()) for one in scan(source).stretches]


def test_paragraphs_end_where_block_elements_do() -> None:
    assert words("<p>un <b>deux</b></p><p>trois<div>quatre</div>cinq<br><br>six") == ["un deux", "trois", "quatre", "cinq", "six"]


def test_what_nobody_sees_is_no_text() -> None:
    assert words("<script>var un</script><style>p{}</style><!-- deux --><p>trois</p><noscript>quatre</noscript>") == ["trois"]


def test_a_quoted_bracket_ends_no_tag() -> None:
    assert words('<p title="1 > 0">un</p>') == ["un"]


def test_a_comment_that_never_ends_is_text() -> None:
    assert any("un" in one for one in words("<p>un <!-- deux</p>"))


def test_the_page_says_what_it_says() -> None:
    found = scan(
        '<html lang="fr-BE"><head><title>Un titre</title><meta property="og:title" content="Un">'
        '<link rel="canonical" href="u"></head>'
    )
    assert (found.language, found.heads, found.metas, found.canonical) == ("fr", "Un titre", [("og:title", "Un")], "u")


def test_more_depth_than_any_page_means_is_refused() -> None:
    with pytest.raises(TooDeepError):
        scan("<div>" * (MAX_DEPTH + 2))


@given(PARTS)
def test_every_letter_is_in_a_stretch_or_in_markup(parts: list[str]) -> None:
    source = "".join(parts)
    found = scan(source)
    taken = bytearray(len(source))
    for stretch in found.stretches:
        for run in stretch.runs:
            taken[run.start : run.end] = b"\1" * (run.end - run.start)
    for start, end in found.skipped:
        taken[start:end] = b"\1" * (end - start)
    for match in [*UNSEEN.finditer(source), *TAG.finditer(source), *PLAIN_TAG.finditer(source)]:
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    assert all(taken[n] for n, char in enumerate(source) if char.isalnum())


@given(PARTS)
def test_stretches_stand_in_order_and_apart(parts: list[str]) -> None:
    runs = [run for stretch in scan("".join(parts)).stretches for run in stretch.runs]
    assert all(one.end <= other.start for one, other in pairwise(runs))
