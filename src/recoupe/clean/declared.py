"""What a page says of itself beside its text: linked data, meta elements. Competing evidence, not truth."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.clean.markup import Scan
from recoupe.records import Evidence, EvidenceField

ARTICLE_TYPES = frozenset(
    [
        *("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle"),
        *("reviewnewsarticle", "blogposting", "socialmediaposting", "report", "liveblogposting", "webpage", "interview"),
    ]
)
MAX_JSON = 1_000_000
"""Characters of one linked-data script: those of news pages stay below 60 000."""
MAX_NODES = 2000
_TRAILING = re.compile(r",\s*([}\]])")
_TITLE_TAIL = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022-]\s+[^|\u2013\u2014\u00b7\u2022]{2,40}$")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page says; every tuple in order of trust, the most trusted first.

    Attributes:
        titles: headline, og:title, `<title>` without its tail.
        descriptions: of the article.
        outlet: publisher or site name.
        authors: persons' names as written; outlets and empty names left out.
        published, modified: (value as written, where it stood).
        language: as declared.
        types: of the linked data, in lower case.
        address: where the page says it stands.
        said: all of it as evidence, field by field, nothing chosen.
        free: False where it says the text is not open to all, else None or True.
    """

    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[tuple[str, str], ...] = ()
    modified: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    types: frozenset[str] = frozenset()
    free: bool | None = None
    address: str | None = None
    said: tuple[Evidence, ...] = ()


def gather(scan: Scan) -> Declared:
    """Read the linked data and the meta elements of a page."""
    nodes = [node for script in scan.json for node in _nodes(script)]
    articles = [node for node in nodes if _types(node) & ARTICLE_TYPES]
    articles.sort(key=lambda node: (_types(node) <= {"webpage"}, "headline" not in node))
    metas: dict[str, list[str]] = {}
    for key, content in scan.metas:
        metas.setdefault(key, []).append(_clean(content))
    head = _clean(scan.heads)
    outlet = _first(_names(node.get("publisher")) for node in articles) or _first([metas.get("og:site_name", [])])
    published = _dates(articles, "datePublished", metas, _PUBLISHED)
    modified = _dates(articles, "dateModified", metas, _MODIFIED)
    return Declared(
        titles=_unique(
            [
                *_texts(articles, "headline"),
                *metas.get("og:title", []),
                *metas.get("twitter:title", []),
                _TITLE_TAIL.sub("", head),
                head,
            ]
        ),
        descriptions=_unique([*_texts(articles, "description"), *metas.get("og:description", []), *metas.get("description", [])]),
        outlet=outlet,
        authors=_authors(articles, outlet),
        published=published,
        modified=modified,
        language=scan.language,
        types=frozenset(
            [*(kind for node in nodes for kind in _types(node)), *(f"og:{kind.lower()}" for kind in metas.get("og:type", []))]
        ),
        free=_free(articles),
        address=scan.canonical or next(iter(metas.get("og:url", [])), None),
        said=(
            *_in_json(articles),
            *_in_meta(metas, head),
            *_dated("published", published),
            *_dated("modified", modified),
            *([Evidence("language", scan.language, "html:lang")] if scan.language else []),
        ),
    )


_IN_JSON: tuple[tuple[EvidenceField, str], ...] = (
    ("title", "headline"),
    ("outlet", "publisher"),
    ("author", "author"),
    ("language", "inLanguage"),
    ("paywall", "isAccessibleForFree"),
)
_IN_META: tuple[tuple[EvidenceField, str], ...] = (
    ("title", "og:title"),
    ("title", "twitter:title"),
    ("outlet", "og:site_name"),
    ("author", "author"),
    ("author", "article:author"),
    ("language", "og:locale"),
)


def _in_json(articles: list[dict[str, object]]) -> Iterator[Evidence]:
    """What the linked data says, as evidence."""
    for field, key in _IN_JSON:
        for node in articles:
            value = node.get(key)
            said = str(_open(value)).lower() if field == "paywall" and value is not None else value
            for one in _names(said):
                if one:
                    yield Evidence(field, one, f"json-ld:{key}")


