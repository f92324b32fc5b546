"""From the words that name a source to the mention that speaks: apposed names, heads, authors of documents, made mentions."""

from dataclasses import dataclass

from recoupe.annotate.attributions.marked_names import OPENING
from recoupe.annotate.attributions.passage import Passage
from recoupe.records import ActorKind, Mention, MentionForm, Reason, Span, SpeakerKind

WHY = Reason("attributions.source-phrase", 0.6, "no mention stood in the words that name the source")

SOME = 3
"""Tokens of the longest phrase that names nobody in particular: "quelques-uns" has three."""
SHORT = 3
"""Letters of the longest word that is no name by itself: "Oui"."""
PART = 6
"""Tokens from the article to the "de" of "le compte de vérification des faits du Soir"."""
LONGEST = 14
"""Words of the longest mention made: the longest description in the invented press prose has fourteen."""
ARTICLES = ("le", "la", "l'", "les", "\u00ab", '"', "\u201c")
"""What may stand between a preposition and a name, titles aside."""
CONTRACTED = frozenset({"du", "au", "aux", "d'"})
INDEFINITE = frozenset(
    {"un", "une", "des", "plusieurs", "certains", "certaines", "de", "d'", "quelques", "deux", "trois", "quatre", "cinq"}
)
MANY = ("des", "les", "de", "plusieurs", "certains")
GIVEN = ("les", "ces", "ses", "leurs")
"""What stands before news that is no newsroom's own: the first findings of an inquiry."""
OURS, MINE = ("notre", "nos"), ("mon", "ma", "mes")
SPEAKING = (
    "own_news",
    "own_words",
    "first_findings",
    "findings",
    "source_words",
    "group_nouns",
    "human_nouns",
    "thinkers",
    "speaking_nouns",
    "people",
)
"""Groups of nouns that can say something; abstract nouns are in none."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the mention, and whether it had to be made from the source's own words."""

    mention: Mention
    made: bool = False


def find_speaker(passage: Passage, source: Span, speaks: bool = False) -> Speaker | None:
    """The mention that speaks in a source phrase.

    A name in apposition is taken before the role it is apposed to; a name inside a prepositional phrase belongs to the role and
    does not speak, unless the head is only words ("une révélation du Temps", "les déclarations de X").

    Args:
        passage: the block.
        source: the words that name the speaker.
        speaks: the verb is one only somebody can be the subject of, so a noun no list knows is a person all the same.

    Returns:
        None for a source that is nobody: "on", "il" of an impersonal verb.
    """
    first, last = passage.at(source.start), passage.at(source.end)
    if first >= last or (last - first == 1 and passage.has("nobody", first)):
        return None
    held = passage.mentions_in(source)
    parent = _medium_of(passage, first, held)
    if parent is not None:
        return Speaker(parent)
    whole = next((mention for mention in held if mention.span == source), None)
    if whole is not None:
        return Speaker(_teller(passage, whole, held) or whole)
    inside = [mention for mention in held if _is_inside(passage, mention, first)]
    owned = {mention.of for mention in inside} | {mention.span for mention in inside}
    heads = [mention for mention in held if mention.span not in owned]
    beside = [mention for mention in heads if not _is_bracketed(passage, mention, first)]
    heads = beside or [mention for mention in heads if mention.kind != "place"]
    named = _unnamed(passage, heads, source) or _best(heads)
    if named is not None and (named.span.start == source.start or named.form == "name" or not _words_head(passage, first, last)):
        return Speaker(named)
    if _words_head(passage, first, last):
        authors = [mention for mention in held if mention.form != "pronoun"]
        if authors:
            return Speaker(_best(authors[:1]) or authors[0])
    if passage.has("subject_pronouns", first) or passage.has("inverted_pronouns", first):
        return Speaker(named) if named is not None else None
    return Speaker(named) if named is not None else _made(passage, first, last, speaks)


