"""The claim matrix: which rows are in view, in which order, on which page."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from recoupe.app.web.story_view import StoryView
from recoupe.render.reported import ClaimRow

ROWS = 30
"""Rows of one page: at fifty articles a page is 1.2 MB of plain HTML, 90 kB over the wire, made in a tenth of a second."""
VERDICTS = ("contested", "differ", "agree", "single")
ACTS = ("states", "reports", "reports-conditional", "denies", "declines", "questions")
CALLS = ("open", "confirmed", "dismissed", "noted")
GROUPS = ("", "actor", "verdict")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks to see; "" leaves it open."""

    text: str = ""
    verdict: str = ""
    act: str = ""
    actor: str = ""
    call: str = ""
    group: str = ""

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        given = {name: getattr(self, name) for name in ("text", "verdict", "act", "actor", "call", "group")}
        return urlencode({name: value for name, value in given.items() if value})

    @property
    def any(self) -> bool:
        """Whether something is left out."""
        return any((self.text, self.verdict, self.act, self.actor, self.call))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the matrix.

    Attributes:
        groups: rows under their heading; one group without a heading when none is asked for.
        found: how many rows there are on all pages.
        number: of this page, from 1.
        pages: how many there are.
    """

    groups: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    found: int
    number: int
    pages: int


def wanted_of(query: Mapping[str, str]) -> Wanted:
    """What a query asks for; values nobody offers are left out."""

    def one_of(name: str, choices: Iterable[str]) -> str:
        value = query.get(name, "")
        return value if value in choices else ""

    return Wanted(
        text=query.get("text", "")[:200].strip(),
        verdict=one_of("verdict", VERDICTS),
        act=one_of("act", ACTS),
        actor=query.get("actor", "")[:64],
        call=one_of("call", CALLS),
        group=one_of("group", GROUPS),
    )


def rows_wanted(view: StoryView, wanted: Wanted) -> tuple[ClaimRow, ...]:
    """The claims in view, in the order of the dossier, what is no claim left out by `link` already."""
    words = fold(wanted.text)
    speaking = claims_of(view, wanted.actor) if wanted.actor else frozenset()
    return tuple(
        row
        for row in view.claims
        if (not wanted.verdict or row.verdict == wanted.verdict)
        and (not wanted.act or any(said.act == wanted.act and said.href for _, marks in row.cells for said in marks))
        and (not wanted.actor or row.anchor in speaking)
        and (not wanted.call or _call(view, row) == wanted.call)
        and (not words or words in fold(" ".join((row.says, *(item.exact for item in row.excerpts)))))
    )


def claims_of(view: StoryView, actor: str) -> frozenset[str]:
    """The claims an actor is an origin of, or in whose words they are named."""
    known = view.guide.actors.get(actor)
    places = {(place.article, place.span.start, place.span.end) for place in known.places} if known else set()
    origins = {origin.id for origin in view.guide.origins.values() if origin.actor == actor or actor in origin.through}
    found = set()
    for n, claim in enumerate(view.dossier.links.claims, start=1):
        cites = [cite for cell in claim.cells for cite in cell.cites]
        if origins & set(claim.origins) or any(
            article == cite.article and cite.span.start <= start and end <= cite.span.end
            for cite in cites
            for article, start, end in places
        ):
            found.add(f"c{n}")
    return frozenset(found)


def sheet_of(view: StoryView, wanted: Wanted, query: Mapping[str, str]) -> Sheet:
    """The page of the matrix a query asks for: by its number, or by a row that must be on it."""
    groups = _grouped(view, wanted, rows_wanted(view, wanted))
    rows = [(name, row) for name, members in groups for row in members]
    pages = max((len(rows) + ROWS - 1) // ROWS, 1)
    at = next((n for n, (_, row) in enumerate(rows) if row.anchor == query.get("at")), None)
    asked = query.get("page", "1")
    number = at // ROWS + 1 if at is not None else int(asked) if asked.isdecimal() and len(asked) < 7 else 1
    number = min(max(number, 1), pages)
    here = rows[(number - 1) * ROWS : number * ROWS]
    names = dict.fromkeys(name for name, _ in here)
    order = {label: n for n, (label, _) in enumerate(view.labels)}
    shown = ((name, tuple(_in_order(row, order) for own, row in here if own == name)) for name in names)
    return Sheet(tuple(shown), len(rows), number, pages)


def _in_order(row: ClaimRow, order: Mapping[str, int]) -> ClaimRow:
    """A row whose cells stand in the order of the columns: that of time."""
    return replace(row, cells=tuple(sorted(row.cells, key=lambda cell: order[cell[0]])))


def _grouped(view: StoryView, wanted: Wanted, rows: tuple[ClaimRow, ...]) -> list[tuple[str, list[ClaimRow]]]:
    """Rows under the headings asked for, most rows first."""
    if not wanted.group:
        return [("", list(rows))]
    groups: dict[str, list[ClaimRow]] = {}
    for row in rows:
        if wanted.group == "verdict":
            name = view.phrases.say(f"verdict.{row.verdict}")
        else:
            name = row.origins[0].name if row.origins else view.phrases.say("reported.no_origin")
        groups.setdefault(name, []).append(row)
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def _call(view: StoryView, row: ClaimRow) -> str:
    review = view.reviews.get(row.anchor)
    return review.call if review else "open"


def fold(text: str) -> str:
    """A text without accents, capitals and doubled spaces, for looking things up."""
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(plain.replace("\u2019", "'").lower().split())
