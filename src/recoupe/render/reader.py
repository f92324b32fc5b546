"""Each article to be read: its blocks with everything marked, what was removed in its place, and what is known of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from recoupe.language.phrases import Phrases
from recoupe.records import Article, Attribution, Block, Credit, Furniture, Notes
from recoupe.render.guide import Guide
from recoupe.render.marks import Mark, mark_order, marked, marks_of
from recoupe.render.said import FieldSaid, fields_said
from recoupe.render.targets import Target, Targets
from recoupe.render.wording import moment_words

REMOVED_LENGTH = 600
"""Characters of a removed passage that are shown; a page's menu may be longer than the article, and the file must stay small."""
NOTED = frozenset({"claim", "figure", "drift", "damage", "utterance", "event", "poll"})
"""Kinds of targets noted beside a paragraph; actors, quotes and reuse would drown them."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A way back from a paragraph to a row of the dossier."""

    href: str
    text: str
    kind: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block to be read."""

    role: str
    html: Markup
    chips: tuple[Chip, ...]
    start: int
    """Where it starts in the clean text."""


@dataclass(frozen=True, slots=True)
class Removed:
    """One passage that was left out."""

    kind: str
    exact: str
    rule: str
    n_more: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What was left out at one place of the article."""

    removed: tuple[Removed, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in words."""

    anchor: str | None
    href: str
    who: str | None
    act: str
    symbol: str
    mode: str
    hedge: str | None
    cue: str | None
    exact: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article."""

    label: str
    source: str
    title: str | None
    outlet: str | None
    language: str
    bylines: tuple[str, ...]
    published: str
    basis: str | None
    evidence: tuple[tuple[str, str, str], ...]
    credits: tuple[tuple[str, str, tuple[str, ...]], ...]
    flags: tuple[str, ...]
    said: tuple[FieldSaid, ...]
    url: str | None
    captured: str
    sha256: str
    n_received: int
    n_kept: int
    n_removed: int
    parts: tuple[Paragraph | Gap, ...]
    statements: tuple[Statement, ...]


def article_views(guide: Guide, targets: Targets) -> tuple[ArticleView, ...]:
    """The articles in the order of the dossier."""
    return tuple(article_view(guide, targets, notes) for notes in guide.dossier.notes)


def article_view(guide: Guide, targets: Targets, notes: Notes, also: Sequence[Mark] = ()) -> ArticleView:
    """One article; `also` are marks of the caller's own."""
    article = notes.article
    published = article.published
    label = guide.label(article.id)
    return ArticleView(
        label=label,
        source=article.source,
        title=article.title.within(article.text) if article.title else None,
        outlet=article.outlet,
        language=article.language or "",
        bylines=tuple(line.name for line in article.bylines),
        published=moment_words(published.edtf, guide.phrases),
        basis=guide.phrases.say(f"basis.{published.basis}") if published.basis else None,
        evidence=tuple(
            (guide.label(cite.article), cite.exact, targets.href(f"{label}:row:e{n}", cite))
            for n, cite in enumerate(published.evidence, start=1)
        ),
        credits=tuple(
            (_credited(credit, guide.phrases), credit.span.within(article.text), credit.names) for credit in article.credits
        ),
        flags=tuple(guide.phrases.texts.get(f"flag.{flag}", flag) for flag in article.flags),
        said=fields_said(article, guide.phrases),
        url=article.url,
        captured=moment_words(article.captured, guide.phrases) if article.captured else "",
        sha256=article.received_sha256,
        n_received=article.received_length,
        n_kept=len(article.text),
        n_removed=len(article.furniture),
        parts=tuple(_parts(guide, targets, notes, also)),
        statements=tuple(_statements(guide, targets, notes)),
    )


def _credited(credit: Credit, phrases: Phrases) -> str:
    """What a credit is of, and how the words come from whom it names."""
    told = phrases.say(f"credit.{credit.kind}")
    return told if credit.kind != "text" else f"{told}, {phrases.say(f'relation.{credit.relation}')}"


def _parts(guide: Guide, targets: Targets, notes: Notes, also: Sequence[Mark]) -> Iterator[Paragraph | Gap]:
    """Blocks and gaps in the order of the received text."""
    article = notes.article
    found = sorted(targets.by_article[article.id], key=lambda target: (target.span, target.anchor))
    marks = tuple(sorted((*marks_of(notes, found), *also), key=mark_order))
    pieces: list[Block | Furniture] = [*article.blocks, *article.furniture]
    waiting: list[Furniture] = []
    for piece in sorted(pieces, key=lambda piece: (piece.received.start, isinstance(piece, Furniture))):
        if isinstance(piece, Furniture):
            waiting.append(piece)
            continue
        if waiting:
            yield _gap(guide, waiting)
            waiting = []
        yield _paragraph(guide, article, piece, marks, found)
    if waiting:
        yield _gap(guide, waiting)


def _paragraph(guide: Guide, article: Article, block: Block, marks: Sequence[Mark], targets: Sequence[Target]) -> Paragraph:
    """One block, and the ways back from it."""
    inside = [mark for mark in marks if mark.span.start < block.span.end and block.span.start < mark.span.end]
    html = marked(article.text, block.span, inside)
    chips: dict[str, Chip] = {}
    for target in targets:
        kind = target.kind.partition("-")[0]
        if kind in NOTED and target.row and block.span.start <= target.span.start < block.span.end:
            text = target.row.rpartition(":")[2]
            chips.setdefault(f"{target.row}{target.kind}", Chip(guide.ways.row(target.row), text, target.kind, target.symbol))
    return Paragraph(block.role, html, tuple(chips.values()), block.span.start)


def _gap(guide: Guide, pieces: Sequence[Furniture]) -> Gap:
    """What was left out at one place."""
    removed = tuple(
        Removed(
            guide.phrases.say(f"furniture.{piece.kind}"),
            piece.exact[:REMOVED_LENGTH],
            piece.because,
            max(len(piece.exact) - REMOVED_LENGTH, 0),
        )
        for piece in pieces
    )
    return Gap(removed, tuple(dict.fromkeys(item.kind for item in removed)))


def _statements(guide: Guide, targets: Targets, notes: Notes) -> Iterator[Statement]:
    """Who says what in one article."""
    article = notes.article
    label = guide.label(article.id)
    for n, said in enumerate(guide.said[article.id], start=1):
        row = f"{label}:row:q{n}"
        cite = article.cite(said.content)
        yield Statement(
            anchor=row if said.speaker is not None or said.mode == "indirect" else None,
            href=targets.href(row, cite),
            who=guide.speaker(article.id, said),
            act=guide.phrases.say(f"act.{said.act}"),
            symbol=_symbol(guide, said),
            mode=guide.phrases.say(f"mode.{said.mode}"),
            hedge=guide.phrases.say(f"hedge.{said.hedge}") if said.hedge else None,
            cue=said.cue.within(article.text) if said.cue else None,
            exact=cite.exact,
        )


def _symbol(guide: Guide, said: Attribution) -> str:
    """The symbol of a statement: that of the cell it would make."""
    known = {"denies": "denies", "declines": "declines", "asks": "questions"}
    act = known.get(said.act, "reports-conditional" if said.hedged else "reports")
    return guide.phrases.say(f"symbol.{act}")


def rules_fired(notes: Iterable[Notes]) -> tuple[tuple[str, int], ...]:
    """The rules that decided something in the articles, with how often, most used first."""
    counts: Counter[str] = Counter()
    for note in notes:
        counts.update(piece.because for piece in note.article.furniture)
        counts.update(quantity.rule for quantity in note.quantities)
        counts.update(moment.rule for moment in note.moments)
        counts.update(item.because for item in note.damage)
        counts.update(reason.rule for said in note.attributions for reason in said.because)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
