"""Texts that have nothing in common but what their sites put around them: how many of them share a passage, which none should.

    python bench/false_alarms.py            150 texts of 40 sites, by part of the invented leftovers and by form

The words of each text are made of syllables; its site's furniture, eight to twelve lines run together or apart, is drawn from
`tests/leftovers`. `tune` and `held` were read while rules were written, `fresh` and `blind` were not: of those, totals alone.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from invented_streams import invent_stream
from recoupe.clean import clean
from recoupe.language import Tables, load_tables
from recoupe.link.passages import find_passages
from recoupe.records import Article, Page, StreamArticle, hash_text

TEXTS = Path(__file__).parents[1] / "tests" / "leftovers"
Form = Literal["lines", "run together"]
N_TEXTS, N_SITES = 150, 40
PARTS = {"seen (tune, held)": ("tune", "held"), "unseen (fresh, blind)": ("fresh", "blind")}


def main() -> int:
    """Measure and print."""
    tables = load_tables("fr")
    for name, parts in PARTS.items():
        lines = [line for part in parts for line in read_leftovers(part)]
        for form in ("lines", "run together"):
            for known in (False, True):
                texts = list(make_texts(lines, form, outlets=known))
                cleaned = [blank(text, tables) for text in texts]
                n = count_alarms(cleaned, tables)
                outlets = "outlets named" if known else "no outlets"
                print(f"{name}, {form}, {outlets}: {n} of {len(texts)} texts share a passage ({len(lines)} lines)")
    return 0


def read_leftovers(part: str) -> list[str]:
    """The French lines of furniture of a part."""
    gold = json.loads((TEXTS / part / "gold.json").read_text(encoding="utf-8"))
    found = []
    for text in gold["files"].values():
        if text["language"] == "fr":
            found += [line["text"].strip() for line in text["lines"] if line["role"] == "leftover"]
    return sorted(set(found))


def make_texts(lines: list[str], form: Form, *, outlets: bool) -> Iterator[StreamArticle]:
    """Unrelated texts, each with the furniture of its site before it, after it and in its middle."""
    draw = random.Random(8)  # noqa: S311  a generator of texts, not of secrets
    sites = [[draw.choice(lines) for _ in range(draw.randint(8, 12))] for _ in range(N_SITES)]
    joint = "\n\n" if form == "lines" else " "
    firsts = {one.story: one.article for one in reversed(list(invent_stream(2_000, seed=9, days=300, languages=("fr",))))}
    for at, one in enumerate(sorted(firsts.values(), key=lambda article: article.id)[:N_TEXTS]):
        site = at % N_SITES
        body = one.text.split(" Suivez ")[0].replace(". ", f".{joint}").split(joint)
        cut = len(body) // 2
        text = joint.join([*sites[site][:4], *body[:cut], *sites[site][4:6], *body[cut:], *sites[site][6:]])
        yield replace(one, text=text, time=None, outlet=f"site{site}" if outlets else "")


def blank(text: StreamArticle, tables: Tables) -> StreamArticle:
    """A text as `recoupe reuse` reads it: blanks where the page spoke for itself."""
    page = Page(text.id, hash_text(f"{text.id}\n{text.text}"), text.text, "text")
    cleaned = clean(page, tables)
    if not isinstance(cleaned, Article):
        return text
    kept = list(text.text)
    for gone in cleaned.furniture:
        span = gone.received
        kept[span.start : span.end] = ["\n" if sign == "\n" else " " for sign in kept[span.start : span.end]]
    return replace(text, text="".join(kept))


def count_alarms(texts: list[StreamArticle], tables: Tables) -> int:
    """How many texts share a passage with another."""
    pairs = find_passages(texts, tables.leftovers)
    return len({name for pair in pairs for name in (pair.one, pair.other)})


if __name__ == "__main__":
    sys.exit(main())
