"""`verify` finds every planted lie, wherever in the dossier it is planted."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.made import made_dossier, made_pages
from recoupe.dossier import verify
from recoupe.render.contract import to_json

Json = dict[str, Any]
WRITTEN = to_json(made_dossier())


def fresh() -> Json:
    value: Json = json.loads(WRITTEN)
    return value


def found(dossier: Json) -> set[str]:
    return {failure.rule for failure in verify(dossier, made_pages())}


def objects(value: object, fits: Callable[[Json], bool]) -> list[Json]:
    """Every object of a JSON value that fits, in reading order."""
    if isinstance(value, dict):
        inner = [item for part in value.values() for item in objects(part, fits)]
        return [value, *inner] if fits(value) else inner
    return [item for part in value for item in objects(part, fits)] if isinstance(value, list) else []


def cites(dossier: object) -> list[Json]:
    return objects(dossier, lambda item: "exact" in item and "article" in item)


N_CITES = len(cites(fresh()))
ANY_CITE = st.integers(0, N_CITES - 1)


def test_the_story_holds_before_any_lie() -> None:
    assert found(fresh()) == set()


@given(ANY_CITE, st.integers(-40, 40).filter(bool))
def test_a_moved_cite_is_found(which: int, by: int) -> None:
    dossier = fresh()
    cite = cites(dossier)[which]
    cite["start"] += by
    cite["end"] += by
    assert found(dossier) & {"verify.cite-clean", "verify.cite-offsets", "verify.shape"}


@given(ANY_CITE, st.integers(-40, 40).filter(bool))
def test_a_cite_moved_in_the_received_text_is_found(which: int, by: int) -> None:
    dossier = fresh()
    cite = cites(dossier)[which]
    cite["received_start"] += by
    cite["received_end"] += by
    assert found(dossier) & {"verify.cite-received", "verify.cite-offsets", "verify.shape"}


@given(ANY_CITE, st.integers(0, 1_000), st.sampled_from("xyz#9"))
def test_a_changed_letter_is_found(which: int, at: int, letter: str) -> None:
    dossier = fresh()
    cite = cites(dossier)[which]
    at %= len(cite["exact"])
    cite["exact"] = cite["exact"][:at] + letter + cite["exact"][at + 1 :]
    before = cites(fresh())[which]["exact"]
    assert cite["exact"] == before or {"verify.cite-clean", "verify.cite-received"} <= found(dossier)


@given(ANY_CITE, st.sampled_from([0, 1, 2]))
def test_a_cite_that_names_another_article_is_found(which: int, other: int) -> None:
    dossier = fresh()
    cite = cites(dossier)[which]
    before, cite["article"] = cite["article"], dossier["articles"][other]["id"]
    assert cite["article"] == before or found(dossier)


@given(st.sampled_from([0, 1, 2]))
def test_a_missing_text_is_found(which: int) -> None:
    left = [page for n, page in enumerate(made_pages()) if n != which]
    assert any(failure.rule == "verify.input" for failure in verify(fresh(), left))


@given(st.data())
def test_words_that_no_block_and_no_furniture_accounts_for_are_found(data: st.DataObject) -> None:
    dossier = fresh()
    article = data.draw(st.sampled_from(dossier["articles"]))
    kind = data.draw(st.sampled_from(["blocks", "furniture"]))
    if article[kind]:
        article[kind].remove(data.draw(st.sampled_from(article[kind])))
        assert "verify.coverage" in found(dossier)


@given(st.data())
def test_a_cell_without_a_cite_is_found(data: st.DataObject) -> None:
    dossier = fresh()
    cells = objects(dossier, lambda item: "why_silent" in item and item["act"] != "silent")
    data.draw(st.sampled_from(cells))["cites"] = []
    assert "verify.evidence" in found(dossier)


def test_a_silence_without_a_reason_is_found() -> None:
    dossier = fresh()
    objects(dossier, lambda item: item.get("act") == "silent")[0]["why_silent"] = None
    assert "verify.evidence" in found(dossier)


def test_a_cite_whose_two_places_are_apart_is_found() -> None:
    dossier = fresh()
    article = next(item for item in dossier["articles"] if item["source"].endswith("gazette.txt"))
    text = next(page.text for page in made_pages() if page.source.endswith("gazette.txt"))
    cite = next(
        cite for cite in cites(dossier["actors"]) if cite["exact"] == "La Sentinelle" and cite["article"] == article["id"]
    )
    cite["received_start"] = text.rindex("La Sentinelle")
    cite["received_end"] = cite["received_start"] + len("La Sentinelle")
    assert found(dossier) == {"verify.cite-apart"}


def test_a_row_of_the_timeline_without_a_cite_is_found() -> None:
    dossier = fresh()
    dossier["timeline"][0]["cites"] = []
    assert found(dossier) == {"verify.shape"}


@given(st.data())
def test_an_anonymous_source_made_an_alias_is_found(data: st.DataObject) -> None:
    dossier = fresh()
    hidden = next(actor for actor in dossier["actors"] if actor["kind"] == "anonymous")
    named = data.draw(st.sampled_from([actor for actor in dossier["actors"] if actor["kind"] != "anonymous"]))
    how = data.draw(st.sampled_from(["alias", "cite", "speaker", "origin", "kind"]))
    if how == "alias":
        named["aliases"].append(data.draw(st.sampled_from([hidden["name"], *hidden["aliases"]])).upper())
    elif how == "cite":
        named["cites"].append(data.draw(st.sampled_from(hidden["cites"])))
    elif how == "speaker":
        next(said for said in dossier["attributions"] if said["speaker"] == hidden["id"])["speaker"] = named["id"]
    elif how == "origin":
        next(origin for origin in dossier["origins"] if origin["actor"] == hidden["id"])["actor"] = named["id"]
    else:
        hidden["kind"] = "person"
    assert "verify.anonymous" in found(dossier)


@given(st.sampled_from(["3", "3.2", "2000000"]), st.sampled_from(["value", "low", "high"]), st.booleans())
def test_a_number_read_out_of_damage_is_found(number: str, field: str, hidden: bool) -> None:
    dossier = fresh()
    quantity = next(item for item in dossier["quantities"] if item["damaged"])
    quantity[field] = number
    quantity["damaged"] = not hidden
    assert found(dossier) == {"verify.damaged"}


def test_a_figure_read_out_of_damage_is_found() -> None:
    dossier = fresh()
    value = next(item for figure in dossier["figures"] for item in figure["values"] if item["value"] is None)
    value["value"] = "3200000"
    assert found(dossier) == {"verify.damaged"}


def test_a_speaker_given_to_a_quote_without_one_is_found() -> None:
    dossier = fresh()
    said = next(item for item in dossier["attributions"] if item["speaker_kind"] == "unspecified")
    said["speaker"] = "a-ferrand"
    assert found(dossier) == {"verify.speaker"}


@given(st.sampled_from(["origins", "speaker", "claim", "story", "through"]))
def test_an_id_that_names_nothing_is_found(where: str) -> None:
    dossier = fresh()
    places: dict[str, tuple[Json, str, object]] = {
        "origins": (dossier["claims"][0], "origins", ["o-nobody"]),
        "speaker": (dossier["attributions"][0], "speaker", "a-nobody"),
        "claim": (dossier["drift"][0], "claim", "c-nothing"),
        "story": (dossier["stories"][0], "articles", ["0000"]),
        "through": (dossier["origins"][0], "through", ["a-nobody"]),
    }
    item, field, value = places[where]
    item[field] = value
    assert "verify.reference" in found(dossier)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["article", "start", "exact", "x"]), inner, max_size=3)
    ),
    max_leaves=4,
)


@given(st.data(), JSON)
@settings(max_examples=150)
def test_whatever_stands_in_a_field_verify_answers_and_never_stops(data: st.DataObject, value: object) -> None:
    dossier = fresh()
    item = data.draw(st.sampled_from(objects(dossier, bool)))
    item[data.draw(st.sampled_from(sorted(item)))] = value
    assert isinstance(verify(dossier, made_pages()), tuple)


@given(ANY_CITE, st.sampled_from(["article", "start", "received_end", "exact"]), JSON)
def test_a_cite_in_an_added_field_is_checked_like_any_other(which: int, field: str, value: object) -> None:
    dossier = fresh()
    cite = dict(cites(dossier)[which])
    before, cite[field] = cite[field], value
    dossier["seen"] = [{"by": "somebody", "words": cite}]
    assert found(dossier) or value == before


def test_one_id_for_two_things_is_found() -> None:
    dossier = fresh()
    dossier["actors"].append(dossier["actors"][1])
    assert found(dossier) == {"verify.reference"}


def test_more_independent_origins_than_origins_is_found() -> None:
    dossier = fresh()
    dossier["claims"][0]["independent_origins"] = 2
    assert found(dossier) == {"verify.origins"}


@given(st.sampled_from(["says", "name", "alias"]))
def test_words_no_article_has_are_found(where: str) -> None:
    dossier = fresh()
    if where == "says":
        dossier["claims"][0]["says"] = "L’usine de Vaubray a empoisonné la rivière"
    elif where == "name":
        dossier["actors"][1]["name"] = "Odilon Ferrandier"
    else:
        dossier["actors"][1]["aliases"].append("le roi du solvant")
    assert found(dossier) == {"verify.words"}


@given(st.sampled_from(["articles", "claims", "actors"]), st.sampled_from(["truth_score", "reliability", "bias"]))
def test_a_score_is_found(kind: str, name: str) -> None:
    dossier = fresh()
    dossier[kind][0][name] = 0.7
    assert found(dossier) == {"verify.score"}


@given(st.sampled_from([0, 1, 2]), st.integers(1, 30))
@settings(max_examples=30)
def test_a_block_that_grew_or_a_changed_hash_is_found(which: int, by: int) -> None:
    dossier = fresh()
    dossier["articles"][which]["blocks"][-1]["end"] += by
    assert found(dossier) & {"verify.block", "verify.clean-hash"}
    dossier = fresh()
    dossier["articles"][which]["clean_sha256"] = "0" * 64
    assert found(dossier) == {"verify.clean-hash"}
