"""What a library costs: adding at every size, searching, and how it takes being killed.

    python bench/shelf.py --articles 100000 --kills 100 --folder FOLDER

Articles are made by rule (tests/library/made.py). Times are of this process alone, so that a busy machine does not count; what
the disk takes to acknowledge is told apart, as wall time.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from library.made import SPEAKERS, VERSION, WHEN, make_entry, vocabulary
from recoupe import library as store
from recoupe.library.analysis import analyser

PROBED = 200
"""Articles added one by one at each size, with notes, each its own transaction."""
WARMING = 100
"""Articles added before, uncounted: what was read to fill the library is not what the next article needs in the cache."""
CHILD = "import sys; sys.path.insert(0, {tests!r}); from library.adding_child import main; main({path!r}, {start})"


def main() -> None:
    """Run what is asked for; one line of JSON for each measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", type=int, default=100_000)
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--folder", type=Path, required=True)
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.articles:
        measure_sizes(given.folder / "sizes.recoupe", given.articles)
    if given.kills:
        measure_kills(given.folder / "kills.recoupe", given.kills)


def tell(measure: str, **figures: float | str) -> None:
    """One line."""
    rounded = {name: round(value, 3) if isinstance(value, float) else value for name, value in figures.items()}
    print(json.dumps({"measure": measure, **rounded}), flush=True)


