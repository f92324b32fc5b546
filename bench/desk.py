"""How fast the desk answers: every screen of a story of fifty articles, then fifty readers at once while articles are added.

`python bench/desk.py [--readers-s SECONDS]`. Server times are processor time of this process, each screen made anew twenty times
after its first answer; sizes are what goes over the wire, the page's own files included.
"""

import gzip
import re
import socket
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import httpx
import uvicorn
from starlette.testclient import TestClient

from recoupe.app.web.application import make_application
from recoupe.app.web.desk import Desk
from recoupe.app.web.jobs import Jobs
from recoupe.app.web.settings import DeskSettings
from recoupe.app.web.shelf import Held, Shelf
from recoupe.app.web.story_view import view_of
from recoupe.engine.held import Known, compile_pages
from recoupe.engine.settings import RunSettings
from recoupe.read import read_bytes
from recoupe.records import Page

STORY = Path(__file__).parents[1] / "examples" / "barrage"
N_ARTICLES, N_READERS, ASKED = 50, 50, 20
MOST_MS, MOST_KB = 150.0, 400.0


def fifty() -> Held:
    """A story of fifty articles: the shipped ones again and again, each with words of its own."""
    base = [path for path in sorted(STORY.iterdir()) if path.suffix in (".txt", ".html")]
    pages = []
    for n, path in enumerate(islice(cycle(base), N_ARTICLES)):
        text = path.read_text(encoding="utf-8") + f"\n\nLa mairie de Lipsa compte {100 + n} agents sur place.\n" * (
            n >= len(base)
        )
        page = read_bytes(f"{n:02d}-{path.name}", text.encode())
        if isinstance(page, Page):
            pages.append(page)
    return Held("fifty", tuple(pages), compile_pages(pages, RunSettings(), [], Known(), lambda *_: None))


def addresses(held: Held) -> list[str]:
    """Every screen."""
    article, other = islice(view_of(held, "fr").ways.articles.values(), 2)
    root = f"/s/{held.id}"
    ends = ("", "/claims", "/claims?group=actor", "/claims?text=barrage", "/figures", "/sources", "/log", "/dossier")
    reader = f"{root}/a/{article}"
    more = [
        reader,
        f"{reader}?text=received",
        f"{reader}?tab=provenance",
        f"{reader}?with={other}",
        f"{root}/diff/{article}/{other}",
    ]
    return ["/", *(root + end for end in ends), *more]


def measure_screens(desk: Desk, held: Held, tell: Callable[[str], None]) -> bool:
    """Tell server time and size of every screen; whether all are within bounds."""
    browser = TestClient(make_application(desk), base_url="http://127.0.0.1")
    good = True
    for address in addresses(held):
        page = browser.get(address)
        times = []
        for _ in range(ASKED):
            desk.bodies.clear()
            before = time.process_time()
            browser.get(address)
            times.append(1000 * (time.process_time() - before))
        p95 = sorted(times)[int(0.95 * ASKED) - 1]
        own = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text))
        size = sum(len(gzip.compress(browser.get(one).content, 5)) for one in own) + len(gzip.compress(page.content, 5))
        good &= p95 <= MOST_MS and size / 1000 <= MOST_KB
        tell(f"{address:60.60} p95 {p95:6.1f} ms   first view {size / 1000:6.1f} kB")
    return good


class Readers:
    """Fifty readers who go from screen to screen while somebody adds articles."""

    def __init__(self, root: str, addresses: list[str], seconds: float) -> None:
        """Read at an address for some seconds from now."""
        self.root, self.addresses = root, addresses
        self.end = time.monotonic() + seconds
        self.wrong: list[str] = []
        self.times: list[float] = []
        self.added = 0

    def read(self, n: int) -> None:
        """One reader."""
        with httpx.Client(base_url=self.root, timeout=60) as browser:
            for address in cycle(self.addresses[n % 9 :]):
                if time.monotonic() > self.end:
                    return
                before = time.monotonic()
                answer = browser.get(address)
                self.times.append(time.monotonic() - before)
                if answer.status_code != 200:
                    self.wrong.append(f"{address}: {answer.status_code}")

    def add(self) -> None:
        """One story after the other."""
        with httpx.Client(base_url=self.root, timeout=60) as browser:
            while time.monotonic() < self.end:
                token = re.findall(r'name="token" value="([0-9a-f]+)"', browser.get("/").text)[0]
                text = (
                    f"Le barrage {self.added}\n\nLe maire de Lipsa dit que {self.added + 3} agents le surveillent. Il dément.\n"
                )
                job = browser.post("/add", data={"token": token, "text": text}).headers["location"]
                while browser.get(job).status_code == 200 and time.monotonic() < self.end:
                    time.sleep(0.3)
                self.added += 1


def measure_readers(desk: Desk, held: Held, seconds: float, tell: Callable[[str], None]) -> bool:
    """Tell how fifty readers fared; whether every answer was one."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_application(desk), log_level="error"))
    threading.Thread(target=server.run, args=([listening],), daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    readers = Readers(f"http://127.0.0.1:{listening.getsockname()[1]}", addresses(held), seconds)
    with ThreadPoolExecutor(N_READERS + 1) as pool:
        jobs = [pool.submit(readers.add), *(pool.submit(readers.read, n) for n in range(N_READERS))]
        for job in jobs:
            job.result()
    server.should_exit = True
    times = sorted(readers.times)
    tell(f"{N_READERS} readers for {seconds:.0f} s: {len(times)} answers, {readers.added} stories added")
    tell(f"answers: median {1000 * times[len(times) // 2]:.0f} ms, p95 {1000 * times[int(0.95 * len(times))]:.0f} ms")
    tell(f"errors: {len(readers.wrong)} {readers.wrong[:3]}")
    return not readers.wrong


def main() -> int:
    """Measure both."""
    seconds = float(sys.argv[2]) if sys.argv[1:2] == ["--readers-s"] else 60.0
    held = fifty()
    shelf = Shelf()
    desk = Desk(DeskSettings(), shelf, Jobs(shelf))
    held = shelf.put(held)
    good = measure_screens(desk, held, print)
    if seconds:
        good &= measure_readers(desk, held, seconds, print)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
