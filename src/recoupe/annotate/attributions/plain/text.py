"""A sentence without a parser: its words and marks, the quotations in it, and the noun phrases beside a cue."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.annotate.attributions.marks import Quoted
from recoupe.language.plain_cues import Phrase, PlainCues
from recoupe.records import Act, Span

PIECE = re.compile(
    r"\d+(?:[.,]\d+)*(?:-[^\W\d_]\w*)*|(?:l|un|dell|all|nell|dall|d)['\u2019](?=\w)|\w+(?:[-.'\u2019]\w+)*|[^\w\s]", re.IGNORECASE
)
LOW_CLOSED = re.compile("(?<=[.!?]\u201c)(\\s+)(?=[^\\W\\d_a-z])")
WHOLE = re.compile('\\b[^\\W\\d_]{3,}\\.(\\s+)(?=[\u201c\u201e\u00ab\u00bb\u2018"]?[A-Z])')
"""A word of three letters at least, a stop, and a capital."""
MEDIUM_REACH = 6
"""Tokens of the longest name of a medium between marks, marks included."""
STOPS = frozenset("-.,;:!?()\u2013\u2014\u2026\u00ab\u00bb\u201c\u201d\u201e\"'\u2018")


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution before its speaker is known.

    Attributes:
        relays: the phrases that name whom it came through, outermost first.
        hearers: the phrases that may name the medium it is said to.
        hearsay: nobody is named, and the words say that others say so.
    """

    content: Span
    cue: Span | None
    source: Span | None
    act: Act
    form: str
    relays: tuple[Span, ...] = ()
    hearsay: bool = False
    hearers: tuple[Span, ...] = ()


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
        """Whether a token begins with a capital letter, one that does not only open the sentence on a small word."""
        if not 0 <= at < len(self.tokens) or not self.text[self.tokens[at].start].isupper():
            return False
        if at > 0 or self.cues.capital_nouns:
            return True
        return not (self.has("auxiliaries", 0) or self.has("small", 0) or self.has("ends", 0) or self.has("adverbs", 0))

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

    def upto(self, last: int) -> "Line":
        """The tokens before one, as a line of their own."""
        if last >= len(self.lows):
            return self
        span = Span(self.span.start, self.tokens[last - 1].end)
        return Line(self.text, span, self.tokens[:last], self.lows[:last], self.quoted[:last], self.cues)

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

    def past_times(self, at: int) -> int:
        """Past the adverbs and the words for a time that stand at a token: "on Friday", "este viernes", "diese Woche"."""
        while at < len(self.lows):
            held = self.has("ends", at) and not self.has("determiners", at)
            opens = [n for n in (0, 1, 2) if self.has("times", at + n) or (n and held and self.has("vessels", at + n))]
            opens = [n for n in opens if self.cues.capital_nouns or not (self.capital(at + n) and self.capital(at + n + 1))]
            before = range(at, at + min(opens, default=0))
            small = all((self.has("ends", n) or self.has("determiners", n)) and not self.has("that", n) for n in before)
            if opens and small:
                at += opens[0] + 1
            elif self.is_adverb(at) and not self.capital(at):
                at += 1
            else:
                return at
        return at

    def before_times(self, at: int) -> int:
        """Before the words for a time that stand right before a token: "on Friday", "este jueves"; never at the start."""
        first = at
        while first > 0 and (self.has("times", first - 1) or (first < at and self._opens_time(first - 1))):
            first -= 1
        return first if first > 0 and (first == at or self.low(first - 1) != ",") else at

    def _opens_time(self, at: int) -> bool:
        """Whether a small word may open a time: "on", "late", "este"."""
        return not self.capital(at) and any(self.has(group, at) for group in ("ends", "determiners", "adverbs"))

    def only_time(self, first: int, last: int) -> bool:
        """Whether nothing but a time stands there."""
        timed = any(self.has("times", at) for at in range(first, last))
        return timed and all(self.has("ends", at) or self.has("times", at) or self.is_adverb(at) for at in range(first, last))

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

    def is_other(self, at: int) -> bool:
        """Whether a token alone names somebody of a group told before: "Another said ..."."""
        return self.has("others", at) and (at == 0 or self.low(at - 1) in STOPS or self.has("and", at - 1))

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
            yield from _parted(text, Span(start, sentence.end), cues)
            start = None


def _parted(text: str, sentence: Span, cues: PlainCues) -> Iterator[Span]:
    """A sentence cut where a German quotation closes behind its stop, and behind what is cut short in French alone ("vol.")."""
    closes = list(LOW_CLOSED.finditer(text, sentence.start, sentence.end))
    words = WHOLE.finditer(text, sentence.start, sentence.end)
    closes += [
        each for each in words if each[0].islower() and not cues.has("abbreviations", each[0].partition(".")[0].casefold())
    ]
    start = sentence.start
    for first, last in sorted(close.span(1) for close in closes):
        yield Span(start, first)
        start = last
    yield Span(start, sentence.end)


def _runs_on(words: str, cues: PlainCues) -> bool:
    last = words.rsplit(maxsplit=1)[-1]
    if not last.endswith("."):
        return False
    bare = last[:-1].casefold()
    return (
        cues.has("abbreviations", bare)
        or (len(bare) == 1 and last[0].isupper())
        or (cues.capital_nouns and bare.isdigit() and len(bare) < 3)
    )


def _abbreviated(text: str, tokens: Sequence[Span], cues: PlainCues) -> Iterator[Span]:
    """The tokens, an abbreviation inside the sentence with its stop: "a Vaskor Corp. spokeswoman"."""
    taken = False
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 2 < len(tokens) else None
        if taken:
            taken = False
        elif after is not None and after.start == token.end and text[after.start] == "." and _is_cut(token.within(text), cues):
            taken = True
            yield Span(token.start, after.end)
        else:
            yield token


def _is_cut(word: str, cues: PlainCues) -> bool:
    """Whether a stop behind a word ends no sentence: an abbreviation, an initial."""
    return cues.has("abbreviations", word.casefold()) or (len(word) == 1 and word.isupper())


def _low(word: str, cues: PlainCues) -> str:
    """A token's letters; the pronoun a hyphen hangs on a verb is left out: "acusou-o"."""
    low = word.casefold().replace("\u2019", "'") if word != "US" else "u.s"
    low = low[:-1] if len(low) > 1 and low.endswith(".") else low
    stem, _, clitic = low.rpartition("-")
    return stem if stem in cues.lengths and low not in cues.lengths and cues.has("clitics", clitic) else low


def _pointing(lows: Sequence[str], at: int, cues: PlainCues) -> str:
    """A token's letters; a "that" behind a preposition points at something and opens no clause: "savings on that scale"."""
    return "this" if at > 0 and lows[at] in cues.words["that"] and cues.has("linking", lows[at - 1]) else lows[at]


def read_line(text: str, span: Span, quoted: tuple[Quoted, ...], cues: PlainCues) -> Line:
    """Cut a sentence into tokens."""
    tokens = tuple(_abbreviated(text, [Span(*found.span()) for found in PIECE.finditer(text, span.start, span.end)], cues))
    lows = tuple(_low(token.within(text), cues) for token in tokens)
    if cues.words["finite"]:
        lows = tuple(_pointing(lows, at, cues) for at in range(len(lows)))
    outer = [each for each in quoted if each.depth == 0]
    around = tuple(next((each for each in outer if each.span.holds(token)), None) for token in tokens)
    return Line(text, span, tokens, lows, around, cues)