def measure_sizes(path: Path, most: int) -> None:
    """Fill a library, stopping at each power of ten to add articles one by one, then search it."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    analyser("fr").terms(" ".join(vocabulary()[0]))  # words met for the first time are stemmed: that is no cost of size
    costs, made = {}, 0
    with store.create_library(path) as shelf:
        for size in sorted({size for size in (1_000, 10_000, 100_000, most) if size <= most}):
            made = fill(shelf, made, size)
            costs[size] = probe(shelf, 10_000_000 + size)
        tell("size", megabytes=path.stat().st_size / 1e6, kilobytes_an_article=path.stat().st_size / 1e3 / most)
    first, last = costs[min(costs)], costs[max(costs)]
    tell("adding, largest against smallest", mean_ratio=last[0] / first[0], median_ratio=last[1] / first[1])
    measure_search(path)


def fill(shelf: store.Library, made: int, size: int) -> int:
    """Add articles without notes, many in one transaction."""
    start, first = time.process_time(), made
    while made < size:
        with shelf.writing():
            for number in range(made, min(size, made + 1_000)):
                store.add_article(shelf, make_entry(number, noted=number % 10 == 0), WHEN, VERSION)
        made = min(size, made + 1_000)
    spent = time.process_time() - start
    tell("filling", up_to=size, cpu_ms_an_article=spent * 1e3 / max(1, size - first))
    return made


def probe(shelf: store.Library, first: int) -> tuple[float, float]:
    """Add articles with notes one by one: mean and median, ms of processor."""
    entries = [make_entry(number) for number in range(first, first + PROBED)]
    spent, waited = [], []
    for entry in (make_entry(number) for number in range(first + PROBED, first + PROBED + WARMING)):
        store.add_article(shelf, entry, WHEN, VERSION)
    for entry in entries:
        start, begun = time.process_time(), time.perf_counter()
        store.add_article(shelf, entry, WHEN, VERSION)
        spent.append((time.process_time() - start) * 1e3)
        waited.append((time.perf_counter() - begun) * 1e3)
    size = next(iter(shelf.database.execute("SELECT count(*) FROM articles")))[0]
    mean, median = statistics.mean(spent), statistics.median(spent)
    tell("adding one", articles=size, cpu_ms_mean=mean, cpu_ms_median=median, wall_ms_median=statistics.median(waited))
    return mean, median


def measure_search(path: Path) -> None:
    """Queries of every kind, each once after one to warm the file's cache; ms of processor and of the clock."""
    words, chance, every = vocabulary()[0], random.Random(5), list[float]()  # noqa: S311
    common, middling, rare = words[:60], words[200:3_000], words[8_000:]

    def one(kind: tuple[str, ...]) -> str:
        return chance.choice(kind)

    kinds: dict[str, tuple[Callable[[], str], dict[str, str]]] = {
        "one common word": (lambda: one(common), {}),
        "one word": (lambda: one(middling), {}),
        "one rare word": (lambda: one(rare), {}),
        "two words": (lambda: f"{one(common)} {one(middling)}", {}),
        "three common words": (lambda: f"{one(common)} {one(common)} {one(common)}", {}),
        "either": (lambda: f"{one(middling)} OR {one(middling)} OR {one(rare)}", {}),
        "without": (lambda: f"{one(middling)} -{one(common)}", {}),
        "phrase": (lambda: f'"{one(common)} {one(common)}"', {}),
        "near": (lambda: f"NEAR({one(common)} {one(middling)}, 10)", {}),
        "prefix": (lambda: f"{one(middling)[:4]}*", {}),
        "exact": (lambda: f"={one(middling)}", {}),
        "in titles": (lambda: f"title:{one(middling)}", {}),
        "word and outlet": (lambda: one(middling), {"outlet": "arve"}),
        "word and days": (lambda: one(common), {"since": "2023-01", "until": "2023-03"}),
        "common word, outlet and days": (lambda: one(common), {"outlet": "arve", "since": "2022-05", "until": "2022-05"}),
        "speaker": (lambda: "", {"speaker": SPEAKERS[0].split()[1]}),
        "speaker and word": (lambda: one(common), {"speaker": SPEAKERS[1]}),
        "figure": (lambda: "", {"figure": "100..110 sinistrés"}),
    }
    with store.open_library(path) as shelf:
        for name, (make, filters) in kinds.items():
            spent, waited, found = [], [], 0
            for _ in range(31):
                start, begun = time.process_time(), time.perf_counter()
                results = store.search(shelf, make(), store.Filters(**filters))  # type: ignore[arg-type]
                spent.append((time.process_time() - start) * 1e3)
                waited.append((time.perf_counter() - begun) * 1e3)
                found += len(results.found)
            spent, waited = spent[1:], waited[1:]
            every += spent
            tell(
                f"search: {name}",
                cpu_ms_median=statistics.median(spent),
                cpu_ms_p95=_p95(spent),
                wall_ms_p95=_p95(waited),
                found=found,
            )
    tell("search: all", cpu_ms_median=statistics.median(every), cpu_ms_p95=_p95(every), queries=len(every))


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def measure_kills(path: Path, times: int) -> None:
    """Kill a process that adds, again and again: nothing it acknowledged is lost, and the library is whole each time."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    store.create_library(path).close()
    chance, told, lost, unwhole = random.Random(7), 0, 0, 0  # noqa: S311
    for kill in range(times):
        acknowledged = kill_adding(path, kill * 10_000, chance.uniform(0.0, 0.25))
        with store.open_library(path, writable=True) as shelf:
            lost += sum(store.known_article(shelf, sha256) is None for sha256 in acknowledged)
            unwhole += bool(list(store.check_library(shelf)))
        told += len(acknowledged)
    tell("kill -9 while adding", kills=times, acknowledged=told, lost=lost, not_whole=unwhole)


def kill_adding(path: Path, start: int, wait_s: float) -> list[str]:
    """Start a process that adds, kill it some time after its first acknowledgement; the hashes it acknowledged."""
    tests = str(Path(__file__).parents[1] / "tests")
    with _child(CHILD.format(tests=tests, path=str(path), start=start)) as child:
        if child.stdout is None:
            return []
        first = child.stdout.readline()
        time.sleep(wait_s)
        os.kill(child.pid, signal.SIGKILL)
        rest = child.stdout.read()
    lines = (first + rest).decode().split("\n")
    return [line for line in lines[:-1] if line]


@contextmanager
def _child(code: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
        yield child


if __name__ == "__main__":
    main()
