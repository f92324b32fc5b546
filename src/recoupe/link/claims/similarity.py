"""How alike two statements are: explicit features, each with its weight, and what keeps two statements apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log

from recoupe.language.predicates import Predicates
from recoupe.link.cast import Cast
from recoupe.link.claims.weights import BIAS, WEIGHTS
from recoupe.link.statements import INFORMANT, Form, Meaning, Statement
from recoupe.records import ArticleId, Quantity, Reason, Span

CLOSE = 0.06
"""Two amounts of one unit this close, as a share of the larger, may be one amount rounded twice."""
TELLING = 12
"""A whole number above this is seldom met twice by chance."""
OTHER = 0.3
"""Shared content below which two predicates of different classes are two claims: given is not spent."""
THIN = 0.1
"""Shared content below which two statements without a common actor or amount are not compared further."""
BOUNDS = frozenset({"since", "after", "before", "until"})
FAR = 30.0
"""Sum of shares beyond which a score is 0 or 1."""
SHARE, SHOWN = 4.0, 0.15
"""Contribution that counts as a whole reason, and part of it from which a feature is given as one."""
ENOUGH = 2
"""Things two statements must share, words, names or amounts, before they are compared: one is met by chance."""
PEOPLE = frozenset({"person", "organisation", "media"})


@dataclass(frozen=True, slots=True)
class Side:
    """What a comparison asks of one statement, worked out once."""

    actors: frozenset[str]
    people: frozenset[str]
    roots: frozenset[str]
    speakers: frozenset[str]
    stems: float
    grams: float
    weight: float
    """Of all actors; `stems` and `grams` are the weights of theirs."""


@dataclass(frozen=True, slots=True)
class Story:
    """How much each stem, gram, class and actor tells in this story: the rarer, the more."""

    stems: Mapping[str, float]
    grams: Mapping[str, float]
    classes: Mapping[str, float]
    actors: Mapping[str, float]
    sides: Mapping[tuple[ArticleId, Span, Form], Side]
    cast: Cast
    predicates: Predicates


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of a pair in [0, 1], and the rule that keeps the two apart, "" when none does."""

    score: float
    apart: str


def weigh(statements: Iterable[Statement], cast: Cast, predicates: Predicates) -> Story:
    """Weights of a story from how many of its statements hold each thing."""
    found = list(statements)
    counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    for statement in found:
        meaning = statement.meaning
        for counter, items in zip(
            counts, (meaning.stems, meaning.grams, meaning.classes, meaning.actors | meaning.lent), strict=True
        ):
            counter.update(items)
    total = len(found)
    stems, grams, classes, actors = (
        {name: log(1 + total / n) / log(1 + total) for name, n in counter.items()} for counter in counts
    )
    sides = {}
    for statement in found:
        meaning = statement.meaning
        named = meaning.actors | meaning.lent
        sides[statement.key] = Side(
            named,
            frozenset(actor for actor in named if cast.kind(actor) in PEOPLE),
            frozenset(actor for voice in statement.voices for actor in (voice.speaker, *voice.through) if actor),
            frozenset(voice.speaker for voice in statement.voices if voice.speaker),
            sum(stems[item] for item in meaning.stems),
            sum(grams[item] for item in meaning.grams),
            sum(actors[item] for item in named),
        )
    return Story(stems, grams, classes, actors, sides, cast, predicates)


def compare(one: Statement, other: Statement, story: Story, *, polarity: bool = True) -> Likeness:
    """Compare two statements feature by feature; a denial and what it denies are compared without their polarity."""
    found = features(one, other, story)
    if not polarity:
        found["other-polarity"] = 0.0
    total = BIAS + sum(WEIGHTS[name] * value for name, value in found.items() if value)
    return Likeness(1 / (1 + exp(-max(-FAR, min(FAR, total)))), _keeps_apart(one, other, found, story))


def explain(one: Statement, other: Statement, story: Story) -> tuple[Reason, ...]:
    """The features that made two statements alike, with their share of the score."""
    shares = {name: WEIGHTS[name] * value / SHARE for name, value in features(one, other, story).items()}
    return tuple(Reason(f"claims.{name}", round(min(1.0, share), 3)) for name, share in sorted(shares.items()) if share >= SHOWN)


