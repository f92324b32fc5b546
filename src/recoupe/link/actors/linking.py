"""From the mentions of a story to its actors."""

from collections.abc import Sequence

from recoupe.language import Tables
from recoupe.link.actors.casting import to_actors
from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.described import RoleLinker
from recoupe.link.actors.gather import Gathered, Node, by_article, gather
from recoupe.link.actors.named import NameLinker
from recoupe.link.actors.orders import orders_of
from recoupe.link.actors.others import AnonymousLinker, OtherLinker
from recoupe.link.actors.same_utterance import join_same_utterances
from recoupe.link.actors.same_words import LeftLinker
from recoupe.records import UNCORRECTED, Actor, ArticleId, Corrections, Notes, Place, Reason, Span


def link_actors(notes: Sequence[Notes], tables: Tables, corrections: Corrections = UNCORRECTED) -> tuple[Actor, ...]:
    """Cluster the mentions of a story into actors.

    Names first, then descriptions, then anonymous sources, each by pairwise scores with their reasons; nothing that contradicts
    by kind, gender or first name is joined, and an anonymous source is never joined with a named one.

    Args:
        notes: of all articles; their order does not matter.
        tables: of the language.
        corrections: what people say of who is who; a split overrides the merges found, and other merges of these words.

    Returns:
        Actors in order of their first mention.
    """
    ordered = sorted(notes, key=lambda one: (one.article.source, one.article.id))
    gathered = gather(ordered)
    orders = orders_of(gathered, corrections)
    clusters = Clusters(gathered.nodes, orders.splits)
    for first, second in orders.merges:
        clusters.join(first, second, Reason("actors.by-hand", 1.0), ordered=True)
    NameLinker(clusters, gathered.nodes, tables.names, gathered.text).link()
    _beside(clusters, gathered)
    OtherLinker(clusters, gathered, tables.names).link()
    RoleLinker(clusters, gathered, tables.names).link()
    join_same_utterances(clusters, ordered, gathered)
    AnonymousLinker(clusters, gathered, tables.names, _relays(ordered, gathered, clusters)).link()
    LeftLinker(clusters, gathered, tables.names).link()
    return to_actors(ordered, clusters, tables, orders.name_of(clusters))


def _beside(clusters: Clusters, gathered: Gathered) -> None:
    """Join what the words beside a mention join; a writing goes with its medium, not with a person who wrote it."""
    for one, other, reason in gathered.of:
        if one.form != "document" or clusters.of(other).kind in ("media", "organisation"):
            clusters.join(other, one, Reason("actors.beside", reason.weight, f"{one.mention.name} = {other.mention.name}"))


def _relays(notes: Sequence[Notes], gathered: Gathered, clusters: Clusters) -> dict[tuple[ArticleId, Span], Node | None]:
    """The medium each anonymous source speaks through: as its attribution says, else the only one its article names."""
    relays: dict[tuple[ArticleId, Span], Node | None] = {}
    nodes = by_article(gathered.nodes)
    for one in notes:
        article = one.article.id
        named = [node for node in nodes.get(article, ()) if node.form == "name" and not node.credit]
        media = [node for node in named if clusters.of(node).kind == "media"]
        papers = {clusters.root(node): node for node in media}
        only = next(iter(papers.values())) if len(papers) == 1 else None
        for mention in one.mentions:
            if mention.form == "anonymous":
                relays[article, mention.span] = only
        for attribution in one.attributions:
            through = [gathered.at.get(Place(article, span)) for span in attribution.through]
            told = next((node for node in through if node is not None and clusters.of(node).kind == "media"), None)
            if attribution.speaker is not None and told is not None and (article, attribution.speaker) in relays:
                relays[article, attribution.speaker] = told
    return relays
