"""`recoupe watch` killed (kill -9) at any moment, again and again, against a site that publishes and edits meanwhile.

    python bench/watch_kills.py --kills 60 --folder FOLDER

Each call publishes: the second article of the story before, the first of the next, an edit now and then. It is killed somewhere
between its start and its end; the last calls are left alone. Then: the library is whole; each story told by two articles is one
`new-story`; each article found by the saved search is told of; every event reached the webhook and the Atom file; no place has
two events where one happened. An event whose call died between telling and marking is told again under its key: that is counted.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree  # our own file is read

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from engine.watching.site import Site, running
from recoupe import library as store
from recoupe.app.command import main as call
from recoupe.app.watch import watch_feeds as verb
from recoupe.engine.watching.turns import later
from recoupe.library.watching import SavedSearch, list_happenings, save_search
from recoupe.read.web.manners import Manners

START, TURN_S = "2026-11-21T10:00:00Z", 1_200
ENTRY = "{http://www.w3.org/2005/Atom}entry"
QUIET_CALLS = 3
SYLLABLES = ("bar", "vel", "mon", "tes", "gui", "lan", "roc", "sem", "dur", "fol", "cha", "pin")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the watch under test keeps its things."""

    library: Path
    atom: Path
    site: Site

    @property
    def words(self) -> list[str]:
        """The call."""
        places = ["--atom", str(self.atom), "--webhook", f"{self.site.address}/hook"]
        return ["watch", str(self.library), "--once", "--quiet", "--allow-private", *places, f"{self.site.address}/feed.xml"]


