"""Slots: what each number is a number of, by the words, names and times around it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from re import Pattern

from recoupe.language.figures import WORD, FigureWords
from recoupe.link.cast import Cast
from recoupe.link.figures.around import near_stems, nearest_class, own_clause, places_near, sentence_of
from recoupe.link.figures.naming import name_span
from recoupe.records import Article, Cite, Moment, Notes, Quantity, Sentence, Span

PERCENT = "percent"
COUNTED = frozenset({"count", "age", "money", PERCENT})
ALONE = frozenset({"count", "money", PERCENT})
"""Kinds of number an article may have one of alone."""
LIMIT_REACH = 20
MADE_REACH = 30
LESS_REACH = 40
"""Characters before a number in which it is held down: "n'aurait touché que", "seulement"."""
AIM_REACH = 70
"""Characters before a number in which it is said to be asked or given."""
SOME_REACH = 24
MILLION = 10**6
BASES: dict[str, tuple[str, Decimal]] = {
    "km": ("m", Decimal(1000)),
    "cm": ("m", Decimal("0.01")),
    "mm": ("m", Decimal("0.001")),
    "mile": ("m", Decimal("1609.344")),
    "foot": ("m", Decimal("0.3048")),
    "nautical mile": ("m", Decimal(1852)),
    "q": ("t", Decimal("0.1")),
    "kg": ("t", Decimal("0.001")),
    "g": ("t", Decimal("0.000001")),
    "GW": ("MW", Decimal(1000)),
    "kW": ("MW", Decimal("0.001")),
    "hl": ("l", Decimal(100)),
}
"""Units of measure with the one of their kind they are compared in."""
LIGATURE = "\u0153"


@dataclass(frozen=True, slots=True)
class Slot:
    """A number and what it is a number of.

    Attributes:
        name: class of the nearest class word; None where none is near. `names` are all classes around.
        word: that class word, as written.
        stems, actors: what else stands around.
        start, end: the days it holds for, where the sentence says them.
        near: what the few words right beside the number tell.
        called: the words that name what is counted.
        also: the same amount in other units, as the article converts it.
        before: what the sentence before is compared by.
        only: the article counts what it counts, or pays what it pays, this one way only.
        bare: the number stands without the noun it counts.
        value, unit: in the base unit of what is measured; of a range, the lower bound.
        dimension: what is measured; a part told as a fraction is compared with one told in percent, bare millions with money.
        names_it: what the words that name it are compared by.
        disputes: values of other numbers of the article that it is told against.
        currency: of an amount told in a name several currencies share ("dollars"), that name; it may be any of them.
        bound: the number is a bar or a limit, not what is measured.
        parts: numbers of the article that, two by two, add up to this one.
        summed: its sentence adds numbers up, or speaks of the others.
        was: values of other numbers of the article that it had before, or has without what is counted in.
        less: it is told as less than was said ("n'en a reçu que").
        grave: only the grave, or the light, of those hurt.
        made: jobs that are created, not cut.
        definite: of things told as known: "ses quatre assistants".
        future: its verb is of what is to come.
        voices: it counts those who speak to the reporter.
        some: so many of them, told apart from all ("deux de ces sources").
        past: its sentence is of a time before, told by words alone ("cette année-là", "la précédente manifestation").
        places, houses: what places stand beside it, and what organisations other than those who speak in its sentence.
        grown: its sentence says that it has grown, or since when it is counted.
        aim: the number is asked of a court, risked, expected or what a place can hold, not what was given or counted.
    """

    article: Article
    quantity: Quantity
    cite: Cite
    name: str | None
    word: Span | None
    names: frozenset[str]
    stems: frozenset[str]
    actors: frozenset[str]
    start: str | None
    end: str | None
    called: Span
    near: frozenset[str] = frozenset()
    also: tuple[Quantity, ...] = ()
    only: bool = False
    before: frozenset[str] = frozenset()
    disputes: frozenset[Decimal | None] = frozenset()
    bare: bool = False
    value: Decimal | None = None
    unit: str | None = None
    dimension: str = ""
    names_it: frozenset[str] = frozenset()
    currency: str | None = None
    bound: bool = False
    aim: bool = False
    grown: bool = False
    summed: bool = False
    parts: frozenset[Decimal] = frozenset()
    was: frozenset[Decimal | None] = frozenset()
    less: bool = False
    grave: bool = False
    made: bool = False
    definite: bool = False
    future: bool = False
    voices: bool = False
    some: bool = False
    past: bool = False
    places: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()

    @property
    def unspoken(self) -> bool:
        """Whether it is so many millions of something the words leave out: money, or what was counted before."""
        return self.unit is None and self.quantity.dimension == "count" and (self.value or 0) >= MILLION

    @property
    def amounts(self) -> tuple[tuple[Decimal | None, str | None], ...]:
        """Value and unit, then those the article converts them to."""
        return ((self.value, self.unit), *(in_base(quantity) for quantity in self.also))


def in_base(quantity: Quantity) -> tuple[Decimal | None, str | None]:
    """Value and unit as they are compared: measures in one unit of their kind, fractions in percent."""
    value = quantity.low if quantity.value is None else quantity.value
    if quantity.dimension == "ratio" and _part(quantity):
        return value * 100 if value is not None else None, "%"
    base, factor = BASES.get(quantity.unit or "", (quantity.unit, Decimal(1)))
    return value * factor if value is not None and factor != 1 else value, base.replace(LIGATURE, "oe") if base else base


def _part(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.value is not None and 0 < quantity.value < 1


def _dimension(quantity: Quantity, value: Decimal | None) -> str:
    if quantity.dimension == "ratio" and _part(quantity):
        return PERCENT
    bare = quantity.dimension == "count" and quantity.unit is None and (value or 0) >= MILLION
    return "money" if bare else quantity.dimension


def _names_money(quantity: Quantity, value: Decimal | None, words: FigureWords) -> bool:
    """Whether so many millions are of what only money is: "22 millions de dettes", the currency left out."""
    return (value or 0) >= MILLION and quantity.unit is not None and quantity.unit in words.money_nouns


def find_slots(note: Notes, words: FigureWords, cast: Cast) -> list[Slot]:
    """The slots of one article's numbers; shares of polls are left to their polls."""
    out = [poll.span for poll in note.polls]
    lengths = [moment.span for moment in note.moments if moment.kind != "duration"]
    found: list[Slot] = []
    last: Quantity | None = None
    for quantity in note.quantities:
        # "six semaines avant le vote" is a time, "dix ans de prison" is a number.
        if any(span.overlap(quantity.span) for span in (*out, *(lengths if quantity.dimension == "duration" else ()))):
            continue
        if found and last is not None and _converts(note.article.text, last, quantity, words):
            found[-1] = replace(found[-1], also=(*found[-1].also, quantity))
        else:
            found.append(_slot(note, quantity, words, cast))
        last = quantity
    found = _all_hurt(found, words)
    told: dict[tuple[str, str | None], set[Decimal | None]] = {}
    for slot in found:
        told.setdefault(kind_of(slot, words), set()).add(slot.value)
    return [replace(slot, only=slot.dimension in ALONE and len(told[kind_of(slot, words)]) == 1) for slot in found]


