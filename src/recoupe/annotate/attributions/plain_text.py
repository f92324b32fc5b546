"""A sentence without a parser: its words and marks, the quotations in it, and the noun phrases beside a cue."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.annotate.attributions.marks import Quoted
from recoupe.language.plain_cues import Phrase, PlainCues
from recoupe.records import Act, Span

PIECE = re.compile(r"\d+(?:[.,]\d+)*|(?:l|un|dell|all|nell|dall|d)['\u2019](?=\w)|\w+(?:[-.'\u2019]\w+)*|[^\w\s]", re.IGNORECASE)
SOURCE_REACH = 16
"""Tokens of the longest source: "a Belgian specialist in the recycling of batteries" has eight."""
APPOSED_REACH = 30
"""Tokens of the longest apposition between commas, a clause on whom somebody leads included."""
MEDIUM_REACH = 6
"""Tokens of the longest name of a medium between marks, marks included."""
INSIDE = 8
"""Words without a capital that may stand between an article and the end of its phrase."""
ROLE_REACH = 4
"""Words of a role without an article before its name: "said harbour master Ann Loach"."""
STOPS = frozenset(".,;:!?()\u2013\u2014\u2026\u00ab\u00bb\u201c\u201d\u201e\"'\u2018")


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution before its speaker is known.

    Attributes:
        relays: the phrases that name whom it came through, outermost first.
        hearsay: nobody is named, and the words say that others say so.
    """

    content: Span
    cue: Span | None
    source: Span | None
    act: Act
    form: str
    relays: tuple[Span, ...] = ()
    hearsay: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `tokens` are spans, `lows` their letters, `quoted` the quotation each lies in, if any."""

    text: str
    span: Span
    tokens: tuple[Span, ...]
    lows: tuple[str, ...]
    quoted: tuple[Quoted | None, ...]
    cues: PlainCues

    def low(self, at: int) -> str:
        """A token's letters, "" outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def has(self, group: str, at: int) -> bool:
        """Whether a token belongs to a group of small words."""
        return self.cues.has(group, self.low(at))

    def matches(self, phrase: Phrase, at: int) -> bool:
        """Whether a phrase stands at a token."""
        return self.lows[at : at + len(phrase)] == phrase

    def phrase_at(self, phrases: Mapping[str, tuple[Phrase, ...]], at: int) -> int:
        """How many tokens the longest of these phrases takes here."""
        return next((len(each) for each in phrases.get(self.low(at), ()) if self.matches(each, at)), 0)

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= at < len(self.tokens) and self.text[self.tokens[at].start].isupper()

    def between(self, first: int, last: int) -> Span | None:
        """From a token to the one before `last`, commas and stops at the ends left out."""
        while first < last and self.low(first) in (",", ";", ":", ".", "\u2013", "-"):
            first += 1
        while first < last and self.low(last - 1) in (",", ";", ":", ".", "!", "?", "\u2013", "-"):
            last -= 1
        return Span(self.tokens[first].start, self.tokens[last - 1].end) if first < last else None

    def index(self, offset: int) -> int:
        """Index of the first token that starts at an offset or behind it."""
        return next((n for n, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))

    def part(self, span: Span) -> "Line":
        """The tokens inside a span, as a line of their own."""
        first, last = self.index(span.start), self.index(span.end)
        return Line(self.text, span, self.tokens[first:last], self.lows[first:last], self.quoted[first:last], self.cues)

    def past_adverbs(self, at: int) -> int:
        """Past the adverbs that stand at a token, known by their ending."""
        endings = tuple(self.cues.words["adverb_endings"])
        while endings and len(self.low(at)) > 4 and self.low(at).endswith(endings) and not self.capital(at):
            at += 1
        return at

    def past_listed(self, at: int, last: int) -> int:
        """Past the adverbs that stand at a token."""
        while at < last and self.is_adverb(at):
            at += 1
        return at

    def names_medium(self, at: int) -> bool:
        """Whether the quotation a token ends is a title behind an article or a noun for a medium: die Zeitung "Bote"."""
        quotation = self.quoted[at] if 0 <= at < len(self.tokens) else None
        if quotation is None:
            return False
        first = self.index(quotation.span.start)
        short = at - first <= MEDIUM_REACH and self.capital(first + 1)
        return short and (self.has("press", first - 1) or self.has("determiners", first - 1) or self.has("roles", first - 1))

    def is_adverb(self, at: int) -> bool:
        """Whether a token is an adverb, listed or known by its ending."""
        return self.has("adverbs", at) or (at < len(self.lows) and self.past_adverbs(at) != at)

    def clause_start(self, at: int) -> int:
        """Behind the mark nearest before a token, quotations aside."""
        while at > 0 and self.low(at - 1) not in (",", ";", ":") and self.quoted[at - 1] is None:
            at -= 1
        return at

    def sentence_start(self, at: int) -> int:
        """Behind the colon or semicolon nearest before a token: commas and quotations end no sentence."""
        while at > 0 and self.low(at - 1) not in (";", ":"):
            at -= 1
        return at

    def until_comma(self, first: int) -> int:
        """The next comma or stop at this depth of quotation, else the end."""
        for at in range(first, len(self.lows)):
            if self.quoted[at] is None and self.low(at) in (",", ";"):
                return at
        return len(self.lows)


