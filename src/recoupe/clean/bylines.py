"""Lines that name who wrote the article, and the names in them."""

import re

from recoupe.language import Tables
from recoupe.language.leftovers import line_key

_INITIALS = re.compile(
    r"[(\[]?(?:[A-Z]\.[ -]?){1,3}(?:[A-Z][a-z]{0,3}\.?)?(?:\s?[,/&-]\s?(?:[A-Z]\.[ -]?){1,3}[A-Z]?[a-z]{0,3}\.?)*[)\]]?"
)
_DESK = re.compile(r"[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,5}(?:-[a-z]{2,4})?)+")
_JOIN = re.compile(r"\s*[,;/|&\u2022]\s*|\s+(?:et|and|und|y|e|en)\s+|\s+[-\u2013\u2014]\s+|\s+(?:avec|with|pour|\u00e0|in)\s+")
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
_TOKEN = re.compile(r"[^\W_]+")
_NICKNAME = re.compile(r"\u00ab[^\u00ab\u00bb]{1,24}\u00bb|\u201c[^\u201c\u201d]{1,24}\u201d|\"[^\"]{1,24}\"")
_ASIDE = re.compile(r"\([^()]*\)?")
_PLACED = re.compile(r",\s(?:\u00e0|in|en|a|em|aus)\s[A-Z][\w'\u2019-]+(?:[ -][A-Z][\w-]+)*\s*$")
_GLUE = re.compile(r"([^\W\d_])(?=(.))([A-Z][^\W\d_]{3,})")
MAX_CHARACTERS = 240
MAX_LEAD_PLACE = 6
"""Words that may stand before the lead: an outlet's name, "Letter from a place"."""
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


def is_outlet(text: str, tables: Tables) -> bool:
    """Whether a line has the form of an outlet's name: capitals, an article before them or a word for newspapers among them."""
    keys = line_key(text).split()
    if not 1 < len(keys) <= 7 or len(text) > 60 or text[-1] in ".?!:":
        return False
    known = tables.page_words
    words = text.replace("\u2019", "'").replace("'", "' ").split()
    capitals = all(word[0].isupper() for word in words if len(word) > 3 and line_key(word) not in _PARTICLES)
    return capitals and words[0][0].isupper() and (keys[0] in known.articles or any(key in known.media_words for key in keys))


def trim_line(text: str, tables: Tables) -> str:
    """A line without the date, reading time or the words of a date line that stand behind the names."""
    parts = _BAR.split(text.strip())
    while len(parts) > 1 and _is_date_tail(parts[-1], tables):
        parts = parts[:-2]
    words = "".join(parts).split()
    for n in range(1, len(words)):
        if words[n].isupper() or not _is_date_tail(words[n], tables):
            continue
        behind = " ".join(words[n:])
        if line_key(behind) and _is_date_tail(behind, tables):
            words = words[:n]
            break
    return " ".join(words).strip(" ,|")


def _is_date_tail(part: str, tables: Tables) -> bool:
    """Whether a part of a line is a date, a time, a reading time, or the words before one."""
    known = tables.page_words
    key = line_key(part)
    if key in tables.leftovers.lines or any(pattern.match(key) for _, pattern in tables.leftovers.patterns):
        return True
    return all(word == "0" or word in known.date_words or word in known.months or word in known.weekdays for word in key.split())


def _behind_lead(text: str, tables: Tables) -> str | None:
    """What follows the lead of a byline ("Par ", "Lettre de X, par "); None without a lead."""
    tokens = list(_TOKEN.finditer(text[:200]))
    keys = [line_key(token[0]) for token in tokens]
    for n in range(min(len(tokens), MAX_LEAD_PLACE)):
        lead = tables.page_words.byline_leads.match(" ".join(keys[n:]))
        if not lead:
            continue
        before = text[: tokens[n].start()].rstrip()
        if before and before[-1] not in ",|(:\u2013\u2014-" and not all(word[0].isupper() for word in before.split()):
            continue
        end = n + len(lead[0].split())
        return text[tokens[end].start() :] if end < len(tokens) else None
    return None


def _unglued(text: str, tables: Tables) -> str:
    """The line with a blank before a function glued to a name: "Jeanne MorelJournaliste"."""

    def part(glue: re.Match[str]) -> str:
        known = line_key(glue[3]) in tables.page_words.byline_words
        return f"{glue[1]} {glue[3]}" if glue[1].islower() and glue[2].isupper() and known else glue[0]

    return _GLUE.sub(part, text)


def read_byline(text: str, tables: Tables, *, bare: bool = False, authors: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    """The names of a byline; () for one without a personal name ("La rédaction"); None when the line is no byline.

    Args:
        text: one line.
        tables: the line words.
        bare: whether a name alone may be a byline here (next to a date, after the last paragraph).
        authors: whom the page says its authors are: a short line that names one is a byline.
    """
    if len(text) > MAX_CHARACTERS:
        return None
    text = _unglued(text, tables)
    said = tuple(name for name in authors if name.casefold() in text.casefold())
    text = trim_line(text, tables)
    if not text or len(text.split()) > MAX_WORDS or text[-1] in "?!:;":
        return None
    if said:
        return said
    if is_initials(text):
        return (text,)
    rest = _behind_lead(text, tables)
    if rest is None and not bare:
        return () if _desk_line(text, tables) else None
    return _names_of(text, rest, tables)


def _names_of(text: str, rest: str | None, tables: Tables) -> tuple[str, ...] | None:
    """The names of a trimmed line; `rest` is what follows its lead, None when it has none."""
    known = tables.page_words
    line = _PLACED.sub("", _NICKNAME.sub(" ", _ASIDE.sub(" ", rest if rest is not None else text)))
    parts = [part for part in _JOIN.split(line) if part.strip()]
    if not parts:
        return None
    named = [(part, _name_of(part, tables)) for part in parts]
    names = tuple(dict.fromkeys(name for _, name in named if name))
    spare = [word for part, name in named if not name for word in line_key(part).split()]
    strange = [word for word in spare if word not in known.byline_words and word not in known.byline_joins and not word.isdigit()]
    if rest is None:
        full = any(is_name(name) or line_key(name) in known.agencies for name in names)
        placed = is_name(named[0][0].strip()) and len(named) == 2 and named[1][0].split()[-1][0].isupper() and len(strange) <= 3
        return names if full and (not strange or placed) else (() if _desk_line(text, tables) else None)
    if names and (not strange or (_capitals(line) and not line.rstrip().endswith("."))):
        return names
    return () if not strange and _has_desk(line, tables) else None


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
