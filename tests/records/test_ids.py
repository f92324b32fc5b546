"""Ids depend on content and on nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.records import article_id, content_id, hash_bytes
from recoupe.records.ids import ID_LENGTH


@given(st.binary())
def test_an_article_id_opens_the_hash_of_its_bytes(data: bytes) -> None:
    sha = hash_bytes(data)
    assert sha.startswith(article_id(sha))
    assert len(article_id(sha)) == ID_LENGTH


@given(st.text(), st.text())
def test_parts_are_not_run_together(a: str, b: str) -> None:
    if "\x1f" not in a + b:
        assert (content_id("actor", a, b) == content_id("actor", a + b)) is False


def test_lone_surrogates_do_not_break_an_id() -> None:
    assert content_id("claim", "\ud800") != content_id("claim", "")
