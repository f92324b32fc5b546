"""Versions of an article and small dossiers, made by hand."""

from typing import Any

from dossier.pieces import block, make, markup
from recoupe.records import Article, Role


def version(*paragraphs: str | tuple[Role, str], source: str = "a.txt") -> Article:
    """An article of some paragraphs: the first its title, the others its body unless a role is given."""
    pieces = []
    for number, paragraph in enumerate(paragraphs):
        role, words = paragraph if isinstance(paragraph, tuple) else ("title" if number == 0 else "body", paragraph)
        pieces += [block(role, words), markup("\n")]
    return make(source, "text", pieces).article


def cite(article: Article | str, words: str) -> dict[str, Any]:
    """A cite of words of an article; of an article of which there is but the id, at its head."""
    start = article.text.index(words) if isinstance(article, Article) else 0
    name = article.id if isinstance(article, Article) else article
    span = {"start": start, "end": start + len(words), "received_start": start, "received_end": start + len(words)}
    return {"article": name, "exact": words, **span}


def cell(article: Article | str, act: str, words: str = "") -> dict[str, Any]:
    """What one article says."""
    name = article.id if isinstance(article, Article) else article
    return {"article": name, "act": act, "cites": [cite(article, words)] if words else []}


def claim(name: str, *cells: dict[str, Any], origins: int = 1) -> dict[str, Any]:
    """One claim; its wording is its name."""
    return {"id": name, "says": name, "core": True, "independent_origins": origins, "cells": list(cells)}


def figure(name: str, *values: tuple[Article | str, str, str], verdict: str = "agree") -> dict[str, Any]:
    """One figure: article, words, value."""
    listed = [{"cite": cite(article, words), "value": value, "unit": "mort"} for article, words, value in values]
    severity = "contradiction" if verdict == "differ" else None
    return {"id": name, "what": name, "verdict": verdict, "severity": severity, "values": listed}


def dossier(
    articles: list[Article | str], claims: list[dict[str, Any]] | None = None, figures: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """A dossier of some articles, as far as changes look at it."""
    listed = [
        {"id": one.id if isinstance(one, Article) else one, "title": cite(one, "T") if isinstance(one, str) else None}
        for one in articles
    ]
    return {"articles": listed, "claims": claims or [], "figures": figures or []}
