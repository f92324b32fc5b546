"""Score the cleaner of texts that were scraped already, on the invented press texts of `tests/leftovers`.

    python bench/leftovers.py tune              # figures, by language, kind and role
    python bench/leftovers.py tune --misses     # and every line that came out wrong
    python bench/leftovers.py held              # was measured only until 2026-11; opened then, its misses are told
    python bench/leftovers.py fresh             # figures alone: nobody looks into this part
    python bench/leftovers.py blind             # the same, written by somebody who had not read the rules

A leftover is removed when blocks cover less than a tenth of it; a good line is lost when they cover less than nine tenths.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recoupe.clean import clean
from recoupe.language import Tables, load_tables
from recoupe.read import read_bytes
from recoupe.records import Article, Fault

TEXTS = Path(__file__).parents[1] / "tests" / "leftovers"
PARTS = ("tune", "held", "fresh", "blind")
REMOVED_BELOW = 0.1
LOST_BELOW = 0.9

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line of the gold.

    Attributes:
        kept: share of the line, in [0, 1], that blocks cover.
        made: role of the block that covers most of it, or the kind it was left out as; None when neither touches it.
    """

    file: str
    language: str
    line: Item
    kept: float
    made: str | None

    @property
    def is_leftover(self) -> bool:
        """Whether it ought to go."""
        return bool(self.line["role"] == "leftover")

    @property
    def is_gone(self) -> bool:
        """A leftover removed, or a good line lost."""
        return self.kept < (REMOVED_BELOW if self.is_leftover else LOST_BELOW)

    @property
    def is_named(self) -> bool:
        """Left out as a kind the gold allows, or kept in a role it allows."""
        allowed = self.line["kinds"] if self.is_leftover else [self.line["role"], *self.line.get("also", ())]
        return self.is_gone == self.is_leftover and self.made in allowed

    @property
    def is_right(self) -> bool:
        """A leftover gone, whatever its kind; a good line kept, in its role."""
        return self.is_gone if self.is_leftover else self.is_named


@dataclass(frozen=True, slots=True)
class Figures:
    """Leftovers wanted and removed, good lines there, lost, and kept in their role."""

    wanted: int
    removed: int
    kinds_right: int
    good: int
    lost: int
    roles_right: int

    @property
    def precision(self) -> float:
        """Of the lines removed, the share that are leftovers."""
        return share(self.removed, self.removed + self.lost)

    @property
    def recall(self) -> float:
        """Of the leftovers, the share removed."""
        return share(self.removed, self.wanted)

    @property
    def roles(self) -> float:
        """Of the good lines, the share kept in their role."""
        return share(self.roles_right, self.good)


def share(part: int, whole: int) -> float:
    """A part of a whole; of nothing, all."""
    return part / whole if whole else 1.0


def measure(part: str) -> list[Outcome]:
    """What becomes of every line of one part.

    Raises:
        ValueError: a text is not the one the gold counted.
    """
    gold = json.loads((TEXTS / part / "gold.json").read_text(encoding="utf-8"))
    tables = load_tables("fr")
    found = []
    for name, file in gold["files"].items():
        article = cleaned(TEXTS / part / name, file["sha256"], tables)
        found += [outcome(name, file["language"], line, article) for line in file["lines"]]
    return found


def cleaned(path: Path, sha256: str, tables: Tables) -> Article | None:
    """The article of a text; None when there is a fault instead: all its lines are lost."""
    page = read_bytes(path.name, path.read_bytes())
    if isinstance(page, Fault):
        return None
    if page.sha256 != sha256:
        message = f"{path.name} is not the text its gold counted: run tests/leftovers/mark_lines.py"
        raise ValueError(message)
    article = clean(page, tables)
    return None if isinstance(article, Fault) else article


def outcome(name: str, language: str, line: Item, article: Article | None) -> Outcome:
    """What became of one line."""
    if article is None:
        return Outcome(name, language, line, 0.0, None)
    blocks = [(_shared(line, one.received.start, one.received.end), str(one.role)) for one in article.blocks]
    dropped = [(_shared(line, one.received.start, one.received.end), str(one.kind)) for one in article.furniture]
    most, made = max([*blocks, *dropped], default=(0, None))
    return Outcome(name, language, line, sum(n for n, _ in blocks) / (line["end"] - line["start"]), made if most else None)


def _shared(line: Item, start: int, end: int) -> int:
    return int(max(0, min(line["end"], end) - max(line["start"], start)))


def count(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of some lines."""
    gone = [one for one in outcomes if one.is_leftover]
    good = [one for one in outcomes if not one.is_leftover]
    return Figures(
        wanted=len(gone),
        removed=sum(one.is_gone for one in gone),
        kinds_right=sum(one.is_named for one in gone),
        good=len(good),
        lost=sum(one.is_gone for one in good),
        roles_right=sum(one.is_named for one in good),
    )


def told(outcomes: Sequence[Outcome]) -> Iterable[str]:
    """The figures, line by line."""
    groups = [("all", list(outcomes))]
    groups += [(code, [one for one in outcomes if one.language == code]) for code in sorted({o.language for o in outcomes})]
    yield f"{'':12}{'precision':>10}{'recall':>8}{'removed':>10}{'lost':>9}{'roles':>7}"
    for name, some in groups:
        n = count(some)
        rates = f"{n.precision:10.3f}{n.recall:8.3f}{n.removed:6}/{n.wanted:<3}{n.lost:5}/{n.good:<3}{n.roles:7.3f}"
        yield f"{name:12}{rates}"
    yield "\nleftovers     removed  kind allowed"
    for kind in sorted({one.line["kinds"][0] for one in outcomes if one.is_leftover}):
        n = count([one for one in outcomes if one.is_leftover and one.line["kinds"][0] == kind])
        yield f"{kind:12}{n.removed:5}/{n.wanted:<3}{n.kinds_right:8}/{n.removed}"
    yield "\ngood lines       lost  role right"
    some = [one for one in outcomes if not one.is_leftover]
    by_role = [(role, [one for one in some if one.line["role"] == role]) for role in sorted({o.line["role"] for o in some})]
    for name, lines in [*by_role, ("traps", [one for one in some if "trap" in one.line])]:
        n = count(lines)
        yield f"{name:12}{n.lost:5}/{n.good:<3}{n.roles_right:8}/{n.good}"


def misses(outcomes: Iterable[Outcome]) -> Iterable[str]:
    """Every line that came out wrong: what it is, what it became, how much of it was kept."""
    for one in outcomes:
        if not one.is_right:
            allowed = one.line["kinds"] if one.is_leftover else one.line.get("also", [])
            wanted = "/".join([one.line["role"], *allowed])
            yield f"{one.file}: {wanted} -> {one.made}, {one.kept:.2f} kept: {one.line['text'][:90]}"


def main(arguments: list[str]) -> int:
    """Print the figures of one part."""
    parts = [word for word in arguments if word != "--misses"]
    if len(parts) != 1 or parts[0] not in PARTS:
        print("say which part: python bench/leftovers.py tune|held|fresh|blind [--misses]", file=sys.stderr)
        return 2
    if "--misses" in arguments and parts[0] in ("fresh", "blind"):
        print("this part is measured only: --misses is for tune and held", file=sys.stderr)
        return 2
    outcomes = measure(parts[0])
    print(f"{parts[0]}: {len({one.file for one in outcomes})} texts, {len(outcomes)} lines\n")
    print("\n".join(told(outcomes)))
    if "--misses" in arguments:
        print("\n" + "\n".join(misses(outcomes)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