def _all_hurt(slots: list[Slot], words: FigureWords) -> list[Slot]:
    """The slots; the lightly hurt, alone in an article, are all of the hurt: "deux morts et 14 blessés légers"."""
    hurt = [slot for slot in slots if slot.dimension == "count" and slot.name == words.hurt]
    light = all(words.light.match(slot.article.text, slot.quantity.span.end) for slot in hurt)
    return [replace(slot, grave=False) for slot in slots] if light and len({slot.value for slot in hurt}) == 1 else slots


def kind_of(slot: Slot, words: FigureWords) -> tuple[str, str | None]:
    """What numbers of one article are told apart by: the noun that is counted, what is paid for, what people did."""
    if slot.dimension != "count" or slot.unit in words.anyone:
        return slot.dimension, slot.name
    # "deux anciens responsables" are not among the "onze responsables".
    told = [hit[0].lower() for hit in WORD.finditer(slot.cite.exact)]
    between = [word for word in told[1:-1] if word not in words.disputes.plain]
    return slot.dimension, " ".join([*between, slot.unit]) if slot.unit else None


def _converts(text: str, first: Quantity, second: Quantity, words: FigureWords) -> bool:
    """Whether a second amount only gives the first in another unit."""
    one = first.dimension == second.dimension and first.unit != second.unit
    known = first.dimension == "money" or {first.unit, second.unit} <= BASES.keys() | {base for base, _ in BASES.values()}
    between = text[first.span.end : second.span.start]
    return one and known and not (first.damaged or second.damaged) and words.conversion.fullmatch(between) is not None


