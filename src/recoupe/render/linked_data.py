"""The dossier as JSON-LD: articles, claims and quotations in schema.org's words, what it has no words for in ours.

There is no ClaimReview: it rates whether a claim is true, and a dossier says who reports what, never what is so.

Source:
    docs/sources.md#schema-org.
"""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from recoupe.records import Actor, Article, ArticleId, Cite, Claim, Dossier, Place
from recoupe.render.guide import Guide, make_guide

Node = dict[str, Any]
CONTEXT = ["https://schema.org", {"recoupe": {"@id": "urn:recoupe:", "@prefix": True}}]
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_KINDS = {"person": "Person", "organisation": "Organization", "media": "NewsMediaOrganization", "place": "Place"}


def to_jsonld(dossier: Dossier, claims: Collection[str] | None = None, *, exact: bool = True) -> str:
    """The dossier as JSON-LD, safe inside a page.

    Args:
        dossier: to be told.
        claims: ids of the claims wanted; None for all of them, and the quotations.
        exact: repeat the words at each place; where the texts stand beside, their offsets are enough.
    """
    guide = make_guide(dossier)
    nodes = [_about(dossier), *(_article(article) for article in guide.articles.values())]
    nodes += [_claim(guide, claim, exact) for claim in dossier.links.claims if claims is None or claim.id in claims]
    nodes += _quotations(guide) if claims is None else ()
    text = json.dumps({"@context": CONTEXT, "@graph": nodes}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate(_UNSAFE) + "\n"


def _about(dossier: Dossier) -> Node:
    """The dossier itself, and what made it."""
    return {
        "@id": "urn:recoupe:dossier",
        "@type": "Dataset",
        "inLanguage": dossier.language,
        "creator": {"@type": "SoftwareApplication", "name": "recoupe", "softwareVersion": dossier.version},
        "isBasedOn": [_ref(notes.article.id) for notes in dossier.notes],
    }


def _ref(article: ArticleId) -> Node:
    return {"@id": f"urn:recoupe:article:{article}"}


def _article(article: Article) -> Node:
    """An article; a date that was worked out rather than given says so."""
    known = article.published.edtf or ""
    return _told(
        {
            **_ref(article.id),
            "@type": "NewsArticle",
            "identifier": f"sha256:{article.received_sha256}",
            "headline": article.title.within(article.text) if article.title else None,
            "url": article.source if article.source.startswith(("http://", "https://")) else None,
            "inLanguage": article.language,
            "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
            "author": [{"@type": "Person", "name": byline.name} for byline in article.bylines],
            "datePublished": known if _ISO.fullmatch(known) else None,
            "recoupe:dateBasis": article.published.basis,
        }
    )


def _claim(guide: Guide, claim: Claim, exact: bool) -> Node:
    """A claim: where it appears, and in a word of ours what each article does with it."""
    spoken = [cell for cell in claim.cells if cell.act != "silent"]
    articles = list(dict.fromkeys(cell.article for cell in spoken))
    return _told(
        {
            "@id": f"urn:recoupe:claim:{claim.id}",
            "@type": "Claim",
            "text": claim.says,
            "appearance": [_ref(article) for article in articles],
            "firstAppearance": _first(guide, articles),
            "recoupe:verdict": claim.verdict,
            "recoupe:independentOrigins": claim.independent_origins,
            "recoupe:origin": [_origin(guide, key) for key in claim.origins if key in guide.origins],
            "recoupe:cell": [
                {
                    "recoupe:act": cell.act,
                    "recoupe:article": _ref(cell.article),
                    "recoupe:words": [_words(one, exact) for one in cell.cites],
                }
                for cell in spoken
            ],
        }
    )


def _first(guide: Guide, articles: list[ArticleId]) -> Node | None:
    """The article that has a claim first; None while the time of one of them is unknown, or two share it."""
    times = sorted((guide.articles[article].published.edtf or "", article) for article in articles)
    if not times or not all(_ISO.fullmatch(time) for time, _ in times):
        return None
    (first, article), *others = times
    return _ref(article) if all(not other.startswith(first) for other, _ in others) else None


def _origin(guide: Guide, key: str) -> Node:
    """Who stands behind a claim; an anonymous source has a kind and no name."""
    origin = guide.origins[key]
    actor = guide.actors.get(origin.actor or "")
    who = _actor(actor) if actor is not None and origin.kind != "anonymous" else None
    return _told({"recoupe:originKind": origin.kind, "recoupe:who": who, "recoupe:inferred": origin.inferred or None})


def _actor(actor: Actor) -> Node | None:
    """An actor who has a name."""
    kind = _KINDS.get(actor.kind, "Thing")
    return None if actor.kind == "anonymous" else {"@id": f"urn:recoupe:actor:{actor.id}", "@type": kind, "name": actor.name}


def _words(cite: Cite, exact: bool) -> Node:
    place: Node = {"recoupe:start": cite.span.start, "recoupe:end": cite.span.end}
    return {**place, "recoupe:exact": cite.exact} if exact else place


def _quotations(guide: Guide) -> Iterator[Node]:
    """Words between quotation marks, with who says them where the text tells."""
    for notes in guide.dossier.notes:
        own = notes.article.id
        for said in guide.said[own]:
            if said.mode == "indirect":
                continue
            key = guide.speakers.get(Place(own, said.speaker)) if said.speaker else None
            yield _told(
                {
                    "@id": f"urn:recoupe:quotation:{own}:{said.content.start}-{said.content.end}",
                    "@type": "Quotation",
                    "text": said.content.within(notes.article.text),
                    "inLanguage": notes.article.language,
                    "isPartOf": _ref(own),
                    "spokenByCharacter": _actor(guide.actors[key]) if key else None,
                    "recoupe:act": said.act,
                }
            )


def _told(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, [])}
