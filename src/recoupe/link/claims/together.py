"""Which claim each denial is of: weighed alone first, then again beside what the other denials of the story seem to be of.

One house denies one thing most often, in every article and whoever speaks for it: of two denials of one side in two articles,
both listed by the gold of 33 open stories, 62 in 100 are of one claim; of two sides, 17.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.link.claims.denials import CONTENT, Scene, share_out, weigh_groups
from recoupe.link.claims.groups import Group
from recoupe.link.claims.weights import TOGETHER_BIAS, TOGETHER_WEIGHTS
from recoupe.link.statements import Statement
from recoupe.records import ArticleId, Reason, Span

DENIES_THIS = 0.12
"""Chance, shared out among all claims and none, from which a denial is of a claim: 33 stories left out of the fit in six parts,
167 of the 274 denials of a claim that is found are put right, 156 when each is weighed alone. At 0.2, 25 fewer are right."""
MANY = 3.0
"""Chances of other denials, added up, from which a claim counts as denied on all sides: what tells of a denial nobody signs."""
BARE = ("side-most", "alike-most")
"""Clues that tell more, or less, of a denial that says nothing of what it denies."""
Table = NDArray[np.float64]
Key = tuple[ArticleId, Span, str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One denial: the claims it may be of, the clues for each, its chances when weighed alone."""

    denial: Statement
    at: tuple[int, ...]
    clues: tuple[dict[str, float], ...]
    chances: tuple[float, ...]


def find_denied(denials: Iterable[Statement], scene: Scene) -> dict[Key, tuple[Group, Reason]]:
    """The claim each denial is of, with its chance, by the denial's key; those no claim is likely enough for are left out.

    Where no other article denies anything, a denial is weighed alone: that nobody joins in tells nothing then.
    """
    weighed = weigh_alone(denials, scene)
    found: dict[Key, tuple[Group, Reason]] = {}
    for one, others in zip(weighed, what_others_deny(weighed, scene), strict=True):
        chances: Sequence[float] = one.chances
        if any(other.denial.article != one.denial.article for other in weighed):
            clues = [mine | theirs for mine, theirs in zip(one.clues, others, strict=True)]
            chances = share_out(clues, TOGETHER_WEIGHTS, TOGETHER_BIAS)
        groups = [scene.told[at].group for at in one.at]
        chance, _, at = max((chance, groups[n].strength, -n) for n, chance in enumerate(chances))
        if chance >= DENIES_THIS:
            rule = "claims.denies-what-was-told" if one.denial.refers else "claims.denies-like"
            found[one.denial.key] = groups[-at], Reason(rule, round(chance, 3))
    return found


def weigh_alone(denials: Iterable[Statement], scene: Scene) -> list[Weighed]:
    """Each denial of the matter at hand that may be of some claim, as if it were the only one."""
    found: list[Weighed] = []
    for denial in sorted((d for d in denials if not d.earlier), key=lambda d: d.key):
        weighed = list(weigh_groups(denial, scene))
        if weighed:
            clues = tuple(clues for _, _, clues in weighed)
            found.append(Weighed(denial, tuple(at for at, _, _ in weighed), clues, tuple(share_out(clues))))
    return found


def what_others_deny(weighed: Sequence[Weighed], scene: Scene) -> list[list[dict[str, float]]]:
    """For each denial and each claim it may be of, how likely the other denials of the story are of that claim, in [0, 1]."""
    if not weighed:
        return []
    chances = np.zeros((len(weighed), len(scene.told)))
    for row, one in zip(chances, weighed, strict=True):
        row[list(one.at)] = one.chances
    articles = [one.denial.article for one in weighed]
    elsewhere = np.array([[mine != theirs for theirs in articles] for mine in articles])
    beside = _one_side(weighed, scene)
    rows = [scene.story.sides[one.denial.key].row for one in weighed]
    near = np.maximum(0.0, scene.story.nearness_among(rows)) * elsewhere
    found: list[list[dict[str, float]]] = []
    for n, one in enumerate(weighed):
        bare = float(one.denial.refers or len(one.denial.meaning.stems) < CONTENT)
        unsaid = float(not any(voice.speaker for voice in one.denial.voices))
        mine = chances[:, list(one.at)]
        sides, here = mine[beside[n] & elsewhere[n]], mine[beside[n] & ~elsewhere[n]]
        said = {
            "side-most": _most(sides),
            "side-mean": sides.mean(axis=0) if len(sides) else np.zeros(len(one.at)),
            "side-here": _most(here),
            "alike-most": _most(mine * near[n][:, None]),
            "unsaid-many": unsaid * np.minimum(1.0, mine[elsewhere[n]].sum(axis=0) / MANY),
        }
        said |= {f"bare-{name}": bare * said[name] for name in BARE}
        found.append([{name: round(float(values[at]), 3) for name, values in said.items()} for at in range(len(one.at))])
    return found


def _most(chances: Table) -> Table:
    return np.asarray(chances.max(axis=0, initial=0.0), dtype=np.float64)


def _one_side(weighed: Sequence[Weighed], scene: Scene) -> NDArray[np.bool_]:
    """(n, n): whether two denials are of one side; a denial is not beside itself."""
    speakers = [sorted({voice.speaker for voice in one.denial.voices if voice.speaker}) for one in weighed]
    together = np.zeros((len(weighed), len(weighed)), dtype=np.bool_)
    for n, mine in enumerate(speakers):
        for m, theirs in enumerate(speakers[:n]):
            together[n, m] = together[m, n] = any(scene.houses.one_side(a, b) for a in mine for b in theirs)
    return together


__all__ = ["DENIES_THIS", "find_denied", "weigh_alone", "what_others_deny"]
