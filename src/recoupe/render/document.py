"""The dossier as one self-contained HTML file: no network, no image, scripts optional, prints on A4."""

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from recoupe.language.phrases import Phrases
from recoupe.records import Actor, Cite, Dossier, Poll, Reuse
from recoupe.render.checks import Checks, find_checks
from recoupe.render.contract import SCHEMA
from recoupe.render.fields import decimal_string
from recoupe.render.guide import Guide, by_article, make_guide
from recoupe.render.reader import article_views, rules_fired
from recoupe.render.reported import ClaimRow, claim_rows, refusals
from recoupe.render.sources import draw_sources, source_rows
from recoupe.render.targets import PAIRS_SHOWN, Targets, find_targets
from recoupe.render.timeline import make_timeline

STYLES = ("look.css", "matrix.css", "rows.css", "article.css", "paper.css")
SCRIPT = "keys.js"


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


def to_html(dossier: Dossier) -> str:
    """The dossier as a page a person reads."""
    guide = make_guide(dossier)
    targets = find_targets(guide)
    claims = claim_rows(guide, targets)
    checks = find_checks(guide, targets)
    style, script = "".join(_read(name) for name in STYLES), _read(SCRIPT)
    page = _environment().get_template("dossier.html.j2")
    return page.render(
        p=guide.phrases,
        to=guide.ways,
        style=Markup(style),  # noqa: S704  our own files, not an article's words
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
        reviews={},
        dossier=dossier,
        schema=SCHEMA,
        languages={guide.label(key): article.language or "" for key, article in guide.articles.items()},
        labels=[(guide.label(article), guide.short(article)) for article in by_article(dossier)],
        glance=_glance(dossier, claims, checks),
        claims=claims,
        refusals=refusals(guide, targets),
        checks=checks,
        timeline=make_timeline(guide, targets),
        drawing=draw_sources(guide),
        sources=source_rows(guide),
        reuse=_reuse_rows(guide, targets),
        polls=_poll_rows(guide, targets),
        actors=_actor_rows(guide, targets),
        articles=article_views(guide, targets),
        rules=rules_fired(dossier.notes),
    )


def _policy(style: str, script: str) -> str:
    """A content policy that lets in this page's own style and script, and nothing else."""
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") for text in (style, script)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _read(name: str) -> str:
    """A file of the page's folder."""
    return (files("recoupe") / "render" / "pages" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    """The templates: everything escaped unless it is ours, nothing undefined let pass."""
    return Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _glance(dossier: Dossier, claims: tuple[ClaimRow, ...], checks: Checks) -> Glance:
    """What an editor sees first."""
    core = next((row for row in claims if row.core), None)
    n_disagreements = sum(row.verdict in ("differ", "contested") for row in claims) + len(checks.differing)
    return Glance(len(dossier.notes), core.n_origins if core else None, n_disagreements, len(checks.damage), core)


def _poll_rows(guide: Guide, targets: Targets) -> tuple[PollRow, ...]:
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


def _actor_rows(guide: Guide, targets: Targets) -> tuple[ActorRow, ...]:
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
    return ActorRow(f"a{n}", actor.name, actor.kind, actor.aliases, mentions, sum(count for _, _, count in mentions))


def _reuse_rows(guide: Guide, targets: Targets) -> tuple[ReuseRow, ...]:
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
