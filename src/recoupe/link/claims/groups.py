"""Groups of statements as they become claims: parts folded into wholes, denials and refusals attached."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from recoupe.language.predicates import fold_words
from recoupe.link.cast import Cast
from recoupe.link.claims.answers import EMPTY
from recoupe.link.claims.similarity import Story, compare, features
from recoupe.link.statements import INFORMANT, NO_WORDING, Statement, Wording
from recoupe.records import ArticleId, Reason

DENIES_THIS = 0.35
"""Likeness of what is denied and what is claimed from which the denial is of that claim: most denials answer something told."""
CONTRADICTS = 0.5
"""The same for a saying in the negative, which may as well be a claim of its own."""
BARE = 3
"""Words besides the deed that a denial may hold and still be of the deed, whatever its object: "rien", "personne" are none."""
REFUSES_THIS = 0.5
"""The same for a refusal: most answer the reporter and no claim."""
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


CLUES = {
    "named": 1.0,
    "accused": 0.8,
    "heard": 0.6,
    "lead-named": 0.5,
    "lead": 0.2,
    "central": 0.3,
    "near-named": 0.8,
    "near": 1.5,
    "told": 0.6,
    "denied-here": 0.6,
    "denied-by-them": 0.6,
}
"""What tells which claim "these allegations" are, and "he denies": the source named, a part in it, the source last heard..."""
CERTAIN = 3.0
"""Sum of clues that counts as certain."""


@dataclass(slots=True)
class Group:
    """Statements of one claim, and why they are together."""

    members: list[Statement]
    because: list[Reason] = field(default_factory=list)
    told: bool = True
    """Somebody claims it; False for a claim that is only a denial or a refusal."""
    wording: Wording = NO_WORDING
    """The words it is shown by."""

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


def merge_twins(groups: Iterable[Group]) -> list[Group]:
    """Claims shown by the same words as one, the first one staying; unlike predicates of one sentence stay two."""
    kept: dict[tuple[str, bool], list[Group]] = {}
    for group in groups:
        same = kept.setdefault((group.wording.text, group.told), [])
        mains = {member.meaning.main for member in group.members}
        twin = next((g for g in same if len(group.articles) == 1 or mains & {m.meaning.main for m in g.members}), None)
        if twin is None:
            same.append(group)
            continue
        twin.members += [m for m in group.members if m.key not in {other.key for other in twin.members}]
        twin.because += group.because
    return [group for same in kept.values() for group in same]


def attach_denials(groups: list[Group], denials: Iterable[Statement], story: Story) -> list[Group]:
    """Put each denial into the group of what it denies; one that denies nothing told here becomes a group of its own.

    Denials that say what they deny come first; "il dément" follows what the same speaker denies in the next sentence.
    """
    groups = turn_negatives(groups, story)
    flags = [len(group.articles) == 1 and all(_negates(m, story) for m in group.members) for group in groups]
    negative = [group for group, flag in zip(groups, flags, strict=True) if flag]
    groups = [group for group, flag in zip(groups, flags, strict=True) if not flag]
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
    groups += negative
    return [*groups, *(own for group in groups if (own := _own_version(group, story)) is not None), *alone]


def _own_version(group: Group, story: Story) -> Group | None:
    """Take out of a claim what only those say who deny it: their own version is another claim; "not so" is one more denial."""
    deniers = {voice.speaker for member in group.members if member.act == "denies" for voice in member.voices} - {None}
    group.members = [
        replace(m, act="denies") if _negates(m, story) and m.form != "refusal" and _spoken_by(m, deniers) else m
        for m in group.members
    ]
    group.members = _contradicted(group.members, story)
    theirs = [member for member in group.members if member.act != "denies" and _own_words(member, deniers)]
    if not theirs or len(theirs) == sum(member.act != "denies" for member in group.members):
        return None
    group.members = [member for member in group.members if member not in theirs]
    return Group(theirs, [Reason("claims.version-of-who-denies")])


def _contradicted(members: list[Statement], story: Story) -> list[Statement]:
    """What somebody says in the negative of what most others tell is a denial, whatever its verb: "il n'a rien promis"."""
    told = [m for m in members if m.act not in ("denies", "declines", "questions") and m.form != "phrase"]
    against = [m for m in told if _negates(m, story) and _answers_others(m)]
    rest = [m for m in told if not m.meaning.negated]
    classes = frozenset(name for m in rest for name in m.meaning.classes) | {m.meaning.head for m in rest}
    speakers = {voice.speaker for m in rest for voice in m.voices}
    found = [
        m
        for m in against
        if len(against) <= len(rest)
        and (m.meaning.classes | {m.meaning.head}) & (classes - {""})
        and not {voice.speaker for voice in m.voices} & (speakers - {None})
    ]
    return [replace(m, act="denies") if m in found else m for m in members]


def _answers_others(statement: Statement) -> bool:
    """Whether somebody may be contradicting others with it: a whole saying of a person or a house, no aside, no document."""
    kinds = {voice.kind for voice in statement.voices}
    return bool(kinds) and kinds.isdisjoint({"document", "media"}) and not statement.secondary


def _negates(statement: Statement, story: Story) -> bool:
    """Whether words say that something is not; who asks "de ne pas activer" denies nothing."""
    words = fold_words(statement.text)
    return statement.meaning.negated and not story.predicates.marks("negation.infinitive").count(words)


def _own_words(statement: Statement, speakers: AbstractSet[str | None]) -> bool:
    """Whether these say it of themselves, told from no hearsay and by no relay."""
    relayed = statement.act == "reports-conditional" or any(voice.through for voice in statement.voices)
    return not relayed and _spoken_by(statement, speakers)


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
            home = _denied(told, refusal, story, REFUSES_THIS)
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


def _denied(groups: Sequence[Group], denial: Statement, story: Story, least: float = DENIES_THIS) -> tuple[Group, Reason] | None:
    """The group a denial is of, and the rule that says so."""
    same = _same_deed(groups, denial, story)
    if same is not None:
        return same, Reason("claims.denies-the-deed")
    for group in groups:
        if any(m.article == denial.article and denial.holds is not None and denial.holds.holds(m.span) for m in group.members):
            return group, Reason("claims.denies-what-it-holds")
    scored = [(_closeness(group, denial, story), group.strength, -at, group) for at, group in enumerate(groups)]
    best = max(scored, key=lambda item: item[:3], default=None)
    if best is not None and best[0] >= least:
        return best[3], Reason("claims.denies-like", round(min(1.0, best[0]), 3))
    return None


def _same_deed(groups: Sequence[Group], denial: Statement, story: Story) -> Group | None:
    """The most central claim of the deed that a denial without an object names: "je n'ai rien promis à personne".

    Somebody else tells it, of a class that is the denial's or near it, and it is of the denier or told in the same article.
    """
    if denial.act != "denies" or denial.meaning.main is None or denial.meaning.main in EMPTY:
        return None
    if len(denial.meaning.stems - story.predicates.weak) > BARE:
        return None
    deniers = {voice.speaker for voice in denial.voices if voice.speaker}
    main, near = denial.meaning.main, story.predicates.near
    found = []
    for at, group in enumerate(groups):
        told = [
            m
            for m in group.members
            if m.act not in ("denies", "declines") and not _own_words(m, deniers) and not m.meaning.negated
        ]
        mine = [m for m in told if main in m.meaning.classes or (m.meaning.main, main) in near]
        if any(m.article == denial.article or deniers & (m.meaning.actors | m.meaning.lent) for m in mine):
            exact = any(main in m.meaning.classes for m in mine)
            found.append((group.strength[0] > 1, exact, group.strength, -at, group))
    return max(found, key=lambda item: item[:4])[4] if found else None


def turn_negatives(groups: list[Group], story: Story) -> list[Group]:
    """Make denials of what somebody says in the negative when others tell the same thing: "aucun poste n'est menacé"."""
    kept: list[Group] = []
    moved: list[tuple[Statement, Group, Reason]] = []
    for group in groups:
        if not all(
            _negates(m, story) and _answers_others(m) and m.act != "questions" and m.meaning.classes for m in group.members
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
        if any(m.meaning.main == said.meaning.main and not m.meaning.negated and not _spoken_by(m, speakers) for m in g.members)
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
    scores = sorted((compare(m, denial, story, polarity=False).score for m in told), reverse=True)[:NEAREST]
    here = any(m.article == denial.article and m.span.start < denial.span.start for m in told)
    return sum(scores) / len(scores) + TOLD_HERE * here


def _meant(
    groups: Sequence[Group], denial: Statement, cast: Cast, placed: Sequence[tuple[Statement, Group]]
) -> tuple[Group, Reason] | None:
    """The claim a denial points back to, when its words only say "this report": clues are weighed, the best sum wins.

    Only what somebody else told, in the same article, can be meant.
    """
    named = {actor for actor in denial.meaning.actors if cast.kind(actor) in ("media", "document")}
    deniers = {voice.speaker for voice in denial.voices if voice.speaker}
    here = [m for g in groups for m in g.members if m.article == denial.article and m.act not in ("denies", "declines")]
    before = [m for m in here if m.span.start < denial.span.start and _roots(m) - deniers]
    heard = _roots(max(before, key=lambda m: m.span)) - deniers if before else frozenset()
    best: tuple[float, tuple[int, int, int], Group] | None = None
    for group in groups:
        mine = [m for m in group.members if m.article == denial.article and m.act not in ("denies", "declines")]
        if not any(m.meaning.main != INFORMANT and not _own_words(m, deniers) for m in mine):
            continue
        roots = frozenset(root for m in mine for root in _roots(m))
        actors = frozenset(actor for m in mine for actor in m.meaning.actors | m.meaning.lent)
        distance = min(denial.place - m.place if m.place <= denial.place else LATER + m.place - denial.place for m in mine)
        answered = [other for other, home in placed if home is group]
        clues = {
            "named": float(bool(named & roots)),
            "accused": float(bool(deniers & actors)),
            "heard": float(bool(heard & roots)),
            "lead-named" if denial.names_it else "lead": float(any(m.role in ("title", "standfirst") for m in mine)),
            "central": min(len(group.articles), CENTRAL) / CENTRAL,
            "near-named" if denial.names_it else "near": 1 / (1 + distance / 2),
            "told": float(any(m.act != "states" for m in mine)),
            "denied-here": float(any(other.article == denial.article for other in answered)),
            "denied-by-them": float(any(deniers & {v.speaker for v in other.voices} for other in answered)),
        }
        score = sum(CLUES[name] * value for name, value in clues.items())
        if best is None or (score, group.strength) > best[:2]:
            best = (score, group.strength, group)
    if best is None:
        return None
    return best[2], Reason("claims.denies-what-was-told", round(min(1.0, best[0] / CERTAIN), 3))


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
