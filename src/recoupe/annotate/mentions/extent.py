"""How far a description goes: adjectives and complements that tell which one is meant."""

from recoupe.annotate.mentions.names import Named
from recoupe.annotate.mentions.tokens import Line
from recoupe.language.descriptions import Head
from recoupe.language.names import Names

LENGTH = 16
"""Tokens of the longest description read; the longest of the invented press prose has fourteen."""
NOUNS = frozenset({"NOUN", "PROPN", "X"})
OF = frozenset({"de", "du", "des", "d'"})
INNER = frozenset({"la", "l'", "le", "les", "son", "sa", "ses", "leur", "leurs", "cette", "ce", "cet", "ces", "un", "une"})


def end_of(line: Line, head: int, heads: tuple[Head, ...], taken: dict[int, Named], names: Names) -> int:
    """The last token of the description whose head ends at `head`.

    Args:
        line: the sentence.
        head: index of the head's last token.
        heads: what the head may be.
        taken: names by token.
        names: the tables of the language.
    """
    anonymous = names.descriptions.has("anonymous.heads", line.small(head)) or names.descriptions.has(
        "anonymous.always", line.small(head)
    )
    last, limit = _doubled(line, head, names) if anonymous else head, min(len(line.tokens), head + LENGTH)
    while last + 1 < limit:
        step = last if last > head and last in taken else _adjectives(line, last, taken, names)
        step = _apposed(line, step, taken)
        step = _complement(line, step, heads, taken, names)
        step = _fields(line, (head, step), heads, taken, names)
        step = _charged(line, step, taken, names)
        if step == head and names.descriptions.has("owned.words", line.small(head)) and _owns(line, head, taken.get(head + 1)):
            step = taken[head + 1].last
        if anonymous or "document" in heads[0].sorts:
            step = _told(line, step, taken, names)
        if step == last:
            break
        last = step
    return last


def _doubled(line: Line, head: int, names: Names) -> int:
    """Read "responsables et anciens responsables": the noun again, with an adjective that sets it off."""
    at = head + 2
    while names.descriptions.has("modifiers.before", line.small(at)):
        at += 1
    again = at > head + 2 and line.small(at) in (line.small(head), f"hauts {line.small(head)}")
    return at if again and line.small(head + 1) == "et" else head


def _owns(line: Line, head: int, name: Named | None) -> bool:
    """Whether a person's name tells whose body it is; behind "du", a full name is the officer's ("du gouvernement Ada Roy")."""
    if name is None or name.mention.kind != "person":
        return False
    return name.first == name.last or line.small(head - 1) != "du"


def _adjectives(line: Line, last: int, taken: dict[int, Named], names: Names) -> int:
    """Past adjectives, those in a list too ("américains, russes et européens"), and "en chef", "non partisan"."""
    while True:
        following, beyond = line.small(last + 1), last + 2
        joined = (
            names.descriptions.has("grammar.joining", following)
            and _is_adjective(line, beyond, taken, names)
            and _listed(line, last, following, names)
        )
        if _is_adjective(line, last + 1, taken, names):
            last += 1
        elif joined or (following == "en" and line.small(beyond) == "chef"):
            last = beyond
        else:
            return last


def _apposed(line: Line, last: int, taken: dict[int, Named]) -> int:
    """Past one noun in small letters glued between the head and a name: "le fonds activiste X", "l'opérateur public X"."""
    token, name = line.at(last + 1), taken.get(last + 2)
    if token is None or name is None or name.first != last + 2 or last + 1 in taken:
        return last
    glued = token.word and not token.capital and token.pos in ("NOUN", "ADJ", "PROPN", "X") and len(token.small) > 3
    return last + 1 if glued else last


def _charged(line: Line, last: int, taken: dict[int, Named], names: Names) -> int:
    """Past what an office is for: "en charge de la sécurité", "chargée des Transports et du Logement", "délégué aux sports"."""
    if names.descriptions.has("seats.delegated", line.small(last)) and names.descriptions.has("grammar.to", line.small(last + 1)):
        at = last + 2
        while line.small(at) in INNER:
            at += 1
        token, named = line.at(at), taken.get(at)
        if named is None and token is not None and token.word and (token.pos in NOUNS or token.capital):
            return _adjectives(line, at, taken, names)
        if named is not None and named.mention.kind == "organisation":
            return named.last
    for words in (3, 2, 1):
        phrase = " ".join(line.smalls(last + 1, words))
        if names.descriptions.has("seats.charged", phrase) and line.small(last + words + 1) in OF:
            at = _after_of(line, last + words + 1, taken, names)
            while at > last and line.small(at + 1) in ("et", *OF) and (beyond := _after_of(line, at + 1, taken, names)) > at:
                at = beyond
            return max(at, last)
    return last


