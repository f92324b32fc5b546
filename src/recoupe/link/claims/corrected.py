"""Groups as people say they are: what they join, part, word otherwise, or call no claim."""

from collections.abc import Iterable, Sequence

from recoupe.link.claims.groups import Group
from recoupe.link.statements import Statement
from recoupe.records import Corrections, Place, Reason

BY_A_PERSON = ("claims.joined-by-a-person", "claims.parted-by-a-person", "claims.worded-by-a-person")
_JOINED, _PARTED, _WORDED = (Reason(rule) for rule in BY_A_PERSON)


def correct_groups(groups: Sequence[Group], corrections: Corrections) -> list[Group]:
    """The groups of a story once people's corrections are applied, in the order they came.

    What is taken out goes first, then what is joined, then wordings; what is no claim goes last, with all that was joined to it.
    Places that no group stands at change nothing.
    """
    found = list(groups)
    for place in sorted(corrections.taken_out):
        found = _parted(found, place)
    for pair in sorted(tuple(sorted(pair)) for pair in corrections.same_claims):
        found = _joined(found, pair[0], pair[1])
    for place in sorted(corrections.wordings):
        group = _group_at(found, place)
        if group is not None:
            member = max(group.members, key=lambda member: _fit(member, place))
            group.wording = member.wording if member.wording.text else group.wording
            group.because.append(_WORDED)
    gone = [_group_at(found, place) for place in corrections.no_claims]
    return [group for group in found if not any(group is other for other in gone)]


def _parted(groups: list[Group], place: Place) -> list[Group]:
    """The groups, the statements at a place in one of their own; a group that is nothing but them stays as it is."""
    group = _group_at(groups, place)
    out = [member for member in group.members if _fit(member, place) > 0] if group else []
    if group is None or len(out) == len(group.members):
        return groups
    group.members = [member for member in group.members if member not in out]
    group.told = _told(group.members)
    wording = max(out, key=lambda member: (-member.wording.grade, _fit(member, place))).wording
    if group.wording in [member.wording for member in out]:
        group.wording = min((member.wording for member in group.members), key=lambda wording: (wording.grade, len(wording.text)))
    new = Group(out, [*group.because, _PARTED], _told(out), wording)
    at = next(n for n, one in enumerate(groups) if one is group)
    return [*groups[: at + 1], new, *groups[at + 1 :]]


def _joined(groups: list[Group], one: Place, other: Place) -> list[Group]:
    """The groups, those at two places made one; it stands where the first of them stood, in its wording."""
    pair = [_group_at(groups, one), _group_at(groups, other)]
    if pair[0] is None or pair[1] is None or pair[0] is pair[1]:
        return groups
    first, second = (group for group in groups if any(group is wanted for wanted in pair))
    members = sorted({member.key: member for member in (*first.members, *second.members)}.values(), key=lambda member: member.key)
    because = list(dict.fromkeys((*first.because, *second.because, _JOINED)))
    both = Group(members, because, first.told or second.told, first.wording, first.disputed or second.disputed)
    return [both if group is first else group for group in groups if group is not second]


def _group_at(groups: Iterable[Group], place: Place) -> Group | None:
    """The group with the statement that fits a place best; None when none has a letter of it."""
    best, found = 0.0, None
    for group in groups:
        fit = max((_fit(member, place) for member in group.members), default=0.0)
        if fit > best:
            best, found = fit, group
    return found


def _fit(member: Statement, place: Place) -> float:
    """How much of a statement and a place is both, in [0, 1]."""
    if member.article != place.article:
        return 0.0
    shared = member.span.overlap(place.span)
    return shared / (len(member.span) + len(place.span) - shared)


def _told(members: Iterable[Statement]) -> bool:
    """Whether somebody claims it, besides denials and refusals."""
    return any(member.form not in ("denial", "refusal") for member in members)
