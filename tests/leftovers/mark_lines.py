"""Turn the marked sources of `tune/`, `held/` and `fresh/` into texts as scrapers leave them, and into `gold.json`, which counts.

python tests/leftovers/mark_lines.py            # write the texts and every gold.json, print the counts
python tests/leftovers/mark_lines.py --check    # only say what is not what its source builds
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PARTS = ("tune", "held", "fresh", "blind")
ROLES = {
    "T": "title",
    "S": "standfirst",
    "B": "body",
    "H": "heading",
    "I": "list_item",
    "Y": "byline",
    "D": "date",
    "C": "caption",
    "K": "credit",
}
KINDS = frozenset(
    ["share", "advert", "newsletter", "comments", "related", "tags", "legal", "navigation", "duplicate", "paywall", "other"]
)
FRENCH_AREAS = frozenset(["be", "ch", "qc", "sn", "ma", "cm", "mg", "dz"])
LANGUAGES = {"br": "pt", "ao": "pt"}
WORDS = (150, 300)
LEFTOVERS = (3, 18)
"""Leftover lines of one text: most have three to twelve, a share bar of four names or a comment form makes more."""

_LINE = re.compile(r"(?P<mark>-[a-z,]+|[A-Z](?:/[A-Z])*)(?P<trap>!?) (?P<words>.+)")
_GLUED = re.compile(r"\{\{(?P<kinds>[a-z,]+):(?P<words>.+?)\}\}")
_BULLET = re.compile(r"(?:[\u2022\u2013-]|\d+[.)]?) ")

Json = dict[str, Any]


class MarkError(Exception):
    """A line of a source that says nothing we know."""


def read_source(path: Path) -> dict[str, tuple[str, list[Json]]]:
    """The texts of one source and their lines, by name."""
    found: dict[str, tuple[str, list[Json]]] = {}
    for section in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, *marked = section.strip().split("\n")
        name, *ways = head.split()
        try:
            found[f"{name}.txt"] = lay_out(marked, ways)
        except MarkError as trouble:
            message = f"{path.name}, {name}: {trouble}"
            raise MarkError(message) from None
    return found


def lay_out(marked: list[str], ways: list[str]) -> tuple[str, list[Json]]:
    """The text of some marked lines: `tight` leaves no blank line between them, `crlf` ends them as some machines do."""
    end = "\r\n" if "crlf" in ways else "\n"
    text, lines = "", []
    for number, line in enumerate(marked):
        text += "" if not number else end if "tight" in ways else end * 2
        said = _LINE.fullmatch(line)
        if said is None:
            message = f"no mark: {line!r}"
            raise MarkError(message)
        for role, words, glued in pieces(said):
            start = len(text) + (bullet.end() if role.get("role") == "list_item" and (bullet := _BULLET.match(words)) else 0)
            text += words
            trap = {"trap": True} if said["trap"] else {}
            edge = {"glued": True} if glued else {}
            lines.append({"start": start, "end": len(text), **role, **trap, **edge, "text": text[start:]})
            text += " " if glued else ""
    return text + end, lines


def pieces(said: re.Match[str]) -> list[tuple[Json, str, bool]]:
    """Role and words of a line; of its leftover front and the rest, when one is glued to it."""
    glued = _GLUED.match(said["words"])
    if glued is None:
        return [(role_of(said["mark"]), said["words"], False)]
    rest = said["words"][glued.end() :].lstrip()
    return [(leftover(glued["kinds"]), glued["words"], True), (role_of(said["mark"]), rest, False)]


def role_of(mark: str) -> Json:
    """What a mark says: a role and those also allowed, or the kinds of a leftover, the likeliest first."""
    if mark.startswith("-"):
        return leftover(mark[1:])
    if unknown := set(mark.split("/")) - set(ROLES):
        message = f"no such role: {sorted(unknown)}"
        raise MarkError(message)
    first, *also = [ROLES[one] for one in mark.split("/")]
    return {"role": first} | ({"also": also} if also else {})


def leftover(kinds: str) -> Json:
    """A leftover of these kinds."""
    if unknown := set(kinds.split(",")) - KINDS:
        message = f"no such kind: {sorted(unknown)}"
        raise MarkError(message)
    return {"role": "leftover", "kinds": kinds.split(",")}


def build(part: str) -> tuple[dict[str, str], Json]:
    """The texts of one part by name, and their gold."""
    found = {name: one for path in sorted((HERE / part).glob("*.src.txt")) for name, one in read_source(path).items()}
    files = {
        name: {
            "language": "fr" if (code := name[:2]) in FRENCH_AREAS else LANGUAGES.get(code, code),
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "characters": len(text),
            "lines": lines,
        }
        for name, (text, lines) in sorted(found.items())
    }
    about = "Invented texts. Offsets are code points of the received file, read without newline translation."
    gold = {"schema": "recoupe/gold-leftovers/1", "part": part, "licence": "CC0-1.0", "about": about, "files": files}
    return {name: text for name, (text, _) in found.items()}, gold


def troubles(texts: dict[str, str], gold: Json) -> list[str]:
    """Spans that do not hold their words, texts too short or too long, with too few or too many leftovers."""
    found = []
    for name, file in gold["files"].items():
        lines, text = file["lines"], texts[name]
        found += [f"{name} {one['start']}: {one['text']!r}" for one in lines if text[one["start"] : one["end"]] != one["text"]]
        n_words, n_gone = len(text.split()), sum(one["role"] == "leftover" for one in lines)
        if not WORDS[0] <= n_words <= WORDS[1] or not LEFTOVERS[0] <= n_gone <= LEFTOVERS[1]:
            found.append(f"{name}: {n_words} words, {n_gone} leftovers")
    return found


def main(arguments: list[str]) -> int:
    """Write or check every part."""
    stale = []
    for part in PARTS:
        texts, gold = build(part)
        if wrong := troubles(texts, gold):
            raise MarkError("; ".join(wrong))
        wanted = texts | {"gold.json": json.dumps(gold, ensure_ascii=False, indent=1) + "\n"}
        for name, words in wanted.items():
            path = HERE / part / name
            if "--check" not in arguments:
                path.write_bytes(words.encode())
            elif not path.exists() or path.read_bytes() != words.encode():
                stale.append(f"{part}/{name}")
        there = {path.name for path in (HERE / part).iterdir() if not path.name.endswith(".src.txt")}
        stale += [f"{part}/{name}: no source" for name in sorted(there - set(wanted))]
        lines = [one for file in gold["files"].values() for one in file["lines"]]
        gone, traps = sum(one["role"] == "leftover" for one in lines), sum("trap" in one for one in lines)
        sys.stdout.write(f"{part}: {len(texts)} texts, {gone} leftovers, {len(lines) - gone} good lines, {traps} of them traps\n")
    sys.stdout.write("".join(f"stale: {name}\n" for name in stale))
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
