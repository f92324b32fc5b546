"""Actors, voices and statements made by hand for the tests of this room."""

from link.link_cases import make_article
from recoupe.link.cast import Cast, cast_of
from recoupe.link.statements import Meaning, Statement, Voice
from recoupe.records import Actor, ActorKind, Article, CellAct, Place, Span


def make_actor(name: str, kind: ActorKind, *aliases: str) -> Actor:
    return Actor(name, name, kind, (name, *aliases), (), ())


def make_cast(*actors: Actor) -> Cast:
    return cast_of(actors)


def placed(actor: Actor, article: Article, words: str) -> Actor:
    """The same actor, found at these words."""
    at = article.text.index(words)
    place = Place(article.id, Span(at, at + len(words)))
    return Actor(actor.id, actor.name, actor.kind, actor.aliases, (*actor.places, place), actor.cites)


def make_statement(
    article: Article, words: str, act: CellAct, *voices: Voice, meaning: Meaning | None = None, place: int = 0
) -> Statement:
    at = article.text.index(words)
    return Statement(article.id, Span(at, at + len(words)), words, "clause", act, voices, meaning or Meaning(), place, "body")


def two_articles(first: str, second: str) -> tuple[Article, Article]:
    return make_article("a.txt", "2024-05-01", ["Titre un", first]), make_article("b.txt", "2024-05-02", ["Titre deux", second])
