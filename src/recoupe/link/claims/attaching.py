"""Denials and refusals, put beside the claims they answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.link.claims.denials import NOT_TOLD, name_words, set_scene
from recoupe.link.claims.groups import Group, negates, own_words, spoken_by
from recoupe.link.claims.ideas import likeness
from recoupe.link.claims.sides import Story
from recoupe.link.claims.similarity import compare
from recoupe.link.claims.together import find_denied
from recoupe.link.houses import Houses
from recoupe.link.statements import INFORMANT, Statement
from recoupe.records import ArticleId, Reason

CONTRADICTS = 0.6
"""Likeness from which a saying in the negative denies what others tell: it may as well be a claim of its own."""
REFUSES_THIS = 0.7
"""The same for a refusal: most answer the reporter and no claim."""
TOLD_HERE = 0.15
"""What it adds that the same article told the claim before."""
SAME_ANSWER = 0.2
"""Shared ideas of two denials of something nobody claims here, from which they are one."""
SAME_MATTER = 0.55
"""Share of a saying in the negative, or of what it answers, that both speak of: of 26 sayings taken for denials in the open
stories, 4 of 6 true ones have it and 5 of 20 others ("Yvette, ne fermez pas" answers no "trois ans ferme")."""
NEAREST = 2
"""Members of a group, the closest ones, that tell whether a denial is of it."""


def attach_denials(groups: list[Group], denials: Iterable[Statement], story: Story, houses: Houses) -> list[Group]:
    """Put each denial into the group of what it denies; one that denies nothing told here becomes a group of its own.

    Denials that say what they deny come first; "il dément" follows what the same speaker denies in the next sentence.
    """
    groups = turn_negatives(groups, story)
    flags = [len(group.articles) == 1 and all(negates(m, story) for m in group.members) for group in groups]
    negative = [group for group, flag in zip(groups, flags, strict=True) if flag]
    groups = [group for group, flag in zip(groups, flags, strict=True) if not flag]
    found = sorted(denials, key=lambda denial: (denial.refers, denial.key))
    denied = find_denied(found, set_scene(groups, story, houses))
    placed: list[tuple[Statement, Group]] = []
    alone: list[Group] = []
    for denial in found:
        home = None
        if not denial.earlier:
            home = _taken_up(groups, denial) or _said_before(groups, denial)
            home = home or denied.get(denial.key) or _beside(placed, denial)
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
    groups += negative
    return [*groups, *(own for group in groups if (own := _own_version(group, story)) is not None), *alone]


def _taken_up(groups: Sequence[Group], answer: Statement) -> tuple[Group, Reason] | None:
    """The claim an answer in a relative takes up: the widest told by the words before it ("..., ce que nie le club")."""
    holds = answer.holds
    if holds is None or holds.overlap(answer.span):
        return None
    told = [
        (member.span.overlap(holds), member.key, group)
        for group in groups
        for member in group.members
        if member.article == answer.article and 2 * member.span.overlap(holds) >= len(member.span)
    ]
    return (max(told, key=lambda item: item[:2])[2], Reason("claims.denies-before")) if told else None


def _said_before(groups: Sequence[Group], answer: Statement) -> tuple[Group, Reason] | None:
    """The claim a sentence that only takes up the one before answers: what that one says others say, the longest words of it."""
    if not answer.after:
        return None
    told = [
        (member.act not in ("states", "questions"), not member.secondary, len(member.span), member.key, group)
        for group in groups
        for member in group.members
        if member.article == answer.article and member.place == answer.place - 1 and member.act not in NOT_TOLD
    ]
    return (max(told, key=lambda item: item[:4])[4], Reason("claims.denies-before")) if told else None


def _own_version(group: Group, story: Story) -> Group | None:
    """Take out of a claim what only those say who deny it: their own version is another claim; "not so" is one more denial."""
    deniers = {voice.speaker for member in group.members if member.act == "denies" for voice in member.voices} - {None}
    group.members = [
        replace(m, act="denies") if negates(m, story) and m.form != "refusal" and spoken_by(m, deniers) else m
        for m in group.members
    ]
    group.members = _contradicted(group.members, story)
    theirs = [member for member in group.members if member.act != "denies" and own_words(member, deniers)]
    if not theirs or 2 * len(theirs) >= sum(member.act != "denies" for member in group.members):
        return None
    group.members = [member for member in group.members if member not in theirs]
    return Group(theirs, [Reason("claims.version-of-who-denies")])


def _contradicted(members: list[Statement], story: Story) -> list[Statement]:
    """What somebody says in the negative of what most others tell is a denial, whatever its verb: "il n'a rien promis"."""
    told = [m for m in members if m.act not in ("denies", "declines", "questions") and m.form != "phrase"]
    against = [m for m in told if negates(m, story) and _answers_others(m)]
    rest = [m for m in told if not m.meaning.negated]
    classes = frozenset(name for m in rest for name in m.meaning.classes) | {m.meaning.head for m in rest}
    speakers = {voice.speaker for m in rest for voice in m.voices}
    found = [
        m
        for m in against
        if len(against) <= len(rest)
        and (m.meaning.classes | {m.meaning.head}) & (classes - {""})
        and _same_matter(m, rest, story)
        and not {voice.speaker for voice in m.voices} & (speakers - {None})
    ]
    return [replace(m, act="denies") if m in found else m for m in members]


def _same_matter(said: Statement, told: Iterable[Statement], story: Story) -> bool:
    """Whether most of a saying is of what others tell, or the other way round."""
    own = story.sides[said.key].own
    return any(likeness(own, story.sides[m.key].own)[1] >= SAME_MATTER for m in told)


def _answers_others(statement: Statement) -> bool:
    """Whether somebody may be contradicting others with it: a whole saying of a person or a house, no aside, no document."""
    kinds = {voice.kind for voice in statement.voices}
    return bool(kinds) and kinds.isdisjoint({"document", "media"}) and not statement.secondary


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
        home = (
            _taken_up(told, refusal) or _said_before(told, refusal) or (_numbered(told, refusal) if refusal.of_amount else None)
        )
        if home is None and not (refusal.refers or refusal.earlier):
            home = _declined(told, refusal, story)
        if home is None:
            rest.append(refusal)
        else:
            home[0].members.append(refusal)
    return [*groups, *_gather(rest, story)]


def _declined(groups: Sequence[Group], refusal: Statement, story: Story) -> tuple[Group, Reason] | None:
    """The claim a refusal is of, when its words are very like it."""
    scored = [(_closeness(group, refusal, story), group.strength, -at, group) for at, group in enumerate(groups)]
    best = max(scored, key=lambda item: item[:3], default=None)
    if best is None or best[0] < REFUSES_THIS:
        return None
    return best[3], Reason("claims.denies-like", round(min(1.0, best[0]), 3))


def _numbered(groups: Sequence[Group], refusal: Statement) -> tuple[Group, Reason] | None:
    """The claim with a number told last before "this figure" in the same article."""
    found = [
        (member.span, group)
        for group in groups
        for member in group.members
        if member.article == refusal.article and member.meaning.quantities and member.span.start < refusal.span.start
    ]
    return (max(found, key=lambda item: item[0])[1], Reason("claims.this-figure")) if found else None


def _gather(refusals: Sequence[Statement], story: Story) -> list[Group]:
    """One group for each one who refuses; a house and whoever is named by it ("un porte-parole de Corvex") are one."""
    names = {s: name_words(s, story) for s in sorted({r.voices[0].speaker for r in refusals if r.voices and r.voices[0].speaker})}
    found: dict[tuple[str | None, ArticleId | None, bool], Group] = {}
    for refusal in refusals:
        speaker = refusal.voices[0].speaker if refusal.voices else None
        inside = [house for house, words in names.items() if speaker and words and words < names[speaker]]
        house = min(inside, key=lambda one: (len(names[one]), one), default=speaker)
        key = (house, None if house else refusal.article, refusal.earlier)
        group = found.setdefault(key, Group([], [Reason("claims.same-refuser")], told=False))
        group.members.append(refusal)
    return list(found.values())


def turn_negatives(groups: list[Group], story: Story) -> list[Group]:
    """Make denials of what somebody says in the negative when others tell the same thing: "aucun poste n'est menacé"."""
    kept: list[Group] = []
    moved: list[tuple[Statement, Group, Reason]] = []
    for group in groups:
        if not all(
            negates(m, story) and _answers_others(m) and m.act != "questions" and m.meaning.classes for m in group.members
        ):
            kept.append(group)
            continue
        others = [g for g in groups if g is not group and not all(m.meaning.negated for m in g.members)]
        homes = [_contradicts(others, member, story) for member in group.members]
        if all(home is not None for home in homes):
            moved += [(m, home[0], home[1]) for m, home in zip(group.members, homes, strict=True) if home is not None]
        else:
            kept.append(group)
    for member, home, reason in moved:
        home.members.append(replace(member, act="denies"))
        home.because.append(reason)
    return kept


def _contradicts(groups: Sequence[Group], said: Statement, story: Story) -> tuple[Group, Reason] | None:
    """The claim of others that a negated saying answers."""
    speakers = {voice.speaker for voice in said.voices} - {None}
    mine = [
        g
        for g in groups
        if any(m.meaning.main == said.meaning.main and not m.meaning.negated and not spoken_by(m, speakers) for m in g.members)
        and _same_matter(said, (m for m in g.members if not m.meaning.negated), story)
    ]
    scored = [(_closeness(group, said, story), group.strength, -at, group) for at, group in enumerate(mine)]
    best = max(scored, key=lambda item: item[:3], default=None)
    if best is None or best[0] < CONTRADICTS:
        return None
    return best[3], Reason("claims.contradicts", round(min(1.0, best[0]), 3))


def _closeness(group: Group, denial: Statement, story: Story) -> float:
    """Mean likeness of a denial and the members closest to it; polarity does not count. 0 when nothing is shared."""
    told = [m for m in group.members if m.act not in ("denies", "declines") and m.meaning.main != INFORMANT]
    if not any(m.meaning.stems & denial.meaning.stems or m.meaning.classes & denial.meaning.classes for m in told):
        return 0.0
    scores = sorted((compare(m, denial, story).score for m in told), reverse=True)[:NEAREST]
    here = any(m.article == denial.article and m.span.start < denial.span.start for m in told)
    return sum(scores) / len(scores) + TOLD_HERE * here


def _same_denial(one: Statement, other: Statement, story: Story) -> bool:
    speakers = {voice.speaker for voice in one.voices} & {voice.speaker for voice in other.voices} - {None}
    if one.earlier != other.earlier or not speakers:
        return False
    if one.refers or other.refers:
        return one.refers and other.refers
    return likeness(story.sides[one.key].own, story.sides[other.key].own)[0] >= SAME_ANSWER
