"""CSV, JSON Lines and Parquet: one article a row, its text in a column whose name says so."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import BytesIO, StringIO

from recoupe.read.formats.part import FormatError, Item, Part, rendition

COLUMNS: dict[str, tuple[str, ...]] = {
    "body": ("text", "body", "content", "article", "texte", "contenu", "maintext", "full_text", "fulltext", "articlebody"),
    "html": ("html", "raw_html", "page", "source_html"),
    "title": ("title", "headline", "titre"),
    "standfirst": ("standfirst", "lead", "summary", "description", "chapo", "excerpt"),
    "author": ("author", "authors", "byline", "auteur", "auteurs"),
    "outlet": ("outlet", "media", "publisher", "site", "source", "journal", "media_name", "domain"),
    "published": ("published", "date", "date_publish", "publish_date", "published_at", "pubdate", "datepublished"),
    "language": ("language", "lang", "langue"),
    "url": ("url", "link", "uri", "resolved_url", "canonical_url"),
    "id": ("id", "identifier", "guid"),
}
"""Names of columns met in exports of crawlers and press archives, the best first; compared without case."""

MOST_FIELD = 20 * 2**20
"""Characters in one field of a CSV: a row is an article, not a corpus."""


def read_csv(data: bytes) -> Iterator[Part]:
    """One article for each row that has a text; the delimiter is sniffed.

    Raises:
        FormatError: no column bears a name that says text.
    """
    text = _decoded(data)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:8192].split("\n", 1)[0], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    dialect.doublequote = True
    csv.field_size_limit(MOST_FIELD)
    rows = csv.DictReader(StringIO(text, newline=""), dialect=dialect)
    try:
        yield from _parts((_filled(row) for row in rows), rows.fieldnames)
    except csv.Error as error:
        raise FormatError(f"line {rows.line_num}: {error}") from error


def read_jsonl(data: bytes) -> Iterator[Part]:
    """One article for each line that is an object with a text.

    Raises:
        FormatError: a line is no JSON object, or no object has a field whose name says text.
    """

    def rows() -> Iterator[dict[str, str]]:
        for n, line in enumerate(_decoded(data).splitlines(), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise FormatError(f"line {n} is not JSON: {error}") from error
            if not isinstance(row, dict):
                raise FormatError(f"line {n} is no object")
            yield {key: _told(value) for key, value in row.items()}

    yield from _parts(rows(), None)


def read_parquet(data: bytes) -> Iterator[Part]:
    """One article for each row that has a text.

    Raises:
        FormatError: pyarrow is not installed (`pip install recoupe[parquet]`), the file is no Parquet, or no column says text.
    """
    try:
        import pyarrow  # noqa: PLC0415  an extra: 120 MB for one format
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise FormatError("reading Parquet needs pyarrow: pip install 'recoupe[parquet]'") from error
    try:
        file = pyarrow.parquet.ParquetFile(BytesIO(data))
        names = file.schema_arrow.names
        rows = (row for batch in file.iter_batches(batch_size=256) for row in batch.to_pylist())
        yield from _parts(({k: _told(v) for k, v in row.items()} for row in rows), names)
    except (pyarrow.ArrowException, OSError) as error:
        raise FormatError(f"not a Parquet file: {error}") from error


def _parts(rows: Iterator[dict[str, str]], columns: object) -> Iterator[Part]:
    found, refused = 0, False
    for n, row in enumerate(rows, 1):
        fields = {name.strip().casefold(): value for name, value in row.items()}
        page, body = _column(fields, "html"), _column(fields, "body")
        if not any(name in fields for kind in ("html", "body") for name in COLUMNS[kind]):
            refused = True
            continue
        found += 1
        name = _column(fields, "id") or f"row={n}"
        url = _column(fields, "url") or None
        if page.strip():
            yield Part(name, page.encode("utf-8", "replace"), "html", url, encoding="utf-8")
        elif body.strip():
            yield Part(name, rendition(_item(fields, body)), "html", url, encoding="utf-8")
    if refused and not found:
        raise FormatError(
            f"no column says where the text is: name one of {', '.join(COLUMNS['body'])}; there are {columns or 'others'}"
        )


def _item(fields: Mapping[str, str], body: str) -> Item:
    author = _column(fields, "author")
    return Item(
        title=_column(fields, "title"),
        body=body,
        standfirst=_column(fields, "standfirst"),
        authors=tuple(part.strip() for part in author.split(";") if part.strip()),
        outlet=_column(fields, "outlet"),
        published=_column(fields, "published"),
        language=_column(fields, "language"),
        url=_column(fields, "url"),
    )


def _column(fields: Mapping[str, str], kind: str) -> str:
    return next((fields[name] for name in COLUMNS[kind] if fields.get(name)), "")


def _filled(row: Mapping[str, object]) -> dict[str, str]:
    """A row without the cells beyond its header (a list under None) and those it lacks (None)."""
    return {name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}


def _told(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_told(one) for one in value)
    if isinstance(value, dict):
        return _told(value.get("name", ""))
    return "" if value is None else str(value)


def _decoded(data: bytes) -> str:
    for codec in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
