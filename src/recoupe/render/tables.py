"""The dossier as tables: one row for each quote, figure value, claim cell, date...; columns stay the same from run to run."""

import csv
import io
from collections.abc import Callable, Iterator

from recoupe.records import Cite, Dossier
from recoupe.render.fields import decimal_string, reason_words
from recoupe.render.guide import Guide, make_guide

Value = str | int | float | bool | None
Row = dict[str, Value]


def to_csv(dossier: Dossier, table: str = "claims") -> str:
    """One table of the dossier as CSV: comma, a header line, line feeds.

    Args:
        dossier: to take the rows from.
        table: a name of `TABLES`.

    Raises:
        KeyError: there is no such table.
    """
    out = io.StringIO()
    columns, rows = TABLES[table]
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(make_guide(dossier)))
    return out.getvalue()


def _place(guide: Guide, cite: Cite | None, name: str = "exact") -> Row:
    """Where words stand, as five columns."""
    if cite is None:
        return {"label": None, "article": None, name: None, "start": None, "end": None}
    source = guide.articles[cite.article].source
    return {
        "label": guide.label(cite.article),
        "article": source,
        name: cite.exact,
        "start": cite.span.start,
        "end": cite.span.end,
    }


def _quotes(guide: Guide) -> Iterator[Row]:
    for notes in guide.dossier.notes:
        text = notes.article.text
        for said in notes.attributions:
            yield _place(guide, notes.article.cite(said.content), "content") | {
                "speaker": guide.speaker(notes.article.id, said),
                "speaker_kind": said.speaker_kind,
                "act": said.act,
                "mode": said.mode,
                "hedge": said.hedge,
                "cue": said.cue.within(text) if said.cue else None,
                "source": said.source.within(text) if said.source else None,
                "through": " < ".join(span.within(text) for span in said.through),
                "because": " ".join(dict.fromkeys(reason.rule for reason in said.because)),
                "weighed": "; ".join(dict.fromkeys(reason.note for reason in said.because if reason.note)),
                "score": round(said.score, 3),
            }


def _figures(guide: Guide) -> Iterator[Row]:
    for figure in guide.dossier.links.figures:
        for value in figure.values:
            yield _place(guide, value.cite) | {
                "figure": figure.id,
                "what": figure.what,
                "value": decimal_string(value.value),
                "unit": value.unit,
                "approximator": value.approximator,
                "period": value.period,
                "verdict": figure.verdict,
                "severity": figure.severity,
                "because": reason_words(figure.because),
            }


def _claims(guide: Guide) -> Iterator[Row]:
    for claim in guide.dossier.links.claims:
        for cell in claim.cells:
            place = _place(guide, cell.cites[0] if cell.cites else None)
            yield place | {
                "label": guide.label(cell.article),
                "article": guide.articles[cell.article].source,
                "claim": claim.id,
                "says": claim.says,
                "core": claim.core,
                "verdict": claim.verdict,
                "severity": claim.severity,
                "independent_origins": claim.independent_origins,
                "act": cell.act,
                "why_silent": cell.why_silent,
                "who": " | ".join(guide.who(cell)),
                "n_cites": len(cell.cites),
            }


def _dates(guide: Guide) -> Iterator[Row]:
    for notes in guide.dossier.notes:
        for moment in notes.moments:
            yield _place(guide, notes.article.cite(moment.span)) | {
                "kind": moment.kind,
                "from": moment.start,
                "until": moment.end,
                "edtf": moment.edtf,
                "grain": moment.grain,
                "relation": moment.relation,
                "approximate": moment.approximate,
                "rule": moment.rule,
            }


def _actors(guide: Guide) -> Iterator[Row]:
    for actor in guide.dossier.links.actors:
        labels = [guide.label(article) for article in guide.articles if any(place.article == article for place in actor.places)]
        yield {
            "actor": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "aliases": " | ".join(actor.aliases),
            "mentions": len(actor.places),
            "labels": " ".join(labels),
        }


def _articles(guide: Guide) -> Iterator[Row]:
    for notes in guide.dossier.notes:
        article = notes.article
        yield {
            "label": guide.label(article.id),
            "article": article.source,
            "outlet": article.outlet,
            "title": article.title.within(article.text) if article.title else None,
            "bylines": " | ".join(line.name for line in article.bylines),
            "published": article.published.edtf,
            "basis": article.published.basis,
            "credits": " | ".join(name for credit in article.credits for name in credit.names),
            "language": article.language,
            "received_length": article.received_length,
            "clean_length": len(article.text),
            "n_removed": len(article.furniture),
            "n_damaged": len(notes.damage),
            "received_sha256": article.received_sha256,
        }


def _polls(guide: Guide) -> Iterator[Row]:
    for notes in guide.dossier.notes:
        for poll in notes.polls:
            shares = (f"{share.candidate or '?'}: {decimal_string(share.percent)}" for share in poll.shares)
            yield _place(guide, notes.article.cite(poll.span)) | {
                "pollster": " / ".join(poll.pollsters) or None,
                "place": poll.place,
                "shares": " | ".join(shares),
                "lead": decimal_string(poll.lead),
                "missing": " | ".join(poll.missing),
            }


def _timeline(guide: Guide) -> Iterator[Row]:
    for event in guide.dossier.links.timeline:
        for cite in event.cites:
            row = _place(guide, cite)
            yield row | {"from": event.start, "until": event.end, "says": event.says, "approximate": event.approximate}


_WORDS = ("label", "article", "exact", "start", "end")
TABLES: dict[str, tuple[tuple[str, ...], Callable[[Guide], Iterator[Row]]]] = {
    "quotes": (
        (
            *("label", "article", "speaker", "speaker_kind", "act", "mode", "hedge", "through", "content", "cue", "source"),
            *("because", "weighed", "score", "start", "end"),
        ),
        _quotes,
    ),
    "figures": (
        ("figure", "what", "value", "unit", "approximator", "period", "verdict", "severity", "because", *_WORDS),
        _figures,
    ),
    "claims": (
        (
            *("claim", "says", "core", "verdict", "severity", "independent_origins", "act", "why_silent", "who", "n_cites"),
            *_WORDS,
        ),
        _claims,
    ),
    "dates": (("kind", "from", "until", "edtf", "grain", "relation", "approximate", "rule", *_WORDS), _dates),
    "actors": (("actor", "name", "kind", "aliases", "mentions", "labels"), _actors),
    "articles": (
        (
            *("label", "article", "outlet", "title", "bylines", "published", "basis", "credits", "language", "received_length"),
            *("clean_length", "n_removed", "n_damaged", "received_sha256"),
        ),
        _articles,
    ),
    "polls": (("pollster", "place", "shares", "lead", "missing", *_WORDS), _polls),
    "timeline": (("from", "until", "says", "approximate", *_WORDS), _timeline),
}
"""Columns and rows of each table, by its name."""