def _medium_of(passage: Passage, first: int, held: tuple[Mention, ...]) -> Mention | None:
    """The medium whose page, edition or account speaks: "l'édition dominicale du Soir", "le site internet du Soir"."""
    if not passage.has("determiners", first) or not passage.has("medium_parts", first + 1):
        return None
    media = [mention for mention in held if mention.kind == "media" and mention.form == "name"]
    of = passage.at(media[0].span.start) - 1 if media else 0
    of -= of > 0 and passage.low(of) in ARTICLES
    return media[0] if of > first + 1 and passage.has("of", of) and of - first <= PART else None


def _teller(passage: Passage, words: Mention, held: tuple[Mention, ...]) -> Mention | None:
    """Who tells what is only somebody's own words: "le récit d'un ancien marin"; None where the words are a writing."""
    first, last = passage.at(words.span.start), passage.at(words.span.end)
    noun = next((n for n in range(first, last) if passage.pos(n) == "NOUN"), first)
    if any(passage.has("colleagues", n) for n in range(first, min(first + 3, last))):
        return next((each for each in held if each.span != words.span and each.kind == "media"), None)
    if words.form != "document" or not passage.has("own_words", noun):
        return None
    return next((each for each in held if each.span != words.span and each.kind in ("anonymous", "person")), None)


def _is_bracketed(passage: Passage, mention: Mention, first: int) -> bool:
    """Whether a mention stands in brackets behind the head: the acronym of a house in "deux cadres de l'Office (ONF)"."""
    before = passage.at(mention.span.start) - 1
    return before >= first and passage.low(before) == "("


def _is_inside(passage: Passage, mention: Mention, first: int) -> bool:
    """Whether a mention hangs on a preposition inside the phrase."""
    at = passage.at(mention.span.start)
    before = at - 1
    while before > first and (passage.low(before) in ARTICLES or passage.has("titles", before)):
        before -= 1
    opens = before == first and passage.has("of", first)  # "du sénateur", behind "les mots": it is who speaks
    if (
        before >= first
        and not opens
        and (passage.has("governing", before) or (passage.low(at) in ("du", "des", "d'", "de") and at > first))
    ):
        return True
    return mention.kind in ("place", "organisation") and _completes(passage, at, first)


def _completes(passage: Passage, at: int, first: int) -> bool:
    """Whether a name of no person ends a complement: the town in "un pharmacien du quartier X"."""
    for n in range(at - 1, first, -1):
        if passage.low(n) in (",", "(") or passage.tokens[n].is_mark:
            return False
        if passage.has("of", n):
            return passage.pos(n - 1) in ("NOUN", "ADJ", "PROPN") and not passage.has("group_nouns", n - 1)
    return False


def _unnamed(passage: Passage, heads: list[Mention], source: Span) -> Mention | None:
    """The one of many a source opens with, where a body's name right behind it tells only of whom: "un délégué CFTT"."""
    first = heads[0] if heads else None
    if first is None or first.form != "anonymous" or first.span.start != source.start or len(heads) < 2:
        return None
    apart = passage.text[first.span.end : heads[1].span.start].strip()
    name = heads[1].span.within(passage.text)
    return first if not apart and (heads[1].kind in ("organisation", "place") or name.isupper()) else None


def _best(heads: list[Mention]) -> Mention | None:
    """The name of a person before other names, names before roles; the first of equals."""
    ranks = {"name": 0, "anonymous": 1, "document": 1, "role": 2, "pronoun": 3}

    def rank(mention: Mention) -> tuple[int, bool, int]:
        return ranks[mention.form], mention.kind == "place", mention.span.start

    return min(heads, key=rank, default=None)


def _words_head(passage: Passage, first: int, last: int) -> bool:
    """Whether the head of the phrase is what somebody said or sent, not who did."""
    for at in range(first, min(last, first + 6)):
        if passage.has("of", at) and at > first:
            return False
        cue = passage.cues.nouns.get(passage.low(at))
        if cue is not None and passage.pos(at) in ("NOUN", "ADJ", ""):
            return not cue.frames.isdisjoint({"claim", "message", "source", "item", "poll"})
        if passage.pos(at) in ("NOUN", "PROPN"):
            return False
    return False


