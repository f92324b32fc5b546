"""Lines that name who wrote the article, and the names in them."""

import re

from recoupe.language import Tables
from recoupe.language.leftovers import line_key

_INITIALS = re.compile(
    r"[(\[]?(?:[A-Z]\.[ -]?){1,3}(?:[A-Z][a-z]{0,3}\.?)?(?:\s?[,/&-]\s?(?:[A-Z]\.[ -]?){1,3}[A-Z]?[a-z]{0,3}\.?)*[)\]]?"
)
_DESK = re.compile(r"[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,5}(?:-[a-z]{2,4})?)+")
_JOIN = re.compile(
    r"\s*[,;/|&\u2022]\s*|\s+(?:et|and|und|y|e|en)\s+|\s+[-\u2013\u2014]\s+|\s*[()]\s*|\s+(?:avec|with|pour|\u00e0|in)\s+"
)
_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "el",
        "al",
        "ben",
        "bin",
        "da",
        "di",
        "dos",
        "ter",
        "zu",
        "y",
    ]
)
_BAR = re.compile(r"(\s*[|\u2022\u00b7]\s*|\s+[-\u2013\u2014]\s+)")
_INNER = re.compile(r"\s(?=[A-Z])")
MAX_WORDS = 16
"""Bylines of two writers with their functions and places run to 15 words."""


def is_initials(text: str) -> bool:
    """Whether a line is a writer's or a desk's initials: "A. Lo.", "ml-fr/hb/dst"."""
    return len(text) <= 24 and (_INITIALS.fullmatch(text) is not None or _DESK.fullmatch(text) is not None)


def is_name(text: str) -> bool:
    """Whether a line has the form of one person's name: two to four words with capitals, particles aside."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 50:
        return False
    big = [word for word in words if line_key(word) not in _PARTICLES]
    return len(big) >= 2 and all(
        word[0].isupper() and word.replace("-", "").replace("\u2019", "").replace("'", "").replace(".", "").isalpha()
        for word in big
    )


def trim_line(text: str, tables: Tables) -> str:
    """A line without the date, reading time or the words of a date line that stand behind the names."""
    parts = _BAR.split(text.strip())
    while len(parts) > 1 and _is_date_tail(parts[-1], tables):
        parts = parts[:-2]
    words = "".join(parts).split()
    while len(words) > 2 and not words[-1].isupper() and _is_date_tail(words[-1], tables):
        words.pop()
    return " ".join(words).strip()


def _is_date_tail(part: str, tables: Tables) -> bool:
    """Whether a part of a line is a date, a time, a reading time, or the words before one."""
    known = tables.page_words
    keys = line_key(part).split()
    if " ".join(keys) in tables.leftovers.lines:
        return True
    return all(key == "0" or key in known.date_words or key in known.months or key in known.weekdays for key in keys)


def _lead(text: str, tables: Tables) -> str | None:
    """What follows the lead of a byline ("Par ", "By "); None without a lead."""
    key = line_key(text)
    lead = tables.page_words.byline_leads.match(key)
    if not lead:
        inner = next(
            (
                text[m.end() :]
                for m in _INNER.finditer(text[:60])
                if tables.page_words.byline_leads.match(line_key(text[m.end() :]))
            ),
            None,
        )
        return (
            _lead(inner, tables)
            if inner and len(key.split()) <= 12 and is_name(text[: len(text) - len(inner)].strip() + " X")
            else None
        )
    words = (
        text.replace("\u2019", "\u2019 ").replace("'", "' ").split()
        if any(" " not in w and "'" in w for w in lead[0].split())
        else text.split()
    )
    return " ".join(words[len(lead[0].split()) :]).lstrip(": ")


def read_byline(text: str, tables: Tables, *, bare: bool = False) -> tuple[str, ...] | None:
    """The names of a byline; () for one without a personal name ("La rédaction"); None when the line is no byline.

    Args:
        text: one line.
        tables: the line words.
        bare: whether a name alone may be a byline here (next to a date, after the last paragraph).
    """
    text = trim_line(text, tables)
    if not text or len(text.split()) > MAX_WORDS:
        return None
    if is_initials(text):
        return (text,)
    known = tables.page_words
    rest = _lead(text, tables)
    if rest is None and not bare:
        return () if _desk_line(text, tables) else None
    parts = [part for part in _JOIN.split(rest if rest is not None else text) if part.strip()]
    names = tuple(dict.fromkeys(name for part in parts if (name := _name_of(part, tables))))
    spare = [word for part in parts if not _name_of(part, tables) for word in line_key(part).split()]
    strange = [w for w in spare if w not in known.byline_words and w not in known.byline_joins and not w.isdigit()]
    capitals = _capitals(rest if rest is not None else text)
    if rest is None:
        return names if names and not strange else (() if _desk_line(text, tables) else None)
    if names and text[-1] not in "?!:;" and (not strange or capitals):
        return names
    return () if rest and not strange and text[-1] not in "?!:;" and _has_desk(rest, tables) else None


def _capitals(text: str) -> bool:
    """Whether most words of some length begin with a capital, as in names, functions and places."""
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.5 * len(words)


def _has_desk(text: str, tables: Tables) -> bool:
    """Whether words of newsrooms or an agency stand there."""
    keys = line_key(text).split()
    return (
        any(key in tables.page_words.byline_words or key in tables.page_words.agencies for key in keys)
        or line_key(text) in tables.page_words.agencies
    )


def _desk_line(text: str, tables: Tables) -> bool:
    """Whether a line is a newsroom's: nothing but words of newsrooms, small words and at most two names."""
    keys = line_key(text).split()
    known = tables.page_words
    desk = [key for key in keys if key in known.byline_words]
    names = [key for key in keys if key not in known.byline_words and key not in known.byline_joins]
    return bool(desk) and len(keys) <= 7 and len(names) <= len(desk) and text[-1] not in ".?!:" and text[0].isupper()


def _name_of(part: str, tables: Tables) -> str | None:
    """The personal or agency name of one part of a byline, functions left out."""
    known = tables.page_words
    words = part.strip(" .:\u00a0").split()
    while words and (line_key(words[0]) in known.byline_joins or not line_key(words[0])) and words[0][0].islower():
        words.pop(0)
    cut = next((n for n, word in enumerate(words) if line_key(word) in known.byline_words), len(words))
    name = " ".join(words[:cut]) if cut else ""
    if not name:
        return None
    if line_key(name) in known.agencies or is_initials(name):
        return name
    return (
        name if is_name(name) or (len(name.split()) == 1 and name[0].isupper() and len(name) > 2 and not name.isupper()) else None
    )
