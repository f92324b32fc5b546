"""What the words before a name describe: an office, a job, a body, an outlet, which the name then bears or belongs to."""

from recoupe.annotate.mentions.tokens import Line
from recoupe.language.names import Names

SPEECH = frozenset({"VERB", "AUX"})
LOWER = frozenset({"NOUN", "PROPN", "X"})


def completes(line: Line, noun: int, names: Names) -> bool:
    """Whether the noun before a name only completes somebody's ("la cheffe du parti Ada Roy", "un confrère du parti Ada Roy")."""
    at = noun - 1
    while line.small(at) in ("l'", "la", "de", "d'", "du"):
        at -= 1
    return at < noun - 1 and bool({"office", "job", "trait"} & sorts_before(line, at + 1, names))


def body_apposed(line: Line, comma: int, names: Names) -> bool:
    """Whether a noun for a body with its article and complement ends at this comma ("le gestionnaire du réseau, X")."""
    for at in range(comma - 1, max(-1, comma - 7), -1):
        token = line.tokens[at]
        heads = names.descriptions.heads_at((token.small,))
        if heads and "body" in heads[0].sorts and line.small(at - 1) in ("le", "la", "l'"):
            return line.small(at - 2) not in ("de", "d'", "\u00e0")
        if not token.word or token.pos in ("VERB", "AUX"):
            return False
    return False


def role_at(line: Line, index: int, names: Names) -> bool:
    """Whether a description of a person, with no article, opens at a token."""
    opening = line.at(index)
    if opening is None or opening.pos in SPEECH:
        return False
    heads = names.descriptions.heads_at(tuple(token.small for token in line.tokens[index : index + 5]))
    return bool(heads) and bool({"office", "job"} & set(heads[0].sorts)) and not heads[0].plural


def sorts_before(line: Line, index: int, names: Names) -> frozenset[str]:
    """The sorts of the description that ends right before a token, adjectives skipped ("le média en ligne X")."""
    at = index - 1
    if line.small(at - 1) in ("de", "d'") and (noun := line.at(at)) is not None and noun.pos in LOWER and not noun.capital:
        heads = names.descriptions.heads_at((line.small(at - 2),))
        sorts = frozenset(sort for head in heads for sort in head.sorts)
        if sorts & {"body", "outlet"}:
            return _civil(sorts, noun.small, names)
    told = ""
    for _ in range(3):
        token = line.at(at)
        if token is None or not token.word:
            break
        for width in (4, 3, 2, 1):
            words = tuple(part.small for part in line.tokens[max(0, at - width + 1) : at + 1])
            heads = names.descriptions.heads_at(words)
            if heads and len(heads[0].words) == len(words):
                led = _leading(line, at, names) if width == 1 else frozenset()
                return led or _civil(frozenset(sort for head in heads for sort in head.sorts), told, names)
        people = token.small in names.known.adjectives or names.agents.people(token.small) is not None
        if token.pos != "ADJ" and not people and not token.small.startswith("ex-"):
            break
        told, at = token.small, at - 1
    return frozenset()


def _civil(sorts: frozenset[str], told: str, names: Names) -> frozenset[str]:
    """The sorts of a noun, no medium's where its complement makes it a body ("l'agence de notation")."""
    return sorts - {"outlet"} if "body" in sorts and names.descriptions.has("left.civil", told) else sorts


def _leading(line: Line, at: int, names: Names) -> frozenset[str]:
    """The sorts of a body's or a medium's noun that the noun at `at` only qualifies ("le fonds activiste X")."""
    if line.small(at - 2) not in ("le", "la", "l'", "du", "au", "un", "une"):
        return frozenset()
    heads = names.descriptions.heads_at((line.small(at - 1),))
    return frozenset(sort for head in heads for sort in head.sorts) & {"body", "outlet"}