def _made(passage: Passage, first: int, last: int, speaks: bool) -> Speaker | None:
    """A mention of the source's own head, where nothing in it was one; None unless that head can speak."""
    first += (passage.low(first) in CONTRACTED or passage.low(first) in OPENING) and last - first > 1
    end = first
    while end < min(last, first + LONGEST) and not _stops(passage, end):
        end += 1
    several = end - first <= SOME and passage.has("some", end - 1)
    if several or 0 < end - first <= passage.phrase_at("one_of", first):
        return Speaker(
            Mention(passage.span(first, end), "anonymous", "anonymous", passage.low(end - 1), plural=True, because=(WHY,)), True
        )
    if passage.low(first) in INDEFINITE and 0 < end - first <= passage.phrase_at("stand_ins", first):  # "un autre"
        other = Mention(passage.span(first, end), "anonymous", "anonymous", passage.low(end - 1), because=(WHY,))
        return Speaker(other, True)
    if passage.has("those", first) and passage.has("of", first + 1):  # "Celle de X": X's team, X's lawyer.
        words = passage.span(first, end)
        return Speaker(Mention(words, "organisation", "role", words.within(passage.text), because=(WHY,)), True)
    head = _head(passage, first, end)
    if (
        head is None
        and (speaks or passage.has("several_of", first))
        and end - first > 1
        and "VerbForm=Part" in passage.tokens[_past_former(passage, first)].morph
    ):
        head = _past_former(passage, first)
    told = speaks and head is not None and (_is_somebody(passage, first, head) or _opens_name(passage, head, end))
    if head is None or not (told or _can_speak(passage, first, head, end) or _is_some_of_many(passage, first, head)):
        return None
    span = passage.span(first, end)
    inside = next((mention for mention in passage.mentions_in(span) if mention.span.start == passage.tokens[head].start), None)
    if inside is not None and inside.form != "pronoun":
        return Speaker(inside)
    kind, form = _kind(passage, first, head)
    start = first + 1 if passage.has("determiners", first) and end - first > 1 else first
    counted = passage.pos(first) == "NUM" or passage.low(first)[:1].isdigit()
    plural = passage.low(head).endswith(("s", "x")) and (counted or passage.low(first) in MANY)
    return Speaker(Mention(span, kind, form, passage.span(start, end).within(passage.text), plural=plural, because=(WHY,)), True)


def _past_former(passage: Passage, first: int) -> int:
    """The token behind a determiner, "ancien" stepped over: "un ancien détenu"."""
    return first + 1 + (passage.has("formers", first + 1) and first + 2 < len(passage.tokens))


def _stops(passage: Passage, at: int) -> bool:
    """Whether a made mention ends before a token: a mark, hyphens of a name aside, or a relative."""
    token = passage.tokens[at]
    hyphen = token.low == "-" and passage.tokens[at - 1].end == token.start
    return (token.is_mark and not hyphen) or passage.has("relatives", at)


def _head(passage: Passage, first: int, end: int) -> int | None:
    """The noun a source begins with: before it, only determiners, numbers and adjectives."""
    for at in range(first, end):
        if passage.pos(at) in ("NOUN", "PROPN", "") and not passage.has("determiners", at):
            return at
        if not passage.has("determiners", at) and passage.pos(at) not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _can_speak(passage: Passage, first: int, head: int, end: int) -> bool:
    """Whether a head is somebody, a body or a writing; a bare singular is an apposition that lost its name."""
    if _is_proper(passage, head, end):
        return head == first or passage.has("determiners", first)
    word = passage.low(head)
    cue = passage.cues.nouns.get(word)
    known = any(passage.has(group, head) for group in SPEAKING) or (
        cue is not None and not cue.frames.isdisjoint({"document", "poll", "ranking", "item", "source"})
    )
    ends = tuple(passage.cues.words.get("person_ends", ()))
    agent = word.endswith(ends) and not passage.has("thing_nouns", head) if ends else False
    former = any(passage.has("formers", n) for n in range(first, head))
    return (known or agent or former) and (head > first or word.endswith(("s", "x")))


