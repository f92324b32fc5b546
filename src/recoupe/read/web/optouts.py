"""What a site says it does not want: robots.txt, and TDMRep in the order of its specification. See docs/sources.md#tdmrep."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

MOST_PATTERN = 500
"""Characters of a path pattern; a longer one is nobody's path."""

_META = re.compile(rb"<meta\b[^>]{0,500}>", re.I)
_NAME = re.compile(rb"""\bname\s*=\s*["']?tdm-(reservation|policy)\b""", re.I)
_CONTENT = re.compile(rb"""\bcontent\s*=\s*["']?([^"'>]*)""", re.I)


@dataclass(frozen=True, slots=True)
class Reservation:
    """Whether rights of text and data mining are reserved for a page, and who said so last.

    Attributes:
        reserved: True or False as said; None where nothing valid is said.
        policy: URL of the terms, where given.
        said_by: "well-known", "header" or "meta": the last that spoke, which supersedes the ones before.
    """

    reserved: bool | None = None
    policy: str | None = None
    said_by: str | None = None


def read_reservation(url: str, well_known: bytes | None, headers: Mapping[str, str], html: bytes) -> Reservation:
    """TDMRep for one page: the file at the site's root, then the response's header, then the page's meta, each superseding.

    Values other than 0 and 1 count as nothing said.
    """
    found = Reservation()
    site = _from_file(urlsplit(url).path or "/", well_known)
    if site:
        found = site
    header = _said(headers.get("tdm-reservation"))
    if header is not None:
        found = Reservation(header, headers.get("tdm-policy") or found.policy, "header")
    meta = _metas(html)
    said = _said(meta.get("reservation"))
    if said is not None:
        found = Reservation(said, meta.get("policy") or found.policy, "meta")
    return found


def _from_file(path: str, data: bytes | None) -> Reservation | None:
    """The first rule of tdmrep.json whose pattern matches the path."""
    try:
        rules = json.loads(data) if data else []
    except (ValueError, RecursionError):
        return None
    for rule in rules if isinstance(rules, list) else []:
        if isinstance(rule, dict) and _matches(path, str(rule.get("location", ""))):
            said = _said(str(rule.get("tdm-reservation")))
            return (
                Reservation(said, str(rule["tdm-policy"]) if rule.get("tdm-policy") else None, "well-known")
                if said is not None
                else None
            )
    return None


def _matches(path: str, pattern: str) -> bool:
    """A pattern of tdmrep.json: "*" stands for any characters, "$" at its end for the end of the path."""
    if not pattern or len(pattern) > MOST_PATTERN:
        return False
    ends = pattern.endswith("$")
    literal = re.sub(r"([\[\]?])", r"[\1]", pattern.removesuffix("$"))
    return fnmatchcase(path, literal if ends else literal + "*")


def _metas(html: bytes) -> dict[str, str]:
    found = dict[str, str]()
    for tag in _META.findall(html[: 2**18]):
        name, content = _NAME.search(tag), _CONTENT.search(tag)
        if name and content:
            found.setdefault(name[1].decode().lower(), content[1].decode("utf-8", "replace").strip())
    return found


def _said(value: str | None) -> bool | None:
    return {"1": True, "0": False}.get((value or "").strip())
