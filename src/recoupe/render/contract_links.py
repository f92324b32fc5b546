"""The part of the contract that goes across articles: actors, origins, claims, figures, drift, timeline, reuse, stories."""

from recoupe.records import Actor, Cell, Claim, Drift, Event, Figure, Links, Origin, Reuse, Story, Utterance
from recoupe.render.fields import Fields, cite_fields, cites_fields, decimal_string, reason_fields, reason_words


def link_fields(links: Links) -> Fields:
    """All that `link` found, as plain fields."""
    return {
        "actors": [_actor(actor) for actor in links.actors],
        "origins": [_origin(origin) for origin in links.origins],
        "claims": [_claim(claim) for claim in links.claims],
        "figures": [_figure(figure) for figure in links.figures],
        "drift": [_drift(drift) for drift in links.drift],
        "utterances": [_utterance(utterance) for utterance in links.utterances],
        "timeline": [_event(event) for event in links.timeline],
        "reuse": [_reuse(reuse) for reuse in links.reuse],
        "stories": [_story(story) for story in links.stories],
    }


def _actor(actor: Actor) -> Fields:
    """Somebody or something the story names."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "cites": cites_fields(actor.cites),
        "reasons": reason_fields(actor.because),
    }


def _origin(origin: Origin) -> Fields:
    """Where claims come from, behind the relays."""
    return {
        "id": origin.id,
        "actor": origin.actor,
        "kind": origin.kind,
        "through": list(origin.through),
        "inferred": origin.inferred,
    }


def _claim(claim: Claim) -> Fields:
    """One claim and what each article says of it."""
    return {
        "id": claim.id,
        "says": claim.says,
        "cells": [_cell(cell) for cell in claim.cells],
        "origins": list(claim.origins),
        "independent_origins": claim.independent_origins,
        "verdict": claim.verdict,
        "severity": claim.severity,
        "core": claim.core,
        "because": reason_fields(claim.because),
    }


def _cell(cell: Cell) -> Fields:
    """What one article says of one claim."""
    return {
        "article": cell.article,
        "act": cell.act,
        "why_silent": cell.why_silent,
        "cites": cites_fields(cell.cites),
        "origins": list(cell.origins),
        "because": reason_fields(cell.because),
    }


def _figure(figure: Figure) -> Fields:
    """One quantity, as each article gives it."""
    return {
        "id": figure.id,
        "what": figure.what,
        "values": [
            {
                "cite": cite_fields(value.cite),
                "value": decimal_string(value.value),
                "unit": value.unit,
                "approximator": value.approximator,
                "period": value.period,
            }
            for value in figure.values
        ],
        "verdict": figure.verdict,
        "severity": figure.severity,
        "because": reason_words(figure.because),
        "reasons": reason_fields(figure.because),
    }


def _drift(drift: Drift) -> Fields:
    """A change on the way from one wording to another."""
    return {
        "claim": drift.claim,
        "kind": drift.kind,
        "from": cite_fields(drift.before),
        "to": cite_fields(drift.after),
        "because": reason_words([drift.because]),
        "reasons": reason_fields([drift.because]),
    }


def _utterance(utterance: Utterance) -> Fields:
    """One utterance in its wordings."""
    return {"id": utterance.id, "speaker": utterance.speaker, "versions": cites_fields(utterance.versions)}


def _event(event: Event) -> Fields:
    """A row of the timeline."""
    return {
        "start": event.start,
        "end": event.end,
        "says": event.says,
        "cites": cites_fields(event.cites),
        "edtf": event.edtf,
        "approximate": event.approximate,
    }


def _reuse(reuse: Reuse) -> Fields:
    """One article's words in another."""
    return {
        "from": reuse.earlier,
        "to": reuse.later,
        "kind": reuse.kind,
        "share": reuse.share,
        "direction": reuse.direction,
        "pairs": [cites_fields(pair) for pair in reuse.pairs],
    }


def _story(story: Story) -> Fields:
    """Articles about one event."""
    return {
        "id": story.id,
        "articles": list(story.articles),
        "because": reason_words(story.because),
        "reasons": reason_fields(story.because),
    }
