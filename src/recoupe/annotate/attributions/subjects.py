"""Whose verb it is: the subject before a reporting verb, over relatives and asides, and the one behind it."""

from collections.abc import Sequence

from recoupe.annotate.attributions.antecedents import agreeing
from recoupe.annotate.attributions.circumstances import is_dated, over_circumstance
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.marked_names import name_behind
from recoupe.annotate.attributions.opening_phrases import opening_phrase
from recoupe.annotate.attributions.passage import Passage, Token
from recoupe.annotate.attributions.phrases import (
    CLOSERS,
    PHRASE_LIMIT,
    STOPS,
    is_finite,
    is_gerund,
    is_infinitive,
    phrase_right,
    starts_phrase,
)
from recoupe.records import Mention

SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj", "csubj")
OPENING_MARKS = ("\u00ab", "\u201c", '"')
OPENERS = (",", ":", ";", "\u2013", "\u2014", "?", "que", "qu'", "quand", "si")
"""What stands before a clause: a pronoun with weight behind it is a subject."""
BRACKET, INTERRUPTION = 10, 45
"""Tokens of the longest remark in brackets and of the longest relative stepped over between a subject and its verb."""


def subject_left(passage: Passage, group: Group) -> tuple[int, int] | None:
    """The subject before a verb group, as first and one past last token; None where there is none.

    The parser's subject is taken where it stands right before the group, else the phrase is read backwards.
    """
    start = passage.first_of(group.head)
    before = _before_group(passage, group, start)
    if before < start:
        return None
    parted = _parted_subject(passage, group, before, start)
    if parted is not None:
        return parted
    if passage.has("relatives", before):
        return antecedent(passage, before, start)
    if passage.has("subject_pronouns", before) and passage.pos(before) in ("PRON", "", "DET"):
        return before, before + 1
    taken = _stands_in(passage, before, start)
    if taken:
        return before + 1 - taken, before + 1
    found = _under_relative(passage, before, start) or _parsed_subject(passage, group, start)
    if found is None and not (passage.has("and", before) or passage.low(before) in (":", "\u2013", "\u2014", "-", "(")):
        found = _phrase_left(passage, before, start)
    far = opening_phrase(passage, found, start) if found is not None else None
    return far or _past_relative(passage, found, start) or found


def _under_relative(passage: Passage, before: int, start: int) -> tuple[int, int] | None:
    """Whom a relative of "que" is about that runs up to the verb: "Un courriel que nous avons pu lire montre"."""
    if not (is_infinitive(passage.tokens[before]) or "VerbForm=Part" in passage.tokens[before].morph):
        return None
    near = range(before - 1, max(start, before - INTERRUPTION), -1)
    at = next((n for n in near if passage.low(n) in (",", ";", ":", "que", "qu'")), None)
    if at is None or passage.tokens[at].is_mark or not passage.has("determiners", start):
        return None
    verb = next((n for n in range(start, before) if is_finite(passage.tokens[n])), at)
    return antecedent(passage, at, start) if verb > at and passage.pos(at - 1) in ("NOUN", "PROPN", "ADJ") else None


def _past_relative(passage: Passage, found: tuple[int, int] | None, start: int) -> tuple[int, int] | None:
    """Whom a relative that runs up to the verb is about: "une mère qui préfère taire son nom soupire"; None where none does.

    What the relative's own infinitive takes looks like the subject, as it stands right before the verb.
    """
    if found is None or found[0] == start or not (is_infinitive(passage.tokens[found[0] - 1]) or _is_verbs(passage, found[0])):
        return None
    for at in range(found[0] - 2, max(start, found[0] - INTERRUPTION), -1):
        if passage.low(at) in (",", ";", ":"):
            return None
        if passage.has("relatives", at):
            return antecedent(passage, at, start)
    return None


def _is_verbs(passage: Passage, at: int) -> bool:
    """Whether a participle belongs to the auxiliary right before it: "qui a gagné la coupe dément"."""
    return "VerbForm=Part" in passage.tokens[at].morph and is_finite(passage.tokens[at - 1])


def _stands_in(passage: Passage, before: int, start: int) -> int:
    """How many tokens stand in for somebody named before and end here: "Ce dernier", "Le second", "Lui"."""
    taken = passage.phrase_before("stand_ins", before)
    first = before + 1 - taken
    if taken and first >= start and passage.pos(first - 1) != "ADP":
        return taken
    opens = before == start or passage.low(before - 1) in OPENERS or passage.has("and", before - 1)
    return 1 if opens and (passage.has("stressed", before) or passage.has("emphatic", before)) else 0