def _slot(note: Notes, quantity: Quantity, words: FigureWords, cast: Cast) -> Slot:
    article = note.article
    clause = sentence_of(note, quantity.span)
    own = own_clause(note, quantity, clause, words)
    told_by = {cast.at(article.id, one.speaker) for one in note.attributions if one.content.overlap(quantity.span)}
    name, word, names = nearest_class(article.text, quantity.span, own, words, inside=quantity.dimension == "count")
    if quantity.dimension == "money" and name is not None and name not in words.money:
        name, word, _ = nearest_class(article.text, quantity.span, clause, words, inside=False, of=words.money)
    if quantity.dimension not in COUNTED and name in words.of_people:
        # "700 hectares ont brûlé" hurt nobody.
        name = None
    if name is None and quantity.dimension == "count" and quantity.unit is not None:
        # A noun from abroad is known by the French one it stands under.
        name = words.class_of(quantity.unit)
    moment = _time_of(note.moments, quantity.span, clause)
    called = name_span(article.text, quantity, _parsed(note, quantity.span), word, [moment.span for moment in note.moments])
    value, unit = in_base(quantity)
    dimension = _dimension(quantity, value)
    if dimension == "count" and _names_money(quantity, value, words):
        unit, dimension = None, "money"
    if quantity.unit is None and quantity.dimension == "count" and words.among.match(article.text, quantity.span.end):
        unit = _antecedent(note, quantity.span, words)
    # "se sont vus quatre fois" counts meetings.
    done = _done(article.text, quantity, clause, name, words)
    return Slot(
        article=article,
        quantity=quantity,
        cite=article.cite(quantity.span),
        name=name,
        word=word,
        names=names,
        stems=_stems_in(article.text, clause, words),
        actors=frozenset(actor for _, actor in cast.inside(article.id, clause)),
        start=moment.start if moment else None,
        end=moment.end if moment else None,
        called=called,
        near=near_stems(article.text, quantity.span, clause, words),
        before=_stems_before(note, clause, words),
        value=value,
        unit=done or unit,
        dimension="count" if done else dimension,
        names_it=_stems_in(article.text, called, words),
        currency=_shared_name(quantity, article.text, words),
        bound=(name in words.bounds and word is not None and _beside(article.text, word, quantity.span, clause))
        or any(words.class_of(hit[0]) in words.bounds for hit in WORD.finditer(quantity.span.within(article.text)))
        or _limited(article.text, quantity.span.end, words)
        or _tells(words.criterion, article.text, clause, quantity.span),
        aim=_aimed(article.text, quantity.span, clause, words),
        summed=words.summed.search(article.text, clause.start, clause.end) is not None,
        grown=(words.grown if quantity.dimension == "count" else words.changes.now).search(article.text, clause.start, clause.end)
        is not None,
        less=words.less.search(article.text, max(clause.start, quantity.span.start - LESS_REACH), quantity.span.start)
        is not None,
        made=words.made.search(article.text, max(clause.start, quantity.span.start - MADE_REACH), quantity.span.start)
        is not None,
        definite=_tells(words.definite, article.text, clause, quantity.span),
        future=_tells(words.future, article.text, clause, quantity.span),
        voices=quantity.dimension == "count"
        and (
            _tells(words.voices_before, article.text, clause, quantity.span)
            or words.voices_after.match(article.text, quantity.span.end) is not None
        ),
        past=words.past.search(article.text, clause.start, clause.end) is not None,
        places=places_near(article.text, quantity.span, own, words),
        houses=frozenset(
            actor for _, actor in cast.inside(article.id, clause) if cast.kind(actor) == "organisation" and actor not in told_by
        ),
        some=quantity.dimension == "count" and _of_some(article.text, quantity.span, words),
        grave=name == words.hurt and words.grave.match(article.text, quantity.span.end) is not None,
        bare=(quantity.unit is None and quantity.dimension == "count")
        or all(
            hit[0].lower() in words.disputes.plain for hit in WORD.finditer(article.text, quantity.span.start, quantity.span.end)
        ),
    )


def _done(text: str, quantity: Quantity, clause: Span, name: str | None, words: FigureWords) -> str | None:
    """The noun of what was done so many times, as other papers count it; None for a number of anything else."""
    if quantity.dimension != "ratio" or quantity.unit != words.times:
        return None
    if name in words.repeated:
        return words.often
    low, high = max(clause.start, quantity.span.start - AIM_REACH), min(clause.end, quantity.span.end + LIMIT_REACH * 2)
    found = ((at, noun) for noun, pattern in words.done for hit in pattern.finditer(text, low, high) for at in [hit.start()])
    nearest = min(found, key=lambda item: (abs(item[0] - quantity.span.start), item[1]), default=None)
    return nearest[1] if nearest else None


def _tells(pattern: Pattern[str], text: str, clause: Span, span: Span) -> bool:
    """Whether a pattern is met before a number, in its sentence and near it; it may look into the number's own words."""
    return pattern.search(text, max(clause.start, span.start - AIM_REACH), span.start) is not None