def _fields(line: Line, held: tuple[int, int], heads: tuple[Head, ...], taken: dict[int, Named], names: Names) -> int:
    """Past the other fields of an office: "de l'Économie et des Finances", "de la Ville, de la Jeunesse et des Sports"."""
    head, last = held
    if last == head or heads[0].plural or not names.descriptions.has("portfolios.offices", line.small(head)):
        return last
    at = last
    while (mark := line.small(at + 1)) in ("et", ","):
        beyond = _field(line, at + 2, taken, names)
        if beyond < 0:
            return last
        at = beyond
        if mark == "et":
            return at
    return last


def _field(line: Line, of: int, taken: dict[int, Named], names: Names) -> int:
    """The last token of one more field, "de" or "à" before it; -1 where none stands there: "et des agents" is somebody else."""
    small, at = line.small(of), of + 1
    if small not in OF and not names.descriptions.has("grammar.to", small):
        return -1
    while line.small(at) in INNER:
        at += 1
    if at in taken:
        return taken[at].last if taken[at].mention.kind != "person" else -1
    token = line.at(at)
    if token is None or not token.word or token.pos not in NOUNS or (small in ("des", "aux") and not token.capital):
        return -1
    return _adjectives(line, at, taken, names)


def _after_of(line: Line, of: int, taken: dict[int, Named], names: Names) -> int:
    """The last token of what "de" at `of` goes before ("et de" too); -1 where no noun follows."""
    at = of + (line.small(of) == "et")
    if line.small(at) in OF:
        at += 1
    elif line.small(of) != "et" or line.small(at) not in ("la", "l'", "les", "le"):
        return -1
    while line.small(at) in INNER:
        at += 1
    if at in taken:
        return taken[at].last
    token = line.at(at)
    return _adjectives(line, at, taken, names) if token is not None and token.word and token.pos in NOUNS else -1


def _listed(line: Line, last: int, mark: str, names: Names) -> bool:
    """A comma goes on with a list only when "et" and an adjective close it."""
    if mark != ",":
        return True
    at = last + 3
    return line.small(at) in (",", "et") and _plain_adjective(line, at + 1, names)


def _is_adjective(line: Line, index: int, taken: dict[int, Named], names: Names) -> bool:
    token = line.at(index)
    if token is None or index in taken or token.first:
        return False
    return _plain_adjective(line, index, names)


def _plain_adjective(line: Line, index: int, names: Names) -> bool:
    token = line.at(index)
    if token is None or not token.word:
        return False
    if token.capital:
        prefix, hyphen, _ = token.small.partition("-")
        before = line.at(index - 1)
        field = before is not None and before.capital and token.small.endswith(tuple(names.descriptions.sets["portfolios.ends"]))
        return field or (bool(hyphen) and names.descriptions.has("prefixes.words", prefix))
    table = names.descriptions
    if token.small in names.known.adjectives or table.has("modifiers.after", token.small):
        return True
    if names.agents.people(token.small) is not None and not (token.pos == "ADV" or table.has("stops.not_people", token.small)):
        return True
    party = token.pos in ("NOUN", "PROPN") and any("party" in head.sorts for head in table.heads_at((token.small,)))
    return party or (token.pos == "ADJ" and not table.has("modifiers.never", token.small))


def _complement(line: Line, last: int, heads: tuple[Head, ...], taken: dict[int, Named], names: Names) -> int:
    """Past one complement: "de Tesla, X et Y", "du parti", "à la présidence" after an office."""
    small = line.small(last + 1)
    seat = names.descriptions.has("grammar.to", small) and heads[0].words[-1] in names.descriptions.sets["seats.heads"]
    if small not in OF and not seat:
        return last
    start, at = last + 2, _past_inner(line, last + 2, names)
    if line.small(at) == '"' and at + 1 in taken and line.small(taken[at + 1].last + 1) == '"':
        return taken[at + 1].last + 1
    if at in taken:
        return _names(line, taken[at].last, taken)
    if not _is_complement(line, (small, heads[0].sorts), at, names):
        return last
    words = tuple(part.small for part in line.tokens[at : at + 4])
    longest = names.descriptions.heads_at(words)
    noun = line.small(at)
    last = _adjectives(line, at + (len(longest[0].words) - 1 if longest else 0), taken, names)
    name = taken.get(last + 1)
    if name is None or name.first != last + 1:
        return last
    if small in ("de", "d'") and at == start and _is_trade(heads, longest):
        return last  # "l'agence de notation X": the name is the agency's
    held = (names.descriptions.has("owned.words", noun) and name.first == name.last) or _is_office(longest)
    return name.last if name.mention.kind != "person" or held else last