def _parted_subject(passage: Passage, group: Group, before: int, start: int) -> tuple[int, int] | None:
    """The subject a relative, a participle or a repeated pronoun parts from its verb; None where nothing does."""
    relative = _relative_before(passage, group.first, start)
    if relative is not None:
        return antecedent(passage, relative, start)
    interrupted = _over_interruption(passage, group.first, start)
    if interrupted is not None:
        found = _phrase_left(passage, interrupted, start)
        if found is not None and all(passage.pos(n) not in ("VERB", "AUX") for n in range(*found)):
            return found
    repeated = _over_emphasis(passage, before, start)
    return _phrase_left(passage, repeated, start) if repeated != before else None


def _before_group(passage: Passage, group: Group, start: int) -> int:
    """The last token before the group that is no adverb, time word, comma or set phrase."""
    before = group.first - 1
    while before >= start:
        taken = passage.phrase_before("inner_phrases", before)
        if passage.low(before) in ("ans", "an") and passage.low(before - 1).isdigit():
            taken = 2
        if not taken and not _may_part(passage, before) and not _opens_words(passage, before):
            break
        before -= taken or 1
    return before


def _over_emphasis(passage: Passage, before: int, start: int) -> int:
    """The token before a pronoun that only repeats the subject, "Le parquet, lui, affirme"; else where it began."""
    apart = passage.low(before - 1) == "," and passage.low(before + 1) == ","
    if apart and passage.has("emphatic", before) and before - 2 >= start and passage.pos(before - 2) in ("NOUN", "PROPN", "ADJ"):
        return before - 2
    return before


def _opens_words(passage: Passage, at: int) -> bool:
    """Whether a mark opens the verb's own words behind its subject: "le club « dément tout accord »"."""
    return passage.low(at) in ("\u00ab", "\u201c", '"') and passage.tokens[at].depth > passage.tokens[max(at - 1, 0)].depth


def _over_interruption(passage: Passage, first: int, start: int) -> int | None:
    """The token before a relative or a participle closed right before the verb: "X, à qui Y a écrit, affirme".

    None where nothing of the kind stands between.
    """
    if passage.low(first - 1) != ",":
        return None
    depth = passage.tokens[first - 1].depth
    for at in range(first - 2, max(start, first - INTERRUPTION), -1):
        if passage.low(at) != "," or passage.tokens[at].depth != depth:
            continue
        n = at + 2 if passage.pos(at + 1) == "ADP" or passage.has("reflexives", at + 1) else at + 1
        opens = passage.has("relatives", n) or passage.has("closed_by_comma", n) or passage.has("asked", n)
        opens = opens or (n == at + 1 and passage.has("that", n)) or passage.phrase_at("voiced_by", at + 1) > 0
        if opens or is_gerund(passage.tokens[n]) or (n == at + 1 and "VerbForm=Part" in passage.tokens[n].morph):
            noun = passage.pos(at - 1) in ("NOUN", "PROPN", "ADJ", "") or passage.low(at - 1) in (")", "\u00bb")
            return at - 1 if noun and not passage.has("time", at - 1) else None
    return None


def _relative_before(passage: Passage, first: int, start: int) -> int | None:
    """The relative that an aside between two commas parts from its verb: "une agence qui, citant un élu, a indiqué"."""
    if passage.low(first - 1) != ",":
        return None
    for at in range(first - 2, max(start, first - INTERRUPTION), -1):
        if is_finite(passage.tokens[at]):
            return None
        if passage.low(at) == ",":
            return at - 1 if passage.low(at - 1) == "qui" else None
    return None


def _may_part(passage: Passage, at: int) -> bool:
    """Whether a token may stand between a subject and its verb."""
    token = passage.tokens[at]
    return (
        token.low == ","
        or (token.pos == "ADV" and not passage.has("relatives", at))
        or (passage.has("time", at) and not passage.phrase_before("stand_ins", at))
        or (token.low.endswith("ment") and token.pos != "NOUN")
    )


