"""Records to bytes: the same record comes back, whatever became of its class meanwhile."""

import json
import zlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from library.made import make_entry
from recoupe.library import codec
from recoupe.records import Article, Evidence, Notes, Poll, Quantity, Share, Span

ENTRY = make_entry(7)


def test_an_article_and_its_notes_come_back_equal() -> None:
    article, notes = ENTRY.article, ENTRY.notes
    assert notes is not None
    article = Article(
        **{name: getattr(article, name) for name in Article.__slots__}
        | {
            "evidence": (Evidence("title", "Un titre", "json-ld:headline", None, True, "clean.x"),),
        }
    )
    back = codec.decode(Article, codec.encode(article), codec.layout(Article), text=article.text)
    assert back == article
    poll = Poll(Span(0, 4), ("Institut A", "B"), None, (Share(Decimal("12.50"), None),), Decimal("-1"), ("sample size",))
    full = Notes(
        article, notes.sentences, notes.mentions, notes.attributions, (), notes.quantities, (), (poll,), (), date(2024, 2, 29)
    )
    assert codec.decode(Notes, codec.encode(full), codec.layout(Notes), article=article) == full


def test_equal_records_give_equal_bytes_and_decimals_keep_their_digits() -> None:
    one = Quantity(Span(1, 9), Decimal("1.50"), None, Decimal("1E+3"), "count", None, "exact", None, False, "x.y")
    assert codec.encode(one) == codec.encode(one)
    back = codec.decode(Quantity, codec.encode(one), codec.layout(Quantity))
    assert (str(back.value), str(back.high)) == ("1.50", "1E+3")


def test_lone_surrogates_survive() -> None:
    assert codec.unpack(codec.pack("a\ud800b")) == "a\ud800b"


@dataclass(frozen=True, slots=True)
class Then:
    """A record as it was."""

    one: str
    gone: int
    two: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """The record as it is: a field gone, one added with a default, the others in another order."""

    two: tuple[Span, ...]
    one: str
    new: str = "by default"


@dataclass(frozen=True, slots=True)
class Demanding:
    """A record with a field that then had not."""

    one: str
    needed: int


def _written_then(name: str) -> tuple[bytes, str]:
    layout = json.dumps({name: ["one", "gone", "two"], "Span": ["start", "end"]})
    return codec.encode(Then("x", 3, (Span(1, 2),))), layout


def test_a_record_of_another_time_is_read_by_the_names_it_had() -> None:
    data, layout = _written_then("Now")
    assert codec.decode(Now, data, layout) == Now((Span(1, 2),), "x")


def test_a_field_that_cannot_be_made_up_is_an_error_and_not_a_guess() -> None:
    data, layout = _written_then("Demanding")
    with pytest.raises(codec.LayoutError, match=r"Demanding\.needed"):
        codec.decode(Demanding, data, layout)


def test_what_is_written_is_json_and_no_code() -> None:
    assert json.loads(zlib.decompress(codec.encode(Span(3, 4)))) == [3, 4]
