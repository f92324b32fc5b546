"""Stories keep their names while their members are put together anew."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from recoupe.records import Ruling

Labels = npt.NDArray[np.int64]


def keep_names(labels: Labels, before: Labels, numbers: Labels) -> Labels:
    """Name each community after the story most of its members were in, or after its first article.

    A story whose members fell apart goes on with the largest part; two stories that became one keep the name of the larger.

    Args:
        labels: (n,) community of each open article.
        before: (n,) story it was in, -1 for a new one.
        numbers: (n,) number of each article in the stream, growing.

    Returns:
        (n,) number of the article each one's story is named after.
    """
    known = before >= 0
    pairs, counts = np.unique(np.stack([labels[known], before[known]]), axis=1, return_counts=True)
    order = np.lexsort((pairs[0], pairs[1], -counts)) if counts.size else np.zeros(0, np.int64)
    names: dict[int, int] = {}
    taken: set[int] = set()
    for community, story in pairs[:, order].T.tolist():
        if community not in names and story not in taken:
            names[community] = story
            taken.add(story)
    first = {int(label): int(numbers[at]) for at, label in reversed(list(enumerate(labels.tolist())))}
    free = {label: number for label, number in first.items() if label not in names}
    for label, number in free.items():
        # The first article may have opened a story that another part now carries on: the next one names this part.
        members = numbers[labels == label] if number in taken else (number,)
        names[label] = next((int(member) for member in members if int(member) not in taken), number)
        taken.add(names[label])
    return np.asarray([names[label] for label in labels.tolist()], np.int64)


def rule(labels: Labels, ids: Sequence[str], rulings: Iterable[Ruling]) -> Labels:
    """Apply what people said of pairs of open articles: apart after together, since a doubt goes before a wish."""
    at = {name: number for number, name in enumerate(ids)}
    ruled = labels.copy()
    met = sorted(((r.kind, r.one, r.other) for r in rulings if r.one in at and r.other in at), reverse=True)
    for kind, one, other in met:
        if kind == "together":
            ruled[ruled == ruled[at[other]]] = ruled[at[one]]
    free = int(ruled.max(initial=0)) + 1
    for kind, one, other in met:
        if kind == "apart" and ruled[at[one]] == ruled[at[other]]:
            ruled[at[one]] = free
            free += 1
    return ruled


def follow(names: Mapping[int, int], number: int) -> int:
    """The story that took in a story, and the one that took in that one."""
    while names.get(number, number) != number:
        number = names[number]
    return number
