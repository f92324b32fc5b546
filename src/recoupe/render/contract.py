"""The dossier as JSON, field for field as the contract has it: one object, keys sorted, one line feed at the end."""

import json
import re
from collections.abc import Mapping

from recoupe.records import (
    Article,
    ArticleId,
    Attribution,
    Dossier,
    Fault,
    Moment,
    Notes,
    Place,
    Poll,
    Quantity,
    Span,
    content_id,
)
from recoupe.render.contract_links import link_fields
from recoupe.render.fields import Fields, cite_fields, cites_fields, decimal_string, reason_fields

SCHEMA = "recoupe/dossier/1"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(dossier: Dossier) -> str:
    """The dossier as the contract writes it.

    Source:
        docs/contract.md.
    """
    written = json.dumps(to_fields(dossier), ensure_ascii=False, sort_keys=True, indent=1)
    # Half a surrogate pair has no UTF-8: it is written as an escape, and reads back as itself.
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"


def to_fields(dossier: Dossier) -> Fields:
    """The dossier as plain lists, objects, strings, numbers and booleans."""
    actors = {place: actor.id for actor in dossier.links.actors for place in actor.places}
    every = dossier.notes
    fields: Fields = {
        "schema": SCHEMA,
        "recoupe": dossier.version,
        "language": dossier.language,
        "articles": [_article(notes) for notes in every],
        "attributions": [_attribution(notes.article, said, actors) for notes in every for said in notes.attributions],
        "moments": [_moment(notes.article, moment) for notes in every for moment in notes.moments],
        "quantities": [_quantity(notes.article, quantity) for notes in every for quantity in notes.quantities],
        "polls": [_poll(notes.article, poll) for notes in every for poll in notes.polls],
        "faults": [_fault(fault) for fault in dossier.faults],
    }
    return fields | link_fields(dossier.links)


def attribution_id(article: ArticleId, said: Attribution) -> str:
    """What tells an attribution from every other: the article, its words, their cue, source and act."""
    spans = ((span.start, span.end) if span else None for span in (said.content, said.cue, said.source))
    return content_id("attribution", article, *spans, said.act)


def _cite_of(article: Article, span: Span | None) -> Fields | None:
    """The cite of a span of an article, if there is one."""
    return None if span is None else cite_fields(article.cite(span))


def _article(notes: Notes) -> Fields:
    """An article without its words: they are in the input, and every cite repeats its own."""
    article, published = notes.article, notes.article.published
    return {
        "id": article.id,
        "source": article.source,
        "received_sha256": article.received_sha256,
        "clean_sha256": article.text_sha256,
        "received_length": article.received_length,
        "outlet": article.outlet,
        "language": article.language,
        "title": _cite_of(article, article.title),
        "bylines": [{"name": line.name, "cite": _cite_of(article, line.span)} for line in article.bylines],
        "published": {"edtf": published.edtf, "basis": published.basis, "evidence": cites_fields(published.evidence)},
        "credits": [
            {
                "cite": _cite_of(article, credit.span),
                "names": list(credit.names),
                "kind": credit.kind,
                "relation": credit.relation,
            }
            for credit in article.credits
        ],
        "blocks": [
            {
                "role": block.role,
                "start": block.span.start,
                "end": block.span.end,
                "received_start": block.received.start,
                "received_end": block.received.end,
                "language": block.language,
            }
            for block in article.blocks
        ],
        "furniture": [
            {
                "kind": piece.kind,
                "received_start": piece.received.start,
                "received_end": piece.received.end,
                "exact": piece.exact,
                "because": piece.because,
            }
            for piece in article.furniture
        ],
        "damage": [{"cite": _cite_of(article, hurt.span), "kind": hurt.kind, "because": hurt.because} for hurt in notes.damage],
        "flags": list(article.flags),
        "url": article.url,
        "captured": article.captured,
        "evidence": [
            {
                "field": one.field,
                "value": one.value,
                "said_by": one.said_by,
                "cite": _cite_of(article, one.span),
                "chosen": one.chosen,
                "because": one.because,
            }
            for one in article.evidence
        ],
        "seen_from": notes.seen_from.isoformat() if notes.seen_from else None,
    }


def _attribution(article: Article, said: Attribution, actors: Mapping[Place, str]) -> Fields:
    """Who says what; the speaker is the actor whose mention stands there, null where there is none."""
    relays = [actors.get(Place(article.id, span)) for span in said.through]
    return {
        "id": attribution_id(article.id, said),
        "content": _cite_of(article, said.content),
        "cue": _cite_of(article, said.cue),
        "source": _cite_of(article, said.source),
        "speaker": actors.get(Place(article.id, said.speaker)) if said.speaker else None,
        "speaker_kind": said.speaker_kind,
        "act": said.act,
        "mode": said.mode,
        "hedged": said.hedged,
        "hedge": said.hedge,
        "through": [relay for relay in relays if relay is not None],
        "because": reason_fields(said.because),
        "implicit": said.implicit,
    }


def _moment(article: Article, moment: Moment) -> Fields:
    """A time the article names."""
    return {
        "cite": _cite_of(article, moment.span),
        "kind": moment.kind,
        "start": moment.start,
        "end": moment.end,
        "edtf": moment.edtf,
        "grain": moment.grain,
        "relation": moment.relation,
        "approximate": moment.approximate,
        "rule": moment.rule,
        "anchor": moment.anchor,
        "period": moment.period,
    }


def _quantity(article: Article, quantity: Quantity) -> Fields:
    """A number with its unit."""
    return {
        "cite": _cite_of(article, quantity.span),
        "value": decimal_string(quantity.value),
        "low": decimal_string(quantity.low),
        "high": decimal_string(quantity.high),
        "dimension": quantity.dimension,
        "unit": quantity.unit,
        "approximator": quantity.approximator,
        "period": quantity.period,
        "damaged": quantity.damaged,
        "rule": quantity.rule,
        "per": quantity.per,
    }


def _poll(article: Article, poll: Poll) -> Fields:
    """One poll result; `pollster` joins the names, `pollsters` keeps them apart."""
    return {
        "article": article.id,
        "cite": _cite_of(article, poll.span),
        "pollster": " / ".join(poll.pollsters) or None,
        "pollsters": list(poll.pollsters),
        "place": poll.place,
        "shares": [{"candidate": share.candidate, "percent": decimal_string(share.percent)} for share in poll.shares],
        "lead": decimal_string(poll.lead),
        "missing": list(poll.missing),
    }


def _fault(fault: Fault) -> Fields:
    """Trouble on the way."""
    return {
        "code": fault.code,
        "subject": fault.subject,
        "message": fault.message,
        "cite": cite_fields(fault.cite) if fault.cite else None,
    }
