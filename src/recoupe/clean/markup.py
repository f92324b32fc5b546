"""Scan HTML once: elements, text with its place in the source, metadata. Linear in the source, whatever the source.

No parser in reach keeps the place of every character, and `verify` must find each word where the article says it stood. This one
knows just enough of HTML: which tags end a paragraph, which elements nobody sees, which end tags may be left out.
"""

import re
from dataclasses import dataclass, field

from recoupe.clean.folding import Run

INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s"),
        *("samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr"),
    ]
)
HIDDEN = frozenset(["script", "style", "noscript", "template", "svg", "iframe"])
_NOTED = frozenset(["meta", "link", "html", "title", "body", "head"])
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_SPACING = frozenset(
    ["br", "img", "picture", "source", "wbr", "object", "embed", "map", "area", "acronym", "strike", "nobr", "ruby", "data"]
)
"""Tags within a line that part words but end no paragraph (two line breaks do)."""
_CELLS = frozenset(["td", "th"])
"""Cells part words; rows end paragraphs. A cell laid out with paragraphs of its own still ends at those."""
_CLOSED_BY = {
    "li": ("li",),
    "dt": ("dd", "dt"),
    "dd": ("dd", "dt"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}
_TAG_ALONE = re.compile(
    r"<(?P<slash>[/!?]?)(?P<name>[a-zA-Z][^\s/<>]*+)(?P<rest>(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>]*+))*+)>",
)
"""A tag; one that another tag's bracket breaks off is text, as whoever checks coverage reads it."""
_PAIRED = re.compile(r"<[/!?]?[a-zA-Z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_FIRST_BRACKET = re.compile(r"<(?P<slash>[/!?]?)(?P<name>[a-zA-Z][^\s/<>]*+)(?P<rest>[^>]*+)>")
_TAG = re.compile(rf"(?P<comment><!--)|{_TAG_ALONE.pattern}")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_KEPT = frozenset(
    [
        *("class", "id", "rel", "itemprop", "itemtype", "role", "style", "datetime", "aria-hidden", "property", "name"),
        *("content", "href", "type"),
    ]
)
MAX_ATTRIBUTES = 4000
"""Characters of one tag looked at for attributes: the class lists of news pages stay below 1500."""
MAX_INSIDE = 400
"""Inline elements around a text that are looked through."""
PATH_ELEMENTS = 40
MAX_DEPTH = 5000
"""Open elements beyond which no page was meant to be read: news pages stay below 120, broken ones below 900."""


class TooDeepError(ValueError):
    """More elements are open at once than any page means."""


class Element:
    """An element that holds text, as far as rules look at it; its attributes are read when first asked for.

    Attributes:
        number: in order of start tags, 0 is the page.
        tag: its name in lower case.
        parent: the element around it, None for the page.
        depth: elements around it.
    """

    __slots__ = ("_attributes", "_hints", "_path", "_rest", "_tags", "depth", "number", "parent", "tag")

    def __init__(self, number: int, tag: str, parent: "Element | None", rest: str) -> None:
        self.number = number
        self.tag = tag
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self._rest = rest
        self._attributes: dict[str, str] | None = None
        self._hints: str | None = None
        self._path: tuple[int, ...] | None = None
        self._tags: tuple[str, ...] = ()

    def path(self) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Numbers and names of the element and those around it, nearest first, at most `PATH_ELEMENTS`."""
        if self._path is None:
            around = self.parent
            if around is not None and around._path is None:
                chain = around.up(PATH_ELEMENTS)
                around._path = tuple(one.number for one in chain)
                around._tags = tuple(one.tag for one in chain)
            most = PATH_ELEMENTS - 1
            self._path = (self.number, *((around._path or ())[:most] if around else ()))
            self._tags = (self.tag, *(around._tags[:most] if around else ()))
        return self._path, self._tags

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes rules look at."""
        if self._attributes is None:
            self._attributes = read_attributes(self._rest) if "=" in self._rest else {}
        return self._attributes

    def has(self, word: str) -> bool:
        """Whether a word stands anywhere in its start tag."""
        return word in self._rest

    def up(self, most: int = PATH_ELEMENTS) -> list["Element"]:
        """The element and its ancestors, nearest first, at most so many."""
        chain: list[Element] = []
        at: Element | None = self
        while at is not None and len(chain) < most:
            chain.append(at)
            at = at.parent
        return chain

    @property
    def own_hints(self) -> str:
        """Class, id and itemprop words, in lower case."""
        if self._hints is None:
            kept = self.attributes
            words = f"{kept.get('class', '')} {kept.get('id', '')} {kept.get('itemprop', '')}" if kept else ""
            self._hints = words.strip().lower()
        return self._hints


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text without a paragraph's end in it: where it stands and what holds it."""

    runs: tuple[Run, ...]
    element: Element
    linked: int
    bold: int
    total: int
    inside: tuple[str, ...]
    """Names of the inline elements around its first text, nearest first."""
    datetime: str = ""


@dataclass(slots=True)
class Scan:
    """What one pass over a page found.

    Attributes:
        stretches: in order of place.
        metas: name or property to content, in order; first ones first.
        json: contents of the linked-data scripts.
        canonical: address the page gives itself.
        language: of the root element.
        heads: text of `<title>` as written.
        skipped: (start, end) of the elements nobody sees, comments included.
    """

    stretches: list[Stretch] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    json: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None
    heads: str = ""
    skipped: list[tuple[int, int]] = field(default_factory=list)
    body: int = 0


def scan(source: str) -> Scan:
    """Scan a page.

    Raises:
        TooDeepError: more than `MAX_DEPTH` elements are open at once.
    """
    scanner = _Scanner(source)
    scanner.run()
    return scanner.found


class _Scanner:
    """One pass over the source with a stack of open elements."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Scan()
        self.root = Element(0, "#root", None, "")
        self.stack: list[Element] = [self.root]
        self.open: dict[str, int] = {}
        self.count = 0
        self.runs: list[Run] = []
        self.holder: Element | None = None
        self.linked = self.bold = self.total = 0
        self.inside: tuple[str, ...] = ()
        self.datetime = ""
        self.spaced = False
        self.breaks = 0
        self.no_more: set[str] = set()
        self.head_end = 0

    def run(self) -> None:
        """Walk the tags; what stands between them is text."""
        source, at = self.source, 0
        while True:
            match = (_TAG_ALONE if "--" in self.no_more else _TAG).search(source, at)
            if match is None:
                self.text(at, len(source))
                break
            start = match.start()
            if start > at:
                self.text(at, start)
            at = self.comment(match) if match[0] == "<!--" else self.tag(_sound(match))
        self.flush()

    def comment(self, match: re.Match[str]) -> int:
        """Skip a comment; one that never ends is text."""
        end = -1 if "--" in self.no_more else self.source.find("-->", match.end())
        if end < 0:
            self.no_more.add("--")
            self.text(match.start(), match.end())
            return match.end()
        self.found.skipped.append((match.start(), end + 3))
        self.spaced = True
        return end + 3

    def tag(self, match: re.Match[str]) -> int:
        """Take one tag; return where to go on."""
        name, slash = match["name"].lower(), match["slash"]
        if slash in ("!", "?"):
            self.spaced = True
            return match.end()
        if slash == "/":
            self.close(name)
            return match.end()
        if name in HIDDEN:
            return self.hidden(match, name)
        self.start(match, name)
        return match.end()

    def hidden(self, match: re.Match[str], name: str) -> int:
        """Skip an element nobody sees, to its first end tag; one without an end tag is an ordinary tag."""
        end = None if name in self.no_more else _end_of(name).search(self.source, match.end())
        if end is None:
            self.no_more.add(name)
            self.flush()
            return match.end()
        if name == "script" and "ld+json" in match["rest"][:MAX_ATTRIBUTES].lower():
            self.found.json.append(self.source[match.end() : end.start()])
        self.found.skipped.append((match.start(), end.end()))
        self.spaced = True
        return end.end()

    def start(self, match: re.Match[str], name: str) -> None:
        """Open an element."""
        rest = match["rest"]
        if name in _CELLS:
            self.spaced = True
            self.imply(name)
        elif name not in INLINE and name not in _SPACING:
            self.flush()
            self.imply(name)
        elif name in _SPACING:
            self.line_break(name)
        if name in _NOTED:
            self.note(name, read_attributes(rest), match)
        if name in VOID or rest.endswith("/"):
            return
        parent = self.stack[-1]
        if parent.depth >= MAX_DEPTH:
            raise TooDeepError(f"more than {MAX_DEPTH} elements open at character {match.start()}")
        self.count += 1
        self.stack.append(Element(self.count, name, parent, rest if len(rest) <= MAX_ATTRIBUTES else rest[:MAX_ATTRIBUTES]))
        self.open[name] = self.open.get(name, 0) + 1

    def line_break(self, name: str) -> None:
        """Part words; a second line break in a row ends the paragraph."""
        self.spaced = True
        self.breaks += name == "br"
        if self.breaks > 1:
            self.flush()

    def imply(self, name: str) -> None:
        """Close what this start tag ends without saying so."""
        if self.open.get("p") and self.stack[-1].tag == "p":
            self.close("p")
        for other in _CLOSED_BY.get(name, ()):
            if self.open.get(other) and self.stack[-1].tag == other:
                self.close(other)

    def close(self, name: str) -> None:
        """Close the nearest open element of that name, and all inside it."""
        if name not in INLINE:
            if name in _SPACING or name in _CELLS:
                self.spaced = True
            else:
                self.flush()
        if not self.open.get(name):
            return
        while len(self.stack) > 1:
            last = self.stack.pop()
            self.open[last.tag] -= 1
            if last.tag == name:
                break

    def note(self, name: str, attributes: dict[str, str], match: re.Match[str]) -> None:
        """Take down what the page says of itself."""
        found = self.found
        if name == "meta" and "content" in attributes:
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            found.metas.append((key.lower(), attributes["content"]))
        elif name == "link" and attributes.get("rel", "").lower() == "canonical" and found.canonical is None:
            found.canonical = attributes.get("href")
        elif name == "html":
            lang = _ATTRIBUTE_LANG.search(match["rest"][:MAX_ATTRIBUTES])
            found.language = found.language or (lang[1].lower() if lang else None)
        elif name == "title" and not found.heads:
            end = self.source.find("<", match.end())
            found.heads = self.source[match.end() : end if end >= 0 else len(self.source)]
        elif name == "head" and not self.head_end:
            end_tag = _end_of("head").search(self.source, match.end())
            self.head_end = end_tag.start() if end_tag else 1
        elif name == "body" and not found.body:
            found.body = match.start()

    def text(self, start: int, end: int) -> None:
        """Take text; white space alone parts words and is no text."""
        if start >= end or start < self.head_end:
            return
        if self.source[start:end].isspace():
            self.spaced = True
            return
        here = self.stack[-1]
        if not self.runs:
            self.begin(here)
        if not self.datetime and here.has("datetime"):
            self.datetime = here.attributes.get("datetime", "")
        self.runs.append(Run(start, end, self.spaced))
        self.spaced, self.breaks = False, 0
        size = end - start
        self.total += size
        if self.open.get("a"):
            self.linked += size
        if self.open.get("b") or self.open.get("strong"):
            self.bold += size

    def begin(self, here: Element) -> None:
        """Begin a paragraph: find the element that holds it, and the inline elements on the way."""
        inside: list[str] = []
        at = here
        while at.tag in INLINE and at.parent is not None:
            inside.append(at.tag)
            at = at.parent
            if len(inside) > MAX_INSIDE:
                break
        self.holder, self.inside, self.spaced = at, tuple(inside[:6]), False

    def flush(self) -> None:
        """End the paragraph."""
        if self.runs:
            holder = self.holder or self.root
            stamp = self.datetime or (holder.attributes.get("datetime", "") if holder.has("datetime") else "")
            self.found.stretches.append(Stretch(tuple(self.runs), holder, self.linked, self.bold, self.total, self.inside, stamp))
            self.runs = []
        self.linked = self.bold = self.total = 0
        self.inside, self.datetime = (), ""
        self.spaced, self.breaks = False, 0


_ATTRIBUTE_LANG = re.compile(r"\blang\s*=\s*[\"']?([a-zA-Z]{2,3})")
_ENDS: dict[str, re.Pattern[str]] = {name: re.compile(rf"</{name}\s*>", re.I) for name in (*HIDDEN, "head")}


def _end_of(name: str) -> re.Pattern[str]:
    """The end tag of an element nobody sees."""
    return _ENDS[name]


def _sound(match: re.Match[str]) -> re.Match[str]:
    """The tag itself, or the one that ends at its first bracket where a bracket stands in quotation marks that do not pair."""
    if ">" not in match["rest"] or _PAIRED.fullmatch(match[0]):
        return match
    return _FIRST_BRACKET.match(match.string, match.start()) or match


def read_attributes(rest: str) -> dict[str, str]:
    """The attributes rules look at."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest[:MAX_ATTRIBUTES]):
        name = match[1].lower()
        if name in _KEPT and name not in found:
            found[name] = match[2] or match[3] or match[4] or ""
    return found
