"""Groups of statements as they become claims: parts folded into wholes, twins into one."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from recoupe.language.predicates import fold_words
from recoupe.link.claims.sides import Story
from recoupe.link.statements import NO_WORDING, Statement, Wording
from recoupe.records import ArticleId, Figure, Reason, Severity

COPIED = 0.7
"""Share of their words that pieces of two articles have in common when one is a copy of the other. Without it, pieces told in
words of their own were lost: verdicts .552 to .544 on 37 open stories."""

AT_ODDS: tuple[Severity, ...] = ("contradiction", "scope", "unit")
"""Figures that make their claim differ. Verdicts right on 39 stories: .570 without, .572 by contradictions alone, .576 by these
three, .568 with roundings too."""


@dataclass(slots=True)
class Group:
    """Statements of one claim, and why they are together."""

    members: list[Statement]
    because: list[Reason] = field(default_factory=list)
    told: bool = True
    """Somebody claims it; False for a claim that is only a denial or a refusal."""
    wording: Wording = NO_WORDING
    """The words it is shown by."""
    disputed: Severity | None = None
    """How the values differ of one figure its articles give."""

    @property
    def articles(self) -> frozenset[ArticleId]:
        """The articles that speak of it."""
        return frozenset(member.article for member in self.members)

    @property
    def strength(self) -> tuple[int, int, int]:
        """How central it is: articles that carry it, twice those that do so in a title or a standfirst; these; statements."""
        heads = {m.article for m in self.members if m.role in ("title", "standfirst") and not m.secondary}
        return len(self.articles) + len(heads), len(heads), len(self.members)


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


def without_fragments(groups: Sequence[Group]) -> list[Group]:
    """The groups without those that repeat, word for word, a piece of sentences one other group tells: "pour tuer des soldats".

    Copies of one dispatch share every piece of it; a piece told in other words, or by itself, is a claim.
    """
    homes: dict[ArticleId, list[tuple[Statement, int]]] = {}
    for at, group in enumerate(groups):
        for member in group.members:
            if not member.secondary:
                homes.setdefault(member.article, []).append((member, at))
    return [group for group in groups if not (_copied(group.members) and _homes_of_all(group, homes))]


def _copied(members: Sequence[Statement]) -> bool:
    """Whether statements hold nearly the same words, and no amount."""
    first = members[0].meaning.stems
    if any(m.meaning.numbers for m in members):
        return False
    return all(len(first & m.meaning.stems) >= COPIED * len(first | m.meaning.stems) for m in members)


def _homes_of_all(group: Group, homes: Mapping[ArticleId, Sequence[tuple[Statement, int]]]) -> set[int]:
    """The groups that tell the sentence of every member; none where one of them stands by itself."""
    common: set[int] | None = None
    for member in group.members:
        if not member.secondary or member.whole is None:
            return set()
        here = {at for main, at in homes.get(member.article, ()) if member.whole.overlap(main.span)}
        common = here if common is None else common & here
    return common or set()


def merge_twins(groups: Iterable[Group]) -> list[Group]:
    """Claims shown by the same words as one, the first one staying; unlike predicates of one sentence stay two."""
    kept: dict[tuple[str, bool], list[Group]] = {}
    for group in groups:
        same = kept.setdefault((group.wording.text, group.told), [])
        mains = {member.meaning.main for member in group.members}
        part = len(group.articles) == 1 or all(member.form == "phrase" for member in group.members)
        twin = next((g for g in same if part or mains & {m.meaning.main for m in g.members}), None)
        if twin is None:
            same.append(group)
            continue
        known = {other.key for other in twin.members}
        twin.members += [m for m in group.members if m.key not in known and not any(_inside(m, other) for other in twin.members)]
        twin.because += group.because
    return [group for same in kept.values() for group in same]


def mark_disputed(groups: Iterable[Group], figures: Iterable[Figure], story: Story) -> None:
    """Mark the claims half of whose articles, two at least, give a figure whose values are of other amounts, scopes or units."""
    at_odds = {figure.id: figure.severity for figure in figures if figure.verdict == "differ" and figure.severity in AT_ODDS}
    if not at_odds:
        return
    for group in groups:
        told = [m for m in group.members if m.act not in ("denies", "declines")]
        for name in sorted(at_odds):
            giving = {m.article for m in told if name in story.sides[m.key].figures}
            if len(giving) > 1 and 2 * len(giving) >= len({m.article for m in told}):
                group.disputed = group.disputed or at_odds[name]


def negates(statement: Statement, story: Story) -> bool:
    """Whether words say that something is not; who asks "de ne pas activer", or sets "pas Y" against X, denies nothing."""
    words, marks = fold_words(statement.text), story.predicates.marks
    contrast = marks("negation.contrast").count(words) and not marks("negation.verbal").count(words)
    return statement.meaning.negated and not contrast and not marks("negation.infinitive").count(words)


def own_words(statement: Statement, speakers: AbstractSet[str | None]) -> bool:
    """Whether these say it of themselves, told from no hearsay and by no relay."""
    relayed = statement.act == "reports-conditional" or any(voice.through for voice in statement.voices)
    return not relayed and spoken_by(statement, speakers)


def spoken_by(statement: Statement, speakers: AbstractSet[str | None]) -> bool:
    """Whether everyone heard in a statement is among these."""
    return bool(statement.voices) and {voice.speaker for voice in statement.voices} <= speakers


def roots(statement: Statement) -> frozenset[str]:
    """Everyone a statement comes from or by."""
    return frozenset(actor for voice in statement.voices for actor in (voice.speaker, *voice.through) if actor)


def _inside(part: Statement, whole: Statement) -> bool:
    return part is not whole and part.secondary and part.article == whole.article and whole.span.holds(part.span)
