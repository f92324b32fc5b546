"""What no reuse is: lines in which a site speaks for itself, lists of titles, and runs an outlet puts into many articles."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from recoupe.language.leftovers import Leftovers
from recoupe.language.site_talk import SiteTalk, load_site_talk
from recoupe.link.passages.fingerprints import fingerprint
from recoupe.link.passages.words import WORD, Numbers, Read
from recoupe.link.stems import plain, says_nothing
from recoupe.records import Span

SITES = 3
"""Texts of one outlet from which a run is its furniture, when they share hardly anything else."""
APART = 0.5
"""Share of runs below which two texts of one outlet are two articles, not two versions of one."""
ASKING = 0.75
"""Share of the telling words of a passage that stand in the lines websites leave: from there it asks, and tells nothing."""
SPEAKING, SPEAKING_TO = 0.34, 0.24
"""Share of the telling words of a line that are words of sites, from which a site speaks; and where it says "you" besides.
Of 2,522 sentences of articles, and pairs of them, those of one article about cookies are taken for such lines, and of 110
paragraphs of sites 92; two hundredths lower, sentences that speak of papers and radios are."""
LEAST_SPEAKING = 3
"""Words of sites in the shortest line that is one: "a declined to comment" has one."""
LONGEST = 80
"""Words of the longest passage that may be furniture for its words alone."""
MOST_MET = 50_000
"""Words of which it is remembered what they tell."""
LEAST_LINE = 8
"""Words of the shortest line of prose; a line that ends without a full stop is none, however long."""
FEWEST_LINES = 4
"""Lines of a text below which its lines tell nothing: it came without them."""
MOST_COMMON = 0.5
"""Share of the runs of a passage that are furniture, from which the whole passage is."""
WEAK = 0.5
"""Of a word that any article may have."""
MARGIN = 300
"""Characters before and behind a line in which a quotation it is part of may open and close."""
MOST_OF = 0.8
"""Share of a text from which a passage is the text itself, whatever its lines."""
STOPS = ".!?\u2026,;"
PAST_END = 3
"""Characters behind a passage in which its sentence may end: a quotation mark with its space stands before the full stop."""
ENDS = ".!?\u2026:;"
CLOSING = "\u00bb\u201d\"')] \u00a0\u202f"
MARKS = {"\u00ab": "\u00bb", "\u201c": "\u201d"}
_MARK = re.compile("[\u00ab\u00bb\u201c\u201d]")
_LINE_END = re.compile(r"\n+")
_SENTENCE_END = re.compile('[.\u2026](?=[\u00bb\u201d"\\s]|$)')


@dataclass(frozen=True, slots=True)
class Sieve:
    """What makes a passage furniture: runs many texts have, the words of leftover lines, the words of sites by language."""

    common: Numbers
    one_in: int
    asking: frozenset[str]
    talk: dict[str, SiteTalk]
    met: dict[tuple[str, str], "_Said"] = field(default_factory=dict, compare=False)
    """Words looked at before, by language: passages of a story are made of the same ones."""

    def stops(self, text: Read, start: int, end: int) -> bool:
        """Whether the words [start, end) of a text are furniture."""
        if self.common.size:
            own = fingerprint(text.numbers[start:end], self.one_in)
            if own.size and int(np.isin(own, self.common).sum()) >= MOST_COMMON * own.size:
                return True
        span = text.span(start, end)
        return end - start <= LONGEST and any(self._speaks(text, around) for around in _around(text.text, span))

    def _speaks(self, text: Read, around: Span) -> bool:
        """Whether a site speaks for itself; what people say in quotation marks addresses nobody who reads."""
        quoted: list[Span] | None = None
        talk, met = self.talk.get(text.language), self.met
        telling = asking = 0
        speaking = addressed = 0.0
        for match in WORD.finditer(text.text, around.start, around.end):
            said = met.get((text.language, match[0])) or self._meet(text.language, match[0])
            if said.addresses:
                quoted = _quoted_near(text.text, around) if quoted is None else quoted
                addressed += not any(span.start <= match.start() < span.end for span in quoted)
            telling += said.tells
            asking += said.asks
            speaking += said.weight
        least = SPEAKING_TO if addressed else SPEAKING
        speaks = speaking + addressed >= max(LEAST_SPEAKING, least * (telling + addressed))
        return bool(telling) and (asking >= ASKING * telling or (talk is not None and speaks))

    def _meet(self, language: str, form: str) -> "_Said":
        """Look at a word, and remember what it is."""
        if len(self.met) >= MOST_MET:
            self.met.clear()
        talk, word = self.talk.get(language), plain(lower := form.lower())
        addresses = talk is not None and word in talk.address
        if says_nothing(lower, language):
            said = _Said(addresses)
        else:
            said = _Said(addresses, tells=True, asks=word in self.asking, weight=_weight(talk, word))
        self.met[language, form] = said
        return said


@dataclass(frozen=True, slots=True)
class _Said:
    """What a word tells of who speaks: it says "you", it says something, it stands in leftover lines, how much it is a site's."""

    addresses: bool
    tells: bool = False
    asks: bool = False
    weight: float = 0.0


