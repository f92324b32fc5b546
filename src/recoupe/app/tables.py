"""A dossier as tables: one row for each quote, figure value, claim cell, date or actor; columns stay the same from run to run."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from recoupe.records import Article, Attribution, Cite, Dossier, Place, Span

Value = str | int | float | bool | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a dossier.

    Attributes:
        columns: of CSV and JSON, in order.
        shown: the columns a terminal has room for.
        rows: what fills them; the flag asks for what was found but not kept, where there is such a thing.
    """

    columns: tuple[str, ...]
    shown: tuple[str, ...]
    rows: Callable[[Dossier, bool], Iterator[Row]]


def _quotes(dossier: Dossier, rejected: bool) -> Iterator[Row]:
    names = {place: actor.name for actor in dossier.links.actors for place in actor.places}
    for notes in dossier.notes:
        article = notes.article
        for said in notes.rejected if rejected else notes.attributions:
            yield {
                "article": article.source,
                "speaker": _actor(names, article, said.speaker),
                "speaker_kind": said.speaker_kind,
                "act": said.act,
                "mode": said.mode,
                "hedge": said.hedge,
                "through": " < ".join(_actor(names, article, span) or "" for span in said.through),
                "content": said.content.within(article.text),
                "cue": _words(article, said.cue),
                "source": _words(article, said.source),
                "score": round(said.score, 3),
                "rule": _rules(said),
                "start": said.content.start,
                "end": said.content.end,
            }


def _figures(dossier: Dossier, _rejected: bool) -> Iterator[Row]:
    sources = _sources(dossier)
    for figure in dossier.links.figures:
        for value in figure.values:
            yield {
                "figure": figure.id,
                "what": figure.what,
                "article": sources[value.cite.article],
                "value": _decimal(value.value),
                "unit": value.unit,
                "approximator": value.approximator,
                "period": value.period,
                "exact": value.cite.exact,
                "verdict": figure.verdict,
                "severity": figure.severity,
                "start": value.cite.span.start,
                "end": value.cite.span.end,
            }


def _claims(dossier: Dossier, _rejected: bool) -> Iterator[Row]:
    sources = _sources(dossier)
    for claim in dossier.links.claims:
        for cell in claim.cells:
            cite: Cite | None = cell.cites[0] if cell.cites else None
            yield {
                "claim": claim.id,
                "says": claim.says,
                "verdict": claim.verdict,
                "severity": claim.severity,
                "independent_origins": claim.independent_origins,
                "article": sources[cell.article],
                "act": cell.act,
                "why_silent": cell.why_silent,
                "exact": cite.exact if cite else None,
                "start": cite.span.start if cite else None,
                "end": cite.span.end if cite else None,
            }


def _dates(dossier: Dossier, _rejected: bool) -> Iterator[Row]:
    for notes in dossier.notes:
        for moment in notes.moments:
            yield {
                "article": notes.article.source,
                "exact": moment.span.within(notes.article.text),
                "kind": moment.kind,
                "from": moment.start,
                "until": moment.end,
                "edtf": moment.edtf,
                "grain": moment.grain,
                "relation": moment.relation,
                "approximate": moment.approximate,
                "rule": moment.rule,
                "start": moment.span.start,
                "end": moment.span.end,
            }


def _actors(dossier: Dossier, _rejected: bool) -> Iterator[Row]:
    sources = _sources(dossier)
    for actor in dossier.links.actors:
        articles = sorted({sources[place.article] for place in actor.places})
        yield {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "aliases": " | ".join(actor.aliases),
            "mentions": len(actor.places),
            "article": " | ".join(articles),
        }


_SAID = ("article", "speaker", "speaker_kind", "act", "mode", "hedge", "through", "content", "cue", "source", "score", "rule")
TABLES: dict[str, Table] = {
    "quotes": Table(
        (*_SAID, "start", "end"),
        ("article", "speaker", "act", "mode", "hedge", "content"),
        _quotes,
    ),
    "figures": Table(
        ("figure", "what", "article", "value", "unit", "approximator", "period", "exact", "verdict", "severity", "start", "end"),
        ("what", "article", "value", "unit", "approximator", "exact", "verdict", "severity"),
        _figures,
    ),
    "claims": Table(
        ("claim", "says", "verdict", "severity", "independent_origins", "article", "act", "why_silent", "exact", "start", "end"),
        ("says", "verdict", "independent_origins", "article", "act", "exact"),
        _claims,
    ),
    "dates": Table(
        ("article", "exact", "kind", "from", "until", "edtf", "grain", "relation", "approximate", "rule", "start", "end"),
        ("article", "exact", "kind", "from", "until", "relation"),
        _dates,
    ),
    "actors": Table(
        ("id", "name", "kind", "aliases", "mentions", "article"),
        ("name", "kind", "aliases", "mentions", "article"),
        _actors,
    ),
}


def _sources(dossier: Dossier) -> dict[str, str]:
    return {notes.article.id: notes.article.source for notes in dossier.notes}


def _actor(names: dict[Place, str], article: Article, span: Span | None) -> str | None:
    """The actor's name over the whole story; the words themselves when no actor was made of them."""
    return None if span is None else names.get(Place(article.id, span), span.within(article.text))


def _words(article: Article, span: Span | None) -> str | None:
    return None if span is None else span.within(article.text)


def _rules(said: Attribution) -> str:
    return " ".join(dict.fromkeys(reason.rule for reason in said.because))


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
