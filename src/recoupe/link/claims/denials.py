"""How likely a denial is of each claim that others tell: the claims compete for it, weighed by clues."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from math import exp

from recoupe.language.predicates import fold_words
from recoupe.link.claims.answers import EMPTY
from recoupe.link.claims.groups import Group, own_words, roots
from recoupe.link.claims.ideas import Bag, likeness
from recoupe.link.claims.sides import Story
from recoupe.link.claims.similarity import compare
from recoupe.link.claims.weights import DENIAL_BIAS, DENIAL_WEIGHTS
from recoupe.link.houses import Houses
from recoupe.link.statements import INFORMANT, Statement

CONTENT, SOMEHOW_NEAR = 2, 0.35
"""Stems from which a denial says what it denies, and nearness to what its own article tells from which it may be of that though
they share no idea."""
MOST_CENTRAL = 12
"""Claims, the strongest ones, that any denial may be of though it shares no idea with them: "les accusations" are the story's."""
LATER = 6
"""Sentences a claim told after the denial counts as farther than one told before it."""
NEXT = 1
"""Sentences between a claim and the denial that answers it at once."""
TELLS_IT = 0.25
"""Share of a claim's tellings that come from a paper, above which the paper does not deny it: it only quotes who does."""
MOST_TOLD = 12
"""Members of a claim a denial is compared with, those of its own article first."""
NOT_TOLD = frozenset({"denies", "declines"})
BACK = ("near", "next", "lead", "heard")
"""Clues that tell more, or less, of a denial that only points back."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as denials are weighed against it: what is told of it, by whom, in which ideas and numbers, how central it is."""

    group: Group
    members: tuple[Statement, ...]
    ideas: Mapping[str, float]
    weight: float
    """Of all its ideas."""
    numbers: frozenset[tuple[Decimal, str | None]]
    actors: frozenset[str]
    names: tuple[frozenset[str], ...]
    central: float
    heads: float
    single: bool
    first: bool
    """It is one of the strongest."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What denials are weighed against: the claims told, the story, and who is on whose side in it."""

    told: Sequence[Told]
    story: Story
    houses: Houses


def set_scene(groups: Sequence[Group], story: Story, houses: Houses) -> Scene:
    """Work out once for each claim what every denial asks of it."""
    widest = max((len(group.articles) for group in groups), default=1)
    order = sorted(range(len(groups)), key=lambda at: (*(-n for n in groups[at].strength), at))
    first = frozenset(order[:MOST_CENTRAL])
    return Scene([_told(group, widest, at in first, story) for at, group in enumerate(groups)], story, houses)


def _told(group: Group, widest: int, first: bool, story: Story) -> Told:
    members = tuple(m for m in group.members if m.act not in NOT_TOLD and m.meaning.main != INFORMANT)
    actors = frozenset(actor for m in members for actor in m.meaning.actors | m.meaning.lent)
    articles = group.articles
    heads = {m.article for m in group.members if m.role in ("title", "standfirst")}
    ideas = {idea: weight for m in members for idea, (weight, _) in story.sides[m.key].own.items.items()}
    return Told(
        group,
        members,
        ideas,
        sum(ideas.values()),
        frozenset(number for m in members for number in m.meaning.numbers),
        actors,
        tuple(name_words(actor, story) for actor in sorted(actors) if story.cast.kind(actor) != "anonymous"),
        len(articles) / widest,
        len(heads) / len(articles),
        len(articles) == 1,
        first,
    )


def share_out(
    clues: Sequence[Mapping[str, float]], weights: Mapping[str, float] = DENIAL_WEIGHTS, bias: float = DENIAL_BIAS
) -> list[float]:
    """How likely a denial is of each claim, given the clues for each; what is left is for none of them."""
    totals = [bias + sum(weights.get(name, 0.0) * value for name, value in found.items()) for found in clues]
    most = max([0.0, *totals])
    parts = [exp(total - most) for total in totals]
    whole = exp(-most) + sum(parts)
    return [part / whole for part in parts]


def weigh_groups(denial: Statement, scene: Scene) -> Iterable[tuple[int, Group, dict[str, float]]]:
    """The clues for each claim that somebody else tells, whatever the denier says of it."""
    deniers = frozenset(voice.speaker for voice in denial.voices if voice.speaker)
    heard, own = _last_heard(denial, scene, deniers), scene.story.sides[denial.key].own
    houses = [name_words(actor, scene.story) for actor in sorted(deniers)]
    for at, told in enumerate(scene.told):
        others = [m for m in told.members if not own_words(m, deniers)]
        may = [m for m in others if _may_mean(denial, own, m, scene.story)]
        if (not may and not (others and told.first)) or _quotes_only(deniers, told.members, scene.story):
            continue
        close = sorted(others, key=lambda m: m.article != denial.article)[:MOST_TOLD]
        if _of_another(denial, may or close, deniers, scene.story):
            continue
        clues = _clues(denial, close, heard, deniers, scene.story) | _clues_of_claim(denial, told, deniers, houses, scene.story)
        clues["may-mean"] = float(bool(may))
        yield at, told.group, clues


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


