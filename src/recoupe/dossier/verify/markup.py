"""Which characters of a received text are markup, and how a slice of it reads once folded.

Written again here, apart from `clean`: what cleaning gets wrong must not be wrong here in the same way.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|article)\b", re.IGNORECASE)
_MARKUP_WITHIN = 20_000
"""Characters of a text looked at to tell whether it is markup: a page that opens with a longer script is rare."""
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_STOP = re.compile(r"=\s*([\"'])|>")
_HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head"})
_INLINE = frozenset(
    re.findall(
        r"\w+", "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strong sub sup tt u var wbr"
    )
)
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_WORD = re.compile(r"\S+")
_REFERENCE = re.compile(r"&#?\w{1,32};")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


class Tag(NamedTuple):
    """One run of markup: a tag, a comment, or a hidden element with all it holds."""

    start: int
    end: int
    inline: bool


def is_markup(text: str) -> bool:
    """Whether a received text is HTML."""
    return _MARKUP.search(text[:_MARKUP_WITHIN]) is not None


def find_tags(text: str) -> Iterator[Tag]:
    """The runs of markup, in order and disjoint; time grows with the length of the text alone."""
    ends = _Ends(text)
    at = text.find("<")
    while at >= 0:
        tag = _tag_at(text, at, ends)
        if tag:
            yield tag
        at = text.find("<", tag.end if tag else at + 1)


def reading(raw: str) -> str:
    """A slice as it prints, white space and invisible characters left out: tags gone, references decoded."""
    return squash(html.unescape(_without_tags(raw, "", "")))


def squash(text: str) -> str:
    """Only what is printed."""
    return "".join(text.translate(_INVISIBLE).split())


def folds_to(raw: str, exact: str) -> bool:
    """Whether a slice prints as these words, white space apart."""
    wanted = squash(exact)
    return squash(raw) == wanted or reading(raw) == wanted or squash(html.unescape(raw)) == wanted


def block_readings(raw: str) -> Iterator[str]:
    """Every way a block may read: with or without references and tags, with or without a space where a tag stood."""
    seen: set[str] = set()
    bare = [html.unescape(_without_tags(raw, *joints)) for joints in (("", " "), ("", ""), (" ", " "))] if "<" in raw else []
    for text in (*bare, raw, html.unescape(raw)):
        folded = " ".join(text.translate(_INVISIBLE).split())
        if folded not in seen:
            seen.add(folded)
            yield folded


def visible(text: str) -> Iterator[tuple[int, int]]:
    """The runs of a received text that may be words: all of a plain text, what stands between markup in a page."""
    if not is_markup(text):
        yield 0, len(text)
        return
    at = 0
    for tag in find_tags(text):
        if tag.start > at:
            yield at, tag.start
        at = tag.end
    if at < len(text):
        yield at, len(text)


def printed(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets in [start, end) of the characters that print; references to nothing printed, bullets and rules left out."""
    at = start
    for match in _REFERENCE.finditer(text, start, end):
        yield from _words(text, at, match.start())
        if squash(html.unescape(match[0])):
            yield match.start()
        at = match.end()
    yield from _words(text, at, end)


def _words(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets of what prints in [start, end), words of signs alone ("-----", or a bullet) left out where they stand apart."""
    for word in _WORD.finditer(text, start, end):
        if not any(char.isalnum() for char in word[0]) and _apart(text, word.start(), word.end()):
            continue
        yield from (n for n in range(word.start(), word.end()) if squash(text[n]))


def _apart(text: str, start: int, end: int) -> bool:
    """Whether white space, the text's end or markup stands on both sides, or on the left the start of a line."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before in {"", "\n"} or ((before.isspace() or before == ">") and (after in {"", "<"} or after.isspace()))


def _without_tags(raw: str, inline: str, other: str) -> str:
    """The slice with each run of markup replaced."""
    if "<" not in raw:
        return raw
    parts, at = [], 0
    for tag in find_tags(raw):
        parts += [raw[at : tag.start], inline if tag.inline else other]
        at = tag.end
    return "".join([*parts, raw[at:]])


class _Ends:
    """Where a run of markup ends; remembers what does not come any more, so that nothing is looked for twice in vain."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lowered = text.translate(_LOWER)
        self.gone: set[str] = set()
        self.unquoted = False
        """Set once a quoted value never closes: from there on quotes are no more looked at, so that no tag is read twice."""

    def find(self, what: str, start: int) -> int:
        """Where `what` (in lower case) next stands; -1 when it does not."""
        if what in self.gone:
            return -1
        at = self.lowered.find(what, start)
        if at < 0:
            self.gone.add(what)
        return at

    def after(self, what: str, start: int) -> int:
        """The offset after the next `what`; the end of the text when it does not come."""
        at = self.find(what, start)
        return len(self.text) if at < 0 else at + len(what)


def _tag_at(text: str, at: int, ends: _Ends) -> Tag | None:
    """The run of markup that opens at this "<", if one does."""
    if text.startswith("<!--", at):
        return Tag(at, ends.after("-->", at + 4), inline=True)
    name = _NAME.match(text, at)
    if name is None:
        return Tag(at, ends.after(">", at), inline=False) if text[at + 1 : at + 2] in {"!", "?"} else None
    word = name[1].lower()
    end = _tag_end(text, name.end(), ends)
    if end is None:
        return None
    if word in _HIDDEN and text[at + 1] != "/" and ends.find(f"</{word}", end) >= 0:
        return Tag(at, ends.after(">", ends.find(f"</{word}", end)), inline=False)
    return Tag(at, end, word in _INLINE)


def _tag_end(text: str, at: int, ends: _Ends) -> int | None:
    """The offset after the ">" that closes a tag, quoted values skipped; None when nothing closes it."""
    plain = ends.find(">", at)
    while plain >= 0 and not ends.unquoted:
        stop = _STOP.search(text, at)
        if stop is None or stop[0] == ">":
            return stop.end() if stop else None
        closing = ends.find(stop[1], stop.end())
        if closing < 0:
            ends.unquoted = True
            break
        at = closing + 1
    return plain + 1 if plain >= 0 else None
