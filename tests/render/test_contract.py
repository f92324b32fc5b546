import json

from dossier.made import gazette, made_dossier
from recoupe.render.contract import attribution_id, to_fields, to_json


def test_keys_are_sorted_and_the_file_ends_in_one_line_feed() -> None:
    text = to_json(made_dossier())
    value = json.loads(text)
    assert json.dumps(value) == json.dumps(value, sort_keys=True)
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_two_runs_give_the_same_bytes() -> None:
    assert to_json(made_dossier()) == to_json(made_dossier())


def test_letters_are_written_as_they_are() -> None:
    assert "a caché une fuite" in to_json(made_dossier())


def test_a_speaker_is_the_actor_whose_mention_stands_there() -> None:
    said = to_fields(made_dossier())["attributions"]
    assert [item["speaker"] for item in said] == [  # type: ignore[attr-defined]
        "a-ferrand",
        "a-ferrand",
        "a-prefecture",
        None,
        "a-employees",
        "a-ferrand",
    ]


def test_a_quote_without_a_speaker_says_so() -> None:
    orphan = to_fields(made_dossier())["attributions"][3]  # type: ignore[index]
    assert (orphan["speaker"], orphan["source"], orphan["cue"], orphan["speaker_kind"]) == (None, None, None, "unspecified")


def test_two_attributions_of_one_article_have_two_ids() -> None:
    ids = [attribution_id(gazette().article.id, said) for said in gazette().attributions]
    assert len(set(ids)) == len(ids)


def test_reasons_are_one_line_of_plain_words() -> None:
    figures = to_fields(made_dossier())["figures"]
    assert [figure["because"] for figure in figures] == ["écart de 3,3 %", "une des valeurs est déchirée"]  # type: ignore[attr-defined]


def test_a_page_keeps_where_its_words_stood() -> None:
    article = to_fields(made_dossier())["articles"][2]  # type: ignore[index]
    assert article["title"]["exact"] == "L’usine de Vaubray aurait caché une fuite"
    assert article["title"]["received_end"] - article["title"]["received_start"] > len(article["title"]["exact"])
