"""How alike two statements are: explicit features, each with its reason, and what keeps two statements apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from recoupe.language.predicates import Predicates
from recoupe.link.cast import Cast
from recoupe.link.statements import Meaning, Statement
from recoupe.records import Reason

WEIGHTS = {"content": 0.32, "grams": 0.13, "actors": 0.25, "predicate": 0.30}
"""Shares of the score; they sum to 1."""
NEUTRAL = 0.4
"""What a feature counts when one side says nothing about it."""
CLOSE = 0.02
"""Two amounts of one unit this close, as a share of the larger, are one amount rounded twice."""


@dataclass(frozen=True, slots=True)
class Story:
    """How much each stem, gram, class and actor tells in this story: the rarer, the more."""

    stems: Mapping[str, float]
    grams: Mapping[str, float]
    classes: Mapping[str, float]
    actors: Mapping[str, float]
    cast: Cast
    predicates: Predicates


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of a pair in [0, 1], whether something keeps the two apart, and why."""

    score: float
    apart: bool
    because: tuple[Reason, ...]


def weigh(statements: Iterable[Statement], cast: Cast, predicates: Predicates) -> Story:
    """Weights of a story from how many of its statements hold each thing."""
    total = 0
    counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    for statement in statements:
        total += 1
        meaning = statement.meaning
        for counter, found in zip(
            counts, (meaning.stems, meaning.grams, meaning.classes, meaning.actors | meaning.lent), strict=True
        ):
            counter.update(found)
    tables = tuple({name: log(1 + total / n) for name, n in counter.items()} for counter in counts)
    return Story(tables[0], tables[1], tables[2], tables[3], cast, predicates)


def compare(one: Statement, other: Statement, story: Story) -> Likeness:
    """Compare two statements feature by feature."""
    a, b = one.meaning, other.meaning
    kept_apart = "claims.part-of-the-other" if _nested(one, other) else _apart(a, b, story)
    features = {
        "content": _overlap(a.stems, b.stems, story.stems),
        "grams": _overlap(a.grams, b.grams, story.grams),
        "actors": _actors(a, b, story),
        "predicate": _predicate(a, b, story),
    }
    score = sum(WEIGHTS[name] * value for name, value in features.items())
    number = _numbers(a, b)
    score = max(0.0, min(1.0, score + number))
    because = [Reason(f"claims.{name}", round(value, 3)) for name, value in features.items() if value > NEUTRAL]
    if number > 0:
        because.append(Reason("claims.same-number", number))
    if kept_apart:
        because.append(Reason(kept_apart))
    return Likeness(score, bool(kept_apart), tuple(because))


def _overlap(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """Half Dice, half share of the smaller: a short statement may stand whole in a long one."""
    shared = sum(weights.get(item, 1.0) for item in a & b)
    if not shared:
        return 0.0
    left, right = (sum(weights.get(item, 1.0) for item in side) for side in (a, b))
    return shared / (left + right) + 0.5 * shared / min(left, right)


def _actors(a: Meaning, b: Meaning, story: Story) -> float:
    left, right = a.actors | a.lent, b.actors | b.lent
    if not left or not right:
        return NEUTRAL
    score = _overlap(left, right, story.actors)
    if _clash(left, right, story):
        score *= 0.4
    return score


def _clash(left: frozenset[str], right: frozenset[str], story: Story) -> bool:
    """Whether each side names somebody the other does not."""
    people = {"person", "organisation", "media"}
    return all(any(story.cast.kind(actor) in people for actor in side) for side in (left - right, right - left))


def _predicate(a: Meaning, b: Meaning, story: Story) -> float:
    if a.main is not None and a.main == b.main:
        return 1.0
    if a.head and a.head == b.head:
        return 0.9
    if a.main is None and b.main is None:
        return NEUTRAL
    if (a.main is not None and a.main in b.classes) or (b.main is not None and b.main in a.classes):
        return 0.5
    return 0.25 if a.main is None or b.main is None else 0.0


def _numbers(a: Meaning, b: Meaning) -> float:
    """A bonus for a shared amount; a malus for two amounts of one unit that do not fit."""
    if not a.numbers or not b.numbers:
        return 0.0
    if any(x == y for x, _ in a.numbers for y, _ in b.numbers):
        return 0.12
    fits = any(u == v and abs(x - y) <= max(abs(x), abs(y)) * type(x)(str(CLOSE)) for x, u in a.numbers for y, v in b.numbers)
    same_unit = any(u == v for _, u in a.numbers for _, v in b.numbers)
    return 0.1 if fits else -0.08 if same_unit else 0.0


def _nested(one: Statement, other: Statement) -> bool:
    """Whether one stands inside the other: a part is no second telling."""
    return one.article == other.article and one.span.overlap(other.span) > 0


def _apart(a: Meaning, b: Meaning, story: Story) -> str:
    """The rule that keeps two statements apart; "" when none does."""
    if a.frequency and b.frequency and a.frequency != b.frequency:
        return "claims.once-is-not-often"
    if _times_apart(a, b):
        return "claims.before-is-not-since"
    if a.main and b.main and a.main == b.main and a.main in story.predicates.symmetric and _others(a, b, story):
        return "claims.other-party"
    if a.negated != b.negated and a.main == b.main:
        return "claims.other-polarity"
    return ""


def _others(a: Meaning, b: Meaning, story: Story) -> bool:
    """Whether two exchanges have different parties: each names somebody the other does not."""
    return _clash(a.actors | a.lent, b.actors | b.lent, story)


def _times_apart(a: Meaning, b: Meaning) -> bool:
    """Whether one says until a day and the other from that day on."""
    for x, y in ((a, b), (b, a)):
        for m in x.moments:
            for n in y.moments:
                if m.relation in ("before", "until") and n.relation in ("since", "after", "at", "during"):
                    if m.end and n.start and m.end <= n.start:
                        return True
    return False
