"""Where a claim comes from: who said it first, behind which relays, and how many of them are independent."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from recoupe.language.predicates import fold, fold_words
from recoupe.link.cast import Cast
from recoupe.link.statements import Statement, Voice
from recoupe.records import ArticleId, Origin, OriginKind, content_id

ARTICLE = 3
"""Letters of an article before the name of a paper at most; one fewer, of the "de" before the name of its town."""
NOBODY: Mapping[ArticleId, str] = MappingProxyType({})
SHORTEST_NAME = 3
"""Letters of a name that may end a role or the name of a writing: "porte-parole du SPD"."""


@dataclass(frozen=True, slots=True)
class Roots:
    """The origins of one claim.

    Attributes:
        asserting: origins of those who claim it, each counted once.
        denying: origins of those who deny it.
        by_article: ids of the origins heard in each article.
    """

    asserting: tuple[Origin, ...]
    denying: tuple[Origin, ...]
    by_article: Mapping[ArticleId, tuple[str, ...]]


def find_origins(
    members: Iterable[Statement],
    cast: Cast,
    families: Mapping[ArticleId, ArticleId],
    *,
    alone: bool,
    credited: Mapping[ArticleId, str] = NOBODY,
    describes: frozenset[str] = frozenset(),
) -> Roots:
    """Find the origins of one claim, relays and shared anonymous sources folded.

    Args:
        members: everything the articles say of it.
        cast: the actors.
        families: for each article the one whose words or credit it shares: the same unnamed source in both is one.
        alone: the claim is itself a denial or a refusal: who denies is its origin.
        credited: for each article that runs one medium's words, that medium: it heard the unnamed sources of the article.
        describes: words that open a description ("la", "son"): one is no independent voice beside a name it may stand for.
    """
    found = list(members)
    deniers = {v.speaker for m in found if m.act == "denies" and not alone for v in m.voices if v.speaker}
    heard = [
        (m, voice, m.act == "denies" and not alone)
        for m in found
        if m.act != "questions"
        for v in _first_heard(m.voices)
        if (voice := v if m.act == "denies" or v.speaker not in deniers else _relay(v, m.act == "reports-conditional"))
        is not None
    ]
    media = {v.speaker for _, v, denies in heard if not denies and v.speaker and cast.kind(v.speaker) == "media"}
    media |= {actor for _, v, denies in heard if not denies for actor in v.through if cast.kind(actor) == "media"}
    houses = _houses(sorted({a for _, v, _ in heard for a in (v.speaker, *v.through) if a and cast.kind(a) == "media"}), cast)
    relayed = {houses.get(actor, actor) for _, v, denies in heard if not denies and _is_named(v, cast) for actor in v.through}
    same = {
        d: _twice_named({v.speaker for _, v, denies in heard if denies == d} - {None}, cast, describes) for d in (False, True)
    }
    origins: dict[bool, dict[str, Origin]] = {False: {}, True: {}}
    by_article: dict[ArticleId, set[str]] = {}
    for member, voice, denies in heard:
        heard_by = media or {credited[name] for name in [member.article] if name in credited}
        key, inferred = _key(voice, cast, heard_by, families.get(member.article, member.article))
        key = houses.get(key, key) if key is not None else None
        if key is None or (key in relayed and cast.kind(key) == "media" and not denies):
            continue
        key = _spoken_for(same[denies].get(key, key), {v.speaker for _, v, d in heard if d == denies and v.speaker}, cast)
        origin = _origin(key, voice, cast, inferred or voice.inferred)
        kept = origins[denies].setdefault(key, origin)
        if kept.kind == "named" and origin.kind == "anonymous":
            origins[denies][key] = kept = origin
        by_article.setdefault(member.article, set()).add(key)
    ids = {key: origin.id for table in origins.values() for key, origin in table.items()}
    return Roots(
        tuple(origins[False][key] for key in sorted(origins[False])),
        tuple(origins[True][key] for key in sorted(origins[True])),
        {article: tuple(sorted(ids[key] for key in keys)) for article, keys in by_article.items()},
    )


def _relay(voice: Voice, hearsay: bool) -> Voice | None:
    """Who denies a deed is not where it comes from: the relay is, and nobody is where it is hearsay of no relay."""
    if voice.through:
        return Voice(voice.through[-1], "media", voice.through[:-1], True)
    return None if hearsay else voice


def _houses(media: Sequence[str], cast: Cast) -> dict[str, str]:
    """Media of one claim under two names, the longer name standing for both: "Le Phare", "Phare", "Le Phare de Sormane"."""
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
    return found


def _twice_named(speakers: AbstractSet[str | None], cast: Cast, describes: frozenset[str]) -> dict[str, str]:
    """Who is heard under two names in one claim: "la chercheuse" beside her name, "Viséo" beside "institut Viséo".

    A description that may stand for a name of the same claim is not counted as somebody else: independence is not inflated.
    """
    found: dict[str, str] = {}
    for kind in ("person", "organisation"):
        own = sorted(s for s in speakers if s is not None and cast.kind(s) == kind)
        words = {actor: frozenset(fold_words(cast.actors[actor].name)) - describes for actor in own}
        named = [actor for actor in own if not _described(cast.actors[actor].name, describes)]
        for actor in own:
            mine = words[actor]
            wider = [o for o in own if o != actor and (mine < words[o] or (mine == words[o] and o < actor))]
            if mine and wider:
                found[actor] = min(wider, key=lambda one: (-len(words[one]), one))
            elif kind == "person" and actor not in named and len(named) == 1:
                found[actor] = named[0]
    return found


def _described(name: str, describes: frozenset[str]) -> bool:
    """Whether words only describe somebody: an article or a possessive, and no capital but the first."""
    words = fold_words(name)
    return bool(words) and words[0] in describes and not any(mark.isupper() for mark in name[1:])


def _first_heard(voices: Iterable[Voice]) -> list[Voice]:
    """The voices of one statement that only speak: one another came through is its relay."""
    found = [voice for voice in voices if voice.speaker is not None]
    relays = {actor for voice in found for actor in voice.through}
    return [voice for voice in found if voice.speaker not in relays]


def _is_named(voice: Voice, cast: Cast) -> bool:
    return voice.speaker is not None and cast.kind(voice.speaker) in ("person", "organisation", "document")


def _key(voice: Voice, cast: Cast, media: set[str], family: ArticleId) -> tuple[str | None, bool]:
    """What counts as one origin, and whether that is inferred: anonymous sources count as the medium that heard them."""
    speaker = voice.speaker
    if speaker is None:
        return None, False
    kind = cast.kind(speaker)
    if kind == "anonymous" or (kind == "document" and not _proper(speaker, cast)):
        relay = next((actor for actor in reversed(voice.through) if cast.kind(actor) == "media"), None)
        if relay is not None:
            return relay, False
        if media:
            return min(media), True
        if kind == "anonymous":
            return f"{family} {fold(cast.actors[speaker].name)}", False
    return speaker, False


def _proper(actor: str, cast: Cast) -> bool:
    """Whether a document has a name of its own, or an author: "des rapports" has neither."""
    return any(mark.isupper() for mark in cast.actors[actor].name[1:])


def _spoken_for(key: str, speakers: set[str], cast: Cast) -> str:
    """A spokesperson's origin is the house they speak for, and a writing's its author, where those speak of the claim as well."""
    actor = cast.actors.get(key)
    if actor is None or actor.kind not in ("person", "document"):
        return key
    own = [alias.lower() for alias in (actor.name, *actor.aliases)]
    for other in sorted(speakers - {key}):
        house = cast.actors.get(other)
        if house is None or (actor.kind == "person" and house.kind != "organisation") or house.kind == "document":
            continue
        names = {name.lower() for name in (house.name, *house.aliases) if len(name) >= SHORTEST_NAME}
        if any(mine != name and mine.endswith(name) for mine in own for name in names):
            return other
    return key


def _origin(key: str, voice: Voice, cast: Cast, inferred: bool) -> Origin:
    kind = _kind(key, voice, cast)
    anonymous = voice.speaker if voice.speaker and cast.kind(voice.speaker) == "anonymous" else None
    through = tuple(
        dict.fromkeys([*voice.through, *([key] if anonymous and key in cast.actors and key not in voice.through else [])])
    )
    actor = anonymous or key
    through = tuple(relay for relay in through if relay != actor)
    return Origin(content_id("origin", kind, actor, *through), actor, kind, through, inferred)


def _kind(key: str, voice: Voice, cast: Cast) -> OriginKind:
    if voice.speaker and cast.kind(voice.speaker) == "anonymous":
        return "anonymous"
    return "document" if cast.kind(key) == "document" else "named"
