"""The dossier as JSON-LD: what it says stands in the texts, who is unknown has no name, and nobody is told what is true."""

import json
from typing import Any

import pytest

from dossier.made import GAZETTE, RELAIS, SENTINELLE, made_dossier
from recoupe.render import to_jsonld
from render.test_document import EVIL, hostile

TEXTS = {f"urn:recoupe:article:{one.article.id}": one.article.text for one in (SENTINELLE, GAZETTE, RELAIS)}


def nodes(kind: str) -> list[dict[str, Any]]:
    graph = json.loads(to_jsonld(made_dossier()))["@graph"]
    return [node for node in graph if node["@type"] == kind]


def test_articles_have_their_headline_their_hash_and_their_date_with_its_basis() -> None:
    found = nodes("NewsArticle")
    assert {node["@id"] for node in found} == set(TEXTS)
    for node in found:
        assert node["identifier"].startswith("sha256:")
        assert node.get("headline", "") in TEXTS[node["@id"]]
        assert ("datePublished" in node) <= ("recoupe:dateBasis" in node)


def test_every_word_of_a_claim_and_of_a_quotation_stands_in_its_article() -> None:
    cells = [cell for claim in nodes("Claim") for cell in claim["recoupe:cell"]]
    assert cells
    for cell in cells:
        text = TEXTS[cell["recoupe:article"]["@id"]]
        assert cell["recoupe:words"]
        for words in cell["recoupe:words"]:
            assert text[words["recoupe:start"] : words["recoupe:end"]] == words["recoupe:exact"]
    for quotation in nodes("Quotation"):
        assert quotation["text"] in TEXTS[quotation["isPartOf"]["@id"]]


def test_a_claim_appears_where_its_cells_are_and_first_where_that_is_known() -> None:
    for claim in nodes("Claim"):
        appears = [one["@id"] for one in claim["appearance"]]
        assert set(appears) == {cell["recoupe:article"]["@id"] for cell in claim["recoupe:cell"]}
        assert claim.get("firstAppearance", {"@id": appears[0]})["@id"] in appears


def test_anonymous_sources_have_no_name_and_nothing_is_rated() -> None:
    text = to_jsonld(made_dossier())
    assert "ClaimReview" not in text
    assert "reviewRating" not in text
    for claim in nodes("Claim"):
        for origin in claim.get("recoupe:origin", []):
            assert not (origin["recoupe:originKind"] == "anonymous" and "recoupe:who" in origin)


@pytest.mark.parametrize("sign", ["<", ">", "&", "\u2028"])
def test_no_sign_in_it_ends_a_script(sign: str) -> None:
    text = to_jsonld(hostile())
    assert sign not in text
    assert EVIL in json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"')