def joined(text: str, sentences: Sequence[Span], cues: PlainCues) -> Iterator[Span]:
    """Sentences as the language cuts them: a stop behind one of its abbreviations, or behind a day's number, ends none."""
    start: int | None = None
    for at, sentence in enumerate(sentences):
        start = sentence.start if start is None else start
        if at + 1 == len(sentences) or not _runs_on(sentence.within(text), cues):
            yield Span(start, sentence.end)
            start = None


def _runs_on(words: str, cues: PlainCues) -> bool:
    last = words.rsplit(maxsplit=1)[-1]
    if not last.endswith("."):
        return False
    bare = last[:-1].casefold()
    return cues.has("abbreviations", bare) or (cues.capital_nouns and bare.isdigit() and len(bare) < 3)


def read_line(text: str, span: Span, quoted: tuple[Quoted, ...], cues: PlainCues) -> Line:
    """Cut a sentence into tokens."""
    tokens = tuple(Span(*found.span()) for found in PIECE.finditer(text, span.start, span.end))
    lows = tuple(token.within(text).casefold().replace("\u2019", "'") for token in tokens)
    outer = [each for each in quoted if each.depth == 0]
    around = tuple(next((each for each in outer if each.span.holds(token)), None) for token in tokens)
    return Line(text, span, tokens, lows, around, cues)


def source_before(line: Line, at: int, lax: bool = False) -> Span | None:
    """The noun phrase that ends before a token, an apposition between commas included.

    Args:
        line: the sentence.
        at: the token.
        lax: what stands there speaks whatever its noun ("The X said that ..."): an article is enough.
    """
    last = at
    while last > 0 and (
        line.has("adverbs", last - 1) or line.has("auxiliaries", last - 1) or line.past_adverbs(last - 1) == last
    ):
        last -= 1
    if last and is_relative(line, last - 1):
        last -= 1 + (line.low(last - 2) == ",")
    elif last and line.has("pronouns", last - 1):
        return line.tokens[last - 1]
    end = last
    if line.names_medium(last - 1) and (quotation := line.quoted[last - 1]) is not None:
        last = line.index(quotation.span.start)
    if last and line.low(last - 1) == ",":
        comma = next((n for n in range(last - 2, max(last - APPOSED_REACH, 0) - 1, -1) if line.low(n) == ","), None)
        if comma is None:
            return None
        end, last = last - 1, comma
    first = _first_of(line, last)
    if line.names_medium(end - 1) and first < last:
        return Span(line.tokens[first].start, line.tokens[end - 1].end)
    apposed = end != last and first < last and _names(line, last + 1, end) and _opens(line, first)
    named = apposed or _names(line, first, last) or (lax and _opens_phrase(line, first, last))
    return Span(line.tokens[first].start, line.tokens[end - 1].end) if named else None


def _opens(line: Line, first: int) -> bool:
    """Whether a word can open a phrase for somebody."""
    return line.has("determiners", first) or line.has("indefinites", first) or line.capital(first) or line.has("roles", first)


def clause_subject(line: Line, at: int) -> Span | None:
    """Everything from the start of a clause to the verb that somebody plainly speaks with, where a noun phrase can stand."""
    last = at
    while last > 0 and (
        line.has("adverbs", last - 1) or line.has("auxiliaries", last - 1) or line.past_adverbs(last - 1) == last
    ):
        last -= 1
    first = last
    while first > 0 and line.low(first - 1) not in STOPS and line.quoted[first - 1] is None:
        first -= 1
    while first < last and (line.has("and", first) or line.has("adverbs", first)):
        first += 1
    if not 0 < last - first <= SOURCE_REACH or not _opens(line, first):
        return None
    if any(line.has("finite", n) or line.has("that", n) or line.has("anonymity", n) for n in range(first, last)):
        return None
    return Span(line.tokens[first].start, line.tokens[last - 1].end)


