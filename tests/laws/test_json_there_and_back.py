"""A dossier written as JSON reads back as what was written, whatever its words."""

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dossier.made import made_dossier
from dossier.pieces import block, make
from recoupe.dossier import compile_dossier, parse_dossier
from recoupe.records import Dossier, Fault, Links, Notes, Quantity, Span
from recoupe.render.contract import to_fields, to_json
from recoupe.render.fields import decimal_string

ANY_TEXT = st.text(st.characters(), max_size=60)


def with_words(words: str) -> Dossier:
    fault = Fault("read.odd", words, words)
    return replace(made_dossier(), faults=(fault,))


@given(ANY_TEXT)
def test_it_reads_back_as_written(words: str) -> None:
    dossier = with_words(words)
    assert parse_dossier(to_json(dossier)) == to_fields(dossier)


@given(ANY_TEXT)
def test_writing_what_was_read_gives_the_same_bytes(words: str) -> None:
    text = to_json(with_words(words))
    again = json.dumps(json.loads(text), ensure_ascii=True, sort_keys=True, indent=1)
    assert json.loads(again) == json.loads(text)
    assert text.endswith("}\n")
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_a_decimal_keeps_its_value_without_an_exponent(value: Decimal) -> None:
    written = decimal_string(value)
    assert written is not None
    assert Decimal(written) == value
    assert "e" not in written.lower()


def test_a_large_number_is_written_out() -> None:
    made = make("a.txt", "text", [block("body", "un milliard d’habitants")])
    number = Quantity(
        Span(0, 23), Decimal("1E+9"), None, None, "count", "habitant", "exact", None, damaged=False, rule="quantities.number-unit"
    )
    fields = to_fields(compile_dossier([Notes(made.article, quantities=(number,))], Links()))
    assert [quantity["value"] for quantity in fields["quantities"]] == ["1000000000"]  # type: ignore[attr-defined]
