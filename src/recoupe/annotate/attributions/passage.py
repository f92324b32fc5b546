"""One block of an article as the generators see it: tokens with their grammar, quotations, sentences, mentions."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from recoupe.annotate.attributions.marks import Quoted, find_quoted
from recoupe.annotate.reading import Reading
from recoupe.language.cues import Cues
from recoupe.records import Block, Mention, Sentence, Span, Word

PIECE = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d+)*|-t-?(?=(?:il|elle|on)s?\b)|-(?:ils?|elles?|on|je|nous|vous|ce)\b|(?:[^\W\d_]+(?:-(?!t-)"
    r"(?!(?:ils?|elles?|on|je)\b)[^\W\d_]+)*['\u2019]?)|[^\w\s]",
    re.IGNORECASE,
)
"""Words of a sentence the parser did not see: an elided word keeps its apostrophe, an inverted clitic stands alone."""
APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})
NONE: frozenset[str] = frozenset()
SENTENCE_END = ".!?\u2026"
NO_NAMES = ("VERB", "AUX", "ADV", "ADP")
AGENTS = ("eur", "eurs", "trice", "trices")
"""How nouns of who does something end, and no verb: the parser takes rare ones for verbs ("un ancien affineur")."""
NAMING = ("DET", "ADJ")
LAST = {"de": "of", "\u00e0": "to"}
"""The groups of what a preposition may end on in place of its last word."""


@dataclass(slots=True)
class Token:
    """One word or mark. `head` is an index into the passage's tokens; `depth` counts the quotations around it.

    Nobody changes one; it is not frozen, as it is no record: 700 are made an article, three times as fast so.
    """

    start: int
    end: int
    low: str
    pos: str
    dep: str
    lemma: str
    head: int
    sentence: int
    depth: int
    morph: str

    @property
    def is_mark(self) -> bool:
        """Whether this is punctuation; "M." and "etc." are words."""
        low = self.low
        if low.isalpha():
            return False
        return not (low[-1].isalnum() or low[0].isalnum()) and not low.endswith(("'", "\u00b0", "%", "\u20ac", "$"))


@dataclass(frozen=True)
class Passage:
    """A block with its tokens; every index below is into `tokens`, every offset into `text`."""

    text: str
    block: Block
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    quoted: tuple[Quoted, ...]
    mentions: tuple[Mention, ...]
    cues: Cues

    @cached_property
    def starts(self) -> list[int]:
        """Offsets at which tokens start."""
        return [token.start for token in self.tokens]

    @cached_property
    def mention_starts(self) -> list[int]:
        """Offsets at which mentions start."""
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def firsts(self) -> list[int]:
        """Index of each sentence's first token, and one past the last token."""
        firsts = [bisect_left(self.starts, sentence.start) for sentence in self.sentences]
        return [*firsts, len(self.tokens)]

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The letters of all tokens: they are asked for some twenty thousand times an article."""
        return tuple(token.low for token in self.tokens)

    @cached_property
    def held(self) -> tuple[frozenset[str], ...]:
        """The groups of small words each token belongs to: asked for six thousand times an article."""
        known = self.cues.groups_of()
        return tuple([known.get(low, NONE) for low in self.lows])

    @cached_property
    def there(self) -> frozenset[str]:
        """The letters of all tokens, whatever their order."""
        return frozenset(self.lows)

    def at(self, offset: int) -> int:
        """Index of the first token that starts at this offset or after it."""
        return bisect_left(self.starts, offset)

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The groups of small words: asked for as often."""
        return self.cues.groups()

    def low(self, index: int) -> str:
        """A token's letters, "" outside the passage."""
        if index < 0:
            return ""
        try:
            return self.lows[index]
        except IndexError:
            return ""

    def places(self, *groups: str) -> list[int]:
        """The tokens that belong to one of some groups of small words, or may open a phrase of one."""
        firsts = self.cues.first_words(*groups)
        return [index for index, low in enumerate(self.lows) if low in firsts]

    def pos(self, index: int) -> str:
        """A token's part of speech, "" outside the passage or where nothing was parsed."""
        return self.tokens[index].pos if 0 <= index < len(self.tokens) else ""

    def has(self, group: str, index: int) -> bool:
        """Whether a token belongs to a group of small words."""
        if index < 0:
            return False
        try:
            return group in self.held[index]
        except IndexError:
            return False

    def first_of(self, index: int) -> int:
        """First token of the sentence that holds this one."""
        return self.firsts[self.tokens[index].sentence]

    def last_of(self, index: int) -> int:
        """One past the last token of the sentence that holds this one."""
        return self.firsts[self.tokens[index].sentence + 1]

    def matches(self, words: tuple[str, ...], index: int) -> bool:
        """Whether these words stand at this token."""
        return index >= 0 and self.lows[index : index + len(words)] == words

    def opens(self, words: tuple[str, ...], index: int) -> bool:
        """Whether a preposition stands at this token, its last word elided or contracted: "aux dires de", "aux dires du"."""
        last = index + len(words) - 1
        group = LAST.get(words[-1])
        if group is None:
            return self.matches(words, index)
        return self.has(group, last) and (len(words) == 1 or self.matches(words[:-1], index))

    def phrase_at(self, group: str, index: int) -> int:
        """How many tokens the longest phrase of a group takes here; 0 where none stands."""
        for words in self.cues.openings.get((group, self.low(index)), ()):
            if self.matches(words, index):
                return len(words)
        return 0

    def phrase_before(self, group: str, index: int) -> int:
        """How many tokens the longest phrase of a group takes that ends with this token; 0 where none does."""
        for words in self.cues.closings.get((group, self.low(index)), ()):
            if self.matches(words, index - len(words) + 1):
                return len(words)
        return 0

    def span(self, first: int, last: int) -> Span:
        """From a token's start to the end of the one before `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def quoted_at(self, offset: int) -> Quoted | None:
        """The outermost quotation that holds this character."""
        place = bisect_right(self.quoted, offset, key=lambda quoted: quoted.span.start) - 1
        while place >= 0 and self.quoted[place].depth > 0:
            place -= 1
        return self.quoted[place] if place >= 0 and offset < self.quoted[place].span.end else None

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Mentions that lie inside a span."""
        first = bisect_left(self.mention_starts, span.start)
        last = bisect_left(self.mention_starts, span.end, first)
        return tuple([mention for mention in self.mentions[first:last] if mention.span.end <= span.end])

    def mention_at(self, index: int) -> Mention | None:
        """The longest mention that starts at a token."""
        if not 0 <= index < len(self.tokens):
            return None
        start = self.tokens[index].start
        found: Mention | None = None
        place = bisect_left(self.mention_starts, start)
        while place < len(self.mentions) and self.mention_starts[place] == start:
            mention = self.mentions[place]
            found = mention if found is None or mention.span.end > found.span.end else found
            place += 1
        return found


