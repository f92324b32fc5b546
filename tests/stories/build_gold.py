"""Turn each story's `gold.src.txt`, which quotes the articles, into `gold.json`, which counts their characters.

Without an argument it writes every gold.json; `--check` only says which are not what their source builds; `--show STORY`
lists what was placed where, for a second reader; `--split STORY FOLDER` writes four files in the shape the outside scorers
read. STORY is a folder here: `tune/train-lannor`.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gold_cross import cross_check
from gold_source import GoldError, Received, sections
from gold_values import conditionals, moment, quantity

HERE = Path(__file__).parent
STANCES = ("asserts", "denies", "declines", "reports", "asks")
ROLES = ("title", "standfirst", "byline", "date", "caption", "credit", "heading", "body", "list_item", "leftover")
KINDS = {"anonymous": "anonymous_officials"}
HEDGES = {"cond": "conditionnel", "modal": "modal", "adv": "adverbe", "lex": "lexical"}
FURNITURE = ["advert", "comments", "legal", "navigation", "newsletter", "other", "related", "share", "tags"]
QUOTE_MARKS = '\u00ab\u00bb\u201c\u201d"'

Json = dict[str, Any]


@dataclass(slots=True)
class Story:
    """What is known of one story while its source is read."""

    texts: dict[str, Received]
    actors: dict[str, tuple[str, str, list[str]]] = field(default_factory=dict)  # key: kind, name, aliases
    files: Json = field(default_factory=dict)
    roles: Json = field(default_factory=dict)
    attributions: list[Json] = field(default_factory=list)
    conditionals: list[Json] = field(default_factory=list)
    negatives: list[Json] = field(default_factory=list)
    values: Json = field(default_factory=dict)


def read_actors(story: Story, rows: list[list[str]]) -> None:
    """Keep who is who: key, kind, name, other names."""
    for key, kind, name, *more in rows:
        story.actors[key] = (kind, name, [a.strip() for a in more[0].split(";") if a.strip()] if more else [])


def mode_of(words: str) -> str:
    """Whether all, some or none of the words stand between quotation marks."""
    if not any(mark in words for mark in QUOTE_MARKS):
        return "indirect"
    inner = words.rstrip(" .")
    whole = inner[0] in QUOTE_MARKS and inner[-1] in QUOTE_MARKS and not any(m in inner[1:-1] for m in QUOTE_MARKS)
    return "direct" if whole else "mixed"


def options_of(words: str) -> dict[str, str]:
    """`h=cond, via=a;b, bord` as a table."""
    return {k.strip(): v.strip() for k, _, v in (part.partition("=") for part in words.split(",") if part.strip())}


def attribution(story: Story, text: Received, row: list[str], number: int) -> Json:
    """One line `A | content | cue | source | who | stance | form | options`."""
    content_words, cue_words, source_words, who, stance, form, *rest = row
    options = options_of(rest[0] if rest else "")
    content = text.find(content_words)
    inside = None if form == "bare_conditional" or "in" in options else content
    cue = text.find_near(cue_words, content, inside) if cue_words not in ("", "-") else None
    source = text.find_near(source_words, cue or content, inside) if source_words not in ("", "-") else None
    keys = [k.strip() for k in who.split(";") if k.strip() not in ("", "-")]
    kind = options.get("k", story.actors[keys[0]][0] if keys else "unspecified")
    if stance not in STANCES:
        message = f"{text.name}: no such stance: {stance}"
        raise GoldError(message)
    hedge = HEDGES[options["h"]] if "h" in options else None
    return {
        "id": f"{Path(text.name).stem}-{number:02d}",
        "file": text.name,
        "content": text.span(content),
        "cue": cue and text.span(cue),
        "source": source and text.span(source),
        "canonical": [story.actors[k][1] for k in keys],
        "source_kind": KINDS.get(kind, kind),
        "stance": stance,
        "mode": options.get("mode") or mode_of(text.text[content.start : content.end]),
        "hedged": hedge is not None,
        "hedge": hedge,
        "through": [story.actors[k.strip()][1] for k in options["via"].split(";")] if "via" in options else [],
        "form": form,
        "implicit_source": "impl" in options,
        "borderline": "bord" in options or "left" in options,
        "in_leftover": "left" in options,
    }


def read_lines(text: Received, rows: list[list[str]], shells: list[str]) -> list[Json]:
    """The role of every printed line: told by an `R` line, else body, or furniture in a page unless in a plain paragraph."""
    told: dict[int, tuple[str, list[str]]] = {}
    places = text.lines()
    for role, words in rows:
        said, _, sorts = role.partition(":")
        at = text.find(words).start
        line = next((i for i, p in enumerate(places) if p.start <= at < p.end), None)
        if line is None or said not in ROLES or line in told:
            message = f"{text.name}: no line, no such role, or told twice: {role} {words!r}"
            raise GoldError(message)
        told[line] = (said, sorts.split(",") if sorts else [])
    found = []
    for i, place in enumerate(places):
        opened = text.text.rfind("\n", 0, place.start) + 1
        bare = not text.name.endswith(".html") or text.text[opened : place.start].strip() in shells
        name, kinds = told.get(i, ("body", []) if bare else ("leftover", FURNITURE))
        found.append({"start": place.start, "end": place.end, "role": name, "text": text.text[place.start : place.end]})
        found[-1] |= {"kinds": kinds} if name == "leftover" else {}
    return found


def read_article(story: Story, name: str, rows: list[list[str]]) -> None:
    """Place every line of one article's section."""
    text = story.texts[name]
    by_mark: dict[str, list[list[str]]] = {}
    for mark, *fields in rows:
        by_mark.setdefault(mark, []).append(fields)
    unknown = set(by_mark) - set("PORBKDAMQTNC")
    if unknown:
        message = f"{name}: no such mark: {sorted(unknown)}"
        raise GoldError(message)
    dates, basis = by_mark["P"][0]
    allowed = [None if d.strip() == "null" else d.strip() for d in dates.split(",")]
    about = {"sha256": hashlib.sha256(text.text.encode()).hexdigest(), "characters": len(text.text)}
    story.files[name] = about | {"published": allowed, "basis": basis, "outlet": by_mark["O"][0][0] if "O" in by_mark else None}
    credits = [(text.find(words), kind, names) for kind, words, names in by_mark.get("K", [])]
    story.roles[name] = about | {
        "lines": read_lines(text, by_mark.get("R", []), ["<p>", *(row[0] for row in by_mark.get("B", []))]),
        "credits": [{"start": p.start, "end": p.end, "kind": kind} for p, kind, _ in credits],
        "credited": sorted({n.strip() for _, _, names in credits for n in names.split(";") if n.strip()}),
        "published": allowed,
        "damage": [
            text.span(text.find(words)) | {"was": was, "kinds": kinds.split(",")} for kinds, was, words in by_mark.get("D", [])
        ],
        "also_damaged": [],
    }
    found = [attribution(story, text, row, n) for n, row in enumerate(by_mark.get("A", []), 1)]
    story.attributions += sorted(found, key=lambda a: (a["content"]["start"], a["content"]["end"], a["id"]))
    story.negatives += [{"file": name} | text.span(text.find(words)) | {"why": why} for words, why in by_mark.get("N", [])]
    story.conditionals += conditionals(text, [c for row in by_mark.get("C", []) for c in row[0].split()])
    seen_from = re.match(r"\d{4}-\d\d-\d\d", next(d for d in allowed if d))
    day = seen_from[0] if seen_from else ""
    story.values[name] = {
        "moments": ordered(moment(text, row, day) for row in by_mark.get("M", [])),
        "quantities": ordered(quantity(text, row) for row in by_mark.get("Q", [])),
        "traps": ordered(text.span(text.find(row[0])) for row in by_mark.get("T", [])),
    }


