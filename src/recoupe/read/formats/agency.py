"""Items as news agencies send them: ninjs (versions 1 to 3) and NewsML-G2. Formats: docs/sources.md#iptc."""

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from recoupe.read.formats.part import FormatError, Item, Part, rendition
from recoupe.read.formats.xml import local, parse_xml, words


def read_ninjs(data: bytes) -> Iterator[Part]:
    """The item of a ninjs file, or the items of a list of them.

    Raises:
        FormatError: not JSON, or nothing in it has the fields of a ninjs item.
    """
    try:
        read = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not JSON: {error}") from error
    items = [item for item in (read if isinstance(read, list) else [read]) if isinstance(item, dict) and "uri" in item]
    if not items:
        raise FormatError('no ninjs item: an object with "uri" was expected')
    for item in items:
        known = _ninjs_item(item)
        if known.body or known.title:
            yield Part(str(item["uri"]), rendition(known), "html", known.url or None, encoding="utf-8")


def _ninjs_item(item: dict[str, Any]) -> Item:
    body, is_html = _ninjs_body(item)
    people = tuple(str(p["name"]) for p in _objects(item, "people") if p.get("name") and "author" in str(p.get("rel", "")))
    sources = [str(s["name"]) for s in (_objects(item, "infosources") or _objects(item, "infosource")) if s.get("name")]
    links = [str(a.get("value", "")) for a in _objects(item, "altids")]
    by = _text(item, "by") or _text(item, "byline")
    return Item(
        title=_ninjs_text(item, "headline"),
        body=body,
        is_html=is_html,
        standfirst=_ninjs_text(item, "description_summary") or _text(item, "description_text"),
        authors=people or ((by,) if by else ()),
        outlet=", ".join(sources) or _text(item, "source"),
        published=_text(item, "firstcreated") or _text(item, "versioncreated") or _text(item, "contentcreated"),
        modified=_text(item, "versioncreated"),
        language=_text(item, "language"),
        url=next((link for link in links if link.startswith("http")), ""),
        credit=_text(item, "usageterms"),
    )


def _objects(item: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects of a list field; [] where the field is missing or something else."""
    value = item.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _ninjs_text(item: dict[str, Any], name: str) -> str:
    """A text of version 1 ("headline"), or of the lists of versions 2 and 3 ("headlines", the one without a role first)."""
    listed = [one for one in _objects(item, f"{name}s") if one.get("value")]
    best = min(listed, key=lambda one: (one.get("role", "") not in ("", "main"), str(one.get("role", ""))), default=None)
    return str(best["value"]) if best else _text(item, name)


def _ninjs_body(item: dict[str, Any]) -> tuple[str, bool]:
    listed = [one for one in _objects(item, "bodies") if one.get("value")]
    marked = [str(one["value"]) for one in listed if "html" in str(one.get("contenttype", ""))]
    html = next(iter(marked), _text(item, "body_html") or _text(item, "body_xhtml"))
    if html:
        return html, True
    return next((str(one["value"]) for one in listed), _text(item, "body_text")), False


def read_newsml(data: bytes) -> Iterator[Part]:
    """Every text item of a NewsML-G2 message or file.

    Raises:
        FormatError: not XML, or without a newsItem.
    """
    items = [element for element in parse_xml(data).iter() if local(element) == "newsItem"]
    if not items:
        raise FormatError("no newsItem: not NewsML-G2")
    for n, element in enumerate(items, 1):
        known = _newsml_item(element)
        if known.body or known.title:
            yield Part(element.get("guid") or f"item-{n}", rendition(known), "html", encoding="utf-8")


def _newsml_item(item: etree._Element) -> Item:
    body = next((e for e in item.iter() if local(e) in ("inlineXML", "inlineData")), None)
    inline = _inline(body) if body is not None else ""
    language = _first(item, "contentMeta", "language")
    return Item(
        title=words(_first(item, "contentMeta", "headline")),
        body=inline,
        is_html=body is not None and local(body) == "inlineXML",
        authors=tuple(filter(None, [words(_first(item, "contentMeta", "by"))])),
        outlet=words(_first(item, "itemMeta", "provider", "name")) or words(_first(item, "contentMeta", "infoSource", "name")),
        published=words(_first(item, "itemMeta", "firstCreated")) or words(_first(item, "itemMeta", "versionCreated")),
        modified=words(_first(item, "itemMeta", "versionCreated")),
        language=(language.get("tag") or "") if language is not None else "",
        credit=words(_first(item, "contentMeta", "creditline")),
    )


def _first(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element down a path of local names."""
    for name in path:
        found = next((child for child in element if local(child) == name), None)
        if found is None:
            return None
        element = found
    return element


def _inline(body: etree._Element) -> str:
    """The paragraphs of an inline NITF or XHTML body as HTML, the head of the document left out."""
    if local(body) == "inlineData":
        return words(body)
    tags = {"p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "hl2": "h2", "li": "li", "blockquote": "blockquote"}
    out = list[str]()
    for element in body.iter():
        tag = tags.get(local(element))
        if tag and words(element) and not any(local(up) in ("head", "li", "blockquote") for up in element.iterancestors()):
            out.append(str(etree.tostring(_plain(tag, element), encoding="unicode", method="html")))
    return "\n".join(out)


def _plain(tag: str, element: etree._Element) -> etree._Element:
    plain = etree.Element(tag)
    plain.text = words(element)
    return plain
