"""Which articles tell one story: those that share no names and hardly a word are set apart, with the reason."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.alike import NAME_MARK, find_likenesses
from recoupe.records import ArticleId, Notes, Reason, Role, Story, content_id

JOINED = (0.12, 0.08, 0.06)
"""Cosine from which two articles tell one story when they share no name of a person or a house, one, two or more.
Ten stories, each with every article of the others in turn: the closest stray has 0.112 without a name, 0.069 with one, and none
shares two; those that belong have 0.142 without a name, 0.097 with one, 0.103 with two."""
NAMES, CAPITALS = 2, 5
"""Where words hardly meet, or stop words are not known, because an article is in another language than most: so many names, or
words in capitals, make one story (members share 2 and 8, strays 0 and 3)."""
COPIED = 0.5
"""Cosine that nothing but a copy or a close rewriting has."""
SHORTEST = 3
"""Letters of a word that tells anything."""
CAPITAL = re.compile(r"(?<=[a-z\u00e0-\u00ff,] )[A-Z\u00c0-\u00dd][\w-]{3,}|(?<=['\u2019])[A-Z\u00c0-\u00dd][\w-]{3,}")
"""A word that begins with a capital inside a sentence: a name in any language."""
TOLD: frozenset[Role] = frozenset({"title", "standfirst", "heading", "body", "list_item", "caption"})


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article is compared by."""

    language: str | None
    names: frozenset[str]
    capitals: frozenset[str]


def split_stories(notes: Sequence[Notes], predicates: Predicates) -> tuple[Story, ...]:
    """Put articles together that share names and words; the largest story first."""
    if not notes:
        return ()
    tellings = [_telling(note, predicates) for note in notes]
    spoken = Counter(telling.language for telling in tellings)
    usual = min(spoken, key=lambda language: (-spoken[language], language or ""))
    home = list(range(len(notes)))
    closest: dict[int, float] = {}
    for at, scores in enumerate(find_likenesses([_terms(note, predicates) for note in notes])):
        for other in range(at):
            score = scores.get(other, 0.0)
            for side in (at, other):
                closest[side] = max(closest.get(side, 0.0), score)
            if _one_story(tellings[at], tellings[other], score, usual):
                one, two = sorted((_root(home, at), _root(home, other)))
                home[two] = one
    groups: dict[int, list[int]] = {}
    for at in range(len(notes)):
        groups.setdefault(_root(home, at), []).append(at)
    ordered = sorted(groups.values(), key=lambda members: (-len(members), members[0]))
    return tuple(
        _story([notes[at].article.id for at in members], [closest.get(at, 1.0) for at in members], len(ordered))
        for members in ordered
    )


def _root(home: list[int], at: int) -> int:
    while home[at] != at:
        home[at] = home[home[at]]
        at = home[at]
    return at


def _one_story(one: Telling, other: Telling, score: float, usual: str | None) -> bool:
    """Whether words and names make two articles one story."""
    names = len(one.names & other.names)
    if {one.language, other.language} != {usual}:
        return names >= NAMES or len(one.capitals & other.capitals) >= CAPITALS or score >= COPIED
    return score >= JOINED[min(names, len(JOINED) - 1)]


def _story(articles: list[ArticleId], closest: list[float], n_stories: int) -> Story:
    if n_stories == 1:
        because = Reason("stories.one", 1.0)
    elif len(articles) == 1:
        because = Reason("stories.set-apart", round(1 - closest[0], 3))
    else:
        because = Reason("stories.shared-names-and-words", round(min(1.0, *closest), 3))
    return Story(content_id("story", *sorted(articles)), tuple(articles), (because,))


def _telling(note: Notes, predicates: Predicates) -> Telling:
    """The names of people and houses by their last word, and the words in capitals."""
    names = set()
    for mention in note.mentions:
        if mention.form == "name" and mention.kind in ("person", "organisation"):
            words = [word for word in fold_words(mention.name) if len(word) >= SHORTEST and word not in predicates.stop]
            names.update(words[-1:])
    capitals = frozenset(word.lower() for word in CAPITAL.findall(note.article.text))
    return Telling(note.article.language, frozenset(names), capitals)


def _terms(note: Notes, predicates: Predicates) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in note.article.blocks:
        if block.role in TOLD:
            words = fold_words(block.span.within(note.article.text))
            found.update(
                predicates.stem(word)
                for word in words
                if word not in predicates.stop and not word.isdigit() and len(word) >= SHORTEST
            )
    for mention in note.mentions:
        if mention.form == "name" and mention.kind != "media":
            words = fold_words(mention.name)
            found.update(NAME_MARK + word for word in words if len(word) >= SHORTEST and word not in predicates.stop)
    return found
