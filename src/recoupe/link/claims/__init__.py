"""Claims: what the articles say, aligned, with who denies it, who is silent, and where it comes from."""

from collections.abc import Iterable, Sequence

from recoupe.language.predicates import Predicates
from recoupe.link.cast import Cast
from recoupe.link.claims.candidates import find_statements
from recoupe.link.claims.cells import make_cells
from recoupe.link.claims.clusters import cluster
from recoupe.link.claims.groups import Group, attach_denials, attach_refusals, settle
from recoupe.link.claims.similarity import Story, weigh
from recoupe.link.claims.verdicts import judge
from recoupe.link.claims.wording import best_wording
from recoupe.link.origins import find_origins
from recoupe.link.statements import Statement
from recoupe.records import Article, Claim, Notes, Origin, Reason, content_id

__all__ = ["group_statements", "link_claims"]

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


def link_claims(
    notes: Sequence[Notes], groups: Iterable[Group], cast: Cast, predicates: Predicates
) -> tuple[tuple[Claim, ...], tuple[Origin, ...]]:
    """Turn groups into claims, with the origins they come from."""
    articles = [note.article for note in notes]
    origins: dict[str, Origin] = {}
    claims: list[Claim] = []
    for group in groups:
        claim, found = _claim(group, articles, cast, predicates)
        claims.append(claim)
        origins.update((origin.id, origin) for origin in found)
    return tuple(claims), tuple(origins[key] for key in sorted(origins))


def _claim(group: Group, articles: Sequence[Article], cast: Cast, predicates: Predicates) -> tuple[Claim, tuple[Origin, ...]]:
    members: list[Statement] = group.members
    roots = find_origins(members, cast, alone=not group.told)
    verdict, severity, because = judge(members, predicates)
    cells = make_cells(members, articles, roots.by_article)
    listed = (*roots.asserting, *roots.denying)
    central = len(group.articles) > 1 and len(group.articles) >= CORE_SHARE * len(articles)
    claim = Claim(
        content_id(
            "claim", *(part for m in sorted(members, key=lambda m: m.key) for part in (m.article, m.span.start, m.span.end))
        ),
        best_wording(members),
        cells,
        tuple(dict.fromkeys(origin.id for origin in listed)),
        len(roots.asserting),
        verdict,
        severity,
        central and group.told,
        tuple(dict.fromkeys((*group.because, *because))) or (Reason("claims.single"),),
    )
    return claim, listed