def features(one: Statement, other: Statement, story: Story) -> dict[str, float]:
    """Every feature of a pair, by name; each in [0, 1]."""
    a, b = one.meaning, other.meaning
    left, right = story.sides[one.key], story.sides[other.key]
    dice, part = _overlap(a.stems & b.stems, story.stems, left.stems, right.stems)
    gram_dice, gram_part = _overlap(a.grams & b.grams, story.grams, left.grams, right.grams)
    actor_dice, actor_part = _overlap(left.actors & right.actors, story.actors, left.weight, right.weight)
    classes = a.classes & b.classes
    near = (a.main, b.main) in story.predicates.near
    same_main = a.main is not None and a.main == b.main
    return {
        "content": dice,
        "content-part": part,
        "grams": gram_dice,
        "grams-part": gram_part,
        "actors": actor_dice,
        "actors-part": actor_part,
        "no-actor": float(not left.actors or not right.actors),
        "other-actors": float(_clash(left, right)),
        "predicate": story.classes.get(a.main or "", 0.0) if same_main else 0.0,
        "predicate-too": float(same_main),
        "named-predicate": 0.0 if same_main else float(a.main in b.classes or b.main in a.classes),
        "near-predicate": float(near),
        "other-predicate": float(a.main is not None and b.main is not None and not classes and not near),
        "predicate-actors": actor_dice if same_main else 0.0,
        "same-parties": float(same_main and len(left.people & right.people) > 1),
        "predicate-content": dice if same_main else 0.0,
        "content-actors": dice * actor_dice,
        "nothing-shared": float(not (dice or classes or _same_amount(a, b))),
        "shared-class": max((story.classes[name] for name in classes), default=0.0),
        "head": float(bool(a.head) and a.head == b.head),
        "same-voice": float(not left.roots.isdisjoint(right.roots)),
        "same-speaker": float(not left.speakers.isdisjoint(right.speakers)),
        "same-article": float(one.article == other.article),
        "goes-on": float(_goes_on(one, other, story)),
        "both-lead": float(_leads(one) and _leads(other)),
        "other-polarity": float(a.negated != b.negated),
        "same-count": float(same_main and bool(a.quantities) and bool(b.quantities)),
        **_times(a, b),
        **_numbers(a.quantities, b.quantities),
    }


def _overlap(common: frozenset[str], weights: Mapping[str, float], left: float, right: float) -> tuple[float, float]:
    """Dice and share of the smaller, both weighted: a short statement may stand whole in a long one."""
    if not common:
        return 0.0, 0.0
    shared = sum(weights[item] for item in common)
    return 2 * shared / (left + right), shared / min(left, right)


def _goes_on(one: Statement, other: Statement, story: Story) -> bool:
    """Whether the second goes on where the first stops: same article, same speaker, next sentence, opening with a pronoun."""
    if one.article != other.article or not (one.goes_on or other.goes_on):
        return False
    first, second = (one, other) if one.span <= other.span else (other, one)
    if not second.goes_on or not 0 <= second.place - first.place <= 1:
        return False
    return not story.sides[first.key].roots.isdisjoint(story.sides[second.key].roots)


def _leads(statement: Statement) -> bool:
    return statement.role in ("title", "standfirst") or statement.place <= 1


def _clash(left: Side, right: Side) -> bool:
    """Whether each side names somebody the other does not."""
    return bool(left.people - right.actors) and bool(right.people - left.actors)


def _times(a: Meaning, b: Meaning) -> dict[str, float]:
    """Whether two statements name one time: as the bound of a stretch ("since 2021"), or as the day of it."""
    bounds = any(
        m.relation == n.relation and m.relation in BOUNDS and ((m.start or m.end) == (n.start or n.end)) and (m.start or m.end)
        for m in a.moments
        for n in b.moments
    )
    days = any(m.start is not None and (m.start, m.end) == (n.start, n.end) for m in a.moments for n in b.moments)
    return {"same-bound": float(bool(bounds)), "same-day": float(days and not bounds)}