def _is_somebody(passage: Passage, first: int, head: int) -> bool:
    """Whether a noun no list knows can be a person: a determiner before it, and no end of a thing or of an abstraction."""
    word = passage.low(head).removesuffix("s")
    if first == head or not (passage.has("determiners", first) or passage.pos(first) in ("DET", "NUM")):
        return False
    thing = passage.has("thing_nouns", head) or passage.has("things", head)
    return not thing and not word.endswith(tuple(passage.cues.words["abstract_ends"]))


def _opens_name(passage: Passage, head: int, end: int) -> bool:
    """Whether one word that opens its sentence is a name to the parser: "Railouest dément"."""
    return end - head == 1 and passage.first_of(head) == head and passage.pos(head) == "PROPN" and len(passage.low(head)) > SHORT


def _is_some_of_many(passage: Passage, first: int, head: int) -> bool:
    """Whether some of those a participle names are meant: "selon plusieurs habitués"."""
    counted = passage.has("several_of", first) or passage.pos(first) == "NUM"
    return counted and passage.low(head).endswith(tuple(passage.cues.words["many_ends"])) and _is_somebody(passage, first, head)


def _is_proper(passage: Passage, head: int, end: int) -> bool:
    """Whether a head is written as a name: a capital inside the sentence, or two words with one; never all in capitals."""
    printed = [passage.text[token.start : token.end] for token in passage.tokens[head:end] if token.low != "-"]
    opening = passage.first_of(head) == head
    if not printed[0][0].isupper() or (len(printed) > 1 and all(word.isupper() for word in printed)):
        return False
    if not opening:
        return passage.pos(head) in ("PROPN", "")
    return len(printed) > 1 and all(word[0].isupper() for word in printed)


def _is_one_of(passage: Passage, first: int) -> bool:
    """Whether the source is one of several and not told apart: "l'un des clients"."""
    return passage.low(first) == "l'" and passage.low(first + 1) in ("un", "une")


def _kind(passage: Passage, first: int, noun: int) -> tuple[ActorKind, MentionForm]:
    ours = passage.low(first) in OURS and passage.has("own_words", noun)
    if ours or (passage.has("own_news", noun) and first < noun and passage.low(first) not in GIVEN):
        return "media", "role"
    cue = passage.cues.nouns.get(passage.low(noun))
    found = passage.has("own_news", noun) or passage.has("first_findings", noun)
    written = found or (cue is not None and not cue.frames.isdisjoint({"document", "poll", "ranking", "item"}))
    if written or passage.has("own_words", noun) or passage.has("findings", noun):
        return "document", "document"
    indefinite = passage.low(first) in INDEFINITE or _is_one_of(passage, first)
    if passage.has("source_words", noun) and (indefinite or passage.low(noun).startswith("source")):
        return "anonymous", "anonymous"
    former = indefinite and any(passage.has("formers", n) for n in range(first, noun))
    if passage.has("group_nouns", noun) and not (former and passage.has("bodies_or_people", noun)):
        return "organisation", "role"
    proper = (passage.pos(noun) == "PROPN" or passage.low(noun + 1) == "-") and not passage.text[
        passage.tokens[noun].start
    ].islower()
    counted = any(passage.pos(n) == "NUM" for n in range(first + 1, noun))
    many = passage.low(noun).endswith(("s", "x")) and not counted
    if not proper and (indefinite or many or passage.has("possessives", first) or passage.low(first) in MINE):
        return "anonymous", "anonymous"
    return ("organisation", "name") if proper else ("person", "role")


def speaker_kind(mention: Mention) -> SpeakerKind:
    """The kind of speaker a mention is; a place speaks for its government."""
    return "organisation" if mention.kind == "place" else mention.kind
