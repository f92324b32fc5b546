"""Which articles tell one story: those that share no names and hardly a word are set apart, with the reason."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from recoupe.language.predicates import Predicates, fold_words
from recoupe.records import ArticleId, Notes, Reason, Role, Story, content_id

JOINED = 0.1
"""Cosine from which two articles tell one story. Five stories mixed: 0.17 or more to the closest inside, 0.07 or less between."""
NAMED = 2.5
"""Weight of a word of a proper name, against 1 for another word; roles do not count: every story has a minister."""
TERMS = 150
"""Heaviest terms of an article that are compared: the rest is noise and cost."""
TOLD: frozenset[Role] = frozenset({"title", "standfirst", "heading", "body", "list_item", "caption"})


def split_stories(notes: Sequence[Notes], predicates: Predicates) -> tuple[Story, ...]:
    """Put articles together that share names and words; the largest story first."""
    if not notes:
        return ()
    counts = [_terms(note, predicates) for note in notes]
    spread = Counter(term for found in counts for term in found)
    vectors = [_vector(found, spread, len(notes)) for found in counts]
    home = list(range(len(notes)))
    closest: dict[int, float] = {}
    for at, one in enumerate(vectors):
        for other in range(at + 1, len(vectors)):
            score = _cosine(one, vectors[other])
            for side in (at, other):
                closest[side] = max(closest.get(side, 0.0), score)
            if score >= JOINED:
                home = [home[at] if name == home[other] else name for name in home]
    groups: dict[int, list[int]] = {}
    for at, name in enumerate(home):
        groups.setdefault(name, []).append(at)
    ordered = sorted(groups.values(), key=lambda members: (-len(members), members[0]))
    return tuple(
        _story([notes[at].article.id for at in members], [closest.get(at, 1.0) for at in members], len(ordered))
        for members in ordered
    )


def _story(articles: list[ArticleId], closest: list[float], n_stories: int) -> Story:
    if n_stories == 1:
        because = Reason("stories.one", 1.0)
    elif len(articles) == 1:
        because = Reason("stories.set-apart", round(1 - closest[0], 3))
    else:
        because = Reason("stories.shared-names-and-words", round(min(1.0, *closest), 3))
    return Story(content_id("story", *sorted(articles)), tuple(articles), (because,))


def _terms(note: Notes, predicates: Predicates) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in note.article.blocks:
        if block.role in TOLD:
            words = fold_words(block.span.within(note.article.text))
            found.update(
                predicates.stem(word) for word in words if word not in predicates.stop and not word.isdigit() and len(word) > 2
            )
    for mention in note.mentions:
        if mention.form == "name" and mention.kind != "media":
            found.update("@" + word for word in fold_words(mention.name) if len(word) > 2 and word not in predicates.stop)
    return found


def _vector(found: Counter[str], spread: Counter[str], n_articles: int) -> dict[str, float]:
    """Weights of the heaviest terms, of length 1."""
    weights = {
        term: (1 + log(n)) * log(1 + n_articles / spread[term]) * (NAMED if term.startswith("@") else 1.0)
        for term, n in found.items()
    }
    heaviest = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
    length = sqrt(sum(weight * weight for weight in heaviest.values())) or 1.0
    return {term: weight / length for term, weight in heaviest.items()}


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large[term] for term, weight in small.items() if term in large)
