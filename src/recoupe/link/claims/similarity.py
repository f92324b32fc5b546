"""How alike two statements are: explicit features, each with its weight, and what keeps two statements apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from recoupe.link.claims.ideas import cover, likeness
from recoupe.link.claims.sides import Side, Story
from recoupe.link.claims.weights import BIAS, WEIGHTS
from recoupe.link.statements import INFORMANT, Meaning, Statement
from recoupe.records import Quantity, Reason

CLOSE = 0.06
"""Two amounts of one unit this close, as a share of the larger, may be one amount rounded twice."""
TELLING = 12
"""A whole number above this is seldom met twice by chance."""
FAR = 30.0
"""Sum of shares beyond which a score is 0 or 1."""
SHARE, SHOWN = 2.0, 0.15
"""Contribution that counts as a whole reason, and part of it from which a feature is given as one."""
NEAR, CLOSEST = 0.4, 2.0
"""Nearness of meaning from which it tells more, and what the rest is stretched by."""
SHORT, LONG, MANY, FEW = 8, 12, 4.0, 2
"""Ideas of a short and of a long statement, weight of many other words, actors that are few: where features reach 1."""
EARLY = 3
"""Sentences over which the start of an article fades."""
LATE = 20
"""Sentences by which places in two articles are as unlike as can be: the press tells one matter in one order."""
KEPT = 0.1
"""Score from which a pair is remembered: the members of one claim are compared again, a tenth of all pairs."""
BOUNDS = frozenset({"since", "after", "before", "until"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of a pair in [0, 1], and the rule that keeps the two apart, "" when none does."""

    score: float
    apart: str


def compare(one: Statement, other: Statement, story: Story) -> Likeness:
    """Compare two statements feature by feature; a denial is compared as what it denies."""
    left, right = story.sides[one.key], story.sides[other.key]
    pair = (left.row, one.act, right.row, other.act)
    known = story.known.get(pair) or story.known.get((*pair[2:], *pair[:2]))
    if known is not None:
        return Likeness(*known)
    total = 0.0
    for name, value in _features(one, other, left, right, story).items():
        if value:
            total += WEIGHTS[name] * value
    found = Likeness(1 / (1 + exp(-max(-FAR, min(FAR, BIAS + total)))), _keeps_apart(one, other, story))
    if found.score >= KEPT:
        story.known[pair] = found.score, found.apart
    return found


def explain(one: Statement, other: Statement, story: Story) -> tuple[Reason, ...]:
    """The features that made two statements alike, with their share of the score."""
    shares = {name: WEIGHTS[name] * value / SHARE for name, value in features(one, other, story).items()}
    return tuple(Reason(f"claims.{name}", round(min(1.0, share), 3)) for name, share in sorted(shares.items()) if share >= SHOWN)


def features(one: Statement, other: Statement, story: Story) -> dict[str, float]:
    """Every feature of a pair, by name; each in [0, 1]."""
    return _features(one, other, story.sides[one.key], story.sides[other.key], story)


def _features(one: Statement, other: Statement, left: Side, right: Side, story: Story) -> dict[str, float]:
    a, b = one.meaning, other.meaning
    ideas, part = likeness(left.own, right.own)
    classes = a.classes & b.classes
    near = (a.main, b.main) in story.predicates.near
    denials = (one.form == "denial") + (other.form == "denial")
    return {
        "ideas": ideas,
        "ideas-part": part,
        "other-words": min(1.0, (left.own.other_words(right.own) + right.own.other_words(left.own)) / MANY),
        "telling-word": _telling(one, other, story),
        "grams": _overlap(a.grams & b.grams, story.grams, left.grams, right.grams)[0],
        "short": min(1.0, min(len(one.ideas), len(other.ideas)) / SHORT),
        "long": min(1.0, max(len(one.ideas), len(other.ideas)) / LONG),
        "shared-class": max((story.classes[name] for name in classes), default=0.0),
        "near-predicate": float(near),
        "other-predicate": float(a.main is not None and b.main is not None and not classes and not near),
        "nothing-shared": float(not (ideas or classes or _same_amount(a, b))),
        "one-denial": float(denials == 1),
        "two-denials": float(denials == 2),
        "other-polarity": float(not denials and a.negated != b.negated),
        "head": float(bool(a.head) and a.head == b.head),
        "same-predicate": float(a.main is not None and a.main == b.main),
        "one-thing": float(_hardly_meet(one, other, len(left.actors & right.actors))),
        **_times(a, b),
        "one-states": float((one.act == "states") != (other.act == "states")),
        "same-article": float(one.article == other.article),
        "early": 1 / (1 + min(one.place, other.place) / EARLY),
        "other-place": min(1.0, abs(one.place - other.place) / LATE),
        "secondary": float(one.secondary or other.secondary),
        "one-figure": float(not left.figures.isdisjoint(right.figures)),
        **_meanings(story.nearness(left, right)),
        **_parties(left, right, story),
        **_around(left, right),
        **_numbers(a.quantities, b.quantities),
    }


def _meanings(near: float) -> dict[str, float]:
    """How near two statements are as sentences, in any language: never enough by itself, it takes "trois" for "douze"."""
    return {"meaning": max(0.0, near), "near-meaning": min(1.0, max(0.0, near - NEAR) * CLOSEST)}


def _telling(one: Statement, other: Statement, story: Story) -> float:
    """The rarest word two articles share."""
    if one.article == other.article:
        return 0.0
    shared = one.ideas.keys() & other.ideas.keys()
    return max((story.ideas[idea] for idea in shared if story.articles[idea] > 1), default=0.0)