def make_sieve(common: Numbers, leftovers: Leftovers, one_in: int = 1) -> Sieve:
    """What lets no furniture through.

    Args:
        common: runs that are furniture of an outlet.
        leftovers: the lines websites leave in scraped text, of all languages.
        one_in: of how many runs one was looked at.
    """
    asking = frozenset(word for line in leftovers.lines for word in line.split())
    return Sieve(common, one_in, asking, dict(load_site_talk()))


def tells(text: Read, start: int, end: int) -> bool:
    """Whether the words [start, end) stand in prose: lists of titles, names and links have lines without full stops."""
    if end - start >= MOST_OF * text.starts.size:
        return True
    first, last = int(text.starts[start]), int(text.ends[end - 1])
    lines = _lines(text.text)
    if len(lines) < FEWEST_LINES:
        return any(sign in STOPS for sign in text.text[first : last + PAST_END])
    inside = [line for line in lines if line.start < last and line.end > first]
    told = sum(_n_words(text, line, start, end) for line in inside if _tells_line(text.text, line, first, last))
    return 2 * told >= end - start


def find_common(prints: Sequence[Numbers], outlets: Sequence[str]) -> Numbers:
    """Runs that stand in three articles of one outlet, or more, which are otherwise apart.

    Args:
        prints: the runs of each text.
        outlets: of each text, "" when nobody knows: then nothing is common to an outlet.
    """
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for at, outlet in enumerate(outlets):
        if outlet:
            by_outlet[outlet].append(at)
    found = [_common_of([prints[at] for at in places]) for places in by_outlet.values() if len(places) >= SITES]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.uint64)


def without(own: Numbers, common: Numbers) -> Numbers:
    """A fingerprint without what is common."""
    return own[~np.isin(own, common, assume_unique=True)] if common.size else own


def quotations(text: str) -> Iterator[Span]:
    """Runs between quotation marks of books; a mark that is never closed quotes nothing."""
    start, wanted = -1, ""
    for found in _MARK.finditer(text):
        sign = found[0]
        if sign in MARKS:
            start, wanted = found.start(), MARKS[sign]
        elif start >= 0 and sign == wanted:
            yield Span(start, found.end())
            start, wanted = -1, ""


def _common_of(prints: Sequence[Numbers]) -> Numbers:
    """The runs of one outlet's furniture; versions of one article count once."""
    kept: list[Numbers] = []
    carriers: dict[int, int] = defaultdict(int)
    for own in prints:
        recent = kept[-200:]
        if any(2 * np.intersect1d(own, one, assume_unique=True).size > (own.size + one.size) * APART for one in recent):
            continue
        kept.append(own)
        for number in own.tolist():
            carriers[number] += 1
    return np.fromiter((number for number, n in carriers.items() if n >= SITES), np.uint64)


def _weight(talk: SiteTalk | None, word: str) -> float:
    """How much of a word is a site's."""
    if talk is None:
        return 0.0
    return 1.0 if talk.words.fullmatch(word) else WEAK if talk.weak.fullmatch(word) else 0.0


def _quoted_near(text: str, span: Span) -> list[Span]:
    """What stands between quotation marks in a span and around it, by place in the text."""
    start = max(0, span.start - MARGIN)
    return [Span(start + one.start, start + one.end) for one in quotations(text[start : span.end + MARGIN])]


def _around(text: str, span: Span) -> Iterator[Span]:
    """A passage, and the line it stands in when that is not much longer."""
    yield span
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = Span(start, end if end >= 0 else len(text))
    if len(line) > len(span) and len(line.within(text).split()) <= LONGEST:
        yield line


@lru_cache(maxsize=256)
def _lines(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold something; a text of a story is compared with each of the others."""
    start, found = 0, list[Span]()
    for match in _LINE_END.finditer(text):
        if text[start : match.start()].strip():
            found.append(Span(start, match.start()))
        start = match.end()
    if text[start:].strip():
        found.append(Span(start, len(text)))
    return tuple(found)


def _tells_line(text: str, line: Span, first: int, last: int) -> bool:
    """Whether a line ends as a sentence does, or a sentence ends in its part between two places."""
    bare = line.within(text).rstrip(CLOSING)
    if bare and bare[-1] in ENDS and len(bare.split()) >= LEAST_LINE:
        return True
    part = text[max(first, line.start) : min(last + PAST_END, line.end)]
    return len(part.split()) >= LEAST_LINE and _SENTENCE_END.search(part) is not None


def _n_words(text: Read, line: Span, start: int, end: int) -> int:
    """Words of [start, end) that stand in a line."""
    first, last = np.searchsorted(text.starts, [line.start, line.end])
    return max(0, min(end, int(last)) - max(start, int(first)))