def read_passages(reading: Reading) -> Iterator[Passage]:
    """Cut an article into passages, one for each block.

    A quotation left open at the end of a block goes on in the next when that one opens with a mark or closes one.
    """
    text = reading.article.text
    cues = reading.tables.cues
    starts = [sentence.span.start for sentence in reading.sentences]
    mention_starts = [mention.span.start for mention in reading.mentions]
    continued = False
    for block in reading.article.blocks:
        sentences = reading.sentences[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        low, high = bisect_left(mention_starts, block.span.start), bisect_left(mention_starts, block.span.end)
        mentions = tuple(mention for mention in reading.mentions[low:high] if mention.span.end <= block.span.end)
        quoted = find_quoted(text, block.span, continued)
        continued = any(not each.closed for each in quoted)
        tokens = _named(text, _in_names(text, _tokens(text, sentences, quoted), mentions), cues)
        yield Passage(text, block, tokens, tuple(sentence.span for sentence in sentences), quoted, mentions, cues)


def _in_names(text: str, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Token, ...]:
    """The tokens, those of a name the parser took for verbs made names again: "Trent" in "Trent Hollister"."""
    people = [
        mention.span
        for mention in mentions
        if mention.form == "name" and (mention.kind == "person" or (mention.kind == "media" and not mention.name.isalpha()))
    ]
    wrong = [
        at
        for at, token in enumerate(tokens)
        if ("." in token.low or (token.pos in NO_NAMES and text[token.start].isupper())) and _is_held(people, token)
    ]
    if not wrong:
        return tokens
    named = list(tokens)
    for at in wrong:
        named[at] = replace(tokens[at], pos="PROPN", morph="")
    return tuple(named)


def _is_held(spans: Sequence[Span], token: Token) -> bool:
    """Whether one of these spans, in order, holds a token."""
    place = bisect_right(spans, token.start, key=lambda span: span.start) - 1
    return place >= 0 and token.end <= spans[place].end


def _named(text: str, tokens: tuple[Token, ...], cues: Cues) -> tuple[Token, ...]:
    """The tokens, names the parser took for an adverb or a verb made names again: "Mordelles nie", "de Soltera dément"."""
    named = list(tokens)
    for at, (token, behind) in enumerate(pairwise(tokens)):
        if token.pos not in ("ADV", "INTJ", "VERB") or not text[token.start].isupper() or token.low.endswith("ment"):
            continue
        opens = at == 0 or tokens[at - 1].sentence != token.sentence
        if token.pos == "VERB":
            if not opens and _is_written_name(text, tokens[at - 1], token):
                named[at] = replace(token, pos="PROPN", morph="")
            continue
        if not opens:
            continue
        verb = behind.pos in ("VERB", "AUX") or cues.has("negation", behind.low) or cues.has("verb_forms", behind.low)
        if verb and not any(
            cues.has(group, token.low) for group in ("adverbs", "time", "connectors", "opening_adverbs", "whether")
        ):
            named[at] = replace(token, pos="PROPN")
    return tuple(named)


def _is_written_name(text: str, before: Token, token: Token) -> bool:
    """Whether a verb of the parser's is written as a name inside a sentence: "le patron de Soltera dément"."""
    small = text[before.start].islower() and not before.is_mark
    return small and token.end - token.start > 2 and text[token.start + 1].islower()


def _tokens(text: str, sentences: tuple[Sentence, ...], quoted: tuple[Quoted, ...]) -> tuple[Token, ...]:
    """The tokens of a block's sentences in order, parsed or not; "opposant" behind a determiner is a noun, no participle."""
    tokens: list[Token] = []
    base = 0
    edges = sorted([(quoted.span.start, 1) for quoted in quoted] + [(quoted.span.end, -1) for quoted in quoted])
    edge = depth = 0
    before = ""
    for number, sentence in enumerate(sentences):
        for start, end, pos, dep, lemma, head, morph in _pieces(text, sentence):
            while edge < len(edges) and edges[edge][0] <= start:
                depth += edges[edge][1]
                edge += 1
            low = text[start:end].lower()
            if not low.isascii():
                low = low.translate(APOSTROPHES)
            elif low == "t" and text[end : end + 1] == "-":
                low = "-t"  # The first hyphen was left out: "déclare t-il".
            if pos == "X":  # The parser's word for a foreign one: "Post", "Evening".
                pos = "PROPN" if text[start].isupper() else "NOUN"  # noqa: PLW2901  as it is read
            if pos == "VERB" and before in NAMING and _is_noun(before, low, morph):
                pos, morph = "NOUN", ""  # noqa: PLW2901  as it is read
            before = pos
            tokens.append(Token(start, end, low, pos, dep, lemma, base + head, number, depth, morph))
        base = len(tokens)
    return tuple(tokens)


def _is_noun(before: str, low: str, morph: str) -> bool:
    """Whether a verb of the parser's is a noun behind such a word: who does something, or a participle behind a determiner."""
    return low.endswith(AGENTS) or (before == "DET" and "Tense=Pres|VerbForm=Part" in morph)


Piece = tuple[int, int, str, str, str, int, str]
APOSTROPHE = ("'", "\u2019")
PARTING = ("-", *APOSTROPHE)
"""Marks without which no word was cut apart."""
PERSONS = ("il", "elle", "ils", "elles", "on")
ELIDED = ("qu", "d", "l", "n", "s", "j", "c", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu")
DEMONSTRATIVES = ("celui", "celle", "ceux", "celles")


def _whole(text: str, words: tuple[Word, ...]) -> list[Piece]:
    """The parser's words, those it cuts apart made one again: "celui-ci", and the elided word before a mark; heads move along."""
    pieces = [((span := word.span).start, span.end, word.pos, word.dep, word.lemma, word.head, word.morph) for word in words]
    if not [start for start, end, *_ in pieces if end - start == 1 and text[start] in PARTING]:
        return pieces
    runs: list[tuple[int, int]] = []
    for n in range(len(words)):
        if not runs or n > runs[-1][1]:
            pair = _is_elided(text, words, n) or _is_inverted(text, words, n)
            runs.append((n, n + 2 if _is_pointed(text, words, n) else n + 1 if pair else n))
    place = {inner: at for at, (first, last) in enumerate(runs) for inner in range(first, last + 1)}
    pieces = []
    for first, last in runs:
        hyphen = last == first + 1 and words[first].span.within(text) == "-"
        word = words[last] if last != first + 1 or hyphen else words[first]
        pos = "PRON" if last > first + 1 else word.pos
        pieces.append((words[first].span.start, words[last].span.end, pos, word.dep, word.lemma, place[word.head], word.morph))
    return pieces


def _is_elided(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Whether an elided word and its apostrophe stand here as two words, as they do before a mark: "qu' \u00ab aucun"."""
    if at + 1 >= len(words) or words[at].span.end != words[at + 1].span.start:
        return False
    return words[at + 1].span.within(text) in APOSTROPHE and words[at].span.within(text).lower() in ELIDED


def _is_inverted(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Whether a hyphen and the pronoun behind its verb stand here as two words: "ont-elles"."""
    if at == 0 or at + 1 >= len(words) or words[at].span.within(text) != "-":
        return False
    glued = words[at - 1].span.end == words[at].span.start and words[at].span.end == words[at + 1].span.start
    return glued and words[at + 1].span.within(text).lower() in PERSONS


def _is_pointed(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Whether "celui", a hyphen and "ci" stand here as three words."""
    if at + 2 >= len(words) or words[at + 1].span.within(text) != "-":
        return False
    glued = words[at].span.end == words[at + 1].span.start and words[at + 1].span.end == words[at + 2].span.start
    return glued and words[at].span.within(text).lower() in DEMONSTRATIVES


def _pieces(text: str, sentence: Sentence) -> Iterable[Piece]:
    if sentence.words:
        return _whole(text, sentence.words)
    found = enumerate(PIECE.finditer(text, sentence.span.start, sentence.span.end))
    return [(piece.start(), piece.end(), "", "", "", place, "") for place, piece in found]
