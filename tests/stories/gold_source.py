"""Find the words a gold source quotes in the article it quotes them from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ELLIPSIS = " ~~ "
REACH = 320  # characters; a cue farther than this from what it introduces is a slip of the pen, the longest true one is 270
ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2019": "'"})


class GoldError(Exception):
    """A line of a gold source that cannot be placed in its article."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters [start, end) of a received text."""

    start: int
    end: int

    def gap(self, other: Place) -> int:
        """How many characters stand between two places; 0 when they touch."""
        return max(0, self.start - other.end, other.start - self.end)

    def touches(self, other: Place) -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Received:
    """One received article, decoded with its line ends as they are."""

    name: str
    text: str

    @classmethod
    def load(cls, path: Path) -> Received:
        """Read a file as the dossier does: UTF-8, no newline translated."""
        with path.open(encoding="utf-8", newline="") as stream:
            return cls(path.name, stream.read())

    @property
    def body(self) -> int:
        """Where what is printed begins: a page repeats its title in its head."""
        return max(0, self.text.find("<body")) if self.name.endswith(".html") else 0

    def span(self, place: Place) -> dict[str, object]:
        """A place with the words that stand there."""
        return {"start": place.start, "end": place.end, "text": self.text[place.start : place.end]}

    def all_places(self, quote: str) -> list[Place]:
        """Every place of a quote; `[[ ]]` marks the part meant, ` ~~ ` stands for any words in between."""
        before, mark, rest = quote.partition("[[")
        target, _, after = rest.partition("]]") if mark else (quote, "", "")
        before, after = (before, after) if mark else ("", "")
        middle = r".{1,2000}?".join(_pattern(part) for part in target.split(ELLIPSIS))
        pattern = _edge(quote[:1] if not mark else before[:1] or target[:1], ahead=False)
        pattern += f"{_pattern(before)}({middle}){_pattern(after)}"
        pattern += _edge((after or target)[-1:], ahead=True)
        found = re.compile(pattern, re.DOTALL).finditer(self.text.translate(ALIKE), self.body)
        return [Place(*m.span(1)) for m in found]

    def find(self, quote: str) -> Place:
        """The one place of a quote; `@2` at its end asks for the second.

        Raises:
            GoldError: the quote is absent, or stands several times and no number says which.
        """
        words, number = _numbered(quote)
        places = self.all_places(words)
        if not places:
            message = f"{self.name}: not found: {words!r}"
            raise GoldError(message)
        if number is None and len(places) > 1:
            message = f"{self.name}: {len(places)} times, say which: {words!r}"
            raise GoldError(message)
        return places[(number or 1) - 1]

    def find_near(self, quote: str, anchor: Place, inside: Place | None = None) -> Place:
        """The place of a quote nearest to an anchor, outside the content when there is a choice.

        Raises:
            GoldError: the quote is absent or out of reach.
        """
        words, number = _numbered(quote)
        if number is not None:
            return self.find(quote)
        places = self.all_places(words)
        outside = [p for p in places if inside is None or not p.touches(inside)]
        near = sorted((p.gap(anchor), p) for p in outside)[:1] or sorted((p.gap(anchor), p) for p in places)[:1]
        if near and near[0][0] > REACH and len(outside) < len(places):
            near = sorted((p.gap(anchor), p) for p in places)[:1]
        if not near or near[0][0] > REACH:
            message = f"{self.name}: not near {self.text[anchor.start : anchor.end][:40]!r}: {words!r}"
            raise GoldError(message)
        return near[0][1]

    def lines(self) -> list[Place]:
        """The printed lines: white space, list marks and, in a page, tags at the edges left out."""
        found, at = [], 0
        page = self.name.endswith(".html")
        for line in self.text.splitlines(keepends=True):
            start, end = at, at + len(line)
            at = end
            if start < self.body:
                continue
            shell = re.match(r"(?:\s|<[^>]*>)*(.*?)(?:\s|<[^>]*>)*$" if page else r"[\s\u2022]*(.*?)\s*$", line, re.DOTALL)
            if shell and shell[1]:
                found.append(Place(start + shell.start(1), start + shell.end(1)))
        return found


def _numbered(quote: str) -> tuple[str, int | None]:
    match = re.fullmatch(r"(.*?)\s*@(\d+)", quote)
    return (match[1], int(match[2])) if match else (quote, None)


def _pattern(words: str) -> str:
    return re.escape(words.translate(ALIKE)).replace(r"\ ", "(?: |&nbsp;)")


def _edge(letter: str, *, ahead: bool) -> str:
    if not letter or not letter.isalnum():
        return ""
    return r"(?!\w)" if ahead else r"(?<!\w)"


def sections(path: Path) -> list[tuple[str, list[list[str]]]]:
    """The parts of a gold source: a title after `==`, then lines of fields parted by bars; `#` opens a remark."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found.append((line[3:].strip(), []))
        elif line.strip() and not line.startswith("#"):
            found[-1][1].append([field.strip() for field in line.split("|")])
    return found