def ordered(items: Any) -> list[Json]:
    """In reading order."""
    return sorted(items, key=lambda i: (i["start"], i["end"]))


def articles_of(folder: Path) -> dict[str, Received]:
    """The articles of a story: its own, or those of the folder an `== at` line names."""
    at = next((title[3:] for title, _ in sections(folder / "gold.src.txt") if title.startswith("at ")), "articles")
    paths = sorted(p for p in (folder / at).iterdir() if p.suffix in (".txt", ".html"))
    return {p.name: Received.load(p) for p in paths}


def build(folder: Path) -> Json:
    """The whole gold of one story folder."""
    story = Story(articles_of(folder))
    rest: dict[str, list[list[str]]] = {}
    for title, rows in sections(folder / "gold.src.txt"):
        what, _, name = title.partition(" ")
        if what == "actors":
            read_actors(story, rows)
        elif what == "article":
            read_article(story, name, rows)
        else:
            rest[what] = rows
    if set(story.files) != set(story.texts):
        message = f"{folder.name}: articles without gold: {sorted(set(story.texts) ^ set(story.files))}"
        raise GoldError(message)
    return {
        "schema": "recoupe/gold-story/1",
        "story": folder.name,
        "licence": "CC0-1.0",
        "about": "Invented articles. Offsets are code points of the received file, read without newline translation.",
        "files": story.files,
        "roles": {"schema": "recoupe/gold-roles/1", "files": story.roles},
        "attributions": story.attributions,
        "also": {name: aliases for _, name, aliases in story.actors.values() if aliases},
        "conditionals": story.conditionals,
        "not_attributions": story.negatives,
        "moments": {n: v["moments"] for n, v in story.values.items()},
        "quantities": {n: v["quantities"] for n, v in story.values.items()},
        "traps": {n: v["traps"] for n, v in story.values.items()},
        "crosscheck": cross_check(story.texts, story.actors, story.attributions, rest),
    }


