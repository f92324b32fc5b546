"""Check days and writers of real pages, and time pages: beside trafilatura, one of 5 MB, and some made to break readers.

    python bench/pages.py

The pages are real ones when a folder of them lies beside the checkout, else those of examples/. A hostile page is read in a
process of its own, so that its time and its memory are its own. Times are those of the processor.
"""

import gzip
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from trafilatura import bare_extraction

from recoupe.clean import clean
from recoupe.language import load_tables
from recoupe.read import read_bytes
from recoupe.records import Fault, Page

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "pages"
RUNS = 5
MIN_RATIO = 0.75
BIG_S = 3.0
HOSTILE_S = 5.0
HOSTILE_MB = 500
MIN_WRITERS = 10
MONTHS = ("jan", "f\u00e9v", "mar", "avr", "mai", "juin", "juil", "ao\u00fb", "sep", "oct", "nov", "d\u00e9c")

PARAGRAPH = (
    "<p>La commune de Valbrune a voté mardi, par douze voix contre sept, la réfection du quai nord et de ses deux rampes.</p>"
)
HEAD = "<html lang='fr'><head><title>Le quai nord</title></head><body><article><h1>Le quai nord sera refait</h1>"
TAIL = "</article></body></html>"


def hostile() -> dict[str, Callable[[], bytes]]:
    """Pages made to break readers, by name."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    parts: dict[str, Callable[[], str]] = {
        "nested divisions": lambda: HEAD + "<div>" * 100_000 + PARAGRAPH + TAIL,
        "nested spans": lambda: HEAD + "<p>" + "<span>" * 100_000 + "mot" + TAIL,
        "spans under the limit": lambda: HEAD + ("<span>" * 4_000 + "mot" + "</span>" * 4_000) * 60 + PARAGRAPH + TAIL,
        "20 MB of attributes": lambda: HEAD + '<p class="' + "x" * 20_000_000 + f'">{PARAGRAPH}' + TAIL,
        "20 MB of many attributes": lambda: HEAD + "<p " + "a='b' " * 3_400_000 + f">{PARAGRAPH}" + TAIL,
        "entities of entities": lambda: (
            f'<!DOCTYPE html [<!ENTITY e0 "ha">{entities}]>' + HEAD + "<p>&e9;</p>" + PARAGRAPH * 5 + TAIL
        ),
        "a million references": lambda: HEAD + "<p>" + "&amp;&#233;" * 1_000_000 + TAIL,
        "brackets that never close": lambda: HEAD + "<" * 3_000_000 + PARAGRAPH + TAIL,
        "quotes that never close": lambda: HEAD + '<a href="' * 300_000 + PARAGRAPH + TAIL,
        "comments that never close": lambda: HEAD + "<!-- " * 600_000 + PARAGRAPH + TAIL,
        "scripts that never close": lambda: HEAD + "<script><style><svg>" * 150_000 + PARAGRAPH + TAIL,
        "half a million breaks": lambda: HEAD + "<p>" + "mot<br><br>" * 500_000 + TAIL,
        "one line of 20 MB": lambda: HEAD + "<p>" + "un mot, puis un autre. " * 900_000 + TAIL,
        "deep linked data": lambda: (
            HEAD + '<script type="application/ld+json">' + "[" * 400_000 + "</script>" + PARAGRAPH * 5 + TAIL
        ),
        "a table of 300 000 cells": lambda: HEAD + "<table>" + "<tr><td>1</td><td>2</td><td>trois</td></tr>" * 100_000 + TAIL,
        "20 MB of white space": lambda: HEAD + PARAGRAPH * 5 + " \n" * 10_000_000 + TAIL,
    }
    return {name: lambda make=make: make().encode() for name, make in parts.items()}  # type: ignore[misc]


def big() -> bytes:
    """A page of 5 MB: a long article among long menus."""
    menu = '<li class="nav-item"><a href="/rubrique/quai">Le quai, la rade et le port</a></li>'
    text = "".join(PARAGRAPH.replace("douze", str(n)) for n in range(12_000))
    return (HEAD + text + f"<nav><ul>{menu * 40_000}</ul></nav>" + TAIL).encode()


def pages() -> list[bytes]:
    """The pages to time."""
    if real := sorted(REAL.glob("*.html.gz")):
        return [gzip.decompress(file.read_bytes()) for file in real]
    return [file.read_bytes() for file in sorted((ROOT / "examples").rglob("*.html"))]


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor a piece of work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def ratio(sources: list[bytes]) -> tuple[float, float]:
    """Pages a second of ours, and our speed in speeds of trafilatura with its metadata; the best of some runs in turn."""
    tables = load_tables("fr")

    def ours() -> None:
        for source in sources:
            page = read_bytes("page.html", source)
            if isinstance(page, Page):
                clean(page, tables)

    def theirs() -> None:
        for source in sources:
            bare_extraction(source, with_metadata=True)

    for work in (ours, theirs):
        work()
    times = [(seconds(ours), seconds(theirs)) for _ in range(RUNS)]
    best = min(one for one, _ in times)
    return len(sources) / best, min(other for _, other in times) / best


def alone(name: str) -> None:
    """Read one hostile page in this process, and tell what became of it, its time and its memory."""
    tables, source = load_tables("fr"), big() if name == "5 MB" else hostile()[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.process_time()
    page = read_bytes("page.html", source)
    found = clean(page, tables) if isinstance(page, Page) else page
    took = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    became = found.code if isinstance(found, Fault) else f"article of {len(found.blocks)} blocks"
    print(f"{took:.2f}\t{peak:.0f}\t{before:.0f}\t{became}")


def said_of_pages() -> Iterator[tuple[str, bool]]:
    """Days and writers of the real pages against the blocks labelled by hand; nothing where there are none.

    A day is right when a labelled date line, or the page's address, gives it in figures or with the month in letters. A writer
    is wrong when no labelled byline holds the name.
    """
    gold_file = REAL / "gold.json"
    if not gold_file.is_file():
        return
    tables = load_tables("fr")
    days, wrong, pages = 0, [], json.loads(gold_file.read_text(encoding="utf-8"))["pages"]
    for gold in pages:
        page = read_bytes(gold["file"], gzip.decompress((REAL / f"{gold['file']}.gz").read_bytes()))
        article = clean(page, tables) if isinstance(page, Page) else page
        if isinstance(article, Fault):
            continue
        dated = [one["text"] for one in gold["blocks"] if one["role"] in ("date", "byline")] + [gold["url"].replace("/", "-")]
        days += bool(article.published.day) and article.published.day in {day for text in dated for day in days_of(text)}
        lines = " ".join(one["text"].casefold() for one in gold["blocks"] if one["role"] == "byline")
        if any(byline.name.casefold() not in lines for byline in article.bylines):
            wrong.append(gold["file"])
    yield f"days right: {days} of {len(pages)} (bar: all)", days == len(pages)
    yield (
        f"writers right or absent: {len(pages) - len(wrong)} of {len(pages)} (bar {MIN_WRITERS})",
        len(wrong) <= len(pages) - MIN_WRITERS,
    )


def days_of(text: str) -> set[str]:
    """The days a short text gives, ISO: read here alone, so that the reader is not judged by itself."""
    found = {f"{y}-{m}-{d}" for y, m, d in re.findall(r"(20\d\d)-(\d\d)-(\d\d)", text)}
    for d, m, y in re.findall(r"(\d{1,2})[/.](\d{1,2})[/.](20\d\d)", text):
        found.add(f"{y}-{int(m):02}-{int(d):02}")
    for d, word, y in re.findall(r"(\d{1,2})(?:er)? ([^\W\d_]{3,9})\.? (\d{2,4})", text):
        if month := next((n for n, name in enumerate(MONTHS, 1) if word.lower().startswith(name)), 0):
            found.add(f"{2000 + int(y) % 100}-{month:02}-{int(d):02}")
    return found


def told() -> Iterator[tuple[str, bool]]:
    """A line for each measurement, and whether it holds its bar."""
    yield from said_of_pages()
    sources = pages()
    speed, share = ratio(sources)
    yield f"{len(sources)} pages: {speed:.1f} a second, {share:.2f} of trafilatura's speed (bar {MIN_RATIO})", share >= MIN_RATIO
    for name in ("5 MB", *hostile()):
        bar = BIG_S if name == "5 MB" else HOSTILE_S
        run = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=False)
        if run.returncode:
            yield f"{name}: broke off\n{run.stderr}", False
            continue
        took, peak, before, became = run.stdout.strip().split("\t")
        holds = float(took) <= bar and float(peak) <= HOSTILE_MB
        yield f"{name}: {took} s (bar {bar}), {peak} MB (bar {HOSTILE_MB}; {before} before reading): {became}", holds


def main() -> int:
    """Print every measurement; 1 when one misses its bar."""
    missed = 0
    for line, holds in told():
        print(line if holds else f"MISSED {line}", flush=True)
        missed += not holds
    return int(missed > 0)


if __name__ == "__main__":
    if sys.argv[1:]:
        alone(sys.argv[1])
    else:
        sys.exit(main())
