"""How alike two statements are: explicit features, each with its weight, and what keeps two statements apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log

from recoupe.language.predicates import Predicates
from recoupe.link.cast import Cast
from recoupe.link.claims.weights import BIAS, WEIGHTS
from recoupe.link.contents import shared_weight
from recoupe.link.statements import INFORMANT, Meaning, Statement
from recoupe.records import Quantity, Reason

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
SHOWN = 0.15
"""Contribution from which a feature is given as a reason."""
PEOPLE = frozenset({"person", "organisation", "media"})


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
    tables = tuple({name: log(1 + total / n) / log(1 + total) for name, n in counter.items()} for counter in counts)
    return Story(tables[0], tables[1], tables[2], tables[3], cast, predicates)


def compare(one: Statement, other: Statement, story: Story, *, polarity: bool = True) -> Likeness:
    """Compare two statements feature by feature; a denial and what it denies are compared without their polarity."""
    found = features(one, other, story)
    kept_apart = "claims.part-of-the-other" if _nested(one, other) else _apart(one.meaning, other.meaning, story)
    if not kept_apart and _thin(found):
        kept_apart = "claims.too-little-shared"
    if not kept_apart and found["other-predicate"] and not found["same-number"] and found["content"] < OTHER:
        kept_apart = "claims.other-predicate"
    if not polarity:
        found["other-polarity"] = 0.0
    shares = {name: WEIGHTS[name] * value for name, value in found.items() if value}
    if not kept_apart and _strangers(one.meaning, other.meaning, found, story):
        kept_apart = "claims.no-common-party"
    score = 1 / (1 + exp(-max(-FAR, min(FAR, BIAS + sum(shares.values())))))
    because = tuple(
        Reason(f"claims.{name}", round(min(1.0, share / 4), 3)) for name, share in sorted(shares.items()) if share / 4 >= SHOWN
    )
    return Likeness(score, bool(kept_apart), (*because, Reason(kept_apart)) if kept_apart else because)


def features(one: Statement, other: Statement, story: Story) -> dict[str, float]:
    """Every feature of a pair, by name; each in [0, 1]."""
    a, b = one.meaning, other.meaning
    dice, part = shared_weight(a.stems, b.stems, story.stems)
    gram_dice, gram_part = shared_weight(a.grams, b.grams, story.grams)
    left, right = a.actors | a.lent, b.actors | b.lent
    actor_dice, actor_part = shared_weight(left, right, story.actors)
    shared = max((story.classes.get(name, 1.0) for name in a.classes & b.classes), default=0.0)
    same_main = a.main is not None and a.main == b.main
    return {
        "content": dice,
        "content-part": part,
        "grams": gram_dice,
        "grams-part": gram_part,
        "actors": actor_dice,
        "actors-part": actor_part,
        "no-actor": float(not left or not right),
        "other-actors": float(_clash(left, right, story)),
        "predicate": story.classes.get(a.main, 1.0) if same_main and a.main is not None else 0.0,
        "predicate-too": float(same_main),
        "named-predicate": 0.0 if same_main else float(a.main in b.classes or b.main in a.classes),
        "near-predicate": float((a.main, b.main) in story.predicates.near),
        "other-predicate": float(
            a.main is not None
            and b.main is not None
            and not (a.classes & b.classes)
            and (a.main, b.main) not in story.predicates.near
        ),
        "predicate-actors": float(same_main) * actor_dice,
        "same-parties": float(same_main and _parties(left & right, story) > 1),
        "predicate-content": float(same_main) * dice,
        "content-actors": dice * actor_dice,
        "nothing-shared": float(not (a.stems & b.stems or a.classes & b.classes or _same_amount(a, b))),
        "shared-class": shared,
        "head": float(bool(a.head) and a.head == b.head),
        "same-voice": float(bool(_roots(one) & _roots(other))),
        "same-speaker": float(bool({v.speaker for v in one.voices if v.speaker} & {v.speaker for v in other.voices})),
        "same-article": float(one.article == other.article),
        "goes-on": float(_goes_on(one, other)),
        "both-lead": float(_leads(one) and _leads(other)),
        "other-polarity": float(a.negated != b.negated),
        "same-count": float(same_main and bool(a.quantities) and bool(b.quantities)),
        **_times(a, b),
        **_numbers(a.quantities, b.quantities),
    }


def _roots(statement: Statement) -> frozenset[str]:
    """Everyone a statement comes from or by."""
    return frozenset(actor for voice in statement.voices for actor in (voice.speaker, *voice.through) if actor)


def _goes_on(one: Statement, other: Statement) -> bool:
    """Whether the second goes on where the first stops: same article, same speaker, next sentence, opening with a pronoun."""
    first, second = (one, other) if one.span <= other.span else (other, one)
    if first.article != second.article or not 0 <= second.place - first.place <= 1:
        return False
    return second.goes_on and bool(_roots(first) & _roots(second))


def _leads(statement: Statement) -> bool:
    return statement.role in ("title", "standfirst") or statement.place <= 1


def _clash(left: frozenset[str], right: frozenset[str], story: Story) -> bool:
    """Whether each side names somebody the other does not."""
    return all(any(story.cast.kind(actor) in PEOPLE for actor in side) for side in (left - right, right - left))


def _times(a: Meaning, b: Meaning) -> dict[str, float]:
    """Whether two statements name one time: as the bound of a stretch ("since 2021"), or as the day of it."""
    bounds = any(
        m.relation == n.relation and m.relation in BOUNDS and ((m.start or m.end) == (n.start or n.end)) and (m.start or m.end)
        for m in a.moments
        for n in b.moments
    )
    days = any(m.start is not None and (m.start, m.end) == (n.start, n.end) for m in a.moments for n in b.moments)
    return {"same-bound": float(bool(bounds)), "same-day": float(days and not bounds)}


def _parties(actors: frozenset[str], story: Story) -> int:
    """How many of them act: people, houses, media."""
    return sum(story.cast.kind(actor) in PEOPLE for actor in actors)


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


def _thin(found: Mapping[str, float]) -> bool:
    """Whether two statements share no actor, no amount and hardly a word: a class of predicates alone makes no claim."""
    amount = found["same-number"] or found["same-small-number"] or found["number-fits"] or found["same-count"]
    return not (found["actors"] or amount or found["goes-on"]) and found["content"] < THIN


def _strangers(a: Meaning, b: Meaning, found: Mapping[str, float], story: Story) -> bool:
    """Whether both name people or houses, and none in common; an amount that fits may still join them."""
    left, right = a.actors | a.lent, b.actors | b.lent
    amount = found["same-number"] or found["number-fits"] or found["same-count"]
    return bool(_parties(left, story) and _parties(right, story) and not _parties(left & right, story) and not amount)


def _nested(one: Statement, other: Statement) -> bool:
    """Whether one stands inside the other: a part is no second telling."""
    return one.article == other.article and one.span.overlap(other.span) > 0


def _apart(a: Meaning, b: Meaning, story: Story) -> str:
    """The rule that keeps two statements apart; "" when none does."""
    if (a.main == INFORMANT) != (b.main == INFORMANT):
        return "claims.who-told-is-not-what"
    if a.main and a.main == b.main and a.frequency and b.frequency and a.frequency != b.frequency:
        return "claims.once-is-not-often"
    if _times_apart(a, b):
        return "claims.before-is-not-since"
    if (
        a.main
        and a.main == b.main
        and a.main in story.predicates.symmetric
        and _clash(a.actors | a.lent, b.actors | b.lent, story)
    ):
        return "claims.other-party"
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