def _past_inner(line: Line, at: int, names: Names) -> int:
    """Past articles, adjectives and titles before the noun of a complement ("de l'ancienne", "d'extrême", "de M.")."""
    while line.small(at) in INNER or names.descriptions.has("modifiers.before", line.small(at)) or _titled(line, at, names):
        at += 1
    token, beyond = line.at(at), line.at(at + 1)
    before = token is not None and token.pos == "ADJ" and not token.capital and beyond is not None and beyond.pos == "NOUN"
    return at + 1 if before else at


def _is_complement(line: Line, held: tuple[str, tuple[str, ...]], at: int, names: Names) -> bool:
    """Whether the token at `at`, which no name holds, is the noun of a complement; `held` is what opens it, and the head's sorts.

    A newsroom has no people or things for complement ("assurer \u00e0 la r\u00e9daction des garanties").
    """
    token, (small, sorts) = line.at(at), held
    if token is None or not token.word or token.pos not in NOUNS or (token.first and token.capital):
        return False
    person = names.descriptions.heads_at((token.small,))
    if "outlet" in sorts and "body" not in sorts and (small == "des" or (person and {"office", "job"} & set(person[0].sorts))):
        return False
    if small == "des" and "body" not in sorts and names.descriptions.has("anonymous.heads", token.small):
        return False
    return not names.descriptions.has("grammar.to", small) or (token.pos in ("NOUN", "PROPN") and _seat(line, at))


def _is_trade(heads: tuple[Head, ...], complement: tuple[Head, ...]) -> bool:
    """Whether a bare noun only tells the trade of a body or a medium: "l'agence de notation", no "direction de groupe"."""
    bodily = {"body", "outlet"} & set(heads[0].sorts)
    return bool(bodily) and not any({"body", "outlet", "office"} & set(head.sorts) for head in complement)


def _is_office(heads: tuple[Head, ...]) -> bool:
    """Whether the complement is somebody in office, whose name then follows: "le chef de cabinet de la ministre Ada Roy"."""
    return bool(heads) and "office" in heads[0].sorts and not heads[0].plural


def _titled(line: Line, at: int, names: Names) -> bool:
    """Whether a title stands here, as in "une source proche de M. Roy": the name behind is part of the description."""
    token = line.at(at)
    return token is not None and token.text in names.descriptions.titles


def _seat(line: Line, at: int) -> bool:
    """Whether "à la présidence" tells what is held or run for: an article stands before its noun."""
    return line.small(at - 1) in ("la", "l'", "au", "aux")


def _names(line: Line, last: int, taken: dict[int, Named]) -> int:
    """Past a list of names: commas go on only when "et" closes the list."""
    at = last
    while True:
        mark, beyond = line.small(at + 1), at + 2
        end = _listed_name(line, beyond, taken)
        if mark not in ("et", ",") or end is None:
            return last
        if mark == "et":
            following = line.at(end + 1)
            several = following is not None and following.pos in ("VERB", "AUX") and "Number=Plur" in following.morph
            return last if several else end
        at = end


def _listed_name(line: Line, at: int, taken: dict[int, Named]) -> int | None:
    """The last token of a name in a list, one whose kind nothing tells too."""
    while line.small(at) in OF or line.small(at) in ("la", "l'", "les"):
        at += 1
    if at in taken:
        return taken[at].last
    token = line.at(at)
    return at if token is not None and token.capital and token.word and not token.first else None


def _told(line: Line, last: int, taken: dict[int, Named], names: Names) -> int:
    """Past what an anonymous source is told by: "proche du dossier", "informé de la situation", "citée par X"."""
    token = line.at(last + 1)
    for words in (3, 2):
        phrase = " ".join(line.small(n) for n in range(last + 1, last + 1 + words))
        if names.descriptions.has("anonymous.closing", phrase):
            return last + words
        if names.descriptions.has("anonymous.leading", phrase) and line.small(last + words + 1) in OF:
            return _after_told(line, last + words - 1, taken, names)
    if token is not None and token.small == "par" and line.tokens[last].pos in ("ADJ", "VERB"):
        last, token = last - 1, line.tokens[last]
    elif token is None or not ("VerbForm=Part" in token.morph or token.small.startswith("proche")):
        return last
    if not names.descriptions.has("grammar.told", line.small(last + 2)):
        return last
    return _after_told(line, last, taken, names)


def _after_told(line: Line, last: int, taken: dict[int, Named], names: Names) -> int:
    """Past the preposition at `last + 2` and what it goes before."""
    at = last + 3
    while line.small(at) in INNER or names.descriptions.has("modifiers.before", line.small(at)) or _titled(line, at, names):
        at += 1
    if at in taken:
        return taken[at].last
    if line.small(last + 2) == "par":
        named = next((n for n in range(at, at + 4) if n in taken), None)
        if named is not None and all(line.tokens[n].word for n in range(at, named)):
            return taken[named].last
    noun = line.at(at)
    return _adjectives(line, at, taken, names) if noun is not None and noun.pos in NOUNS else last
