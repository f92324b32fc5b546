"""Folding: single spaces, references decoded, and a way back for every character."""

import html

from hypothesis import given
from hypothesis import strategies as st

from recoupe.clean.folding import INVISIBLE, Run, fold, fold_line

TEXTS = st.text(
    st.one_of(st.sampled_from(list(" \t\n\u00a0\u202f\u00ad\u200b&;#a\u00e91")), st.characters(exclude_categories=["Cs"])),
    max_size=60,
)
MARKED = st.lists(
    st.sampled_from(["a", " ", "&nbsp;", "&amp;", "&eacute;", "&#8217;", "\u00a0", "\n", "&shy;", "mot", "&", "&x;"]), max_size=30
)


def test_white_space_of_every_kind_is_one_plain_space() -> None:
    folded = fold_line(" a\u00a0\u202f b\tc ", 0, 9)
    assert folded is not None
    assert folded.text == "a b c"


def test_references_are_decoded_and_invisible_characters_go() -> None:
    folded = fold("l&eacute;ger&nbsp;&shy;vent", (Run(0, 27),))
    assert folded is not None
    assert folded.text == "l\u00e9ger vent"


def test_nothing_but_white_space_folds_to_nothing() -> None:
    assert fold_line(" \u00a0\n", 0, 3) is None


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text, (Run(0, len(text)),), references=False) if text else None
    if folded:
        again = fold(folded.text, (Run(0, len(folded.text)),), references=False)
        assert again is not None
        assert again.text == folded.text


@given(TEXTS)
def test_no_printed_character_is_lost_or_made_up(text: str) -> None:
    folded = fold(text, (Run(0, len(text)),), references=False) if text else None
    printed = "".join(char for char in text if not char.isspace() and char not in INVISIBLE)
    assert (folded.text.replace(" ", "") if folded else "") == printed


@given(MARKED)
def test_every_anchor_leads_to_what_it_came_from(parts: list[str]) -> None:
    text = "".join(parts)
    folded = fold(text, (Run(0, len(text)),)) if text else None
    if folded is None:
        return
    at = 0
    for anchor in folded.anchors:
        assert anchor.clean == at
        at += anchor.clean_length
        received = text[anchor.received : anchor.received + anchor.received_length]
        clean = folded.text[anchor.clean : at]
        if anchor.clean_length == anchor.received_length:
            assert clean == "".join(" " if char.isspace() else char for char in received)
        else:
            assert clean.split() == html.unescape(received).translate(dict.fromkeys(map(ord, INVISIBLE))).split()
    assert at == len(folded.text)
