"""Groups of statements as they become claims: parts folded into wholes, denials and refusals attached."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from recoupe.link.cast import Cast
from recoupe.link.claims.similarity import Story, compare, features
from recoupe.link.statements import INFORMANT, Statement
from recoupe.records import ArticleId, Reason

DENIES_THIS = 0.25
"""Likeness of what is denied and what is claimed from which the denial is of that claim: most denials answer something told."""
TOLD_HERE = 0.15
"""What it adds that the same article told the claim before."""
SAME_ANSWER = 0.2
"""Shared content of two denials of something nobody claims here, from which they are one."""
CENTRAL = 5
"""Articles that carry a claim, from which it is as central as can be."""
LATER = 6
"""Sentences a claim told after the denial counts as farther than one told before it."""
NEAREST = 2
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
        if len({statement.article for statement in kept}) == 1:
            kept = [statement for statement in kept if not statement.secondary]
        if kept:
            groups.append(Group(kept, list(because)))
    return groups


def attach_denials(groups: list[Group], denials: Iterable[Statement], story: Story) -> list[Group]:
    """Put each denial into the group of what it denies; one that denies nothing told here becomes a group of its own.

    Denials that say what they deny come first; "il dément" follows what the same speaker denies in the next sentence.
    """
    found = sorted(denials, key=lambda denial: (denial.refers, denial.key))
    placed: list[tuple[Statement, Group]] = []
    alone: list[Group] = []
    for denial in found:
        home = None if denial.earlier else (_denied(groups, denial, story) if not denial.refers else None)
        if home is None and not denial.earlier:
            home = _beside(placed, denial) or (_meant(groups, denial, story.cast, placed) if denial.refers else None)
        if home is not None:
            home[0].members.append(denial)
            home[0].because.append(home[1])
            placed.append((denial, home[0]))
            continue
        same = next((group for group in alone if _same_denial(group.members[0], denial, story)), None)
        if same is not None:
            same.members.append(denial)
        else:
            alone.append(Group([denial], [Reason("claims.denial-alone")], told=False))
    alone = [group for group in alone if not _taken_in(group, placed)]
    return [*groups, *(own for group in groups if (own := _own_version(group)) is not None), *alone]


def _own_version(group: Group) -> Group | None:
    """Take out of a claim what only those say who deny it: their own version is another claim; "not so" is one more denial."""
    deniers = {voice.speaker for member in group.members if member.act == "denies" for voice in member.voices} - {None}
    group.members = [
        replace(m, act="denies") if m.meaning.negated and m.form != "refusal" and _spoken_by(m, deniers) else m
        for m in group.members
    ]
    theirs = [member for member in group.members if member.act != "denies" and _spoken_by(member, deniers)]
    if not theirs or len(theirs) == sum(member.act != "denies" for member in group.members):
        return None
    group.members = [member for member in group.members if member not in theirs]
    return Group(theirs, [Reason("claims.version-of-who-denies")])


def _spoken_by(statement: Statement, speakers: AbstractSet[str | None]) -> bool:
    """Whether everyone heard in a statement is among these."""
    return bool(statement.voices) and {voice.speaker for voice in statement.voices} <= speakers


def _taken_in(group: Group, placed: Sequence[tuple[Statement, Group]]) -> bool:
    """Put a denial that stood alone beside one of the same speaker that found its claim later."""
    homes = [_beside(placed, member) for member in group.members if not member.earlier]
    if len(homes) < len(group.members) or not all(homes):
        return False
    for member, home in zip(group.members, homes, strict=True):
        if home is not None:
            home[0].members.append(member)
    return True


def _beside(placed: Sequence[tuple[Statement, Group]], denial: Statement) -> tuple[Group, Reason] | None:
    """The claim denied by the same speaker in the same or the next sentence."""
    speakers = {voice.speaker for voice in denial.voices} - {None}
    for other, group in placed:
        near = other.article == denial.article and abs(other.place - denial.place) <= 1
        if near and speakers & {voice.speaker for voice in other.voices}:
            return group, Reason("claims.denies-on")
    return None


def attach_refusals(groups: list[Group], refusals: Iterable[Statement], story: Story) -> list[Group]:
    """Put a refusal that says what it does not confirm into that claim; the others make one group for each one who refuses."""
    rest: list[Statement] = []
    for refusal in refusals:
        told = [group for group in groups if group.told]
        home = _numbered(told, refusal) if refusal.of_amount else None
        if home is None and not (refusal.refers or refusal.earlier):
            home = _denied(told, refusal, story)
        if home is None:
            rest.append(refusal)
        else:
            home[0].members.append(refusal)
    return [*groups, *_gather(rest)]


def _numbered(groups: Sequence[Group], refusal: Statement) -> tuple[Group, Reason] | None:
    """The claim with a number told last before "this figure" in the same article."""
    found = [
        (member.span, group)
        for group in groups
        for member in group.members
        if member.article == refusal.article and member.meaning.quantities and member.span.start < refusal.span.start
    ]
    return (max(found, key=lambda item: item[0])[1], Reason("claims.this-figure")) if found else None


def _gather(refusals: Iterable[Statement]) -> list[Group]:
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
    scored = [(_closeness(group, denial, story), group.strength, -at, group) for at, group in enumerate(groups)]
    best = max(scored, key=lambda item: item[:3], default=None)
    if best is not None and best[0] >= DENIES_THIS:
        return best[3], Reason("claims.denies-like", round(min(1.0, best[0]), 3))
    return None


def _closeness(group: Group, denial: Statement, story: Story) -> float:
    """Mean likeness of a denial and the members closest to it; polarity does not count. 0 when nothing is shared."""
    told = [m for m in group.members if m.act not in ("denies", "declines") and m.meaning.main != INFORMANT]
    if not any(m.meaning.stems & denial.meaning.stems or m.meaning.classes & denial.meaning.classes for m in told):
        return 0.0
    scores = sorted((compare(m, denial, story, polarity=False).score for m in told), reverse=True)[:NEAREST]
    here = any(m.article == denial.article and m.span.start < denial.span.start for m in told)
    return sum(scores) / len(scores) + TOLD_HERE * here


def _meant(
    groups: Sequence[Group], denial: Statement, cast: Cast, placed: Sequence[tuple[Statement, Group]]
) -> tuple[Group, Reason] | None:
    """The claim a denial points back to, when its words only say "this report": clues are weighed, the best sum wins."""
    named = {actor for actor in denial.meaning.actors if cast.kind(actor) in ("media", "document")}
    deniers = {voice.speaker for voice in denial.voices if voice.speaker}
    here = [m for g in groups for m in g.members if m.article == denial.article and m.act not in ("denies", "declines")]
    before = [m for m in here if m.span.start < denial.span.start and _roots(m) - deniers]
    heard = _roots(max(before, key=lambda m: m.span)) - deniers if before else frozenset()
    best: tuple[float, tuple[int, int, int], Group] | None = None
    for group in groups:
        mine = [m for m in group.members if m.article == denial.article and m.act not in ("denies", "declines")]
        if not mine or all(m.meaning.main == INFORMANT for m in mine):
            continue
        roots = frozenset(root for m in mine for root in _roots(m))
        actors = frozenset(actor for m in mine for actor in m.meaning.actors | m.meaning.lent)
        distance = min(denial.place - m.place if m.place <= denial.place else LATER + m.place - denial.place for m in mine)
        score = (
            1.0 * bool(named & roots)
            + 0.8 * bool(deniers & actors)
            + 0.6 * bool(heard & roots)
            + (0.5 if denial.names_it else 0.2) * any(m.role in ("title", "standfirst") for m in mine)
            + 0.3 * min(len(group.articles), CENTRAL) / CENTRAL
            + (0.8 if denial.names_it else 1.5) / (1 + distance / 2)
            + 0.6 * any(m.act != "states" for m in mine)
            + 0.6 * any(home is group and other.article == denial.article for other, home in placed)
        )
        if best is None or (score, group.strength) > best[:2]:
            best = (score, group.strength, group)
    if best is None:
        return None
    return best[2], Reason("claims.denies-what-was-told", round(min(1.0, best[0] / 3), 3))


def _roots(statement: Statement) -> frozenset[str]:
    """Everyone a statement comes from or by."""
    return frozenset(actor for voice in statement.voices for actor in (voice.speaker, *voice.through) if actor)


def _same_denial(one: Statement, other: Statement, story: Story) -> bool:
    speakers = {voice.speaker for voice in one.voices} & {voice.speaker for voice in other.voices} - {None}
    if one.earlier != other.earlier or not speakers:
        return False
    if one.refers or other.refers:
        return one.refers and other.refers
    return features(one, other, story)["content"] >= SAME_ANSWER
