"""What websites leave behind in the text of their articles: share bars, forms, walls, links to other articles.

One file a language, all read at once: pages mix languages.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, get_args

from recoupe.records import FurnitureKind, LexiconError

FOLDER = Path(__file__).parent
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
KINDS: frozenset[str] = frozenset(get_args(FurnitureKind))
FORMS = ("lines", "starts", "holds", "introduces", "glued", "networks", "sections", "verbs", "homes")
Phrases: TypeAlias = tuple[tuple[FurnitureKind, re.Pattern[str]], ...]
MIN_NEAR_WORDS = 4
"""An entry of fewer words must be met exactly: with three words one change is already another phrase."""


_MARKS = re.compile("[\u0300-\u036f]+")
_WORDS = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+")


def line_key(text: str) -> str:
    """The form in which lines are compared: no case, accents or punctuation; every number is "0".

    Example:
        >>> line_key("À lire aussi : 12 commentaires")
        'a lire aussi 0 commentaires'
    """
    bare = text.casefold()
    if not bare.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFKD", bare))
    return _FIGURES.sub("0", " ".join(_WORDS.findall(bare)))


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Leftover phrases as line keys, each with the kind of furniture it is.

    Attributes:
        lines: whole lines; met near enough too, from `MIN_NEAR_WORDS` words on.
        near: word to the entries of `lines` that hold it, for near matches.
        patterns: whole lines with an open middle, one expression a kind.
        starts: what a short line begins with.
        labels: what stands before a colon ("Tags: ...").
        holds: what a line of one or two sentences holds.
        introduces: whole lines after which titles of other articles stand.
        first_words, key_words: a line with none of these as its first word, or anywhere, begins with, or holds, no phrase known.
        glued: what a link to another article, glued to a paragraph, begins with, as written.
        sections: names of sections: furniture only where the head or the tail of a text holds one alone.
        networks: names of networks and share targets.
        verbs: what a line that ends in one of them begins with, when it asks to share or to follow.
        homes: what a trail of sections begins with.
    """

    lines: Mapping[str, FurnitureKind]
    near: Mapping[str, tuple[str, ...]]
    patterns: Phrases
    starts: Phrases
    labels: Mapping[str, FurnitureKind]
    holds: Phrases
    introduces: frozenset[str]
    first_words: frozenset[str]
    key_words: frozenset[str]
    glued: re.Pattern[str]
    sections: frozenset[str]
    networks: frozenset[str]
    verbs: frozenset[str]
    homes: frozenset[str]


def _entries(path: Path) -> Iterator[tuple[str, str, str]]:
    """(kind, form, phrase) of every entry of one file."""
    name = f"{path.parent.name}/{path.name}"
    for kind, forms in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if kind not in KINDS:
            raise LexiconError(name, kind, f"not a kind of furniture: {sorted(KINDS)}")
        for form, phrases in forms.items():
            if form not in FORMS or not isinstance(phrases, list):
                raise LexiconError(name, f"{kind}.{form}", f"not a list under one of {FORMS}")
            for phrase in phrases:
                if not isinstance(phrase, str) or not line_key(phrase):
                    raise LexiconError(name, str(phrase), "not a phrase")
                yield kind, form, phrase


def _expression(phrase: str) -> str:
    """A phrase as an expression over line keys; "*" is up to six words."""
    return r"(?: \w+){0,6} ?".join(re.escape(line_key(part)).replace(r"\ ", " ") for part in phrase.split("*"))


def _compile(found: Mapping[tuple[str, str], list[str]], form: str, frame: str) -> Phrases:
    """One expression a kind for all phrases of a form, kinds in order."""
    kinds = sorted({kind for kind, one in found if one == form and found[kind, one]})
    return tuple((kind, re.compile(frame.format("|".join(sorted(found[kind, form]))))) for kind in kinds)  # type: ignore[misc]


class _Harvest:
    """Collects the entries of all files."""

    def __init__(self) -> None:
        self.lines: dict[str, FurnitureKind] = {}
        self.labels: dict[str, FurnitureKind] = {}
        self.found: dict[tuple[str, str], list[str]] = {}
        self.introduces: set[str] = set()
        self.first_words: set[str] = set()
        self.key_words: set[str] = set()
        self.glued: set[str] = set()
        self.sets: dict[str, set[str]] = {form: set() for form in ("networks", "sections", "verbs", "homes")}

    def take_file(self, path: Path) -> None:
        """Take the entries of one file; of two languages that share a line the first keeps it."""
        here: dict[str, str] = {}
        for kind, form, phrase in _entries(path):
            if form == "lines" and here.setdefault(line_key(phrase), kind) != kind:
                raise LexiconError(f"{path.parent.name}/{path.name}", phrase, f"also under {here[line_key(phrase)]}")
            self._take(kind, form, phrase)  # type: ignore[arg-type]

    def _take(self, kind: FurnitureKind, form: str, phrase: str) -> None:
        """Take one entry."""
        key = line_key(phrase)
        if form == "introduces":
            self.introduces.add(key)
        if form == "introduces" or (form == "lines" and "*" not in phrase):
            self.lines.setdefault(key, kind)
        elif form == "starts" and phrase.endswith(":"):
            self.labels.setdefault(key, kind)
        elif form == "glued":
            self.glued.add(phrase)
        elif form in self.sets:
            self.sets[form].add(key.split(" ", 1)[0] if form == "verbs" else key)
        else:
            self.found.setdefault((kind, form), []).append(_expression(phrase))
            self.first_words.add("*" if phrase.startswith("*") else key.split()[0])
            if form == "holds":
                self.key_words.add(max(key.split(), key=lambda word: (len(word), word)))

    def near(self) -> Mapping[str, tuple[str, ...]]:
        """Word to the entries long enough to be met nearly."""
        near: dict[str, list[str]] = {}
        for key in sorted(self.lines):
            words = key.split()
            for word in sorted(set(words)) if len(words) >= MIN_NEAR_WORDS else ():
                near.setdefault(word, []).append(key)
        return MappingProxyType({word: tuple(keys) for word, keys in near.items()})


def load_leftovers() -> Leftovers:
    """Load the leftover files of all languages.

    Raises:
        LexiconError: a file is missing, or an entry is of no known kind or form, or stands under two kinds.
    """
    harvest = _Harvest()
    for language in LANGUAGES:
        path = FOLDER / language / "leftovers.toml"
        if not path.is_file():
            raise LexiconError(f"{language}/leftovers.toml", "", "missing")
        harvest.take_file(path)
    return Leftovers(
        lines=MappingProxyType(dict(sorted(harvest.lines.items()))),
        near=harvest.near(),
        patterns=_compile(harvest.found, "lines", "^(?:{})$"),
        starts=_compile(harvest.found, "starts", r"^(?:{})\b"),
        labels=MappingProxyType(dict(sorted(harvest.labels.items()))),
        holds=_compile(harvest.found, "holds", r"\b(?:{})\b"),
        introduces=frozenset(harvest.introduces),
        first_words=frozenset(harvest.first_words),
        key_words=frozenset(harvest.key_words),
        glued=re.compile("|".join(re.escape(phrase) for phrase in sorted(harvest.glued, key=lambda one: (-len(one), one)))),
        sections=frozenset(harvest.sets["sections"]),
        networks=frozenset(harvest.sets["networks"]),
        verbs=frozenset(harvest.sets["verbs"]),
        homes=frozenset(harvest.sets["homes"]),
    )
