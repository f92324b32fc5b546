import json

import pytest

from dossier.made import made_dossier
from recoupe.dossier import parse_dossier
from recoupe.records import DossierError
from recoupe.render.contract import to_fields, to_json


def test_a_dossier_reads_back_as_it_was_written() -> None:
    assert parse_dossier(to_json(made_dossier())) == to_fields(made_dossier())


def test_what_is_not_json_is_refused() -> None:
    with pytest.raises(DossierError, match="not JSON"):
        parse_dossier('{"schema": ')


def test_json_too_deep_to_read_is_refused() -> None:
    with pytest.raises(DossierError):
        parse_dossier("[" * 100_000)


def test_another_schema_is_refused_by_name() -> None:
    other = json.loads(to_json(made_dossier())) | {"schema": "recoupe/dossier/9"}
    with pytest.raises(DossierError, match="recoupe/dossier/9"):
        parse_dossier(json.dumps(other))


def test_a_missing_field_is_named_with_its_place() -> None:
    other = json.loads(to_json(made_dossier()))
    del other["claims"][0]["cells"][1]["why_silent"]
    with pytest.raises(DossierError, match=r"\$\.claims\[0\]\.cells\[1\]\.why_silent: missing"):
        parse_dossier(json.dumps(other))
