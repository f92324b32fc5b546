"""Somebody told of before, met again by a description: "ce chaudronnier", "le premier témoin", "l'employé"."""

from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.standing_for import Asked, fits
from recoupe.records import Mention, Span

REACH = 600
"""Characters back to whoever "ce père de famille" is: a paragraph and a half."""
HUMAN = ("person", "anonymous")
WORDS = {("f", False): "elle", ("f", True): "elles", ("m", True): "ils", ("m", False): "il"}


def described_again(
    passage: Passage, source: Span, found: Mention | None, content: Span, mentions: tuple[Mention, ...]
) -> Mention | None:
    """The person or source a description takes up, where only one can be meant; None where none or several can.

    Args:
        passage: the block.
        source: the words that name the speaker.
        found: the mention that was found in them: a description tied to no name, or none.
        content: what is said: whoever is only named in it does not say it.
        mentions: of the whole article.
    """
    if found is not None and (found.of is not None or found.kind not in HUMAN or found.form not in ("role", "anonymous")):
        return None
    first = passage.at(source.start) if found is None else passage.at(found.span.start)
    if passage.quoted_at(source.start) is not None:
        return None  # whom "ce monsieur" is in somebody's words, they alone know
    this = next((n for n in (first, first - 1) if passage.has("this", n)), None)
    before = [
        each
        for each in mentions
        if source.start - REACH < each.span.start
        and each.span.end <= source.start
        and each.kind in HUMAN
        and each.form != "pronoun"
        and not content.holds(each.span)
        and passage.quoted_at(each.span.start) is None
    ]
    if this is not None:
        return None if found is None and not _is_human(passage, this + 1) else _taken_up(passage, this, before, source)
    if found is not None and any(passage.has("persons_again", n) for n in (first, first + 1, first + 2)):
        if found.name.lower().split()[-1] not in passage.words["persons_again"]:
            return None  # "l'homme fort du festival" says more than that somebody is a man
        article = first if passage.has("told_again_one", first) else first - 1
        return _taken_up(passage, article, before, source) if passage.has("told_again_one", article) else None
    return _same_noun(passage, first, found, before) if found is not None and found.form == "role" else None


def _is_human(passage: Passage, noun: int) -> bool:
    """Whether a noun no finder knew is somebody, by its group or its end: "ce chaudronnier", not "cette révision"."""
    while passage.pos(noun) == "ADJ":
        noun += 1
    known = any(passage.has(group, noun) for group in ("people", "human_nouns", "thinkers", "source_words"))
    word = passage.low(noun)
    agent = word.endswith(tuple(passage.cues.words["person_ends"])) and not word.endswith(
        tuple(passage.cues.words["abstract_ends"])
    )
    return known or (agent and not passage.has("thing_nouns", noun) and not passage.has("things", noun))


def _taken_up(passage: Passage, this: int, before: list[Mention], source: Span) -> Mention | None:
    """Whom "ce", "cette" or "ces" and a noun take up: the last human being they agree with."""
    plural = passage.low(this) == "ces"
    feminine = passage.low(this) in ("cette", "la") or any(passage.has("women", n) for n in (this + 1, this + 2))
    gender = "f" if feminine else "m"
    asked = Asked(WORDS[gender, plural], source.start, source, {})
    near = [each for each in before if fits(asked, each)]
    return near[-1] if near else None


def _same_noun(passage: Passage, first: int, found: Mention, before: list[Mention]) -> Mention | None:
    """The one source without a name described by the same noun: "un employé ... L'employé"; else one of several."""
    if not (passage.has("told_again_one", first) or passage.has("told_again_one", first - 1)):
        return None
    noun = found.name.lower().split()[-1]
    counted = any(passage.has("ranks", n) for n in range(first, min(first + 3, len(passage.tokens))))
    named = [each for each in before if each.form == "anonymous" and _names(each, noun, each.plural)]
    fitting = [each for each in named if each.plural == counted]
    return fitting[-1] if fitting else None


def _names(mention: Mention, noun: str, plural: bool) -> bool:
    """Whether a description's words hold a noun, its plural where it tells of several."""
    words = mention.name.lower().split()
    return noun in words or (plural and any(word.rstrip("sx") == noun for word in words))
