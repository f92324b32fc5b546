import copy
import json

import jsonschema
import pytest

from dossier.made import made_dossier
from recoupe.dossier.verify.shape import check_shape, load_schema
from recoupe.render.contract import to_json

BREAKS: list[tuple[list[str | int], object]] = [
    (["articles"], {}),
    (["articles", 0, "received_length"], -1),
    (["articles", 0, "received_length"], True),
    (["articles", 0, "received_sha256"], "abc"),
    (["articles", 0, "title"], "a title"),
    (["articles", 0, "blocks", 0, "role"], "footer"),
    (["actors", 0, "kind"], None),
    (["attributions", 0, "hedge"], "maybe"),
    (["attributions", 0, "because", 0, "weight"], 1.5),
    (["quantities", 0, "value"], 12000),
    (["quantities", 0, "value"], "1e3"),
    (["claims", 0, "cells"], []),
    (["claims", 0, "independent_origins"], "1"),
    (["timeline", 0, "cites"], []),
    (["reuse", 0, "pairs", 0], []),
    (["faults", 0, "cite"], 3),
    (["language"], None),
]


def written() -> dict[str, object]:
    value: dict[str, object] = json.loads(to_json(made_dossier()))
    return value


def changed(path: list[str | int], value: object) -> object:
    whole: object = copy.deepcopy(written())
    inner = whole
    for step in path[:-1]:
        inner = inner[step]  # type: ignore[index]
    inner[path[-1]] = value  # type: ignore[index]
    return whole


def test_the_shipped_schema_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(load_schema())


def test_a_real_dossier_has_the_shape_for_jsonschema_and_for_us() -> None:
    jsonschema.validate(written(), load_schema(), cls=jsonschema.Draft202012Validator)
    assert check_shape(written()) == ()


@pytest.mark.parametrize(("path", "value"), BREAKS)
def test_what_jsonschema_refuses_we_refuse_at_that_place(path: list[str | int], value: object) -> None:
    broken = changed(path, value)
    assert not jsonschema.Draft202012Validator(load_schema()).is_valid(broken)
    where = "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    assert [failure.where for failure in check_shape(broken)] == [where]


def test_every_field_of_the_contract_is_required() -> None:
    for name in written():
        whole = written()
        del whole[name]
        assert [failure.where for failure in check_shape(whole)] == [f"$.{name}"]


def test_fields_may_be_added() -> None:
    assert check_shape(written() | {"seen": [{"by": "anyone"}]}) == ()
