"""Short names of bodies: "Vantour" for "Groupe Vantour", "Le Courrier" for "Le Courrier de Vaugne", letters of longer names."""

import re
from collections.abc import Mapping, Sequence

from recoupe.language.names import Names
from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Node
from recoupe.link.actors.keys import fold, initials
from recoupe.records import ArticleId, Reason

SHORTEST = 4
"""Letters of a name that stands without its head: "Groupe TF" says nothing of "TF"."""
FEWEST_LETTERS = 3
FEWEST_WORDS = 2
"""Words of a title that has a short form: its article and two more."""
GOES_ON = re.compile(r"(?: (?:[^\W\d_]+['\u2019])?[^\W\d_]+(?:-[^\W\d_]+)*){1,6}")
SMALL = frozenset(
    "a au aux d de des du en et l la le les of the and for pour sur von van der den di da do del e y".split()  # noqa: SIM905
)
ARTICLES = ("le ", "la ", "l ", "les ")
OF_TOWN = frozenset({"de", "du", "des", "d"})
"""Words that part the title of a paper from the name of its town."""


def join_short_names(clusters: Clusters, bodies: Sequence[Node], names: Names, text: Mapping[ArticleId, str]) -> None:
    """Join short names of media and bodies with the only full one they can be short for.

    Args:
        clusters: grown in place.
        bodies: nodes of names of media and bodies.
        names: what the language knows of names.
        text: of each article.
    """
    _headed(clusters, bodies, names)
    _titles(clusters, bodies, names)
    _titles_of_towns(clusters, bodies, names)
    _letters(clusters, bodies, text)


def _join(clusters: Clusters, found: Sequence[Node], node: Node, rule: str, weight: float) -> None:
    """Join a node with those that bear it, when they are one."""
    if found and len({clusters.root(other) for other in found}) == 1:
        note = f"{found[0].mention.name} = {node.mention.name}"
        clusters.join(found[0], node, Reason(f"actors.{rule}", weight, note))


def _headed(clusters: Clusters, bodies: Sequence[Node], names: Names) -> None:
    """Read "Groupe Vantour" and "Vantour"; "Institut Tempo" and "Tempo Opinion", where only one body begins so."""
    whole: dict[str, list[Node]] = {}
    first: dict[str, list[Node]] = {}
    for node in bodies:
        whole.setdefault(node.key, []).append(node)
        first.setdefault(node.key.split()[0], []).append(node)
    for node in bodies:
        head, _, rest = node.mention.name.partition(" ")
        key = fold(rest)
        if head.lower() not in names.descriptions.institutions or len(key) < SHORTEST or not rest[:1].isupper():
            continue
        _join(clusters, whole.get(key, []) or (first.get(key, []) if " " not in key else []), node, "headed-name", 0.8)


def _titles(clusters: Clusters, bodies: Sequence[Node], names: Names) -> None:
    """Read "Le Courrier" for "Le Courrier de Vaugne" of the same article, unless the tables know both for two."""
    by_article: dict[ArticleId, list[Node]] = {}
    for node in bodies:
        by_article.setdefault(node.article, []).append(node)
    for nodes in by_article.values():
        titles = [node for node in nodes if node.key.startswith(ARTICLES) and len(node.key.split()) > FEWEST_WORDS]
        for node in nodes:
            short = node.key.split()
            full = [other for other in titles if _begins(other.key.split(), short) and other is not node]
            if full and not any(two_known(names, node, other) for other in full):
                _join(clusters, full, node, "short-title", 0.8)


def _titles_of_towns(clusters: Clusters, bodies: Sequence[Node], names: Names) -> None:
    """Read "Le Courrier" for "Le Courrier de Vaugne" of another article, the only medium of the story that begins so."""
    media = [node for node in bodies if clusters.of(node).kind == "media" and node.key.startswith(ARTICLES)]
    long = [node for node in media if len(node.key.split()) > FEWEST_WORDS]
    for node in media:
        short = node.key.split()
        full = [o for o in long if _begins(o.key.split(), short) and o.key.split()[len(short)] in OF_TOWN]
        here = any(other.article == node.article and other is not node for other in full)
        if full and not here and not any(two_known(names, node, other) for other in full):
            _join(clusters, full, node, "short-title", 0.7)


def _begins(full: list[str], short: list[str]) -> bool:
    """Whether a title begins with a shorter one, its article said or left out."""
    return (
        len(full) > len(short)
        and (full[: len(short)] == short or full[1 : len(short) + 1] == short)
        and len(short[-1]) >= SHORTEST
    )


def two_known(names: Names, one: Node, other: Node) -> bool:
    """Whether the tables know both names, and not as one."""
    known, also = names.known.named(one.mention.name), names.known.named(other.mention.name)
    return known is not None and also is not None and known.full != also.full


def _letters(clusters: Clusters, bodies: Sequence[Node], text: Mapping[ArticleId, str]) -> None:
    """Read "DSR" for "Direction de la sûreté et du renseignement", whose mention ended before its last words."""
    letters = {node.key for node in bodies if node.mention.name.isupper() and len(node.mention.name) >= FEWEST_LETTERS}
    long: dict[str, list[Node]] = {}
    for node in bodies:
        if " " not in node.key:
            continue
        end = node.places[0].span.end
        goes_on = GOES_ON.match(text[node.article], end)
        words = goes_on[0].split() if goes_on else []
        for n in range(1, len(words) + 1):
            found = initials(" ".join([node.mention.name, *words[:n]]), SMALL)
            if found in letters:
                long.setdefault(found, []).append(node)
    for node in bodies:
        if node.key in long and node.mention.name.isupper():
            _join(clusters, long[node.key], node, "acronym", 0.7)
