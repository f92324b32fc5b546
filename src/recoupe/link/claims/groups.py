"""Groups of statements as they become claims: parts folded into wholes, denials and refusals attached."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from recoupe.link.cast import Cast
from recoupe.link.claims.similarity import Story, compare
from recoupe.link.statements import Statement
from recoupe.records import ArticleId, Reason

DENIES_THIS = 0.4
"""Likeness of what is denied and what is claimed from which the denial is of that claim."""
SAME_ANSWER = 0.5
"""Likeness of two denials of something nobody claims here, from which they are one."""
NEAREST = 4
"""Members of a group, the closest ones, that tell whether a denial is of it."""


@dataclass(slots=True)
class Group:
    """Statements of one claim, and why they are together."""

    members: list[Statement]
    because: list[Reason] = field(default_factory=list)
    told: bool = True
    """Somebody claims it; False for a claim that is only a denial or a refusal."""

    @property
    def articles(self) -> frozenset[ArticleId]:
        """The articles that speak of it."""
        return frozenset(member.article for member in self.members)

    @property
    def strength(self) -> tuple[int, int, int]:
        """How central it is: articles, titles and leads that carry it, statements."""
        heads = sum(member.role in ("title", "standfirst") and not member.secondary for member in self.members)
        return len(self.articles), heads, len(self.members)


def settle(statements: Sequence[Statement], clusters: Iterable[tuple[tuple[int, ...], tuple[Reason, ...]]]) -> list[Group]:
    """Clusters as groups: a part that stands in the same group as its whole is dropped, and so is a part nobody else says."""
    groups: list[Group] = []
    for members, because in clusters:
        found = [statements[at] for at in members]
        kept = [s for s in found if not any(_inside(s, other) for other in found)]
        group = Group(kept, list(because))
        if len(group.articles) > 1 or any(not member.secondary for member in kept):
            groups.append(group)
    return groups


def attach_denials(groups: list[Group], denials: Iterable[Statement], story: Story) -> list[Group]:
    """Put each denial into the group of what it denies; one that denies nothing told here becomes a group of its own."""
    told = list(groups)
    alone: list[Group] = []
    for denial in denials:
        found = None if denial.earlier else _denied(told, denial, story)
        if found is not None:
            found[0].members.append(denial)
            found[0].because.append(found[1])
            continue
        home = next((g for g in alone if _same_denial(g.members[0], denial, story)), None)
        if home is not None:
            home.members.append(denial)
        else:
            alone.append(Group([denial], [Reason("claims.denial-alone")], told=False))
    return [*groups, *alone]


def gather_refusals(refusals: Iterable[Statement]) -> list[Group]:
    """Refusals to comment, one group for each one who refuses."""
    found: dict[tuple[str | None, ArticleId | None, bool], Group] = {}
    for refusal in refusals:
        speaker = refusal.voices[0].speaker if refusal.voices else None
        key = (speaker, None if speaker else refusal.article, refusal.earlier)
        group = found.setdefault(key, Group([], [Reason("claims.same-refuser")], told=False))
        group.members.append(refusal)
    return list(found.values())


def _inside(part: Statement, whole: Statement) -> bool:
    return part is not whole and part.secondary and part.article == whole.article and whole.span.holds(part.span)


def _denied(groups: Sequence[Group], denial: Statement, story: Story) -> tuple[Group, Reason] | None:
    """The group a denial is of, and the rule that says so."""
    for group in groups:
        if any(m.article == denial.article and denial.holds is not None and denial.holds.holds(m.span) for m in group.members):
            return group, Reason("claims.denies-what-it-holds")
    if denial.refers:
        return _meant(groups, denial, story.cast)
    scored = [(_closeness(group, denial, story), group.strength, -at, group) for at, group in enumerate(groups)]
    best = max(scored, key=lambda item: item[:3], default=None)
    if best is not None and best[0] >= DENIES_THIS:
        return best[3], Reason("claims.denies-like", round(best[0], 3))
    return None


def _closeness(group: Group, denial: Statement, story: Story) -> float:
    """Mean likeness of a denial and the members closest to it; polarity does not count."""
    scores = sorted((compare(member, denial, story).score for member in group.members if member.act != "denies"), reverse=True)
    nearest = scores[:NEAREST]
    return sum(nearest) / len(nearest) if nearest else 0.0


def _meant(groups: Sequence[Group], denial: Statement, cast: Cast) -> tuple[Group, Reason] | None:
    """The strongest claim of the source a denial points back to: the one it names, else the one last heard before it."""
    here = [(g, m) for g in groups for m in g.members if m.article == denial.article and m.act not in ("denies", "declines")]
    before = [(g, m) for g, m in here if m.span.start < denial.span.start]
    named = {actor for actor in denial.meaning.actors if cast.kind(actor) in ("media", "document")}
    speakers = {voice.speaker for voice in denial.voices}
    if named:
        heard: Callable[[Statement], bool] = lambda m: bool(named & _roots(m))  # noqa: E731
        rule = "claims.denies-the-one-named"
    else:
        last = [m for _, m in before if _roots(m) - speakers]
        roots = _roots(max(last, key=lambda m: m.span)) if last else frozenset()
        heard = lambda m: bool(roots & _roots(m))  # noqa: E731
        rule = "claims.denies-the-last-heard"
    candidates = [g for g, m in (before or here) if heard(m)] or [g for g, m in here if heard(m)] or [g for g, _ in before]
    if not candidates:
        return None
    return max(candidates, key=lambda g: (g.strength, g.members[0].key)), Reason(rule)


def _roots(statement: Statement) -> frozenset[str]:
    """Everyone a statement comes from or by."""
    return frozenset(actor for voice in statement.voices for actor in (voice.speaker, *voice.through) if actor)


def _same_denial(one: Statement, other: Statement, story: Story) -> bool:
    speakers = {voice.speaker for voice in one.voices} & {voice.speaker for voice in other.voices} - {None}
    if one.earlier != other.earlier or not speakers:
        return False
    return (one.refers and other.refers) or compare(one, other, story).score >= SAME_ANSWER
