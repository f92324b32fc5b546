"""Who is heard twice in one claim: under two names, by a description beside a name, as a house and who speaks for it."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.cast import Cast
from recoupe.records import ActorKind

ARTICLE = 3
"""Letters of an article before the name of a paper at most; one fewer, of the "de" before the name of its town."""
SHORTEST_NAME = 3
"""Letters of a name that may end a role or the name of a writing: "porte-parole du SPD"."""
OFFICE = "office."


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that tell one voice under two names.

    Attributes:
        describes: words that open a description ("la", "son"): one is no independent voice beside a name it may stand for.
        offices: for each office, the words for who holds it and for the house they hold it in ("procureur", "parquet").
        any_house: words by which any house is called once it is known ("l'organisme"); "la direction" is a house of its own.
        masculine, feminine: articles that tell a man's description from a woman's.
        nobody: words for a source of whom nothing is said ("d'aucuns", "certains"): no origin.
    """

    describes: frozenset[str] = frozenset()
    offices: tuple[frozenset[str], ...] = ()
    any_house: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()


NO_SIGNS = Signs()


def signs_of(predicates: Predicates) -> Signs:
    """The words of one language."""
    offices = tuple(predicates.markers[key].words for key in sorted(predicates.markers) if key.startswith(OFFICE))
    marks = predicates.marks
    voices = (marks(f"voices.{kind}").words for kind in ("any_house", "nobody", "masculine", "feminine"))
    return Signs(marks("here.describes").words, offices, *voices)


def same_media(media: Sequence[str], cast: Cast, signs: Signs) -> dict[str, str]:
    """Media of one claim under two names, the longer standing for both: "Le Phare", "Phare", "Le Phare de Sormane".

    A medium that is only described ("le quotidien", "la chaîne") is the one the claim names, where it names one.
    """
    names = {actor: fold_words(cast.actors[actor].name) for actor in media}
    bare = {actor: words[1:] if len(words) > 1 and len(words[0]) <= ARTICLE else words for actor, words in names.items()}
    found: dict[str, str] = {}
    for actor in sorted(media, key=lambda one: (len(names[one]), one)):
        for other in sorted(media, key=lambda one: (-len(names[one]), one)):
            rest = bare[other][len(bare[actor]) :]
            fits = other != actor and bool(bare[actor]) and bare[other][: len(bare[actor])] == bare[actor] and other not in found
            if fits and (not rest or len(rest[0]) <= ARTICLE - 1):
                found[actor] = other
                break
    described = [actor for actor in media if actor not in found and is_described(cast.actors[actor].name, signs)]
    named = [actor for actor in media if actor not in found and actor not in described]
    if len(named) == 1:
        found.update((actor, named[0]) for actor in described)
    return found


def same_voices(speakers: AbstractSet[str | None], cast: Cast, signs: Signs) -> dict[str, str]:
    """Who is heard under two names in one claim: "la chercheuse" beside her name, "Viroz" beside "institut Viroz".

    A description that may stand for a name of the same claim is not counted as somebody else: independence is not inflated.
    """
    found: dict[str, str] = {}
    kinds: tuple[ActorKind, ...] = ("person", "organisation")
    for kind in kinds:
        own = sorted(s for s in speakers if s is not None and cast.kind(s) == kind)
        words = {actor: frozenset(fold_words(cast.actors[actor].name)) - signs.describes for actor in own}
        named = [actor for actor in own if not is_described(cast.actors[actor].name, signs)]
        for actor in own:
            mine = words[actor]
            wider = [o for o in own if o != actor and (mine < words[o] or (mine == words[o] and o < actor))]
            wider = [o for o in wider if not _of_two_genders(cast.actors[actor].name, cast.actors[o].name, signs)]
            if mine and wider:
                found[actor] = min(wider, key=lambda one: (-len(words[one]), one))
            elif actor not in named and len(named) == 1 and (kind == "person" or words[actor] & signs.any_house):
                found[actor] = named[0]
    kept = sorted(s for s in speakers if s is not None and s not in found and cast.kind(s) in kinds)
    for at, actor in enumerate(kept):
        other = next((o for o in kept[:at] if o not in found and _one_office(actor, o, cast, signs)), None)
        if other is not None:
            found[actor] = other
    return found


def _of_two_genders(one: str, other: str, signs: Signs) -> bool:
    """Whether two descriptions are of a man and of a woman."""
    firsts = {fold_words(name)[0] for name in (one, other) if fold_words(name)}
    return bool(firsts & signs.masculine) and bool(firsts & signs.feminine)


def _one_office(one: str, other: str, cast: Cast, signs: Signs) -> bool:
    """Whether one holds an office of the other's house ("la procureure", "le parquet"), and neither is of another place."""
    mine, theirs = (_called(actor, cast) for actor in (one, other))
    people = [cast.kind(actor) == "person" for actor in (one, other)]
    for office in signs.offices:
        calls = [[words for words in called if office & set(words)] for called in (mine, theirs)]
        if not all(people) and calls[0] and calls[1]:
            places = [{word for words in call for word in words if len(word) > ARTICLE} - office for call in calls]
            persons = [
                set(fold_words(cast.actors[actor].name)) if kind else set()
                for actor, kind in zip((one, other), people, strict=True)
            ]
            first, second = places[0] - persons[0], places[1] - persons[1]
            if not first or not second or first & second:
                return True
    return False


def _called(actor: str, cast: Cast) -> list[tuple[str, ...]]:
    """Everything somebody is called, in folded words."""
    return [fold_words(name) for name in (cast.actors[actor].name, *cast.actors[actor].aliases)]


def is_described(name: str, signs: Signs) -> bool:
    """Whether words only describe somebody: an article or a possessive, and no capital but the first."""
    words = fold_words(name)
    return bool(words) and words[0] in signs.describes and not any(mark.isupper() for mark in name[1:])


def is_nobody(name: str, signs: Signs) -> bool:
    """Whether a source is named by nothing but words that stand for anybody."""
    words = [word for word in fold_words(name) if len(word) > 1]
    return bool(words) and signs.nobody.issuperset(words)


def spoken_for(key: str, speakers: Iterable[str], cast: Cast) -> str:
    """A spokesperson's origin is the house they speak for, and a writing's its author, where those speak of the claim as well."""
    actor = cast.actors.get(key)
    if actor is None or actor.kind not in ("person", "document"):
        return key
    own = [alias.lower() for alias in (actor.name, *actor.aliases)]
    for other in sorted(set(speakers) - {key}):
        house = cast.actors.get(other)
        if house is None or (actor.kind == "person" and house.kind != "organisation") or house.kind == "document":
            continue
        names = {name.lower() for name in (house.name, *house.aliases) if len(name) >= SHORTEST_NAME}
        if any(mine != name and mine.endswith(name) for mine in own for name in names):
            return other
    return key


def role_of(described: str, people: Iterable[str], cast: Cast) -> str | None:
    """The one person of a claim whose role an unnamed source is described by: "une voisine" beside "Anne Rolin, voisine".

    The words after the article must all stand in one alias; two people who fit are none.
    """
    words = set(fold_words(cast.actors[described].name)[1:])
    if not words or not any(len(word) > ARTICLE for word in words):
        return None
    fits = [actor for actor in sorted(people) if any(words <= set(called) for called in _called(actor, cast))]
    return fits[0] if len(fits) == 1 else None
