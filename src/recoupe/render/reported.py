"""What is reported: one row for each claim, one cell for each article, and who leaves a denial out."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.records import ArticleId, Attribution, Cell, Cite, Claim
from recoupe.render.guide import Guide, by_article
from recoupe.render.targets import Targets

TELLING = ("states", "reports", "reports-conditional", "questions")
"""What an article does that tells a claim: one that is silent about it cannot leave its denial out."""
CUE_LENGTH = 34
"""Characters of reporting words a cell of the matrix has room for; longer ones are in the excerpts below the row."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing an article does with a claim: the symbol, its word, and the article's own decisive words."""

    act: str
    symbol: str
    word: str
    cue: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The exact words behind a cell."""

    label: str
    said: Said
    exact: str
    href: str
    who: str
    place: tuple[str, int, int]
    """Article, start and end of the words in the clean text."""


@dataclass(frozen=True, slots=True)
class OriginChip:
    """One origin of a claim, and the relays it came through."""

    name: str
    kind: str
    symbol: str
    through: str
    inferred: bool
    anonymous: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim."""

    anchor: str
    says: str
    says_label: str
    says_href: str
    core: bool
    single: bool
    verdict: str
    severity: str | None
    n_origins: int
    origins: tuple[OriginChip, ...]
    cells: tuple[tuple[str, tuple[Said, ...]], ...]
    excerpts: tuple[Excerpt, ...]
    by_hand: bool = False
    """A person joined it, parted it, or chose its words."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Articles that do not carry a denial, by what may be said of it."""

    later: tuple[str, ...]
    before: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A denial, or a refusal to comment, of one claim."""

    core: bool
    act: str
    symbol: str
    claim: str
    says: str
    who: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    absence: Absence | None


def claim_rows(guide: Guide, targets: Targets) -> tuple[ClaimRow, ...]:
    """The claims in the order of the dossier."""
    return tuple(_row(guide, targets, n, claim) for n, claim in enumerate(guide.dossier.links.claims, start=1))


def refusals(guide: Guide, targets: Targets) -> tuple[Refusal, ...]:
    """Denials and refusals to comment of every claim that several articles or the story's core carry."""
    found = []
    for n, claim in enumerate(guide.dossier.links.claims, start=1):
        for act in ("denies", "declines"):
            cells = [cell for cell in claim.cells if cell.act == act]
            if cells:
                found.append(_refusal(guide, targets, f"c{n}", claim, cells))
    return tuple(found)


def _refusal(guide: Guide, targets: Targets, row: str, claim: Claim, cells: list[Cell]) -> Refusal:
    """One act of refusal, over all articles that carry it."""
    act = cells[0].act
    places = tuple((guide.label(cell.article), targets.href(row, cell.cites[0])) for cell in cells)
    who = tuple(dict.fromkeys(name for cell in cells for name in guide.who(cell)))
    telling = [cell.article for cell in claim.cells if cell.act in TELLING]
    absence = absence_of(guide, telling, [cell.article for cell in cells]) if act == "denies" else None
    return Refusal(claim.core, act, guide.phrases.say(f"symbol.{act}"), row, claim.says, who, places, absence)


def absence_of(guide: Guide, telling: Iterable[ArticleId], carrying: Iterable[ArticleId]) -> Absence:
    """Which of the articles that tell a claim do not carry its denial, and whether they could have known it.

    The denial is known to be public once the first dated article that carries it is. An article published after that could have
    carried it; one published before could not; without both times, nothing is said.
    """
    held, told = set(carrying), set(telling)
    times = sorted(edtf for edtf in (guide.articles[article].published.edtf for article in held) if edtf)
    later: list[str] = []
    before: list[str] = []
    unknown: list[str] = []
    for article in by_article(guide.dossier):
        if article in told - held:
            order = _order(guide.articles[article].published.edtf, times[0] if times else None)
            {1: later, -1: before, 0: unknown}[order].append(guide.label(article))
    return Absence(tuple(later), tuple(before), tuple(unknown))


def _order(one: str | None, other: str | None) -> int:
    """1 when `one` is surely after `other`, -1 when surely before, 0 when the two texts do not tell."""
    if one is None or other is None:
        return 0
    length = min(len(one), len(other))
    return (one[:length] > other[:length]) - (one[:length] < other[:length])


def _row(guide: Guide, targets: Targets, n: int, claim: Claim) -> ClaimRow:
    """One row of the matrix."""
    row = f"c{n}"
    speaking = [cell for cell in claim.cells if cell.cites]
    cite = worded(claim)
    cells = tuple(
        (guide.label(article), tuple(_said(guide, targets, row, cell) for cell in guide.cells(claim, article)))
        for article in by_article(guide.dossier)
    )
    excerpts = tuple(_excerpt(guide, targets, row, cell, cite) for cell in speaking for cite in cell.cites)
    return ClaimRow(
        anchor=row,
        says=claim.says,
        says_label=guide.label(cite.article),
        says_href=targets.href(row, cite),
        core=claim.core,
        single=not claim.core and len({cell.article for cell in speaking}) == 1,
        verdict=claim.verdict,
        severity=claim.severity,
        n_origins=claim.independent_origins,
        origins=tuple(origin_chip(guide, key) for key in claim.origins if key in guide.origins),
        cells=cells,
        excerpts=excerpts,
        by_hand=any(reason.rule.endswith("-by-a-person") for reason in claim.because),
    )


def worded(claim: Claim) -> Cite:
    """The cite whose words the claim is worded in; the first one where none is."""
    cites = [cite for cell in claim.cells for cite in cell.cites]
    return next((cite for cite in cites if claim.says in cite.exact), cites[0])


def _said(guide: Guide, targets: Targets, row: str, cell: Cell) -> Said:
    """One cell of the matrix."""
    say = guide.phrases.say
    if cell.why_silent is not None:
        return Said("silent", say("symbol.silent"), say(f"silent.{cell.why_silent}"), None, None)
    cite = cell.cites[0]
    return Said(cell.act, say(f"symbol.{cell.act}"), say(f"act.{cell.act}"), _cue(guide, cite), targets.href(row, cite))


def _cue(guide: Guide, cite: Cite) -> str | None:
    """The article's own decisive words: those that report, where they are short."""
    said = guide.attribution_of(cite)
    if said is None or said.cue is None:
        return None
    words = said.cue.within(guide.articles[cite.article].text)
    return words if len(words) <= CUE_LENGTH and any(char.isalpha() for char in words) else None


def _excerpt(guide: Guide, targets: Targets, row: str, cell: Cell, cite: Cite) -> Excerpt:
    """The exact words of one cite, with who says them."""
    said: Attribution | None = guide.attribution_of(cite)
    who = guide.speaker(cite.article, said) if said else None
    place = (cite.article, cite.span.start, cite.span.end)
    said_here = _said(guide, targets, row, cell)
    return Excerpt(guide.label(cite.article), said_here, cite.exact, targets.href(row, cite), who or "", place)


def origin_chip(guide: Guide, key: str) -> OriginChip:
    """One origin as it is shown beside a claim."""
    origin = guide.origins[key]
    say = guide.phrases.say
    name = guide.name(origin.actor) or say("origin.unknown")
    through = [guide.name(actor) or say("origin.unknown") for actor in origin.through]
    told = say("reported.through", names=", ".join(through)) if through else ""
    kind = say(f"origin.{origin.kind}")
    return OriginChip(name, kind, say(f"symbol.{origin.kind}"), told, origin.inferred, origin.kind == "anonymous")
