"""Claims: what the articles say, aligned, with who denies it, who is silent, and where it comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.language.predicates import Predicates
from recoupe.link.cast import Cast
from recoupe.link.claims.candidates import find_statements
from recoupe.link.claims.cells import make_cells
from recoupe.link.claims.clusters import cluster
from recoupe.link.claims.groups import Group, attach_denials, attach_refusals, settle
from recoupe.link.claims.similarity import Story, weigh
from recoupe.link.claims.verdicts import judge
from recoupe.link.claims.wording import best_wording
from recoupe.link.drift import find_drift
from recoupe.link.origins import find_origins
from recoupe.records import Article, ArticleId, Claim, Drift, Notes, Origin, Reason, content_id

__all__ = ["Setting", "group_statements", "link_claims"]

CORE_SHARE = 0.5
"""Share of the articles that carry a claim of the story's core."""


def group_statements(notes: Sequence[Notes], cast: Cast, predicates: Predicates) -> tuple[list[Group], Story]:
    """Every statement of a story in its group, the most central group first."""
    statements = [s for note in notes for s in find_statements(note, cast, predicates)]
    plain = [s for s in statements if s.form not in ("denial", "refusal")]
    story = weigh(statements, cast, predicates)
    groups = settle(plain, cluster(plain, story))
    groups = attach_denials(groups, (s for s in statements if s.form == "denial"), story)
    groups = attach_refusals(groups, (s for s in statements if s.form == "refusal"), story)
    return sorted(groups, key=lambda group: (*(-n for n in group.strength), group.members[0].key)), story


@dataclass(frozen=True, slots=True)
class Setting:
    """What a claim is judged against: all articles in order, the actors, who shares words or a credit with whom."""

    articles: Sequence[Article]
    cast: Cast
    families: Mapping[ArticleId, ArticleId]
    predicates: Predicates


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
    roots = find_origins(members, setting.cast, setting.families, alone=not group.told)
    verdict, severity, because = judge(members, setting.predicates)
    listed = (*roots.asserting, *roots.denying)
    central = len(group.articles) > 1 and len(group.articles) >= CORE_SHARE * len(setting.articles)
    claim = Claim(
        content_id("claim", *(part for member in members for part in (member.article, member.span.start, member.span.end))),
        best_wording(members),
        make_cells(members, setting.articles, roots.by_article),
        tuple(dict.fromkeys(origin.id for origin in listed)),
        len(roots.asserting),
        verdict,
        severity,
        central and group.told,
        tuple(dict.fromkeys((*group.because, *because))) or (Reason("claims.single"),),
    )
    return claim, listed