def _clues(
    denial: Statement, told: Sequence[Statement], heard: AbstractSet[str], deniers: AbstractSet[str], story: Story
) -> dict[str, float]:
    """What the tellings closest to a denial say of whether it answers them, each in [0, 1]."""
    own = story.sides[denial.key]
    scores = sorted((compare(m, denial, story).score for m in told), reverse=True)
    here = [m for m in told if m.article == denial.article]
    far = min((denial.place - m.place if m.span <= denial.span else LATER + m.place - denial.place for m in here), default=99)
    sources = frozenset(actor for m in told for actor in roots(m))
    named = {a for a in denial.meaning.actors if story.cast.kind(a) in ("media", "document")}
    found = {
        "likest": scores[0],
        "like": sum(scores[:3]) / len(scores[:3]),
        "ideas": max(likeness(story.sides[m.key].own, own.own)[0] for m in told),
        "meaning": max(0.0, *(story.nearness(story.sides[m.key], own) for m in told)),
        "here": float(bool(here)),
        "near": 1 / (1 + far / 2),
        "next": float(0 <= far <= NEXT),
        "accused": float(any(deniers & (m.meaning.actors | m.meaning.lent) for m in told)),
        "named": float(bool(named & sources)),
        "heard": float(bool(heard & sources) and bool(here)),
        "lead": float(any(m.role in ("title", "standfirst") for m in here)),
        "reported": sum(m.act != "states" for m in told) / len(told),
        "reserved": sum(m.act == "reports-conditional" for m in told) / len(told),
        "negated": sum(m.meaning.negated for m in told) / len(told),
        "asks": sum(m.act == "questions" for m in told) / len(told),
    }
    return found | {f"back-{name}": denial.refers * found[name] for name in BACK}


def _clues_of_claim(
    denial: Statement, told: Told, deniers: AbstractSet[str], houses: Sequence[frozenset[str]], story: Story
) -> dict[str, float]:
    """What the whole claim says of whether a denial answers it: how central it is, of whom, in which words; each in [0, 1]."""
    side = story.sides[denial.key]
    bare = float(denial.refers or len(denial.meaning.stems) < CONTENT)
    around = denial.near_actors | deniers | denial.meaning.actors
    about = len(around & told.actors) / max(1, min(len(around), len(told.actors)))
    places = [m.place - denial.place for m in told.members if m.article == denial.article]
    return {
        "central": told.central,
        "heads": told.heads,
        "single": float(told.single),
        "about": about,
        "bare": bare,
        "bare-central": bare * told.central,
        "bare-about": bare * about,
        "house": float(any(x < y or y < x for x in houses for y in told.names if x and y)),
        "covers": _covered(side.own, told.ideas),
        "covers-around": _covered(side.passage, told.ideas),
        "covered": sum(told.ideas[i] for i in told.ideas if i in side.own.items) / told.weight if told.weight else 0.0,
        "before": float(any(place < 0 for place in places)),
        "right-after": float(1 in places),
        "number": float(not told.numbers.isdisjoint(denial.meaning.numbers)),
    }


def _covered(bag: Bag, ideas: Mapping[str, float]) -> float:
    """Share of some words that a claim uses somewhere."""
    return sum(weight for idea, (weight, _) in bag.items.items() if idea in ideas) / bag.weight if bag.weight else 0.0


def name_words(actor: str, story: Story) -> frozenset[str]:
    """The words of a name that tell it from others: who bears the name of a house ("l'avocat de Corvex") is of it."""
    return frozenset(fold_words(story.cast.actors[actor].name)) - story.predicates.stop


def _last_heard(denial: Statement, scene: Scene, deniers: AbstractSet[str]) -> frozenset[str]:
    """Who was last heard in the same article before the denial, the denier left out."""
    here = [m for told in scene.told for m in told.group.members if m.article == denial.article and m.act not in NOT_TOLD]
    before = [m for m in here if m.span.start < denial.span.start and roots(m) - deniers]
    return roots(max(before, key=lambda m: m.span)) - deniers if before else frozenset()


__all__ = ["Scene", "name_words", "set_scene", "share_out", "weigh_groups"]
