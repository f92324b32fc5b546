"""Exports: exactly the rows in view, in formats that are read back."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from app.web.desks import bridge, client, made_story, make_desk
from recoupe.app.web.exports import FORMATS, OWN
from recoupe.render import TABLES
from render.test_document import hostile


def export(name: str, query: str = "") -> str:
    answer = client(make_desk(made_story())).get(f"/s/vaubray/export/{name}{query}")
    assert answer.status_code == 200, name
    assert "attachment" in answer.headers["content-disposition"]
    text: str = answer.text
    return text


@pytest.mark.parametrize("table", [*TABLES, *OWN])
def test_every_table_has_the_same_rows_in_every_format(table: str) -> None:
    rows = json.loads(export(f"{table}.json"))
    assert len(list(csv.DictReader(io.StringIO(export(f"{table}.csv"))))) == len(rows)
    assert len(export(f"{table}.md").splitlines()) == len(rows) + 2


def test_claims_are_those_in_view() -> None:
    whole = json.loads(export("claims.json"))
    seen = json.loads(export("claims.json", "?text=fuite+de+solvant"))
    assert 0 < len(seen) < len(whole)
    assert {row["claim"] for row in seen} == {"c-leak"}
    assert json.loads(export("claims.json", "?text=nothing+like+it")) == []


def test_a_row_carries_its_permanent_address() -> None:
    browser = client(make_desk(made_story()))
    row = json.loads(export("claims.json"))[0]
    assert browser.get(row["link"], follow_redirects=True).status_code == 200
    assert "/p/claim/" in row["link"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "@sum", "-x", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    from recoupe.app.web.exports import _harmless

    assert _harmless(text) == f"'{text}"
    assert _harmless("-3 %") == "-3 %"


@pytest.mark.parametrize("kind", ["gexf", "graphml"])
def test_networks_are_read_back(kind: str) -> None:
    desk = make_desk(bridge())
    tree = ElementTree.fromstring(client(desk).get(f"/s/bridge/export/network.{kind}").text)  # noqa: S314  our own
    names = [element.tag.rpartition("}")[2] for element in tree.iter()]
    ends = {element.get(end) for element in tree.iter() for end in ("source", "target") if element.get(end)}
    nodes = {element.get("id") for element in tree.iter() if element.tag.endswith("}node")}
    assert names.count("edge") > 0
    assert "2025-03-03" in ElementTree.tostring(tree, encoding="unicode")
    assert ends <= nodes


def test_attacks_do_not_leave_the_network_file() -> None:
    desk = make_desk(made_story(hostile()))
    for kind in ("gexf", "graphml"):
        text = client(desk).get(f"/s/vaubray/export/network.{kind}").text
        ElementTree.fromstring(text)  # noqa: S314  our own
        assert "<script" not in text


@pytest.mark.parametrize("name", ["claims.xml", "claims.gexf", "none.csv", "dossier.csv", "figures.jsonld"])
def test_what_is_not_offered_is_not_there(name: str) -> None:
    assert client(make_desk(made_story())).get(f"/s/vaubray/export/{name}").status_code == 404


def test_the_whole_dossier_is_there_as_the_command_line_writes_it() -> None:
    assert json.loads(export("dossier.json"))["schema"] == "recoupe/dossier/1"
    assert export("dossier.md").startswith("# ")
    assert set(FORMATS) == {"csv", "json", "jsonld", "md", "gexf", "graphml"}


def test_linked_data_of_claims_is_that_of_the_claims_in_view() -> None:
    def claims(address: str) -> set[str]:
        return {node["@id"] for node in json.loads(export(address))["@graph"] if node["@type"] == "Claim"}

    every, denied = claims("claims.jsonld"), claims("claims.jsonld?act=denies")
    assert denied < every
    rows = {row["claim"] for row in json.loads(export("claims.json?act=denies"))}
    assert denied == {f"urn:recoupe:claim:{key}" for key in rows}
    assert "Quotation" not in export("claims.jsonld")
    assert "Quotation" in export("dossier.jsonld")
