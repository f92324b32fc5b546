"""Whose words an article runs: the medium it is credited to, as its typed credits say."""

from collections.abc import Iterable, Mapping

from recoupe.language.predicates import fold
from recoupe.link.cast import Cast
from recoupe.records import Article, ArticleId, Credit

WHOLE = frozenset(["source", "translated", "republished", "first"])
"""Relations by which all the words are another's; written "with" an agency, or quoting colleagues, some are the article's own."""


def runs_words(credit: Credit) -> bool:
    """Whether a credit says that all words of the article are those of the media it names."""
    return credit.kind != "photo" and credit.relation in WHOLE and bool(credit.names)


def credited_media(articles: Iterable[Article], cast: Cast) -> Mapping[ArticleId, str]:
    """For each article that runs one medium's words, the actor that medium is; none where two are named, or none is an actor.

    An unnamed source in such an article was heard by that medium: the site that runs it never met the source.
    """
    media = {
        fold(name): actor.id for actor in cast.actors.values() if actor.kind == "media" for name in (actor.name, *actor.aliases)
    }
    found: dict[ArticleId, str] = {}
    for article in articles:
        own = fold(article.outlet or "")
        credits = [credit for credit in article.credits if runs_words(credit)]
        inside = {actor for one in credits for _, actor in cast.inside(article.id, one.span) if cast.kind(actor) == "media"}
        named = {media[fold(name)] for one in credits for name in one.names if fold(name) in media and fold(name) != own}
        if len(inside | named) == 1:
            found[article.id] = min(inside | named)
    return found
