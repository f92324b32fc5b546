"""What several articles of a gold source say about one thing: claims, figures, events, polls, actors, quotations."""

from __future__ import annotations

from typing import Any

from gold_source import GoldError, Received

Json = dict[str, Any]
Rows = list[list[str]]
Actors = dict[str, tuple[str, str, list[str]]]
TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "media": "Organization",
    "place": "Place",
    "anonymous": "AnonymousSource",
}
STANCES = ("asserts", "reports", "reports-conditional", "denies", "no-comment", "questions", "quotes", "opines")
VERDICTS = ("agree", "differ", "contested", "single", "garbled")
SEVERITIES = ("contradiction", "rounding", "scope", "unit", "certainty", "attribution")


class Desk:
    """The articles of one story under their short names."""

    def __init__(self, texts: dict[str, Received]) -> None:
        self.texts = texts
        self.letters = {name: f"A{n}" for n, name in enumerate(sorted(texts))}

    def quote(self, stem: str, words: str) -> Json:
        """A quotation of one article, as every part of the gold writes it."""
        name = next((n for n in self.texts if n.rsplit(".", 1)[0] == stem), None)
        if name is None:
            message = f"no article {stem}"
            raise GoldError(message)
        place = self.texts[name].find(words)
        return {
            "article": self.letters[name],
            "file": name,
            "quote": self.texts[name].text[place.start : place.end],
            "start": place.start,
            "end": place.end,
        }


def groups(rows: Rows, mark: str) -> list[tuple[list[str], Rows]]:
    """Lines under the line that opens them: `claim | ...` then `1 | ...`."""
    found: list[tuple[list[str], Rows]] = []
    for row in rows:
        if row[0] == mark:
            found.append((row[1:], []))
        else:
            found[-1][1].append(row)
    return found


def checked(word: str, known: tuple[str, ...]) -> str:
    """A word of a closed list."""
    if word not in known:
        message = f"{word!r} is none of {known}"
        raise GoldError(message)
    return word


def claims(desk: Desk, rows: Rows) -> list[Json]:
    """`claim | id | wording | verdict | origins | independent` and, under it, `article | words | stance | source`."""
    found = []
    for (name, wording, verdict, origins, count), members in groups(rows, "claim"):
        said = [
            desk.quote(stem, words)
            | {"stance": checked(stance, STANCES), "source": source[0] if source and source[0] != "-" else None}
            for stem, words, stance, *source in members
        ]
        present = {a["article"] for a in said}
        found.append(
            {
                "id": name,
                "canonical_fr": wording,
                "verdict": checked(verdict, VERDICTS),
                "articles": sorted(present),
                "absent_in": sorted(set(desk.letters.values()) - present),
                "origins": [o.strip() for o in origins.split(";") if o.strip() != "-"],
                "independent_origins": int(count),
                "assertions": said,
            }
        )
    return found


def figures(desk: Desk, rows: Rows) -> list[Json]:
    """`figure | id | what | verdict | severity` and, under it, `article | words | value | unit | per`."""
    found = []
    for (name, what, verdict, severity), members in groups(rows, "figure"):
        values = []
        for stem, words, value, unit, *per in members:
            at = desk.quote(stem, words)
            number = None if value in ("-", "damaged") else float(value)
            values.append(
                at | {"substring": at["quote"], "normalised": {"value": number, "unit": unit} | ({"per": per[0]} if per else {})}
            )
        found.append(
            {
                "id": name,
                "what": what,
                "verdict": checked(verdict, VERDICTS),
                "severity": checked(severity, SEVERITIES) if severity != "-" else None,
                "values": values,
            }
        )
    return found


def events(desk: Desk, rows: Rows) -> list[Json]:
    """`event | id | what` and, under it, `article | words | EDTF`."""
    found = []
    for (name, what), members in groups(rows, "event"):
        values = []
        for stem, words, edtf in members:
            at = desk.quote(stem, words)
            values.append(at | {"substring": at["quote"], "normalised": None if edtf == "-" else edtf})
        found.append({"id": name, "what": what, "values": values})
    return found


def polls(desk: Desk, rows: Rows) -> Json:
    """Lines `article | words | place | pollsters | name=percent; name=percent | missing`."""
    found = []
    for stem, words, place, pollsters, shares, *missing in rows:
        share = [dict(zip(("candidate", "percent"), s.strip().split("="), strict=True)) for s in shares.split(";")]
        row = {
            "place": place,
            "pollsters": pollsters.split(";"),
            "shares": share,
            "missing": missing[0].split(";") if missing else [],
        }
        found.append(desk.quote(stem, words) | row)
    return {"rows": found}


def actors(desk: Desk, known: Actors) -> list[Json]:
    """Who is named, under which names, and where each name stands first."""
    found = []
    for key, (kind, name, more) in known.items():
        if kind not in TYPES:
            continue
        aliases = []
        for alias in dict.fromkeys([name, *more]):
            at = [(desk.letters[n], p[0]) for n, t in sorted(desk.texts.items()) if (p := t.all_places(alias))]
            if at:
                letter, place = at[0]
                first = {"article": letter, "start": place.start, "end": place.end}
                aliases.append({"alias": alias, "articles": [a for a, _ in at], "first": first})
            elif alias != name:
                message = f"no article names {alias!r}"
                raise GoldError(message)
        if aliases:
            articles = sorted({a for alias in aliases for a in alias["articles"]})
            found.append({"id": key, "type": TYPES[kind], "name": name, "aliases": aliases, "articles": articles})
    return found


def quotes(desk: Desk, named: list[Json], attributions: list[Json]) -> list[Json]:
    """Each quotation given whole, and its speaker; null where the text does not say who."""
    keys = {actor["name"]: actor["id"] for actor in named}
    found = []
    for a in attributions:
        if a["mode"] != "direct" or a["in_leftover"] or (a["canonical"] and a["canonical"][0] not in keys):
            continue
        speaker = keys[a["canonical"][0]] if a["canonical"] else None
        at = {"article": desk.letters[a["file"]], "file": a["file"], "quote": a["content"]["text"]}
        found.append(
            at | {"start": a["content"]["start"], "end": a["content"]["end"], "id": a["id"], "speaker": speaker, "kind": "direct"}
        )
    return found


def cross_check(texts: dict[str, Received], known: Actors, attributions: list[Json], parts: dict[str, Rows]) -> Json:
    """The part of a gold that looks across articles."""
    desk = Desk(texts)
    named = actors(desk, known)
    return {
        "articles": [{"article": letter, "file": name} for name, letter in desk.letters.items()],
        "origins": [{"id": row[0], "who": row[1], "kind": row[2]} for row in parts.get("origins", [])],
        "claims": claims(desk, parts.get("claims", [])),
        "figures": figures(desk, parts.get("figures", [])),
        "dates": events(desk, parts.get("events", [])),
        "polls": polls(desk, parts.get("polls", [])),
        "actors": named,
        "quotes": quotes(desk, named, attributions),
        "traps": [{"id": f"T{n}", "what": row[0]} for n, row in enumerate(parts.get("traps", []), 1)],
    }
