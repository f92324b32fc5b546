"""Read a dossier file back, as JSON whose shape is known to be right."""

import json

from recoupe.dossier.verify.shape import check_shape
from recoupe.records import DossierError


def parse_dossier(text: str) -> dict[str, object]:
    """Read the JSON of a dossier.

    Args:
        text: a whole dossier file, decoded.

    Raises:
        DossierError: not JSON, another schema, or a field missing or of the wrong type; the first trouble is named.

    Example:
        >>> parse_dossier("[]")
        Traceback (most recent call last):
        ...
        recoupe.records.faults.DossierError: not a dossier: $: list is not object
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DossierError(f"not JSON: {error}") from error
    wrong = check_shape(value)
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise DossierError(f"not a dossier: {wrong[0].where}: {wrong[0].message}{more}")
    if not isinstance(value, dict):
        raise DossierError("not a dossier: not an object")
    return value