def _hardly_meet(one: Statement, other: Statement, names: int) -> bool:
    """Whether two statements share one thing only: a word, one of so many names, a kind of deed, an amount."""
    a, b = one.meaning, other.meaning
    words = len(one.ideas.keys() & other.ideas.keys())
    return words + names + bool(a.classes & b.classes) + 2 * _same_amount(a, b) < FEW


def _times(a: Meaning, b: Meaning) -> dict[str, float]:
    """Whether two statements name one time: as the bound of a stretch ("since 2021"), or as the day of it."""
    if not a.moments or not b.moments:
        return {"same-bound": 0.0, "same-day": 0.0}
    bounds = any(
        m.relation == n.relation and m.relation in BOUNDS and (m.start or m.end) and (m.start or m.end) == (n.start or n.end)
        for m in a.moments
        for n in b.moments
    )
    days = any(m.start is not None and (m.start, m.end) == (n.start, n.end) for m in a.moments for n in b.moments)
    return {"same-bound": float(bounds), "same-day": float(days and not bounds)}


def _parties(left: Side, right: Side, story: Story) -> dict[str, float]:
    """Actors in common: in the words, or around them where the words name none."""
    both = left.actors & right.actors
    dice, part = _overlap(both, story.actors, left.weight, right.weight)
    least = min(len(left.meant), len(right.meant))
    inside = float(bool(left.actors) and left.actors <= right.near) + float(bool(right.actors) and right.actors <= left.near)
    return {
        "actors": dice,
        "actors-part": part,
        "several-actors": min(1.0, len(both) / FEW),
        "no-common-party": float(bool(left.people and right.people) and left.people.isdisjoint(right.people)),
        "other-actors": float(_clash(left, right)),
        "no-actor": float(not left.actors or not right.actors),
        "actors-around": len(left.meant & right.meant) / least if least else 0.0,
        "actors-near": inside / 2,
    }


def _around(left: Side, right: Side) -> dict[str, float]:
    """What is spoken of around two statements: a pronoun or a role means what stands before it."""
    one, other = cover(left.own, right.passage), cover(right.own, left.passage)
    return {
        "around-both": min(one, other),
        "around-one": max(one, other),
        "sentences": likeness(left.sentence, right.sentence)[0],
        "passages": likeness(left.passage, right.passage)[0],
    }


def _overlap(common: frozenset[str], weights: Mapping[str, float], left: float, right: float) -> tuple[float, float]:
    """Dice and share of the smaller, both weighted: a short statement may stand whole in a long one."""
    if not common:
        return 0.0, 0.0
    shared = sum(weights[item] for item in sorted(common))
    return 2 * shared / (left + right), shared / min(left, right)


def _clash(left: Side, right: Side) -> bool:
    """Whether each side names somebody the other does not."""
    return bool(left.people - right.actors) and bool(right.people - left.actors)


def _numbers(a: tuple[Quantity, ...], b: tuple[Quantity, ...]) -> dict[str, float]:
    """Whether two statements share an amount, an amount that would fit, or amounts of one unit that do not."""
    found = {"same-number": 0.0, "same-small-number": 0.0, "number-fits": 0.0, "number-differs": 0.0}
    unit = False
    if not a or not b:
        return found
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


def _keeps_apart(one: Statement, other: Statement, story: Story) -> str:
    """The rule that keeps two statements apart; "" when none does."""
    if _nested(one, other):
        return "claims.part-of-the-other"
    return _contrary(one, other, story) or _unlike(one, other, story)


def _unlike(one: Statement, other: Statement, story: Story) -> str:
    """The rule by which nothing makes two statements one claim: a name alone in common, or two deeds with two amounts."""
    a, b = one.meaning, other.meaning
    deeds = (
        a.main is not None and b.main is not None and not a.classes & b.classes and (a.main, b.main) not in story.predicates.near
    )
    if deeds and a.numbers and b.numbers and _numbers(a.quantities, b.quantities)["number-differs"]:
        return "claims.other-deed-other-amount"
    if not one.ideas.keys().isdisjoint(other.ideas) or a.classes & b.classes or one.article == other.article:
        return ""
    if _same_amount(a, b) or story.sides[one.key].own.other_words(story.sides[other.key].own):
        return ""
    names = story.sides[one.key].actors & story.sides[other.key].actors
    return "claims.only-a-name" if names and min(len(one.ideas), len(other.ideas)) > FEW else ""


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
        return "claims.other-party" if _other_party(story.sides[one.key], story.sides[other.key], story) else ""
    return ""


def _other_party(left: Side, right: Side, story: Story) -> bool:
    """Whether two dealings are of one person with two others; both parties in common are the same two, whoever tells it."""
    if len(left.people & right.people) > 1:
        return False
    mine, theirs = ({a for a in side.people if story.cast.kind(a) == "person"} for side in (left, right))
    return bool(mine - right.actors) and bool(theirs - left.actors)


def _same_amount(a: Meaning, b: Meaning) -> bool:
    return bool(a.numbers and b.numbers) and any(x == y for x in a.numbers for y in b.numbers)


def _times_apart(a: Meaning, b: Meaning) -> bool:
    """Whether one says until a day and the other from that day on."""
    return bool(a.moments and b.moments) and any(
        m.relation in ("before", "until") and n.relation in ("since", "after") and m.end and n.start and m.end <= n.start
        for x, y in ((a, b), (b, a))
        for m in x.moments
        for n in y.moments
    )
