"""Whose words an article runs: its own paper, or the medium it is credited to, as its typed credits say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from recoupe.language.predicates import fold
from recoupe.link.cast import Cast
from recoupe.records import Article, ArticleId, Credit

WHOLE = frozenset(["source", "translated", "republished", "first"])
"""Relations by which all the words are another's; written "with" an agency, or quoting colleagues, some are the article's own."""
NOBODY: Mapping[ArticleId, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Press:
    """The media behind the articles of a story, as actors.

    Attributes:
        credited: for each article that runs one medium's words, that medium: it heard the unnamed sources of the article.
        outlets: for each other article whose paper the story names, that paper.
    """

    credited: Mapping[ArticleId, str] = field(default_factory=lambda: NOBODY)
    outlets: Mapping[ArticleId, str] = field(default_factory=lambda: NOBODY)

    def behind(self, article: ArticleId) -> str | None:
        """The medium that heard what the article tells; None where nobody knows."""
        return self.credited.get(article) or self.outlets.get(article)


def press_of(articles: Iterable[Article], cast: Cast) -> Press:
    """The media behind the articles."""
    listed = list(articles)
    credited, media = credited_media(listed, cast), _media(cast)
    papers = {article.id: media.get(fold((article.outlet or "").strip())) for article in listed}
    return Press(credited, {name: actor for name, actor in papers.items() if actor is not None and name not in credited})


def runs_words(credit: Credit) -> bool:
    """Whether a credit says that all words of the article are those of the media it names."""
    return credit.kind != "photo" and credit.relation in WHOLE and bool(credit.names)


def _media(cast: Cast) -> dict[str, str]:
    return {
        fold(name): actor.id for actor in cast.actors.values() if actor.kind == "media" for name in (actor.name, *actor.aliases)
    }


def credited_media(articles: Iterable[Article], cast: Cast) -> Mapping[ArticleId, str]:
    """For each article that runs one medium's words, the actor that medium is; none where two are named, or none is an actor.

    An unnamed source in such an article was heard by that medium: the site that runs it never met the source.
    """
    media = _media(cast)
    found: dict[ArticleId, str] = {}
    for article in articles:
        own = fold(article.outlet or "")
        credits = [credit for credit in article.credits if runs_words(credit)]
        inside = {actor for one in credits for _, actor in cast.inside(article.id, one.span) if cast.kind(actor) == "media"}
        named = {media[fold(name)] for one in credits for name in one.names if fold(name) in media and fold(name) != own}
        if len(inside | named) == 1:
            found[article.id] = min(inside | named)
    return found
