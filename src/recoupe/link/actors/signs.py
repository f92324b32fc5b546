"""What a description says of its bearer: the office or trait, and what tells this holder from another."""

from dataclasses import dataclass

from recoupe.language.descriptions import Head, words_of
from recoupe.language.names import Names
from recoupe.link.actors.keys import fold

SMALL = frozenset(
    "a au aux d de des du en et l la le les son sa ses leur leurs ce cette cet plus tres non qui par pour sur dans un une".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One description, read.

    Attributes:
        head: the noun, masculine singular; "" when none is known.
        sorts: of the noun: office, trait, job, outlet, body, document, anonymous.
        told: folded words of its adjectives and complements; countries by their code.
        former: it speaks of the past.
        coming: it speaks of who is chosen and not yet in office: "le président élu".
    """

    head: str
    sorts: tuple[str, ...]
    told: frozenset[str]
    former: bool
    coming: bool = False


def read_sign(name: str, names: Names) -> Sign:
    """Read a description as `Mention.name` gives it."""
    table = names.descriptions
    words = words_of(name.replace("ex-", "ex- "))
    former, at = False, 0
    while at < len(words) and (words[at] in table.sets["modifiers.before"] or words[at] in ("ex-", "et", "d'", "de")):
        heads = table.heads_at(words[at:])
        if heads:
            break
        former = former or words[at] in table.sets["modifiers.former"]
        at += 1
    heads = table.heads_at(words[at:])
    if not heads and at < len(words):
        heads = _agent(words[at], names)
    if not heads:
        return Sign("", (), frozenset(fold(word) for word in words[at:] if fold(word)) - SMALL, former)
    head = heads[0]
    rest = name.split(" ")
    told = _told(words[at + len(head.words) :], " ".join(rest), names)
    chosen = {fold(word) for word in table.sets["modifiers.chosen"]}
    coming = bool(chosen & told) or bool(table.sets["modifiers.future"] & {*words[:at]})
    return Sign(head.lemma, head.sorts, told - chosen, former, coming)


def _agent(word: str, names: Names) -> tuple[Head, ...]:
    """A role no list holds, read from how it ends: an article taught it."""
    agent, sort = names.agents.noun(word), "job"
    if agent is None:
        agent, sort = names.agents.people(word), "trait"
    return () if agent is None else (Head((word,), agent.lemma, agent.gender, False, (sort,)),)


def _told(words: tuple[str, ...], name: str, names: Names) -> frozenset[str]:
    """Folded words of the complements, each country and its adjective as one."""
    told: set[str] = set()
    at = 0
    capitals = {word.lower(): word for word in name.replace("'", "' ").split()}
    while at < len(words):
        country = names.known.adjectives.get(words[at])
        if country is not None:
            told.add(_code(country, names))
        else:
            told |= _place_or_word(words[at], capitals, names)
        at += 1
    return frozenset(told - SMALL - {""})


def _place_or_word(word: str, capitals: dict[str, str], names: Names) -> set[str]:
    printed = capitals.get(word, word)
    code = names.known.codes.get(printed)
    if code is not None:
        return {_code(printed, names)}
    return {*fold(word).split()}


def _code(country: str, names: Names) -> str:
    return names.known.codes.get(country) or fold(country)


def groups_of(head: str, names: Names) -> frozenset[str]:
    """The groups of descriptions a noun belongs to."""
    return frozenset(group for group, words in names.descriptions.same.items() if head in words)
