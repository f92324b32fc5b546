"""Compare the claims of a dossier with those of the hand-made gold: same-claim pairs, acts in cells, origins, verdicts, denials.

A found claim is aligned with the gold claim whose assertions its cites meet most often, one to one; ties go to the first.
"""

from itertools import combinations
from typing import Any

from scoring import LOOSE, Item, Place, Scores, of_shorter, overlap, place

STANCES = {"quotes": "reports", "asserts": "states", "opines": "states", "no-comment": "declines"}
"""Stances of the gold as acts of a cell; the others bear one name in both."""
Found = list[list[tuple[str, Place]]]
"""For each found claim, its cites with the act of their cell."""


def score_claims(scores: Scores, gold: Item, dossier: Item, hashes: dict[str, str]) -> None:
    """Assertions put together, what each article does with a claim, where it comes from, whether the articles agree."""
    places = {name: file["sha256"] for name, file in gold["files"].items()}
    wanted = [[_assertion(one, places) for one in claim["assertions"]] for claim in gold["crosscheck"]["claims"]]
    found: Found = [
        [(cell["act"], place(cite, hashes)) for cell in claim["cells"] for cite in cell["cites"]] for claim in dossier["claims"]
    ]
    homes = align(wanted, found)
    _score_pairs(scores, wanted, found, homes)
    for at, claim in enumerate(gold["crosscheck"]["claims"]):
        mine = dossier["claims"][homes[at]] if at in homes else None
        cells = found[homes[at]] if at in homes else []
        acts = {(act, where[0]) for act, where in wanted[at]}
        given = {(act, where[0]) for act, where in cells}
        scores["cells.act"].add(len(acts & given), len(given), len(acts))
        scores["origins.exact"].add(mine is not None and mine["independent_origins"] == claim["independent_origins"], 0, 1)
        scores["claims.verdict"].add(mine is not None and mine["verdict"] == claim["verdict"], 0, 1)
        denied = {where for act, where in wanted[at] if act == "denies"}
        scores["claims.denials"].add(sum(_meets(where, cells, "denies") for where in denied), 0, len(denied))
        scores["claims.not_falsely_contested"].add(mine is None or not _falsely(mine, claim), 0, 1)


def align(wanted: Found, found: Found) -> dict[int, int]:
    """For each gold claim the found claim that meets most of its assertions; then the closer cites, then the first."""
    counts = [
        (sum(_meets(where, cells) for _, where in claim), sum(_share(where, cells) for _, where in claim), -g, -f)
        for g, claim in enumerate(wanted)
        for f, cells in enumerate(found)
    ]
    homes: dict[int, int] = {}
    for met, _, g, f in sorted(counts, reverse=True):
        if met and -g not in homes and -f not in homes.values():
            homes[-g] = -f
    return homes


def _score_pairs(scores: Scores, wanted: Found, found: Found, homes: dict[int, int]) -> None:
    """Pairs of gold assertions that one claim holds, in the gold and in what was found."""
    spots = sorted({where for claim in wanted for _, where in claim})
    of = {f: g for g, f in homes.items()}
    true = {two for claim in wanted for two in combinations(sorted({where for _, where in claim}), 2)}
    held: set[tuple[Place, Place]] = set()
    for f, cells in enumerate(found):
        own = {where for _, where in wanted[of[f]]} if f in of else set()
        met = set()
        for _, cite in cells:
            hits = [spot for spot in spots if of_shorter(spot, cite) > LOOSE]
            mine = [spot for spot in hits if spot in own]
            met.update(mine or sorted(hits, key=lambda spot: (-_alike(spot, cite), spot))[:1])
        held.update(combinations(sorted(met), 2))
    scores["claims.pair_f1"].add(len(true & held), len(held), len(true))


def _assertion(item: Item, places: dict[str, str]) -> tuple[str, Place]:
    stance = str(item["stance"])
    return STANCES.get(stance, stance), (places[item["file"]], item["start"], item["end"])


def _meets(where: Place, cells: list[tuple[str, Place]], act: str | None = None) -> bool:
    return any(of_shorter(where, cite) > LOOSE for said, cite in cells if act in (None, said))


def _share(where: Place, cells: list[tuple[str, Place]]) -> float:
    return max((_alike(where, cite) for _, cite in cells), default=0.0)


def _alike(one: Place, other: Place) -> float:
    shared = overlap(one, other)
    return shared / ((one[2] - one[1]) + (other[2] - other[1]) - shared)


def _falsely(found: dict[str, Any], claim: Item) -> bool:
    return bool(found["verdict"] == "contested" and claim["verdict"] != "contested")


__all__ = ["align", "score_claims"]
