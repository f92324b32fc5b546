"""The words a claim is shown by: a clear wording found in the articles, the one closest to what the others say."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.claims.clauses import SUBJECTS
from recoupe.link.claims.sides import Story
from recoupe.link.claims.similarity import compare
from recoupe.link.statements import Statement, Wording
from recoupe.records import Role, Sentence, Span, Word

SHORT, LONG = 16, 180
"""Characters of a wording that says enough and is read at a glance."""
SENTENCE = 240
"""Characters of a sentence that may still stand for a clause that is not clear by itself."""
SAMPLE = 24
"""Members asked how close a wording is to theirs."""
ASIDE = frozenset({"denies", "declines", "questions"})
"""Acts whose words show a claim only when nothing else does."""
BROKEN = re.compile(r"(?<=\w\w\w)\. (?=[a-z])")
PAIRS = (("(", ")"), ("\u00ab", "\u00bb"), ("\u201c", "\u201d"), ("[", "]"))
OPENERS = ' \u00a0\u202f\u00ab\u201c"('
PARTS = ":;,.!?|\u2013\u2014-"
"""Marks behind which a heading starts anew."""
NAMED, PLAIN, TITLE, AROUND, UNCLEAR = 0, 1, 2, 3, 9
"""Grades: subject named, subject a noun, a title without a verb, the sentence around, none of it."""
COSTS = {NAMED: 0.0, PLAIN: 0.2, TITLE: 0.6, AROUND: 0.5, UNCLEAR: 3.0}
"""What a grade costs against 1.0 for the likeness to the other members; by hand, on two stories and the real articles."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the text, the sentence that holds them, the role of their block, the names in them, broken words."""

    text: str
    sentence: Sentence | None
    role: Role
    named: Sequence[Span]
    broken: Sequence[Span] = ()


def word_clearly(span: Span, place: Place, predicates: Predicates) -> Wording:
    """The clear wording these words offer, and how clear it is.

    Clear is a clause with its subject in it, a noun or a name, that neither opens on a word that hangs on what comes before
    ("qui", "mais") nor breaks off ("alors que Moscou").
    """
    words = place.sentence.words if place.sentence is not None else ()
    cut = _without_opening(span, place.text, words, predicates)
    grade = _grade(cut, place, predicates)
    if grade != UNCLEAR:
        return Wording(cut.within(place.text), grade)
    whole = place.sentence.span if place.sentence is not None else None
    if whole is not None and len(whole) <= SENTENCE:
        trimmed = _without_opening(whole, place.text, words, predicates)
        if _grade(trimmed, place, predicates) in (NAMED, PLAIN):
            return Wording(trimmed.within(place.text).rstrip(" .;:,"), AROUND)
    return Wording(span.within(place.text), UNCLEAR)


def best_wording(members: Sequence[Statement], story: Story) -> Wording:
    """The wording of the member that is clear, close to all others, in the mood of most, short, a title where one is."""
    told = [member for member in members if member.act not in ASIDE] or list(members)
    moods = Counter(member.act == "reports-conditional" for member in told)
    usual = moods[True] > moods[False]

    def cost(one: Statement) -> tuple[float, int, tuple[object, ...]]:
        others = [other for other in told if other is not one and other.article != one.article][:SAMPLE]
        near = sum(compare(one, other, story).score for other in others) / len(others) if others else 1.0
        length = len(one.wording.text)
        total = (
            1.0
            - near
            + COSTS[one.wording.grade]
            + 0.15 * ((one.act == "reports-conditional") != usual)
            + 0.1 * (one.goes_on or one.secondary)
            + 0.3 * (not one.meaning.actors)
            + 0.4 * (length < SHORT or length > LONG)
            + length / 400
            - 0.15 * (one.role in ("title", "standfirst"))
        )
        return round(total, 6), length, one.key

    return min(told, key=cost).wording


def _without_opening(span: Span, text: str, words: Sequence[Word], predicates: Predicates) -> Span:
    """The words without a conjunction they open on, where a subject of their own follows."""
    inside = [word for word in words if span.holds(word.span)]
    opens, at = predicates.marks("opens.loose").words, 0
    while at < len(inside) - 2 and (not (key := fold_words(inside[at].span.within(text))) or key[0] in opens):
        at += 1
    return Span(inside[at].span.start, span.end) if 0 < at < len(inside) else span


def _grade(span: Span, place: Place, predicates: Predicates) -> int:
    """How clear the words of a span are by themselves."""
    text = span.within(place.text)
    if _torn(text) or any(one.overlap(span) for one in place.broken):
        return UNCLEAR
    words = place.sentence.words if place.sentence is not None else ()
    inside = [at for at, word in enumerate(words) if span.holds(word.span)]
    keys = fold_words(text)
    if not inside or not keys or keys[0] in predicates.marks("opens").words or keys[-1] in predicates.marks("closes").words:
        return UNCLEAR
    if _breaks_off(words, inside, place.text, predicates):
        return UNCLEAR
    subject = next((at for at in inside if words[at].dep in SUBJECTS and words[at].head in inside), None)
    if subject is None or not any("VerbForm=Fin" in words[at].morph for at in inside):
        return TITLE if place.role in ("title", "standfirst") and len(keys) > 3 and _opens_part(span, place) else UNCLEAR
    verb = next((at for at in inside if at > subject and "VerbForm=Fin" in words[at].morph), subject)
    if "Mood=Sub" in words[verb].morph:
        return UNCLEAR
    if words[subject].pos in ("PRON", "DET"):
        return UNCLEAR
    return NAMED if any(name.overlap(words[subject].span) for name in place.named) else PLAIN


def _opens_part(span: Span, place: Place) -> bool:
    """Whether words open their sentence, or what stands behind one of its marks: no tail of what it tells is a title."""
    start = place.sentence.span.start if place.sentence is not None else span.start
    before = place.text[min(start, span.start) : span.start].rstrip(OPENERS)
    return not before or before[-1] in PARTS


def _torn(text: str) -> bool:
    """Whether a bracket or a quotation mark stands without its other half, or a full stop before a small letter."""
    return (
        BROKEN.search(text) is not None
        or any(text.count(left) != text.count(right) for left, right in PAIRS)
        or text.count('"') % 2 == 1
    )


def _breaks_off(words: Sequence[Word], inside: Sequence[int], text: str, predicates: Predicates) -> bool:
    """Whether a word that opens a subordinate clause stands there and no finite verb comes after it."""
    marks = predicates.marks("opens.subordinate").words
    for at in reversed(inside):
        if "VerbForm=Fin" in words[at].morph:
            return False
        if set(fold_words(words[at].span.within(text))) & marks:
            return True
    return False
