"""Claims: what the articles say, aligned, with who denies it, who is silent, and where it comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.language.predicates import Predicates
from recoupe.link.cast import Cast
from recoupe.link.claims.attaching import attach_denials, attach_refusals
from recoupe.link.claims.candidates import find_statements
from recoupe.link.claims.cells import make_cells
from recoupe.link.claims.clusters import cluster
from recoupe.link.claims.groups import Group, mark_disputed, merge_twins, settle, without_fragments
from recoupe.link.claims.sides import Story, weigh
from recoupe.link.claims.verdicts import judge
from recoupe.link.claims.wording import AROUND, UNCLEAR, best_wording
from recoupe.link.credited import Press
from recoupe.link.drift import find_drift
from recoupe.link.houses import find_houses
from recoupe.link.one_voice import signs_of
from recoupe.link.origins import NO_PRESS, find_origins
from recoupe.link.statements import INFORMANT, Statement
from recoupe.records import Article, ArticleId, Claim, Drift, Figure, Notes, Origin, Reason, content_id

__all__ = ["Setting", "group_statements", "link_claims"]

LEAD = 2
"""Sentences that are still the lead, the title counted."""
CORE_SHARE = 0.5
"""Share of the articles that carry a claim of the story's core."""


def group_statements(
    notes: Sequence[Notes], cast: Cast, predicates: Predicates, figures: Sequence[Figure] = ()
) -> tuple[list[Group], Story]:
    """Every statement of a story in its group, the most central group first; figures aligned before tell what is one claim."""
    statements = [s for note in notes for s in find_statements(note, cast, predicates)]
    plain = [s for s in statements if s.form not in ("denial", "refusal")]
    story = weigh(statements, cast, predicates, figures)
    groups = without_fragments(settle(plain, cluster(plain, story)))
    groups = attach_denials(groups, (s for s in statements if s.form == "denial"), story, find_houses(notes, cast, predicates))
    groups = attach_refusals(groups, (s for s in statements if s.form == "refusal"), story)
    groups = [group for group in groups if _worth_listing(group, single=len(notes) == 1)]
    for group in groups:
        group.wording = best_wording(group.members, story)
    groups = merge_twins(sorted(groups, key=_rank))
    mark_disputed(groups, figures, story)
    return sorted(groups, key=_rank), story


def _rank(group: Group) -> tuple[object, ...]:
    return group.wording.grade == UNCLEAR, *(-n for n in group.strength), group.members[0].key


def _worth_listing(group: Group, *, single: bool) -> bool:
    """Whether an editor would list it: what one article alone says in its own voice is no claim to cross-check."""
    return single or len(group.articles) > 1 or any(m.act not in ("states", "questions") or _leads(m) for m in group.members)


def _leads(statement: Statement) -> bool:
    """Whether it is a clear statement of a title or a lead that names who does what."""
    named = bool(statement.meaning.actors) and statement.meaning.main is not None
    return named and statement.act == "states" and statement.place <= LEAD and statement.wording.grade < AROUND


@dataclass(frozen=True, slots=True)
class Setting:
    """What a claim is judged against: all articles in order, the actors, who shares words or a credit, the papers behind."""

    articles: Sequence[Article]
    cast: Cast
    families: Mapping[ArticleId, ArticleId]
    predicates: Predicates
    press: Press = NO_PRESS


def link_claims(groups: Iterable[Group], setting: Setting) -> tuple[tuple[Claim, ...], tuple[Origin, ...], tuple[Drift, ...]]:
    """Turn groups into claims, with the origins they come from and what changed on the way."""
    origins: dict[str, Origin] = {}
    claims: list[Claim] = []
    drift: list[Drift] = []
    by_id = {article.id: article for article in setting.articles}
    for group in groups:
        claim, found = _claim(group, setting)
        claims.append(claim)
        origins.update((origin.id, origin) for origin in found)
        if len(group.articles) > 1:
            drift.extend(find_drift(claim.id, group.members, by_id, setting.cast))
    return tuple(claims), tuple(origins[key] for key in sorted(origins)), tuple(drift)


def _claim(group: Group, setting: Setting) -> tuple[Claim, tuple[Origin, ...]]:
    members = sorted(group.members, key=lambda member: member.key)
    signs = signs_of(setting.predicates)
    roots = find_origins(members, setting.cast, setting.families, alone=not group.told, press=setting.press, signs=signs)
    verdict, severity, because = judge(members, setting.predicates, disputed=group.disputed)
    listed = (*roots.asserting, *roots.denying)
    lead = {m.article for m in members if m.voices or m.role in ("title", "standfirst")}
    central = len(group.articles) > 1 and min(len(group.articles), len(lead) + 1) >= CORE_SHARE * len(setting.articles)
    claim = Claim(
        content_id("claim", *(part for member in members for part in (member.article, member.span.start, member.span.end))),
        group.wording.text,
        make_cells(members, setting.articles, roots.by_article),
        tuple(dict.fromkeys(origin.id for origin in listed)),
        roots.independent,
        verdict,
        severity,
        central and group.told and group.wording.grade != UNCLEAR and any(m.meaning.main != INFORMANT for m in members),
        tuple(dict.fromkeys((*group.because, *because))) or (Reason("claims.single"),),
    )
    return claim, listed