def _numbers(a: tuple[Quantity, ...], b: tuple[Quantity, ...]) -> dict[str, float]:
    """Whether two statements share an amount, an amount that would fit, or amounts of one unit that do not."""
    found = {"same-number": 0.0, "same-small-number": 0.0, "number-fits": 0.0, "number-differs": 0.0}
    unit = False
    for x in a:
        for y in b:
            (low, high), (least, most) = _bounds(x), _bounds(y)
            if low is None or high is None or least is None or most is None:
                continue
            same_unit = x.unit == y.unit and x.dimension == y.dimension
            if x.value is not None and x.value == y.value:
                telling = x.value != int(x.value) or x.value > TELLING
                found["same-number" if telling else "same-small-number"] = 1.0
            if same_unit:
                unit = True
                slack = CLOSE * max(abs(high), abs(most))
                if low - slack <= most and least - slack <= high:
                    found["number-fits"] = 1.0
    found["number-differs"] = float(unit and not found["number-fits"])
    return found


def _bounds(quantity: Quantity) -> tuple[float | None, float | None]:
    low = quantity.value if quantity.value is not None else quantity.low
    high = quantity.value if quantity.value is not None else quantity.high
    return (None if low is None else float(low)), (None if high is None else float(high))


def _keeps_apart(one: Statement, other: Statement, found: Mapping[str, float], story: Story) -> str:
    """The rule that keeps two statements apart; "" when none does."""
    if _nested(one, other):
        return "claims.part-of-the-other"
    apart = _contrary(one, other, story)
    if apart:
        return apart
    amount = found["same-number"] or found["number-fits"] or found["same-count"]
    if not (amount or found["actors"] or found["same-small-number"] or found["goes-on"]) and found["content"] < THIN:
        return "claims.too-little-shared"
    if (
        not found["goes-on"]
        and INFORMANT not in (one.meaning.main, other.meaning.main)
        and _hardly_meet(one, other, found, story)
    ):
        return "claims.one-thing-only"
    if found["other-predicate"] and not found["same-number"] and found["content"] < OTHER:
        return "claims.other-predicate"
    left, right = story.sides[one.key].people, story.sides[other.key].people
    if left and right and left.isdisjoint(right) and not amount:
        return "claims.no-common-party"
    return ""


def _hardly_meet(one: Statement, other: Statement, found: Mapping[str, float], story: Story) -> bool:
    """Whether two statements share one thing only: a word, a name, or verbs that say little.

    Two told in the articles' own voice must also be of one predicate, or share two names and a word.
    """
    a, b = one.meaning, other.meaning
    words = len((a.stems & b.stems) - story.predicates.weak)
    names = len(story.sides[one.key].actors & story.sides[other.key].actors)
    amounts = 2 * found["same-number"] or max(
        found["number-fits"], found["same-small-number"], found["same-bound"], found["same-day"]
    )
    kinds = float(bool(a.classes & b.classes))
    if words + names + amounts + kinds < ENOUGH:
        return True
    if one.act == other.act == "states":
        alike = bool(a.classes & b.classes) or bool(a.head and a.head == b.head and a.head not in story.predicates.weak)
        return not ((alike and (names or words >= ENOUGH)) or (names >= ENOUGH and words) or words > ENOUGH or amounts >= ENOUGH)
    return False


def _nested(one: Statement, other: Statement) -> bool:
    """Whether one stands inside the other: a part is no second telling."""
    return one.article == other.article and one.span.overlap(other.span) > 0


def _contrary(one: Statement, other: Statement, story: Story) -> str:
    """The rule by which two statements of one predicate cannot be one claim."""
    a, b = one.meaning, other.meaning
    if (a.main == INFORMANT) != (b.main == INFORMANT):
        return "claims.who-told-is-not-what"
    if a.main and a.main == b.main and a.frequency and b.frequency and a.frequency != b.frequency:
        return "claims.once-is-not-often"
    if _times_apart(a, b):
        return "claims.before-is-not-since"
    if a.main and a.main == b.main and a.main in story.predicates.symmetric:
        return "claims.other-party" if _clash(story.sides[one.key], story.sides[other.key]) else ""
    return ""


def _same_amount(a: Meaning, b: Meaning) -> bool:
    return any(x == y for x in a.numbers for y in b.numbers)


def _times_apart(a: Meaning, b: Meaning) -> bool:
    """Whether one says until a day and the other from that day on."""
    return any(
        m.relation in ("before", "until") and n.relation in ("since", "after") and m.end and n.start and m.end <= n.start
        for x, y in ((a, b), (b, a))
        for m in x.moments
        for n in y.moments
    )