def _parsed_subject(passage: Passage, group: Group, start: int) -> tuple[int, int] | None:
    """The parser's subject of the group, where it stands on the left."""
    verbs = set(group.verbs)
    found = [
        n
        for n in range(start, group.first)
        if passage.tokens[n].dep in SUBJECTS
        and passage.tokens[n].head in verbs
        and passage.pos(n) in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
    ]
    if not found:
        return None
    noun = found[-1]
    if any(passage.low(n) in (":", ";") for n in range(noun, group.first)):
        return None
    first = _leftmost(passage, noun, start)
    last = noun + 1
    return first, max(last, _subject_end(passage, noun, group.first))


def _leftmost(passage: Passage, noun: int, start: int) -> int:
    """First token of what hangs on a noun, unbroken to its left."""
    at = _hanging(passage, noun, start)
    while at - 2 >= start and _is_hyphened(passage, at - 1):
        at = _hanging(passage, at - 2, start)
    at = _past_clause(passage, at, noun, start)
    while at < noun and (
        passage.pos(at) in ("CCONJ", "ADV", "SCONJ") or passage.has("and", at) or passage.low(at) in (*OPENING_MARKS, "dont")
    ):
        at += 1
    return at


def _hanging(passage: Passage, noun: int, start: int) -> int:
    """First token of what hangs on one word, read leftwards."""
    at = noun
    while at - 1 >= start and _hangs(passage, at - 1, noun) and not _parts(passage.tokens[at - 1]):
        at -= 1
    return at


def _is_hyphened(passage: Passage, at: int) -> bool:
    """Whether a hyphen with no blank around it ties two words of one noun: "l'état-major"."""
    tokens = passage.tokens
    return tokens[at].low == "-" and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _parts(token: Token) -> bool:
    """Whether a token cannot stand inside a subject read leftwards."""
    return token.low in (",", ":", ";", "\u2013", "\u2014") or is_finite(token) or token.pos == "SCONJ"


def _hangs(passage: Passage, at: int, noun: int) -> bool:
    """Whether a token depends on a noun, however far."""
    for _ in range(8):
        head = passage.tokens[at].head
        if head == noun:
            return True
        if head == at:
            return False
        at = head
    return False


def _subject_end(passage: Passage, noun: int, end: int) -> int:
    """One past the subject: what hangs on the noun up to the group, commas and relatives left out."""
    at = noun + 1
    while at < end and _hangs(passage, at, noun) and not passage.has("relatives", at):
        at += 1
    while at > noun + 1 and (passage.low(at - 1) in (",", "(") or passage.pos(at - 1) == "ADV"):
        at -= 1
    return at


def antecedent(passage: Passage, relative: int, start: int) -> tuple[int, int] | None:
    """The phrase a relative pronoun stands for."""
    phrase = _antecedent(passage, relative, start)
    return _spoken_to(passage, *agreeing(passage, *phrase, relative, start)) if phrase is not None else None


