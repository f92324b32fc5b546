"""A corpus as lines of JSON: each an article with id, date, title, text, language, outlet; a text or a title must be there."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from recoupe.clean.languages import find_language
from recoupe.language.page_words import load_page_words
from recoupe.records import Fault, RecoupeError, StreamArticle

MOST_LINE = 20 * 2**20
"""Characters of one line: an article, not a corpus."""


class CorpusError(RecoupeError):
    """The corpus cannot be read: another file must be named, or this one mended."""


def read_lines(name: str, faults: list[Fault]) -> Iterator[StreamArticle]:
    """The articles of a corpus, one after the other; a line that is none is a fault, and the next one is read.

    Args:
        name: a file, or "-" for standard input.
        faults: takes what was wrong with single lines.

    Raises:
        CorpusError: the file cannot be read, or two lines bear one id.

    Faults:
        corpus.not-an-article: the line is no JSON object with a text or a title, or is too long.
        corpus.bad-date: the date is no ISO date; the article is read without one.
    """
    stop = load_page_words().stop
    seen: set[str] = set()
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                row = _row(line)
                if row is None:
                    faults.append(Fault("corpus.not-an-article", f"{name}:{number}", "no JSON object with a text or a title"))
                    continue
                article = _article(row, f"{name}:{number}", str(number), faults)
                if article.id in seen:
                    raise CorpusError(f"{name}:{number}: id {article.id!r} stands on two lines; ids must be unique")
                seen.add(article.id)
                yield article if article.language else _told(article, stop)
    except OSError as trouble:
        raise CorpusError(f"{name}: {trouble.strerror or trouble}") from trouble


def _row(line: bytes) -> dict[str, Any] | None:
    if len(line) > MOST_LINE:
        return None
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or not any(isinstance(row.get(key), str) and row[key].strip() for key in ("text", "title")):
        return None
    return row


def _article(row: dict[str, Any], place: str, number: str, faults: list[Fault]) -> StreamArticle:
    said = {key: row[key] if isinstance(row.get(key), str) else "" for key in ("title", "text", "language", "outlet")}
    name = row.get("id")
    given = row.get("date")
    when = _time(given)
    if when is None and given not in (None, ""):
        faults.append(Fault("corpus.bad-date", place, f"{str(given)[:40]!r} is no ISO date; read without one"))
    language = said["language"].lower()[:2]
    return StreamArticle(number if name in (None, "") else str(name), said["title"], said["text"], language, when, said["outlet"])


def _time(given: object) -> datetime | None:
    """An ISO date, date and time, or seconds since 1970; a time without a zone is taken for UTC."""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return None
    try:
        if not isinstance(given, str):
            return datetime.fromtimestamp(given, UTC)
        words = given.strip()
        if len(words) == len("2026-11-21"):
            return datetime.combine(date.fromisoformat(words), datetime.min.time(), UTC)
        found = datetime.fromisoformat(words)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _told(article: StreamArticle, stop: Any) -> StreamArticle:  # noqa: ANN401
    """The article with the language its words tell."""
    language = find_language(f"{article.title}\n{article.text}", stop) or ""
    return StreamArticle(article.id, article.title, article.text, language, article.time, article.outlet)
