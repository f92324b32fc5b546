"""How the time of `link` grows with the articles of one story, and what a dossier of fifty takes.

    python bench/growth.py [most]       # 25, 50, 100, 200 articles; figures are processor seconds

The articles are made of the paragraphs of one invented story: each takes a dozen, in an order of its own, and loses some words,
so that all speak of the same people and numbers and none repeats another word for word. For times, never for quality.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command itself

from recoupe.annotate import annotate
from recoupe.clean import clean
from recoupe.dossier import compile_dossier
from recoupe.language import Tables, load_tables
from recoupe.link import link
from recoupe.read import read_inputs
from recoupe.records import Anchor, Article, Block, Notes, Page, Published, Role, Span, article_id, hash_text
from recoupe.render import to_html, to_json

STORY = Path(__file__).parents[1] / "examples" / "barrage"
SIZES = (25, 50, 100, 200)
SEED, PARAGRAPHS, LOST = 7, 12, 0.08
"""Words lost: one in twelve leaves hardly a run of twelve words two articles share."""
DOSSIER = 50
BAR_S = 60.0
"""A dossier of fifty articles on two cores."""
MOST_GROWTH = 1.65
"""Exponent of the growth of `link` from 50 to 200 articles: 1 is linear, 2 looks at all pairs. Measured: 1.56
(4.6 s, 12.8 s at 100, 39.9 s at 200), of which claims and their denials are two thirds."""


def main() -> int:
    """Time each size; 1 where a bar does not hold."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    tables, code, taken = load_tables(), 0, dict[int, float]()
    articles = list(story_articles(max(size for size in SIZES if size <= most), tables))
    start = time.process_time()
    notes = [note for note in annotate(articles, tables) if isinstance(note, Notes)]
    each = (time.process_time() - start) / len(articles)
    print(f"annotate: {each:.3f} s an article")
    for size in (size for size in SIZES if size <= most):
        start = time.process_time()
        links = link(notes[:size], tables)
        taken[size] = time.process_time() - start
        told = f"{len(links.actors)} actors, {len(links.claims)} claims, {len(links.figures)} figures"
        print(f"link {size:4}: {taken[size]:6.2f} s, {told}")
        if size == DOSSIER:
            start = time.process_time()
            dossier = compile_dossier(notes[:size], links)
            to_json(dossier)
            to_html(dossier)
            whole = time.process_time() - start + taken[size] + each * size
            print(f"a dossier of {size}: {whole:.1f} s of one core (bar {BAR_S} on two)")
            code |= whole > BAR_S
    if DOSSIER in taken and 4 * DOSSIER in taken:
        ratio = taken[4 * DOSSIER] / taken[DOSSIER]
        print(f"from {DOSSIER} to {4 * DOSSIER}: {ratio:.1f} times (linear is 4, bar {4**MOST_GROWTH:.1f})")
        code |= ratio > 4**MOST_GROWTH
    return code


def story_articles(number: int, tables: Tables) -> Iterator[Article]:
    """So many articles of one story, the same on every machine."""
    dice = random.Random(SEED)  # noqa: S311  nothing is hidden
    titles, runs = _pool(tables)
    for place in range(number):
        lines = [dice.choice(titles), *dice.sample(runs, min(PARAGRAPHS, len(runs)))]
        text = "\n".join(" ".join(word for word in line.split() if dice.random() > LOST) for line in lines)
        yield _article(place, text)


def _pool(tables: Tables) -> tuple[list[str], list[str]]:
    titles: list[str] = []
    runs: list[str] = []
    for page in read_inputs([str(STORY)]):
        article = clean(page, tables) if isinstance(page, Page) else None
        if isinstance(article, Article):
            titles += [b.span.within(article.text) for b in article.blocks if b.role == "title"]
            runs += [b.span.within(article.text) for b in article.blocks if b.role in ("standfirst", "body")]
    return titles, runs


def _article(place: int, text: str) -> Article:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        role: Role = "body" if number else "title"
        blocks.append(Block(Span(at, at + len(line)), role, Span(at, at + len(line))))
        at += len(line) + 1
    digest = hash_text(text)
    return Article(
        id=article_id(digest),
        source=f"made-{place:03}.txt",
        received_sha256=digest,
        received_length=len(text),
        text=text,
        text_sha256=digest,
        blocks=tuple(blocks),
        furniture=(),
        anchors=(Anchor(0, len(text), 0, len(text)),),
        language="fr",
        outlet=f"Journal {place}",
        published=Published(f"2025-03-{place % 9 + 10}", "metadata"),
    )


if __name__ == "__main__":
    sys.exit(main())
