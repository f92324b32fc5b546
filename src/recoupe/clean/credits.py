"""Who words and pictures are credited to: source lines, agencies in brackets, photo credits, datelines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.language import Tables
from recoupe.language.leftovers import line_key
from recoupe.records import CreditKind
from recoupe.records.articles import CreditRelation

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_TAIL_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\s*\.?\s*$")
_JOINS = re.compile(r"\s*[,;/|+&\u2022]\s*|\s+(?:et|and|und|y|e|en)\s+|\s+[-\u2013\u2014]\s+")
_COPYRIGHT = re.compile(r"(?:\u00a9|\(c\)|\bcopyright\b)\s*:?\s*(.{2,80})$", re.I)
_PLACE = r"[^\W\d_][\w'\u2019.-]*(?:[ /-][\w'\u2019.-]+){0,4}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?P<rest>(?:\s?[,(][^()\u2013\u2014]{{2,60}}?\)?){{0,3}})\s*(?P<dash>\s[-\u2013\u2014]+\s|[\u2013\u2014]+\s|\s?:\s|(?<=\))\s)"
)
MAX_SIGNED = 4
MAX_INITIALS = 8
"""Letters of a part of a signature: "Keystone" is the longest that is no name of a person."""
_SLASHED = re.compile(r"\s*[/,]\s*|\s+(?:avec|et|with|and|mit|und|con|com|met)\s+")
_WITH = frozenset(["avec", "with", "mit", "con", "com", "met"])
_AGENCY_LEAD = re.compile(r"\(([^()]{2,40})\)\s*[-\u2013\u2014.:]+\s")
_SLASH = re.compile(
    r"(?:^|[.!?\s]\s?)"
    r"((?:[A-Z][\w.'-]+\s?){0,4}[/|]\s?[A-Z][\w .'\u2019/&-]{1,50}|[A-Z][A-Z ]{1,14}/\s?[A-Z][\w .'\u2019-]{2,40})\.?$"
)
_AGENCY_SITE = re.compile(r"(?<=^...)\.com$|(?<=^reuters)\.com$", re.I)
_SENTENCE = re.compile(r"(?:^|[.!?)]\s{0,2}|\s)((?:[A-Z][^\s.!?]{1,14}|PHOTO)\s[^.!?]{2,70})\.?$")
_LAST_BAR = re.compile(r"[|/\u2013\u2014-]\s*([^|/\u2013\u2014-]{2,20})$")
_LABEL = re.compile(r"(?:^|[.!?)\s]\s?|\s[-\u2013\u2014|/]\s)([^\W\d_][^.:|()]{1,40}?)\s?:\s")


@dataclass(frozen=True, slots=True)
class Found:
    """A credit inside one text, counted from its start."""

    start: int
    end: int
    kind: CreditKind
    names: tuple[str, ...]
    rule: str
    relation: CreditRelation = "source"


def split_names(text: str, tables: Tables) -> tuple[str, ...]:
    """Names in a list such as "A, B et C", small words before each left out."""
    names: list[str] = []
    known = tables.page_words
    for part in _JOINS.split(text):
        words = part.strip(" .:;,\u00a0\"'\u00ab\u00bb").split()
        while (
            words
            and line_key(words[0]) in known.with_words | {"l", "le", "la", "the", "afp via"}
            and len(words) > 1
            and words[0].islower()
        ):
            words.pop(0)
        name = _AGENCY_SITE.sub("", " ".join(words).lstrip("\u00a9 "))
        name = known.agencies.get(line_key(name), name) if name.islower() else name
        if (
            name
            and line_key(name) not in known.relays
            and tables.leftovers.lines.get(line_key(name)) != "legal"
            and any(char.isalpha() for char in name)
            and name not in names
        ):
            names.append(name)
    return tuple(names)


def agency_names(text: str, tables: Tables) -> tuple[str, ...]:
    """The agencies a short text is made of; () when it holds anything else."""
    known = tables.page_words
    names = split_names(re.sub(rf"^\s*(?:{'|'.join(sorted(known.with_words))})\s+", "", text, flags=re.I), tables)
    return names if names and all(line_key(name) in known.agencies for name in names) else ()


def source_line(text: str, tables: Tables) -> tuple[str, ...] | None:
    """The names a line that names its source gives ("Source: A, B"); None when it is no such line.

    Without a colon the rest must be a name: capitals, or an address ("SOURCE 7JOURS.EXAMPLE").
    """
    if len(text) > 160:
        return None
    head, colon, rest = text.partition(":")
    known = tables.page_words
    if colon and known.source_words.fullmatch(line_key(head)):
        return split_names(rest, tables) or None
    last = text.rpartition(". ")[2]
    if colon and last != text and ":" in last and known.source_words.fullmatch(line_key(last.partition(":")[0])):
        return split_names(last.partition(":")[2], tables) or None
    lead = known.source_words.match(line_key(text))
    if lead and not colon:
        n_words = len(lead[0].split())
        rest = " ".join(re.split(r"\s+", re.sub(r"['\u2019]", "' ", text))[n_words:])
        named = rest.isupper() or text.isupper() or "." in rest.strip(".") or (n_words > 1 and rest[:1].isupper())
        if rest and len(rest.split()) <= 5 and named and rest[-1] not in ".?!":
            return split_names(rest, tables)
    return agency_names(text.strip("()[] ."), tables) or _signed(text.strip("()[] ."), tables) or None


def photo_credit(text: str, tables: Tables) -> Found | None:
    """The picture credit a caption ends with or is; None when there is none."""
    known = tables.page_words
    brackets = _TAIL_BRACKETS.search(text)
    if brackets and (names := _photo_names(brackets[1], tables)):
        return Found(
            brackets.start(),
            len(text),
            "photo",
            names,
            "credits.brackets-signed" if "\u00a9" in brackets[1] else "credits.brackets",
        )
    sign = _COPYRIGHT.search(text)
    if sign:
        return Found(sign.start(), len(text), "photo", split_names(sign[1], tables), "credits.copyright")
    alone = _agencies_alone(text, tables)
    if alone:
        return Found(0, len(text), "photo", alone, "credits.agency-alone")
    label = _labelled(text, tables)
    if label:
        return label
    tail = _SLASH.search(text)
    if tail and any(line_key(name) in known.agencies for name in split_names(tail[1], tables)):
        return Found(tail.start(1), len(text), "photo", split_names(tail[1], tables), "credits.slash")
    return None


def _labelled(text: str, tables: Tables) -> Found | None:
    """A credit that a word for pictures opens: "Photo : A. B.", "... . Photo A. B.", "... | DR"."""
    known = tables.page_words
    for match in _LABEL.finditer(text):
        if known.photo_words.fullmatch(line_key(match[1])) and (len(text) - match.end() <= 80 or match.start(1) == 0):
            return Found(
                match.start(1),
                len(text),
                "photo",
                split_names(text[match.end() : match.end() + 80], tables),
                "credits.photo-label",
            )
    for match in _SENTENCE.finditer(text, max(0, len(text) - 90)):
        lead = known.photo_words.match(line_key(match[1]))
        rest = match[1].split()[len(lead[0].split()) :] if lead else []
        if rest and len(rest) <= 8 and sum(word[0].isupper() or not word[0].isalpha() for word in rest) >= 0.7 * len(rest):
            return Found(match.start(1), len(text), "photo", split_names(" ".join(rest), tables), "credits.photo-lead")
    bar = _LAST_BAR.search(text)
    if bar and known.photo_words.fullmatch(line_key(bar[1])):
        return Found(bar.start(1), len(text), "photo", (), "credits.photo-bar")
    return None


def _agencies_alone(text: str, tables: Tables) -> tuple[str, ...]:
    """The agencies a short text is made of, words such as "file photo" aside; () when it holds anything else."""
    known = tables.page_words
    names = (
        tuple(name for name in split_names(text, tables) if not known.photo_words.fullmatch(line_key(name)))
        if len(text) <= 60
        else ()
    )
    known_names = [line_key(name) in known.agencies for name in names]
    return names if names and (all(known_names) or ("/" in text and any(known_names) and len(text.split()) <= 5)) else ()


def _photo_names(inside: str, tables: Tables) -> tuple[str, ...]:
    """Names of a bracket that credits a picture: an agency among them, or a photo word before them."""
    known = tables.page_words
    head, colon, rest = inside.partition(":")
    if colon and known.photo_words.fullmatch(line_key(head)):
        return split_names(rest, tables)
    lead = known.photo_words.match(line_key(inside))
    if lead and lead[0] != line_key(inside):
        return split_names(" ".join(inside.split()[len(lead[0].split()) :]), tables)
    names = split_names(inside, tables)
    return names if any(line_key(name) in known.agencies for name in names) and len(inside.split()) <= 8 else ()


def dateline(text: str, tables: Tables) -> Found | None:
    """The dateline a paragraph opens with: "GENEVE - ", "Paris, 12 mars (AFP) - ", "(Belga) - "; None when there is none.

    A place alone must be in capitals; with an agency in brackets or a date behind it, it need not be.
    """
    lead = _AGENCY_LEAD.match(text)
    if lead and (names := agency_names(lead[1], tables)):
        return Found(0, lead.end(), "dateline", names, "credits.dateline-agency")
    found = _DATELINE.match(text[:120])
    if not found:
        return None
    place, rest = found["place"], found["rest"]
    names = tuple(name for inside in _BRACKETS.findall(rest) for name in agency_names(inside, tables))
    named = bool(_BRACKETS.search(rest)) and (bool(names) or place.isupper())
    capitals = (
        place.isupper() and len(place) >= 4 and "-" not in (found["dash"].strip() or "-")[1:] and found["dash"].strip() != ":"
    )
    if not (names or named or capitals):
        return None
    if not names and named:
        names = tuple(split_names(_BRACKETS.search(rest)[1], tables))  # type: ignore[index]
    return Found(0, found.end(), "dateline", names, "credits.dateline")


def closing_credit(text: str, tables: Tables) -> Found | None:
    """The agency a paragraph ends with in brackets: "(AFP)", "(avec Reuters)"; None when there is none."""
    brackets = _TAIL_BRACKETS.search(text)
    if brackets and (names := agency_names(brackets[1], tables) or _signed(brackets[1], tables)):
        return Found(brackets.start(), len(text), "text", names, "credits.closing", _relation(brackets[1], tables))
    return None


def _signed(inside: str, tables: Tables) -> tuple[str, ...]:
    """The agencies of a signature that holds initials as well: "ats/jd", "AFP/VNA"; () when it holds anything else."""
    parts = [part.strip() for part in _SLASHED.split(inside)]
    if not 2 <= len(parts) <= MAX_SIGNED or not all(
        part.isalpha() and len(part) <= MAX_INITIALS for part in parts if " " not in part
    ):
        return ()
    known = [part for part in parts if line_key(part) in tables.page_words.agencies]
    alone = all(part in known or " " not in part for part in parts)
    return split_names(", ".join(known), tables) if known and alone else ()


def find_credits(text: str, role: str, tables: Tables) -> Iterator[Found]:
    """All credits of one block, by its role."""
    if role == "picture":
        photo = photo_credit(text, tables)
        yield Found(
            0, len(text), "photo", photo.names if photo else split_names(text, tables), photo.rule if photo else "credits.picture"
        )
    elif role == "credit":
        names = source_line(text, tables)
        photo = None if names is not None and not text.lstrip().startswith("\u00a9") else photo_credit(text, tables)
        if photo:
            yield Found(0, len(text), "photo", photo.names, photo.rule)
        else:
            yield Found(0, len(text), "text", names or (), "credits.source-line", _relation(text, tables))
    elif role == "caption":
        found = photo_credit(text, tables)
        if found:
            yield found
    elif role in ("body", "standfirst"):
        opening, closing = dateline(text, tables), closing_credit(text, tables)
        yield from (one for one in (opening, closing) if one and (one.end > one.start))
    elif role == "byline":
        yield from _byline_credit(text, tables)


def _relation(text: str, tables: Tables) -> CreditRelation:
    """Whether words are those of who is named, or written with theirs: "avec AFP", "with Reuters"."""
    first = line_key(text).split()[:1]
    return "with" if first and first[0] in _WITH & tables.page_words.with_words else "source"


def _byline_credit(text: str, tables: Tables) -> Iterator[Found]:
    """Agencies named in a byline: "Par Jean Morel (avec AFP)"."""
    for match in re.finditer(r"[^\s(),/|&]+(?:[ -][^\s(),/|&]+)?", text):
        for words in (match[0], match[0].split()[0]):
            if line_key(words) in tables.page_words.agencies:
                relation = _relation(text[: match.start()].rpartition(" ")[0].rpartition(" ")[2] or words, tables)
                yield Found(match.start(), match.start() + len(words), "text", (words,), "credits.byline-agency", relation)
                break