def _opens_phrase(line: Line, first: int, last: int) -> bool:
    """Whether an article and a noun stand there, in a phrase of few words."""
    unnamed = any(line.has("anonymity", at) for at in range(first, last))
    return 1 < last - first <= INSIDE and not unnamed and (line.has("determiners", first) or line.has("indefinites", first))


def is_relative(line: Line, at: int) -> bool:
    """Whether a word stands for the phrase before it: behind a comma, or where it can be no article."""
    return at > 0 and line.has("relatives", at) and (line.low(at - 1) == "," or not line.has("determiners", at))


def _first_of(line: Line, last: int) -> int:
    """The first token of the phrase that ends before `last`: its outermost determiner, or the run of capitals."""
    at = first = last
    while at > 0 and last - at < SOURCE_REACH and line.quoted[at - 1] is None:
        low = line.low(at - 1)
        if low in STOPS:
            break
        if line.has("determiners", at - 1):
            first = at - 1
            genitive = line.has("inner", at - 1) and line.capital(at - 2) and line.cues.capital_nouns
            titled = at > 1 and line.capital(at - 1) and not line.cues.capital_nouns
            if not (line.has("inner", at - 2) or line.has("determiners", at - 2) or genitive or titled):
                return first
        elif line.capital(at - 1) or line.has("roles", at - 1):
            first = at - 1
        elif not (line.has("inner", at - 1) or any(line.has("determiners", n) for n in range(max(at - INSIDE, 0), at - 1))):
            break
        at -= 1
    return first


def source_behind(line: Line, at: int, lax: bool = False) -> tuple[Span, int] | None:
    """The noun phrase that begins at a token, with an apposition a comma closes, and one past its last token."""
    while line.has("adverbs", at) and not line.capital(at):
        at += 1
    if line.has("pronouns", at):
        return line.tokens[at], at + 1
    last = at
    while last < len(line.lows) and last - at < SOURCE_REACH and line.quoted[last] is None and line.low(last) not in STOPS:
        stops = last > at and line.has("ends", last)
        inner = line.has("inner", last) and not (line.cues.capital_nouns and line.has("ends", last))
        if (stops and not inner) or line.low(last)[0].isdigit() or _past_noun(line, at, last):
            break
        last += 1
    while last > at and line.has("inner", last - 1):
        last -= 1
    quotation = line.quoted[last] if 0 < last < len(line.lows) else None
    if quotation is not None and line.names_medium(close := line.index(quotation.span.end) - 1):
        return Span(line.tokens[at].start, line.tokens[close].end), close + 1
    opens = _opens(line, at)
    opens = opens or (lax and any(line.capital(n) for n in range(at, min(at + ROLE_REACH, last))))
    apposed = _apposed(line, last)
    named = _names(line, at, last) or _one_of(line, at) or (last > at and apposed is not None)
    if not opens or not (named or (lax and _opens_phrase(line, at, last))):
        return None
    last = apposed if apposed is not None else last
    return Span(line.tokens[at].start, line.tokens[last - 1].end), last


def _past_noun(line: Line, first: int, at: int) -> bool:
    """Where nouns have capitals, whether a small word behind one begins what is said."""
    if not line.cues.capital_nouns or line.capital(at) or line.has("inner", at) or line.has("determiners", at):
        return False
    return at > first and line.capital(at - 1)


def _one_of(line: Line, at: int) -> bool:
    """Whether somebody unnamed of a group speaks: "one of them"."""
    return line.has("indefinites", at) and line.has("inner", at + 1)


def _apposed(line: Line, last: int) -> int | None:
    """Where an apposition behind a comma ends, one that has a name and closes with a comma or the sentence."""
    if line.low(last) != "," or not (line.capital(last + 1) or line.has("determiners", last + 1)):
        return None
    close = line.until_comma(last + 1)
    if not last < close <= last + 9 or close < len(line.lows) - 1:
        return None
    close -= close == len(line.lows) and line.low(close - 1) in STOPS
    named = any(line.capital(n) and line.capital(n + 1) for n in range(last + 1, close - 1))
    return close if line.capital(last + 1) or named else None


def _names(line: Line, first: int, last: int) -> bool:
    """Whether a phrase names somebody: a capital that does not only open the sentence, or a role."""
    return first < last and any(
        line.has("roles", at) or (line.capital(at) and not line.has("determiners", at)) for at in range(first, last)
    )