def _in_meta(metas: dict[str, list[str]], head: str) -> Iterator[Evidence]:
    """What the meta elements and the head's title say, as evidence."""
    for field, key in _IN_META:
        yield from (Evidence(field, value, f"meta:{key}") for value in metas.get(key, []) if value)
    if head:
        yield Evidence("title", head, "html:title")


def _dated(field: EvidenceField, dates: tuple[tuple[str, str], ...]) -> Iterator[Evidence]:
    """Dates as evidence."""
    return (Evidence(field, value, where) for value, where in dates)


_PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publish-date", "sailthru.date", "parsely-pub-date", "dcterms.created", "cxenseparse:recs:publishtime")  # fmt: skip  # noqa: E501
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")


def _nodes(script: str) -> Iterator[dict[str, object]]:
    """Every object of one linked-data script, nested ones that are articles too; nothing when it is no JSON."""
    if len(script) > MAX_JSON:
        return
    body = (
        script.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .replace("//<![CDATA[", "")
        .replace("//]]>", "")
        .strip()
        .rstrip(";")
    )
    for attempt in (body, _TRAILING.sub(r"\1", body)):
        try:
            data = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        break
    else:
        return
    queue, count = [data], 0
    while queue and count < MAX_NODES:
        one = queue.pop(0)
        count += 1
        if isinstance(one, list):
            queue += one
        elif isinstance(one, dict):
            yield one
            queue += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(one.get(key), (list, dict))]


def _types(node: dict[str, object]) -> frozenset[str]:
    """The types of an object, in lower case."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return frozenset(one.rpartition("/")[2].lower() for one in kinds if isinstance(one, str))


def _clean(text: str) -> str:
    """References decoded (twice where a page encoded them twice), tags gone, white space folded."""
    return " ".join(re.sub(r"<[^<>]{1,200}>", " ", html.unescape(html.unescape(text[:5000]))).split())


def _texts(nodes: list[dict[str, object]], key: str) -> list[str]:
    """The texts under one key."""
    return [_clean(value) for node in nodes if isinstance(value := node.get(key), str)]


def _names(value: object) -> list[str]:
    """Names under a person, an organisation, a string, or a list of them."""
    if isinstance(value, str):
        return [_clean(value)]
    if isinstance(value, dict):
        return [name for one in (value.get("name"),) for name in _names(one)] if value.get("name") else []
    return [name for one in value for name in _names(one)] if isinstance(value, list) else []


def _first(groups: object) -> str | None:
    """The first name of the first group that has one."""
    return next((name for names in groups for name in names if name), None)  # type: ignore[attr-defined]


def _authors(articles: list[dict[str, object]], outlet: str | None) -> tuple[str, ...]:
    """Persons named as authors; organisations, addresses and the outlet itself left out."""
    found: list[str] = []
    for node in articles:
        authors = node.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and "organization" in _types(author):
                continue
            found += [name for name in _names(author) if name and "/" not in name and "@" not in name and "." not in name[2:]]
        if found:
            break
    return _unique(name for name in found if outlet is None or name.lower() != outlet.lower())


def _dates(
    nodes: list[dict[str, object]], key: str, metas: dict[str, list[str]], names: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Dates under one key of the linked data, then in meta elements, each with where it stood."""
    found = [(value.strip(), f"json-ld:{key}") for node in nodes if isinstance(value := node.get(key), str) and value.strip()]
    found += [(value, f"meta:{name}") for name in names for value in metas.get(name, []) if value]
    return tuple(dict.fromkeys(found))


def _free(articles: list[dict[str, object]]) -> bool | None:
    """Whether the article says it is open to all; what its parts say does not count against it."""
    said = [node["isAccessibleForFree"] for node in articles if "isAccessibleForFree" in node]
    return None if not said else _open(said[0])


def _open(value: object) -> bool:
    """Whether a value of linked data says yes."""
    return str(value).lower() in ("true", "1", "yes", "http://schema.org/true")


def _unique(values: object) -> tuple[str, ...]:
    """Non-empty values, first ones first."""
    return tuple(dict.fromkeys(value for value in values if value))  # type: ignore[attr-defined]
