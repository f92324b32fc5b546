"""Names the press uses every day: media, bodies, the places that stand for bodies, countries, cities."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from recoupe.language.rows import label, read_rows
from recoupe.records import ActorKind, LexiconError

MEDIA = ("name", "kind", "country", "other")
MEDIA_KINDS = ("paper", "magazine", "radio", "television", "agency", "site", "pollster")
INSTITUTIONS = ("name", "key", "gender", "other")
METONYMS = ("word", "body", "sort")
PLACES = ("name", "adjectives", "code")
ARTICLE = re.compile(r"^(?:Les? |La |L'|The )")
FIRST = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """One name as it may be printed.

    Attributes:
        name: as printed, straight apostrophes.
        full: the name its bearer goes by; names with one `full` are one bearer.
        kind: of the bearer.
        sort: for a medium its kind ("paper"); "building" or "capital" for a metonym; "country" or "city" for a place; else "".
        country: ISO 3166 code of a medium or country, or "".
        bare: the name was listed with an article that is left out here: only an article before it makes it that name.
    """

    name: str
    full: str
    kind: ActorKind
    sort: str = ""
    country: str = ""
    gender: str | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class KnownNames:
    """Names by their first word; what each stands for; the adjectives of countries.

    Attributes:
        by_first: the names that begin with a word, longest first; names printed alike are one after the other.
        adjectives: "russe" to "Russie", feminines and plurals too.
        codes: country to ISO 3166 code.
    """

    by_first: Mapping[str, tuple[Known, ...]]
    adjectives: Mapping[str, str]
    codes: Mapping[str, str]

    def at(self, text: str, offset: int) -> tuple[Known, ...]:
        """The longest names that stand at this offset of a plain text, whole words only; () if none does.

        Args:
            text: straight apostrophes, plain blanks.
            offset: where a word begins.
        """
        first = FIRST.match(text, offset)
        likely = self.by_first.get(first.group()) if first else None
        if likely is None:
            return ()
        found: list[Known] = []
        for known in likely:
            if found and len(known.name) < len(found[0].name):
                break
            if text.startswith(known.name, offset) and _ends_word(text, offset + len(known.name)):
                found.append(known)
        return tuple(found)

    def named(self, name: str) -> Known | None:
        """The first bearer of exactly this name."""
        return next(iter(known for known in self.at(name, 0) if known.name == name), None)


def _ends_word(text: str, offset: int) -> bool:
    following = text[offset : offset + 2]
    return not following or not (following[0].isalnum() or (following[0] in "-'" and following[1:].isalnum()))


def load_known_names(folder: Path) -> KnownNames:
    """Read the four lists of names of one language.

    Raises:
        LexiconError: a row is off, or a word of a closed set is unknown.
    """
    names = [*_media(folder / "media.tsv"), *_institutions(folder / "institutions.tsv"), *_metonyms(folder / "metonyms.tsv")]
    places, adjectives, codes = _places(folder / "places.tsv")
    table: dict[str, list[Known]] = {}
    for known in [*names, *places]:
        first = FIRST.match(known.name)
        if first is None:
            raise LexiconError(folder.name, known.name, "starts with no letter or digit")
        table.setdefault(first.group(), []).append(known)
    by_first = {word: tuple(sorted(listed, key=lambda known: -len(known.name))) for word, listed in table.items()}
    return KnownNames(MappingProxyType(by_first), MappingProxyType(adjectives), MappingProxyType(codes))


def _media(file: Path) -> Iterator[Known]:
    for name, kind, country, other in read_rows(file, MEDIA):
        if kind not in MEDIA_KINDS:
            raise LexiconError(label(file), name, f"{kind!r} is none of {MEDIA_KINDS}")
        for printed in [name, *filter(None, other.split(";"))]:
            yield Known(printed, name, "organisation" if kind == "pollster" else "media", kind, country)
            bare = ARTICLE.sub("", printed)
            if bare != printed and not printed.startswith("The "):
                yield Known(bare, name, "media", kind, country, bare=True)


def _institutions(file: Path) -> Iterator[Known]:
    for name, key, gender, other in read_rows(file, INSTITUTIONS):
        if gender not in ("m", "f"):
            raise LexiconError(label(file), name, f"gender {gender!r} is neither m nor f")
        for printed in [name, *filter(None, other.split(";"))]:
            bare = ARTICLE.sub("", printed)
            if bare != printed:
                yield Known(bare, key or name, "organisation", gender=gender, bare=True)
            yield Known(printed, key or name, "organisation", gender=gender)


def _metonyms(file: Path) -> Iterator[Known]:
    for word, body, sort in read_rows(file, METONYMS):
        if sort not in ("building", "capital"):
            raise LexiconError(label(file), word, f"{sort!r} is neither building nor capital")
        yield Known(word, body, "organisation" if sort == "building" else "place", sort)


def _places(file: Path) -> tuple[list[Known], dict[str, str], dict[str, str]]:
    places: list[Known] = []
    adjectives: dict[str, str] = {}
    codes: dict[str, str] = {}
    for name, forms, code in read_rows(file, PLACES):
        places.append(Known(name, name, "place", "city" if forms == "-" else "country", code.strip("-")))
        codes.setdefault(name, code.strip("-"))
        for pair in [] if forms == "-" else forms.split(";"):
            masculine, mark, feminine = pair.partition("/")
            if not mark:
                raise LexiconError(label(file), name, f"adjective {pair!r} has one form")
            for form in (masculine, feminine):
                plural = form if form.endswith(("s", "x")) else f"{form}s"
                adjectives.setdefault(form, name)
                adjectives.setdefault(plural, name)
    return places, adjectives, codes
