"""Weigh what a page and its words say of the article: every candidate is kept, with the rule that chose it or passed it over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from recoupe.clean.dating import Dated
from recoupe.clean.declared import Declared
from recoupe.clean.stamps import read_date, read_stamp
from recoupe.language import Tables
from recoupe.language.leftovers import line_key
from recoupe.records import Article, Evidence, EvidenceField, Span

MAX_VALUE = 300
"""Characters of a value kept: headlines stay below 200, a wall's first words say what it is."""
MAX_WALLS = 4
_ROLES: dict[str, EvidenceField] = {"byline": "author", "date": "published"}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the weighing needs beside the article: what the page declares, the date as told, the language of the words."""

    declared: Declared
    dated: Dated
    voted: str | None


def weigh(article: Article, known: Weighed, tables: Tables) -> tuple[Evidence, ...]:
    """All evidence about an article, field by field, the believed one of a field first."""

    def day(value: str) -> str:
        return (read_date(value, tables) or "")[:10]

    head = line_key(article.title.within(article.text)) if article.title else ""

    def title(value: str) -> str:
        key = line_key(value)
        return head if head and key.startswith(f"{head} ") else key

    pages = {field: [one for one in known.declared.said if one.field == field] for field in _FIELDS}
    found = [
        *_settle([*_title(article), *pages["title"]], title, "evidence.in-text" if article.title else ""),
        *_settle(_ordered([*pages["outlet"], *_outlet(article)], article.outlet), str.casefold, _outlet_rule(article)),
        *_authors(article, pages["author"]),
        *_settle(_dates(article, known.dated, pages["published"], tables), day, known.dated.because),
        *_settle([*_by_modified(pages["modified"], day), *_changes(article, tables)], day, "evidence.most-trusted"),
        *_settle(
            _languages(pages["language"], known.voted), _code, "evidence.in-text" if known.voted else "evidence.most-trusted"
        ),
        *_walls(article, pages["paywall"]),
    ]
    return tuple(dict.fromkeys(replace(one, value=one.value[:MAX_VALUE]) for one in found))


_FIELDS: tuple[EvidenceField, ...] = ("title", "outlet", "author", "published", "modified", "language", "paywall")


def _settle(candidates: list[Evidence], norm: Callable[[str], str], because: str) -> Iterable[Evidence]:
    """Believe the first candidate, when there is a rule for it and it can be read; tell the others by whether they agree."""
    if not candidates:
        return
    believed = norm(candidates[0].value) if because else ""
    for place, one in enumerate(candidates):
        said = norm(one.value)
        if not said:
            yield replace(one, because="evidence.unreadable")
        elif not place and because:
            yield replace(one, chosen=True, because=because)
        else:
            yield replace(one, because="evidence.agrees" if said == believed else "evidence.less-trusted")


def _title(article: Article) -> list[Evidence]:
    """The title as it stands in the text."""
    return [Evidence("title", article.title.within(article.text), "text", article.title)] if article.title else []


def _outlet(article: Article) -> list[Evidence]:
    """The outlet as a masthead or a date line of the text names it."""
    name = article.outlet or ""
    if not name:
        return []
    for block in article.blocks:
        words = block.span.within(article.text)
        if block.role in ("date", "byline") and (at := words.find(name)) >= 0:
            return [Evidence("outlet", name, "text", Span(block.span.start + at, block.span.start + at + len(name)))]
    masthead = any(one.because == "leftovers.masthead" and one.exact == name for one in article.furniture)
    return [Evidence("outlet", name, "text")] if masthead else []


def _outlet_rule(article: Article) -> str:
    """Why the outlet was believed; "" when none was."""
    return "evidence.most-trusted" if article.outlet else ""


def _ordered(candidates: list[Evidence], value: str | None) -> list[Evidence]:
    """The candidates, the one that says this value first."""
    return sorted(candidates, key=lambda one: one.value != value)


def _authors(article: Article, said: list[Evidence]) -> Iterable[Evidence]:
    """The writers a byline of the text names, then those the page alone names; several may be believed."""
    believed: set[str] = set()
    names = {byline.name.casefold() for byline in article.bylines}
    for byline in article.bylines:
        if byline.span:
            believed.add(byline.name.casefold())
            yield Evidence("author", byline.name, "text", byline.span, True, "evidence.in-text")
    for one in said:
        key = one.value.casefold()
        if key in believed:
            yield replace(one, because="evidence.agrees")
        elif key in names:
            believed.add(key)
            yield replace(one, chosen=True, because="evidence.most-trusted")
        else:
            yield replace(one, because="evidence.less-trusted")


def _dates(article: Article, dated: Dated, said: list[Evidence], tables: Tables) -> list[Evidence]:
    """The dates of publication, the believed one first."""
    found = [*said, *_stamps(article, tables, updated=False)]
    if dated.searched:
        found.append(Evidence("published", dated.searched, "htmldate"))
    if dated.address:
        found.append(Evidence("published", dated.address, "url"))
    return sorted(found, key=lambda one: (one.said_by, one.value) != (dated.said_by, dated.value))


def _changes(article: Article, tables: Tables) -> list[Evidence]:
    """The dates of a change the text gives."""
    return [replace(one, field="modified") for one in _stamps(article, tables, updated=True)]


def _stamps(article: Article, tables: Tables, *, updated: bool) -> list[Evidence]:
    """The date lines of the text that give a full date, of publication or of a change."""
    found: list[Evidence] = []
    for block in article.blocks:
        words = block.span.within(article.text)
        if block.role not in _ROLES or read_date(words, tables) is None:
            continue
        stamp = read_stamp(words, tables)
        if (stamp is not None and stamp.updated) == updated:
            found.append(Evidence("published", words, "text", block.span))
    return found


def _by_modified(said: list[Evidence], day: Callable[[str], str]) -> list[Evidence]:
    """The declared dates of a change, those that can be read first."""
    return sorted(said, key=lambda one: not day(one.value))


def _languages(said: list[Evidence], voted: str | None) -> list[Evidence]:
    """The language of the words, which are believed before what the page declares."""
    return [*([Evidence("language", voted, "text")] if voted else []), *said]


def _code(value: str) -> str:
    """A language code without its region."""
    return value[:2].lower()


def _walls(article: Article, said: list[Evidence]) -> Iterable[Evidence]:
    """What the page says of a wall, and the walls that stand in it; whether the text breaks off tells which is believed."""
    cut = "truncated" in article.flags
    because = "evidence.cut-short" if cut else "evidence.whole"
    for one in said:
        closed = one.value == "false"
        yield replace(one, chosen=closed == cut, because=because)
    walls = [one for one in article.furniture if one.kind == "paywall"]
    for wall in walls[:MAX_WALLS]:
        yield Evidence("paywall", " ".join(wall.exact.split()), "text", None, cut, because)