def wrong_spans(gold: Any, texts: dict[str, Received], name: str | None = None) -> list[str]:
    """Every span of a gold, at any depth, whose words do not stand at its offsets."""
    if isinstance(gold, list):
        return [w for item in gold for w in wrong_spans(item, texts, name)]
    if not isinstance(gold, dict):
        return []
    name = gold.get("file", name)
    words = gold.get("text", gold.get("quote"))
    bad = []
    if name in texts and "start" in gold and words is not None and texts[name].text[gold["start"] : gold["end"]] != words:
        bad = [f"{name} {gold['start']}: {words!r}"]
    return bad + [w for key, item in gold.items() for w in wrong_spans(item, texts, key if key in texts else name)]


def split(gold: Json, folder: Path) -> None:
    """Write the four files the outside scorers take, in their shape."""
    values = {
        n: f | {"moments": gold["moments"][n], "quantities": gold["quantities"][n], "traps": gold["traps"][n]}
        for n, f in gold["files"].items()
    }
    parts = {
        "roles": gold["roles"],
        "attributions": {k: gold[k] for k in ("files", "also", "attributions", "conditionals")},
        "moments-quantities": {"files": values},
        "crosscheck": gold["crosscheck"] | {"files": gold["files"]},
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, part in parts.items():
        (folder / f"{name}.json").write_text(json.dumps(part, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def show(gold: Json) -> str:
    """Who says what, one line each, for a second reader."""
    rows = []
    for a in gold["attributions"]:
        part = [(a[k] or {}).get("text", "-") for k in ("content", "cue", "source")]
        near = [str(a[k]["start"]) if a[k] else "-" for k in ("content", "cue", "source")]
        tail = [
            ";".join(a["canonical"]),
            a["source_kind"],
            a["stance"],
            a["mode"],
            a["hedge"] or "",
            ">".join(a["through"]),
            a["form"],
        ]
        rows.append(" | ".join([a["id"], *part, "/".join(near), *tail]))
    return "\n".join(rows) + "\n"


def main(arguments: list[str]) -> int:
    """Build, check, show or split."""
    if arguments[:1] in (["--show"], ["--split"]):
        gold = build(HERE / arguments[1])
        sys.stdout.write(show(gold)) if arguments[0] == "--show" else split(gold, Path(arguments[2]))
        return 0
    stale = []
    for source in sorted(HERE.glob("*/*/gold.src.txt")):
        gold = build(source.parent)
        texts = articles_of(source.parent)
        wrong = wrong_spans(gold, texts)
        if wrong:
            raise GoldError("; ".join(wrong))
        target, words = source.with_name("gold.json"), json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        if "--check" not in arguments:
            target.write_text(words, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != words:
            stale.append(str(target.relative_to(HERE)))
        held = {k: len(gold[k]) for k in ("attributions", "conditionals", "not_attributions")}
        held |= {k: sum(map(len, gold[k].values())) for k in ("moments", "quantities", "traps")}
        held |= {k: len(v) for k, v in gold["crosscheck"].items() if k in ("claims", "figures", "actors", "dates")}
        counts = ", ".join(f"{n} {k}" for k, n in held.items())
        sys.stdout.write(f"{source.parent.relative_to(HERE)}: {len(texts)} articles, {counts}\n")
    sys.stdout.write("".join(f"stale: {name}\n" for name in stale))
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
