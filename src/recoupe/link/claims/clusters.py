"""Statements that say the same thing, put together by average link."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from recoupe.link.claims.proposing import propose
from recoupe.link.claims.sides import Story
from recoupe.link.claims.similarity import compare, explain
from recoupe.link.statements import Statement
from recoupe.records import Reason

THRESHOLD = 0.34
"""Average likeness from which two groups are one: on 29 stories pair F1 is 0.01 less at 0.38; among 24 left out of the fit it was
the same at 0.28, where fewer verdicts were right."""
MOST_APART = 0.1
"""Share of the pairs of two groups that something may keep apart in groups that are still joined: parses and numbers err."""
UNMET = 0.04
"""Likeness of two statements that share nothing worth a comparison: what such pairs score on the open stories, on average."""

Link = tuple[float, float]
"""Average likeness of two groups, and the share of their pairs that something keeps apart."""
NO_LINK: Link = (UNMET, 0.0)


@dataclass(slots=True)
class Clusters:
    """Groups in the making, each named by its first member, and what links each to the others."""

    groups: dict[int, list[int]]
    links: dict[int, dict[int, Link]] = field(default_factory=lambda: defaultdict(dict))
    queue: list[tuple[float, int, int]] = field(default_factory=list)

    def add(self, one: int, other: int, link: Link) -> None:
        """Remember what links two groups, and queue the pair if it may be joined."""
        self.links[one][other] = self.links[other][one] = link
        if link[0] >= THRESHOLD and link[1] <= MOST_APART:
            heappush(self.queue, (-link[0], min(one, other), max(one, other)))

    def join(self, one: int, other: int) -> None:
        """Put the second group into the first; links become averages weighted by the sizes."""
        n, m = len(self.groups[one]), len(self.groups[other])
        mine, theirs = self.links.pop(one), self.links.pop(other)
        self.groups[one] += self.groups.pop(other)
        for third in sorted((mine.keys() | theirs.keys()) - {one, other}):
            (a, v), (b, w) = mine.get(third, NO_LINK), theirs.get(third, NO_LINK)
            self.links[third].pop(other, None)
            self.add(one, third, ((n * a + m * b) / (n + m), (n * v + m * w) / (n + m)))


def cluster(statements: Sequence[Statement], story: Story) -> tuple[tuple[tuple[int, ...], tuple[Reason, ...]], ...]:
    """Groups of statements, as indexes, with the reasons of their closest pair: the two closest groups join first."""
    found = Clusters({at: [at] for at in range(len(statements))})
    best: dict[int, tuple[float, int, int]] = {}
    for a, b in propose(statements, story):
        likeness = compare(statements[a], statements[b], story)
        found.links[a][b] = found.links[b][a] = (likeness.score, float(bool(likeness.apart)))
        if likeness.score >= THRESHOLD and not likeness.apart:
            found.queue.append((-likeness.score, a, b))
            for at in (a, b):
                best[at] = min(best.get(at, (1.0, a, b)), (-likeness.score, a, b))
    heapify(found.queue)
    while found.queue:
        score, one, other = heappop(found.queue)
        if one in found.groups and other in found.groups and found.links[one].get(other, NO_LINK)[0] == -score:
            found.join(one, other)
    return tuple(
        (tuple(sorted(members)), _because(members, best, statements, story)) for _, members in sorted(found.groups.items())
    )


def _because(
    members: Sequence[int], best: dict[int, tuple[float, int, int]], statements: Sequence[Statement], story: Story
) -> tuple[Reason, ...]:
    """Why the two closest members of a group are one claim."""
    inside = set(members)
    pairs = [best[at] for at in members if at in best and {best[at][1], best[at][2]} <= inside]
    if not pairs:
        return ()
    score, a, b = min(pairs)
    return (*explain(statements[a], statements[b], story), Reason("claims.average-link", round(-score, 3)))
