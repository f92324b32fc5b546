"""Rows of the dossier's smaller tables: polls, actors, reuse, and the figures at its top."""

from collections import Counter
from dataclasses import dataclass

from recoupe.language.phrases import Phrases
from recoupe.records import Actor, Cite, Dossier, Poll, Reuse
from recoupe.render.checks import Checks
from recoupe.render.fields import decimal_string
from recoupe.render.guide import Guide, by_article
from recoupe.render.reported import ClaimRow
from recoupe.render.targets import PAIRS_SHOWN, Targets, name_cites


@dataclass(frozen=True, slots=True)
class PollRow:
    """One poll result."""

    anchor: str
    label: str
    exact: str
    href: str
    pollster: str
    place: str
    shares: tuple[tuple[str, str], ...]
    lead: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor with its names."""

    anchor: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: tuple[tuple[str, str, int], ...]
    n: int
    by_hand: bool = False
    """A person said who it is, or what to call it."""
    names: tuple[tuple[str, str], ...] = ()
    """Each alias with the link to words that call the actor so; "" where a person gave it."""


@dataclass(frozen=True, slots=True)
class ReuseRow:
    """Words of one article in another."""

    anchor: str
    earlier: str
    later: str
    kind: str
    percent: str
    direction: str
    pairs: tuple[tuple[tuple[str, str], tuple[str, str]], ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The figures at the top of the page."""

    n_articles: int
    n_origins: int | None
    n_disagreements: int
    n_damaged: int
    core: ClaimRow | None


def find_glance(dossier: Dossier, claims: tuple[ClaimRow, ...], checks: Checks) -> Glance:
    """What an editor sees first."""
    core = next((row for row in claims if row.core), None)
    n_disagreements = sum(row.verdict in ("differ", "contested") for row in claims) + len(checks.differing)
    return Glance(len(dossier.notes), core.n_origins if core else None, n_disagreements, len(checks.damage), core)


def poll_rows(guide: Guide, targets: Targets) -> tuple[PollRow, ...]:
    """The polls of every article."""
    rows = []
    for notes in guide.dossier.notes:
        label = guide.label(notes.article.id)
        for n, poll in enumerate(notes.polls, start=1):
            row = f"{label}:row:p{n}"
            cite = notes.article.cite(poll.span)
            rows.append(_poll_row(guide.phrases, poll, cite, (row, label, targets.href(row, cite))))
    return tuple(rows)


def _poll_row(phrases: Phrases, poll: Poll, cite: Cite, place: tuple[str, str, str]) -> PollRow:
    """One poll."""
    row, label, href = place
    shares = tuple(
        (share.candidate or phrases.say("polls.unnamed"), f"{phrases.number(decimal_string(share.percent) or '')}\u202f%")
        for share in poll.shares
    )
    lead = phrases.say("polls.points", n=phrases.number(decimal_string(poll.lead) or "")) if poll.lead is not None else ""
    missing = tuple(phrases.texts.get(f"missing.{what.replace(' ', '_')}", what) for what in poll.missing)
    pollster = " / ".join(poll.pollsters) or phrases.say("polls.unnamed")
    return PollRow(row, label, cite.exact, href, pollster, poll.place or "", shares, lead, missing)


def actor_rows(guide: Guide, targets: Targets) -> tuple[ActorRow, ...]:
    """The actors, most named first; their numbers are those of the dossier."""
    rows = [_actor_row(guide, targets, n, actor) for n, actor in enumerate(guide.dossier.links.actors, start=1)]
    return tuple(sorted(rows, key=lambda row: -row.n))


def _actor_row(guide: Guide, targets: Targets, n: int, actor: Actor) -> ActorRow:
    """One actor, with a link to its first mention in each article."""
    first = {cite.article: cite for cite in reversed(actor.cites)}
    counts = Counter(place.article for place in actor.places)
    mentions = tuple(
        (guide.label(article), targets.href(f"a{n}", first[article]), max(counts[article], 1))
        for article in by_article(guide.dossier)
        if article in first
    )
    by_hand = any(reason.rule.endswith("by-hand") for reason in actor.because)
    cites = name_cites(actor)
    names = tuple((alias, targets.href(f"a{n}", cites[alias]) if alias in cites else "") for alias in actor.aliases)
    n_mentions = sum(count for _, _, count in mentions)
    return ActorRow(f"a{n}", actor.name, actor.kind, actor.aliases, mentions, n_mentions, by_hand, names)


def reuse_rows(guide: Guide, targets: Targets) -> tuple[ReuseRow, ...]:
    """Who takes up whom."""
    return tuple(_reuse_row(guide, targets, n, reuse) for n, reuse in enumerate(guide.dossier.links.reuse, start=1))


def _reuse_row(guide: Guide, targets: Targets, n: int, reuse: Reuse) -> ReuseRow:
    """One reuse, with its first pairs."""
    row, say = f"r{n}", guide.phrases.say
    pairs = tuple(
        ((before.exact, targets.href(row, before)), (after.exact, targets.href(row, after)))
        for before, after in reuse.pairs[:PAIRS_SHOWN]
    )
    return ReuseRow(
        row,
        guide.label(reuse.earlier),
        guide.label(reuse.later),
        say(f"reuse.{reuse.kind}"),
        f"{round(100 * reuse.share)}\u202f%",
        say(f"direction.{reuse.direction}"),
        pairs,
    )
