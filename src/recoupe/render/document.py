"""The dossier as one self-contained HTML file: no network, no image, scripts optional, prints on A4."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from recoupe.records import Dossier
from recoupe.records.reviews import Review
from recoupe.render.checks import find_checks
from recoupe.render.contract import SCHEMA
from recoupe.render.guide import by_article, make_guide
from recoupe.render.linked_data import to_jsonld
from recoupe.render.reader import article_views, rules_fired
from recoupe.render.reported import claim_rows, refusals
from recoupe.render.rows import actor_rows, find_glance, poll_rows, reuse_rows
from recoupe.render.sources import draw_sources, source_rows
from recoupe.render.targets import find_targets
from recoupe.render.timeline import make_timeline

STYLES = ("look.css", "matrix.css", "rows.css", "article.css", "paper.css")
SCRIPT = "keys.js"


def to_html(dossier: Dossier, reviews: Mapping[str, Review] | None = None) -> str:
    """The dossier as a page a person reads.

    Args:
        dossier: to be shown.
        reviews: what people decided about its rows, by anchor ("c17", "n3").
    """
    guide = make_guide(dossier)
    targets = find_targets(guide)
    claims = claim_rows(guide, targets)
    checks = find_checks(guide, targets)
    style, script = _own()
    page = _environment().get_template("dossier.html.j2")
    return page.render(
        p=guide.phrases,
        to=guide.ways,
        style=Markup(style),  # noqa: S704  our own files, not an article's words
        script=Markup(script),  # noqa: S704
        policy=page_policy(),
        linked_data=Markup(to_jsonld(dossier, exact=False)),  # noqa: S704  escaped where it is made: no sign in it ends a script
        reviews=reviews or {},
        dossier=dossier,
        schema=SCHEMA,
        languages={guide.label(key): article.language or "" for key, article in guide.articles.items()},
        labels=[(guide.label(article), guide.short(article)) for article in by_article(dossier)],
        glance=find_glance(dossier, claims, checks),
        claims=claims,
        refusals=refusals(guide, targets),
        checks=checks,
        timeline=make_timeline(guide, targets),
        drawing=draw_sources(guide),
        sources=source_rows(guide),
        reuse=reuse_rows(guide, targets),
        polls=poll_rows(guide, targets),
        actors=actor_rows(guide, targets),
        articles=article_views(guide, targets),
        rules=rules_fired(dossier.notes),
    )


@cache
def _own() -> tuple[str, str]:
    """The page's own style and script."""
    return "".join(page_file(name) for name in STYLES), page_file(SCRIPT)


@cache
def page_policy() -> str:
    """A content policy that lets in this page's own style and script, and nothing else."""
    style_hash, script_hash = (base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") for text in _own())
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def page_file(name: str) -> str:
    """A file of the page's folder."""
    return (files("recoupe") / "render" / "pages" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    """The templates: everything escaped unless it is ours, nothing undefined let pass."""
    return Environment(
        loader=FunctionLoader(page_file), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
