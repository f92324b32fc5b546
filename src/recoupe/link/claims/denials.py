"""Which claim a denial is of: every claim somebody else tells is weighed by clues, the best one wins or none does."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import exp

from recoupe.link.claims.answers import EMPTY
from recoupe.link.claims.groups import Group, own_words, roots
from recoupe.link.claims.ideas import Bag, likeness
from recoupe.link.claims.sides import Story
from recoupe.link.claims.similarity import compare
from recoupe.link.claims.weights import DENIAL_BIAS, DENIAL_WEIGHTS
from recoupe.link.statements import INFORMANT, Statement
from recoupe.records import Reason

DENIES_THIS = 0.3
"""Chance from which a denial is of a claim: each of 24 stories left out of the fit, 100 of the 226 denials the gold lists are put
right and 86 wrong, 39 of these where no claim found is the one they deny."""
CONTENT, SOMEHOW_NEAR = 2, 0.35
"""Stems from which a denial says what it denies, and nearness to what its own article tells from which it may be of that though
they share no idea: without it pair F1 of the open stories is the same, and that of the real articles 0.69 instead of 0.73."""
CENTRAL = 5
"""Articles that carry a claim, from which it is as central as can be."""
LATER = 6
"""Sentences a claim told after the denial counts as farther than one told before it."""
NEXT = 1
"""Sentences between a claim and the denial that answers it at once."""
TELLS_IT = 0.25
"""Share of a claim's tellings that come from a paper, above which the paper does not deny it: it only quotes who does."""
MOST_TOLD = 12
"""Members of a claim a denial is compared with, those of its own article first."""
NOT_TOLD = frozenset({"denies", "declines"})
BACK = ("near", "next", "lead", "central", "heard", "accused", "likest", "denied-by-them")
"""Clues that tell more, or less, of a denial that only points back."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a denial is weighed against: the claims told, the denials placed so far, the story."""

    groups: Sequence[Group]
    placed: Sequence[tuple[Statement, Group]]
    story: Story


def find_denied(denial: Statement, scene: Scene) -> tuple[Group, Reason] | None:
    """The claim a denial is of, with its chance; None when no claim is likely enough."""
    scored = [(chance(found), group.strength, -at, group) for at, group, found in weigh_groups(denial, scene)]
    best = max(scored, key=lambda item: item[:3], default=None)
    if best is None or best[0] < DENIES_THIS:
        return None
    return best[3], Reason("claims.denies-what-was-told" if denial.refers else "claims.denies-like", round(best[0], 3))


def weigh_groups(denial: Statement, scene: Scene) -> Iterable[tuple[int, Group, dict[str, float]]]:
    """The clues for each claim that somebody else tells, whatever the denier says of it."""
    deniers = {voice.speaker for voice in denial.voices if voice.speaker}
    heard, own = _last_heard(denial, scene.groups, deniers), scene.story.sides[denial.key].own
    for at, group in enumerate(scene.groups):
        told = [m for m in group.members if m.act not in NOT_TOLD and m.meaning.main != INFORMANT]
        others = [m for m in told if not own_words(m, deniers)]
        close = sorted((m for m in others if _may_mean(denial, own, m, scene.story)), key=lambda m: m.article != denial.article)
        if close and not _quotes_only(deniers, told, scene.story) and not _of_another(denial, close, deniers, scene.story):
            yield at, group, _clues(denial, group, close[:MOST_TOLD], heard, scene)


def _quotes_only(deniers: AbstractSet[str], told: Sequence[Statement], story: Story) -> bool:
    """Whether it is a paper that denies what others tell, not of itself, or what it tells itself: it only quotes who does."""
    papers = {actor for actor in deniers if story.cast.kind(actor) == "media"}
    if not papers or papers != set(deniers):
        return False
    tells = sum(bool(papers & roots(m)) for m in told)
    return tells > TELLS_IT * len(told) or not any(papers & m.meaning.actors for m in told)


