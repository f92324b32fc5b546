"""Which articles tell one story: those that share no names and hardly a word are set apart, with the reason.

People give articles they believe to be of one story, and a story torn in two loses more than a stray costs. So pairs are joined
first; then what is left is held against the largest group as a whole: names, capitals, and the words its titles and leads share.
"""

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
KIN = {"likeness": 2.7, "names": 4.7, "capitals": 3.2, "core": 8.4}
"""Weights of what ties an article to a group (`_kinship`): a logistic fit on 94 articles of 17 stories, each held against its own
story and against all others, a story left out at a time."""
FULL = {"likeness": 0.3, "names": 3.0, "capitals": 6.0, "core": 4.0}
"""Where each tie is whole."""
ALONE = 7.6
"""Sum of ties up to which an article stays apart: of random parts of these stories, of two articles and more, 49 of 2 272 are
set apart (169 by pairs alone), 3 of 600 strays are joined, and 8 of 600 pairs of two stories are mixed."""
LEAD_CHARS = 400
"""Characters of a body that count as its lead."""
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
    head: frozenset[str]
    """Stems of its title and lead."""


def split_stories(notes: Sequence[Notes], predicates: Predicates) -> tuple[Story, ...]:
    """Put articles together that share names and words; the largest story first."""
    if not notes:
        return ()
    tellings = [_telling(note, predicates) for note in notes]
    spoken = Counter(telling.language for telling in tellings)
    usual = min(spoken, key=lambda language: (-spoken[language], language or ""))
    home = list(range(len(notes)))
    closest: dict[int, float] = {}
    likenesses = find_likenesses([_terms(note, predicates) for note in notes])
    for at, scores in enumerate(likenesses):
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
    ordered = _gathered(sorted(groups.values(), key=lambda members: (-len(members), members[0])), tellings, likenesses)
    return tuple(
        _story([notes[at].article.id for at in members], [closest.get(at, 1.0) for at in members], len(ordered))
        for members in ordered
    )


def _gathered(groups: list[list[int]], tellings: Sequence[Telling], likenesses: Sequence[dict[int, float]]) -> list[list[int]]:
    """The groups, those of them in the largest that have an article which belongs there."""
    largest, apart = groups[0], []
    for group in groups[1:]:
        if any(_kinship(at, largest, tellings, likenesses) > ALONE for at in group):
            largest = sorted(largest + group)
        else:
            apart.append(group)
    return [largest, *apart]


def _kinship(at: int, group: Sequence[int], tellings: Sequence[Telling], likenesses: Sequence[dict[int, float]]) -> float:
    """The sum of what ties an article to a group: its closest article, names, capitals, words of heads, the commoner the more."""
    mine, theirs = tellings[at], [tellings[other] for other in group]
    shares = [sum(stem in telling.head for telling in theirs) / len(theirs) for stem in sorted(mine.head)]
    ties = {
        "likeness": max(likenesses[max(at, other)].get(min(at, other), 0.0) for other in group),
        "names": len(mine.names & frozenset().union(*(telling.names for telling in theirs))),
        "capitals": len(mine.capitals & frozenset().union(*(telling.capitals for telling in theirs))),
        "core": sum(share * share for share in shares),
    }
    return sum(weight * min(1.0, ties[name] / FULL[name]) for name, weight in KIN.items())


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
    return Telling(note.article.language, frozenset(names), capitals, _head(note, predicates))


def _head(note: Notes, predicates: Predicates) -> frozenset[str]:
    """Stems of the title, the standfirst and the first words of the body."""
    found: set[str] = set()
    left = LEAD_CHARS
    for block in note.article.blocks:
        words = block.span.within(note.article.text)
        if block.role in ("title", "standfirst") or (block.role == "body" and left > 0):
            left -= len(words) if block.role == "body" else 0
            found.update(_stems(words[:LEAD_CHARS], predicates))
    return frozenset(found)


def _stems(text: str, predicates: Predicates) -> list[str]:
    """The stems of the words that tell something."""
    told = (word for word in fold_words(text) if word not in predicates.stop and not word.isdigit() and len(word) >= SHORTEST)
    return [predicates.stem(word) for word in told]


def _terms(note: Notes, predicates: Predicates) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in note.article.blocks:
        if block.role in TOLD:
            found.update(_stems(block.span.within(note.article.text), predicates))
    for mention in note.mentions:
        if mention.form == "name" and mention.kind != "media":
            words = fold_words(mention.name)
            found.update(NAME_MARK + word for word in words if len(word) >= SHORTEST and word not in predicates.stop)
    return found