def main() -> int:
    """Kill, then look."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kills", type=int, default=60)
    asked.add_argument("--folder", type=Path, required=True)
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with running() as site:
        place = Place(given.folder / "watch.recoupe", given.folder / "events.xml", site)
        for old in given.folder.glob("watch.recoupe*"):
            old.unlink()
        place.atom.unlink(missing_ok=True)
        with store.create_library(place.library) as shelf:
            save_search(shelf, SavedSearch("dams", "barrage", {}, START))
        return show(place, *kill_often(place, given.kills))


def kill_often(place: Place, kills: int) -> tuple[int, int]:
    """Call and kill; how many calls were killed, and how many of them had begun to tell."""
    chance = random.Random(4)  # noqa: S311  a generator of texts and moments, not of secrets
    killed = mid_telling = 0
    publish(place.site, 0, chance)
    watch_once(place, 0, None)  # models are read and hosts are met: the calls that are killed begin where work begins
    publish(place.site, 1, chance)
    usual_s = watch_once(place, 1, None)
    for turn in range(2, kills + 2):
        publish(place.site, turn, chance)
        before = len(place.site.keys)
        died = watch_once(place, turn, chance.uniform(0.0, 2.0 * usual_s), told=chance.randint(1, 3) if turn % 2 else 0) < 0
        killed += died
        mid_telling += died and len(place.site.keys) > before
    for turn in range(kills + 2, kills + 2 + QUIET_CALLS):
        watch_once(place, turn, None)
    return killed, mid_telling


def watch_once(place: Place, turn: int, kill_after_s: float | None, told: int = 0) -> float:
    """One call in a process of its own; the seconds it took, or -1.0 when it was killed.

    Args:
        place: where the watch keeps its things.
        turn: of the clock.
        kill_after_s: None lets it end.
        told: 0, or how many events it may tell the webhook before it is killed, some milliseconds later.
    """
    started, before = time.perf_counter(), len(place.site.keys)
    child = os.fork()
    if child == 0:
        work(place, turn)
    while kill_after_s is not None and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        spent = time.perf_counter() - started
        if len(place.site.keys) - before >= told > 0 or (not told and spent >= kill_after_s):
            time.sleep(kill_after_s % 0.01 if told else 0.0)
            os.kill(child, signal.SIGKILL)
            break
        time.sleep(0.001)
    _, status = os.waitpid(child, 0)
    return -1.0 if os.WIFSIGNALED(status) else time.perf_counter() - started


def work(place: Place, turn: int) -> NoReturn:
    """The call itself, at a time of its own, with no second between two requests."""
    when = later(START, turn * TURN_S)
    setattr(verb, "now", lambda: when)  # noqa: B010  the names the verb has imported
    setattr(verb, "Manners", partial(Manners, sleep=lambda _: None))  # noqa: B010  the same
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = nowhere
        code = call(place.words)
    os._exit(code)


def publish(site: Site, turn: int, chance: random.Random) -> None:
    """The first article of a story, the second of the one before, an edit of an older one."""
    tell(site, f"s{turn}-a", turn, chance.randint(12, 90), "Le Fanal")
    if turn:
        tell(site, f"s{turn - 1}-b", turn - 1, chance.randint(12, 90), "La Gazette")
    if turn > 4 and turn % 3 == 0:
        tell(site, f"s{turn - 4}-a", turn - 4, chance.randint(100, 190), "Le Fanal")


def tell(site: Site, name: str, story: int, number: int, outlet: str) -> None:
    """One article; those of a story share its names, its nouns and its sentences."""
    own = random.Random(story)  # noqa: S311
    town, river, who, what, where = ("".join(own.choice(SYLLABLES) for _ in range(3)) for _ in range(5))
    title = f"Le barrage de {town.title()} a cédé sur la {river.title()}"
    first = (
        f"Le barrage de {town.title()} a cédé après trois jours de {what}, a annoncé la préfète {who.title()} {river.title()}."
    )
    second = f"L'effondrement a emporté le {where} de {town.title()} et fait {number} morts, selon la préfète {who.title()}."
    site.put(name, title, first, second, f"La {river.title()} charrie des débris de {what} jusqu'au {where}.", outlet=outlet)


def show(place: Place, killed: int, mid_telling: int) -> int:
    """Look at what is there; 0 when nothing is lost and nothing is there twice."""
    with store.open_library(place.library, writable=True) as shelf:
        failing = list(store.check_library(shelf))
        happenings = list_happenings(shelf, limit=1_000_000)
        members = Counter(store.story_of(shelf, row.id) for row in store.list_articles(shelf))
        waiting = shelf.database.execute("SELECT count(*) FROM deliveries WHERE sent_at IS NULL").fetchone()[0]
        urls = {row.url for row in store.list_articles(shelf)}
        told_of = {one.article for one in happenings if one.kind == "search"}
        unsought = sum(row.id not in told_of for row in store.list_articles(shelf))
    kinds = Counter(one.kind for one in happenings)
    new = Counter(one.story for one in happenings if one.kind == "new-story")
    keys, heard = [one.key for one in happenings], Counter(place.site.keys)
    atom = [one.findtext("{http://www.w3.org/2005/Atom}id") for one in ElementTree.parse(place.atom).iter(ENTRY)]  # noqa: S314
    wrong = {
        "library not whole": len(failing),
        "articles lost": sum(f"{place.site.address}/{name}" not in urls for name in place.site.listed),
        "stories of two not told": sum(n > 1 and name not in new for name, n in members.items()),
        "stories told twice": sum(n > 1 for n in new.values()),
        "articles the search missed": unsought,
        "events kept twice": len(keys) - len(set(keys)),
        "events that never reached the webhook": len(keys) - len(heard),
        "entries twice in the Atom file": len(atom) - len(set(atom)),
        "entries missing in the Atom file": max(0, min(200, len(keys)) - len(set(atom))),
        "deliveries that wait": waiting,
    }
    again = sum(heard.values()) - len(heard)
    print(f"{killed} calls killed, {mid_telling} while telling; {len(urls)} articles, {len(keys)} events")
    print(dict(sorted(kinds.items())))
    print(f"told again under the same key: {again}")
    print(json.dumps(wrong))
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