def _spoken_to(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The phrase cut to whoever ends it behind "à" or "contre": "a demandé des comptes au président Roy, qui évoque"."""
    ends = passage.tokens[last - 1].end
    people = [each for each in passage.mentions if each.span.end == ends and each.kind == "person" and each.form == "name"]
    at = passage.at(people[0].span.start) if people else first
    while at > first and (passage.has("titles", at - 1) or passage.mention_at(at - 1) in _roles_of(passage, people)):
        at -= 1
    tied = at - 1 > first and (passage.has("to", at - 1) or passage.low(at - 1) in ("contre", "avec", "par", "chez"))
    return (at, last) if tied else (first, last)


def _roles_of(passage: Passage, people: Sequence[Mention]) -> list[Mention]:
    """The descriptions that stand right before a name and are its bearer's."""
    return [each for each in passage.mentions if people and each.of == people[0].span and each.form == "role"]


def _antecedent(passage: Passage, relative: int, start: int) -> tuple[int, int] | None:
    """The phrase before a relative pronoun, as the parser ties it, else as it is read leftwards."""
    before = relative - 1
    while before >= start and passage.low(before) == ",":
        before -= 1
    if before < start:
        return None
    verb = passage.tokens[relative].head
    noun = passage.tokens[verb].head if passage.tokens[verb].dep.startswith("acl") else -1
    if start <= noun <= before:
        first = _past_participle(passage, _leftmost(passage, noun, start), before)
        while first < noun and passage.pos(first) == "ADP" and not passage.has("determiners", first):
            first += 1
        return first, before + 1
    return _phrase_left(passage, before, start)


def _phrase_left(passage: Passage, before: int, start: int) -> tuple[int, int] | None:
    """The noun phrase that ends here, read backwards to a verb, a clause mark or a comma; one apposition is stepped over."""
    at, last = before, before + 1
    if passage.low(before) == ")":
        at = next((n for n in range(before - 1, max(start, before - BRACKET), -1) if passage.low(n) == "("), before + 1) - 1
    elif passage.low(before + 1) == ",":
        at = _over_apposition(passage, before, start)
    first = at + 1
    depth = passage.tokens[before].depth
    while at >= start and last - at <= PHRASE_LIMIT:
        token = passage.tokens[at]
        if token.low in CLOSERS and token.depth and passage.has("determiners", at + 1):
            break
        if token.low in CLOSERS and token.depth:
            first = at = _open_of(passage, at, start)
        elif (
            token.low in STOPS
            or token.low == ","
            or is_finite(token)
            or token.depth < depth
            or passage.has("that", at)
            or passage.has("relatives", at)
            or token.pos == "SCONJ"
            or is_infinitive(token)
        ):
            break
        first = at
        at -= 1
    first = _past_clause(passage, first, before, start)
    while (
        first < last
        and (passage.pos(first) in ("CCONJ", "ADV", "ADP") or passage.has("and", first) or passage.low(first) == "dont")
        and not passage.has("determiners", first)
    ):
        first += 1
    first = _past_participle(passage, first, last)
    nouns = any(passage.pos(n) in ("NOUN", "PROPN", "PRON", "") for n in range(first, last))
    return (first, last) if first < last and nouns else None


def _past_clause(passage: Passage, first: int, last: int, start: int) -> int:
    """Past the clause a participle and its auxiliary open: "a clos son enquête et la police conclut" has two."""
    if first == start or not _is_verbs(passage, first):
        return first
    return next((n for n in range(last, first, -1) if passage.has("and", n)), first)


def _past_participle(passage: Passage, first: int, last: int) -> int:
    """Past a participle and "par": who did it speaks in the relative behind ("Lancée par X, qui dénonce Y")."""
    opens = "VerbForm=Part" in passage.tokens[first].morph and passage.has("by", first + 1) and first + 2 < last
    return first + 2 if opens else first


def _over_apposition(passage: Passage, before: int, start: int) -> int:
    """The token before the comma that opens an apposition closed right before the verb; `before` where there is none."""
    for at in range(before, max(start, before - 22), -1):
        if is_finite(passage.tokens[at]) and not any(passage.has("relatives", n) for n in range(max(start, at - 3), at)):
            return before  # "Ada Roy, une critique qui vit à Gand, croit": the relative is the apposition's
        if passage.low(at) == ",":
            placed = passage.pos(start) == "ADP" and not any(passage.low(n) == "," for n in range(start, at))
            placed = placed or passage.pos(at - 1) == "ADV" or passage.phrase_before("inner_phrases", at - 1) > 0
            placed = placed or passage.has("relatives", at + 1)
            return at - 1 if at - 1 >= start and not placed else before
    return before


def _open_of(passage: Passage, close: int, start: int) -> int:
    """The token that opens the quotation closed here."""
    depth = passage.tokens[close].depth
    at = close
    while at - 1 >= start and passage.tokens[at - 1].depth >= depth:
        at -= 1
    return at


def subject_right(passage: Passage, group: Group, limit: int) -> tuple[int, int] | None:
    """The subject behind an inverted verb: a clitic, or the noun phrase that follows time words and adverbs."""
    if group.inverted is not None:
        return group.inverted, group.inverted + 1
    at = group.last
    while (
        at < limit
        and (is_dated(passage, at) or (passage.pos(at) == "ADV") or passage.low(at).endswith("ment"))
        and passage.mention_at(at) is None
        and not passage.phrase_at("stand_ins", at)
    ):
        at += 1
    at = over_circumstance(passage, at, limit)
    named = name_behind(passage, group, at, limit)
    if named is not None:
        return named
    if at >= limit or not starts_phrase(passage, at, limit) or _is_complement(passage, at):
        return None
    end = phrase_right(passage, at, limit)
    return (at, end) if end > at else None


def _is_complement(passage: Passage, at: int) -> bool:
    """Whether "de" brings what the verb is about, no subject: "de nombreux élus" and "d'autres" are some of many."""
    many = passage.pos(at + 1) == "ADJ" or passage.has("some", at + 1) or passage.pos(at + 2) == "ADJ"
    held = passage.mention_at(at)
    many = many or (held is not None and held.form == "anonymous")
    return passage.low(at) in ("de", "d'") and not many