def _may_mean(denial: Statement, own: Bag, told: Statement, story: Story) -> bool:
    """Whether a denial can be of what is told there: by idea, deed or meaning, or in its own article when it has no words."""
    if told.article == denial.article:
        bare = denial.refers or len(denial.meaning.stems) < CONTENT
        if bare or story.nearness(story.sides[denial.key], story.sides[told.key]) >= SOMEHOW_NEAR:
            return True
    if denial.refers:
        return False
    if not denial.meaning.classes.isdisjoint(told.meaning.classes):
        return True
    other = story.sides[told.key].own
    return not own.concepts.isdisjoint(other.concepts) or not own.items.keys().isdisjoint(other.items)


def _of_another(denial: Statement, told: Sequence[Statement], deniers: AbstractSet[str], story: Story) -> bool:
    """Whether the denial names another deed than the claim, by somebody the claim is not about: nothing of it is answered."""
    if denial.refers or denial.meaning.main is None or denial.meaning.main in EMPTY:
        return False
    own = story.sides[denial.key].own
    return not any(
        deniers & story.sides[m.key].near
        or denial.meaning.classes & m.meaning.classes
        or any((denial.meaning.main, name) in story.predicates.near for name in m.meaning.classes)
        or own.found_in(story.sides[m.key].own)
        for m in told
    )


def chance(clues: dict[str, float]) -> float:
    """How likely a denial with these clues is of the claim."""
    total = DENIAL_BIAS + sum(DENIAL_WEIGHTS.get(name, 0.0) * value for name, value in clues.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _clues(denial: Statement, group: Group, told: Sequence[Statement], heard: AbstractSet[str], scene: Scene) -> dict[str, float]:
    """Every clue that this denial is of this claim, each in [0, 1]."""
    story, deniers = scene.story, {voice.speaker for voice in denial.voices if voice.speaker}
    scores = sorted((compare(m, denial, story).score for m in told), reverse=True)
    here = [m for m in told if m.article == denial.article]
    far = min((denial.place - m.place if m.span <= denial.span else LATER + m.place - denial.place for m in here), default=99)
    sources = frozenset(actor for m in told for actor in roots(m))
    actors = frozenset(actor for m in told for actor in m.meaning.actors | m.meaning.lent)
    main = denial.meaning.main if denial.meaning.main not in EMPTY else None
    named = {a for a in denial.meaning.actors if story.cast.kind(a) in ("media", "document")}
    found = {
        "likest": scores[0],
        "like": sum(scores[:3]) / len(scores[:3]),
        "ideas": max(likeness(story.sides[m.key].own, story.sides[denial.key].own)[0] for m in told),
        "meaning": max(0.0, *(story.nearness(story.sides[m.key], story.sides[denial.key]) for m in told)),
        "deed": float(main is not None and any(main in m.meaning.classes for m in told)),
        "near-deed": float(main is not None and any((main, m.meaning.main) in story.predicates.near for m in told)),
        "inside": float(denial.holds is not None and any(denial.holds.holds(m.span) for m in here)),
        "here": float(bool(here)),
        "near": 1 / (1 + far / 2),
        "next": float(0 <= far <= NEXT),
        "accused": float(bool(deniers & actors)),
        "named": float(bool(named & sources)),
        "heard": float(bool(heard & sources) and bool(here)),
        "lead": float(any(m.role in ("title", "standfirst") for m in here)),
        "central": min(len(group.articles), CENTRAL) / CENTRAL,
        "reported": sum(m.act != "states" for m in told) / len(told),
        "reserved": sum(m.act == "reports-conditional" for m in told) / len(told),
        "negated": sum(m.meaning.negated for m in told) / len(told),
        "asks": sum(m.act == "questions" for m in told) / len(told),
        "denied-by-them": float(
            any(home is group and deniers & {v.speaker for v in other.voices} for other, home in scene.placed)
        ),
    }
    back = float(denial.refers)
    return found | {f"back-{name}": back * found[name] for name in BACK} | {"back-named": back * denial.names_it * found["heard"]}


def _last_heard(denial: Statement, groups: Sequence[Group], deniers: AbstractSet[str]) -> frozenset[str]:
    """Who was last heard in the same article before the denial, the denier left out."""
    here = [m for g in groups for m in g.members if m.article == denial.article and m.act not in NOT_TOLD]
    before = [m for m in here if m.span.start < denial.span.start and roots(m) - deniers]
    return roots(max(before, key=lambda m: m.span)) - deniers if before else frozenset()


__all__ = ["Scene", "chance", "find_denied", "weigh_groups"]