def _of_some(text: str, span: Span, words: FigureWords) -> bool:
    """Whether a number is followed, no noun between, by those it is some of."""
    hit = words.some.search(text, span.start, span.end + SOME_REACH)
    number = WORD.findall(text, span.start, hit.start()) if hit else []
    return hit is not None and all(word.lower() in words.disputes.plain for word in number)


def _antecedent(note: Notes, span: Span, words: FigureWords) -> str | None:
    """The noun "140 d'entre eux" counts: the last one told in the plural, in its sentence or the one before."""
    at = bisect_left(note.sentences, span.start, key=lambda sentence: sentence.span.end)
    for sentence in note.sentences[at : at + 1] + note.sentences[max(0, at - 1) : at]:
        for word in reversed(sentence.words):
            if word.span.end <= span.start and word.pos == "NOUN" and "Number=Plur" in word.morph:
                return words.singular(word.span.within(note.article.text))
    return None


def _limited(text: str, at: int, words: FigureWords) -> bool:
    """Whether the word right behind a number sets it as a limit: "1 500 autorisées"."""
    hit = WORD.search(text, at, at + LIMIT_REACH)
    return hit is not None and not text[at : hit.start()].strip() and words.class_of(hit[0]) in words.bounds


def _beside(text: str, word: Span, span: Span, clause: Span) -> bool:
    """Whether a word sets a number as a limit: no other number stands between them, nor behind the word and as near to it.

    "1 500 autorisées, loin des 2 314 tonnes" sets one limit; "236 passagers, il n'était autorisé à en porter que 180" the other.
    """
    between = text[min(word.end, span.end) : max(word.start, span.start)]
    if any(sign.isdigit() for sign in between):
        return False
    far = word.start - span.end
    behind = text[word.end : min(clause.end, word.end + max(far, LIMIT_REACH))]
    return far <= LIMIT_REACH or not any(sign.isdigit() for sign in behind)


def _aimed(text: str, span: Span, clause: Span, words: FigureWords) -> bool:
    """Whether the word right behind a number, or the nearest before it that tells, says that it is asked or hoped for."""
    if words.hoped.match(text, span.end):
        return True
    low = max(clause.start, span.start - AIM_REACH)
    last = [
        max((hit.end() for hit in pattern.finditer(text, low, span.start)), default=-1) for pattern in (words.aimed, words.given)
    ]
    return last[0] > last[1]


def _shared_name(quantity: Quantity, text: str, words: FigureWords) -> str | None:
    """The name alone an amount's currency is told by, where several share it."""
    if quantity.dimension == "money" and words.currencies.get(quantity.unit or "") == quantity.unit:
        return quantity.unit
    alone = quantity.dimension == "money" and words.bare_currency.search(quantity.span.within(text)) is not None
    return words.currencies.get(quantity.unit or "") if alone else None


def one_currency(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether two amounts may be of one currency: the same, or one told by a name the other's shares."""
    if one.unit == other.unit:
        return True
    names = {slot.currency or words.currencies.get(slot.unit or "") for slot in (one, other)}
    return len(names) == 1 and names != {None} and (one.currency is not None or other.currency is not None)


def _stems_in(text: str, span: Span, words: FigureWords) -> frozenset[str]:
    """What the words of a span are compared by."""
    stems = (words.stem(hit[0]) for hit in WORD.finditer(text, span.start, span.end))
    return frozenset(stem for stem in stems if stem)


def _stems_before(note: Notes, clause: Span, words: FigureWords) -> frozenset[str]:
    """What the sentence before, of the same paragraph, is compared by."""
    block = note.article.block_at(clause.start)
    at = bisect_left(note.sentences, clause.start, key=lambda sentence: sentence.span.start)
    if block is None or at == 0 or note.sentences[at - 1].span.start < block.span.start:
        return frozenset()
    return _stems_in(note.article.text, note.sentences[at - 1].span, words)


def _parsed(note: Notes, span: Span) -> Sentence | None:
    """The parsed sentence a span stands in."""
    return next((sentence for sentence in note.sentences if sentence.span.holds(span)), None)


def _time_of(moments: Sequence[Moment], span: Span, clause: Span) -> Moment | None:
    """The dated run of days nearest to a number in its sentence."""
    inside = [m for m in moments if clause.holds(m.span) and m.kind == "date" and m.start and m.end and not m.span.overlap(span)]
    return min(inside, key=lambda m: (min(abs(m.span.start - span.end), abs(span.start - m.span.end)), m.span), default=None)


def shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many two sets share."""
    return len(frozenset(one) & frozenset(other))
