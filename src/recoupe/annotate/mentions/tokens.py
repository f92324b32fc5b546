"""Our own tokens of a sentence: they do not need the parser, and take its word for a part of speech where it looked."""

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import lru_cache

from recoupe.annotate.parse import plain_article
from recoupe.records import Article, Role, Sentence, Span

TOKEN = re.compile(
    r"(?<!\w)(?:[^\W\d_a-z]\.-?)+[^\W\d_a-z]?\.?(?!\w)"  # initials and initialisms: "J.-C.", "U.S."
    r"|[\w-]+\.[A-Za-z]{2,4}\b(?!\.\w)(?=[^\w]|$)"  # a site by its address: "actu.example"
    r"|(?:aujourd|quelqu|prud|entr|grand|presqu)'\w+"
    r"|(?:[NMSTO]'(?=[A-Z]))?\w+(?:[-&+]\w+)*(?:\+|')?"
    r"|[^\w\s]"
)
ADDRESS = re.compile(r"^[\w-]+\.(?:[a-z]{2,4}|[A-Z]{2,4})$")
SITE = re.compile(r"^\w[\w-]{2,}\.(?:fr|be|ch|ca|info|com|net|org|news|sn|ci|ma|tn|dz|ml|bf|cm|cd|ga|bj|tg|ne|re|lu|eu)$")
"""An address of a site written as its name: "latribune.fr", "DHnet.be"."""
CLITIC = re.compile(r"(?:-t)?-(?:ils?|elles?|on|nous|vous|je|tu|ce|moi|toi|lui|leur|les?|la|y|en)$")
NO_SPEECH = ("", "")
WORDS_KEPT = 20_000
"""Words of which it is kept how they look."""


@dataclass(slots=True)
class Token:
    """A word or a mark; `text` has straight apostrophes, `small` is in small letters. Nobody changes one.

    It is not frozen, as it is no record: 700 are made an article, three times as fast so.

    Attributes:
        pos, morph: the parser's, of the word that begins here; "" where it did not look.
        first: it is the first word of its sentence, or follows a mark after which French sets a capital.
        capital: it is written like a name: a capital somewhere, or an address.
        word: it is a word, not a mark.
    """

    start: int
    end: int
    text: str
    small: str
    pos: str
    morph: str
    first: bool
    capital: bool
    word: bool


FRESH = frozenset('":.!?\u2026\u2013\u2014-(\u2022*|')
"""Marks after which a capital proves nothing; the parser's plain quotation mark stands for all of them."""


def cut(text: str, sentence: Sentence, verbs: Container[str] = ()) -> tuple[Token, ...]:
    """The tokens of one sentence, in order; spans are of the article's text.

    The parser reads some reporting verbs as adjectives ("l'étude relève"): the cue lexicon knows better.

    Args:
        text: the article's.
        sentence: parsed or not.
        verbs: forms of reporting verbs.

    Elided words are tokens of their own ("l'", "qu'"), and so are the pronouns of an inversion ("-t-il").
    """
    speech = {word.span.start: word for word in sentence.words}
    tokens: list[Token] = []
    fresh = True
    base = sentence.span.start
    for at, piece in _cuts(sentence.span.within(plain_article(text))):
        begin = at + base
        parsed = speech.get(begin)
        pos, morph = NO_SPEECH if parsed is None else (parsed.pos, parsed.morph)
        if pos == "ADJ" and "VerbForm" not in morph and piece in verbs:
            pos = "VERB"
        small, capital, word = _look(piece)
        tokens.append(Token(begin, begin + len(piece), piece, small, pos, morph, fresh and word, capital, word))
        fresh = piece in FRESH
    return _speaking(tuple(tokens[:-1] + _unglue(tokens[-1])), verbs) if tokens else ()


def _cuts(words: str) -> list[tuple[int, str]]:
    """The tokens of a sentence and where they start; most have neither hyphen nor stop, and are not looked into."""
    cuts = [(found.start(), found.group()) for found in TOKEN.finditer(words)]
    if "-" not in words and words.find(".", 0, -1) < 0:
        return cuts
    whole: list[tuple[int, str]] = []
    for at, token in cuts:
        if "-" in token or "." in token:
            whole += [(start, words[start:end]) for start, end in _pieces(token, at)]
        else:
            whole.append((at, token))
    return whole


@lru_cache(maxsize=WORDS_KEPT)
def _look(piece: str) -> tuple[str, bool, bool]:
    """A token in small letters, whether it is written like a name, and whether it is a word."""
    return piece.lower(), not piece.islower() and any(map(str.isupper, piece)), piece[0].isalnum()


OBJECTS = frozenset({"le", "la", "l'", "les", "que", "qu'", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses"})
"""Words that follow a verb that has an object; a noun in apposition has none of them behind it."""


def _speaking(tokens: tuple[Token, ...], verbs: Container[str]) -> tuple[Token, ...]:
    """After a comma and before an object, what is both a noun and a verb of speech is the verb ("X, juge l'offre basse")."""
    spoken = [
        n
        for n, token in enumerate(tokens[1:-1], 1)
        if token.pos == "NOUN" and tokens[n - 1].text == "," and tokens[n + 1].small in OBJECTS and token.small in verbs
    ]
    if not spoken:
        return tokens
    told = list(tokens)
    for n in spoken:
        told[n] = replace(tokens[n], pos="VERB")
    return tuple(told)


def _unglue(token: Token) -> list[Token]:
    """A single capital at the very end of a sentence keeps its letter, and the stop is the sentence's."""
    if len(token.text) != 2 or not token.text.endswith(".") or not token.text[0].isalnum():
        return [token]
    letter = replace(token, end=token.end - 1, text=token.text[0], small=token.small[0])
    return [letter, Token(token.end - 1, token.end, ".", ".", "PUNCT", "", first=False, capital=False, word=False)]


def _pieces(token: str, at: int) -> list[tuple[int, int]]:
    """Cut the pronoun of an inversion off its verb."""
    if "." in token:
        return _address(token, at)
    clitic = CLITIC.search(token)
    if clitic is None or clitic.start() == 0:
        return [(at, at + len(token))]
    return [(at, at + clitic.start()), (at + clitic.start() + 1, at + len(token))]


def _address(token: str, at: int) -> list[tuple[int, int]]:
    """A site's address is one word; a stop glued between two words by a machine is not."""
    head, _, tail = token.partition(".")
    if not ADDRESS.match(token) or len(head) == 1 or token.count(".") != 1:
        return [(at, at + len(token))]
    if tail.islower() or token.isupper() or head.islower():
        return [(at, at + len(token))]
    return [(at, at + len(head)), (at + len(head), at + len(head) + 1), (at + len(head) + 1, at + len(token))]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence ready for the finders: its tokens, and the role of the block it stands in."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    role: Role

    def at(self, index: int) -> Token | None:
        """The token of that index, None past either end."""
        tokens = self.tokens
        return tokens[index] if 0 <= index < len(tokens) else None

    def small(self, index: int) -> str:
        """The token of that index in small letters, "" past either end."""
        tokens = self.tokens
        return tokens[index].small if 0 <= index < len(tokens) else ""

    def smalls(self, first: int, most: int) -> tuple[str, ...]:
        """So many tokens in small letters, fewer at the end."""
        return tuple([token.small for token in self.tokens[first : first + most]])

    def span(self, first: int, last: int) -> Span:
        """From one token to another, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def index_at(self, offset: int) -> int:
        """The first token that starts at or after this offset of the article."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)


def lines_of(article: Article, sentences: tuple[Sentence, ...], verbs: Container[str] = ()) -> tuple[Line, ...]:
    """The lines of an article, in reading order."""
    lines: list[Line] = []
    for sentence in sentences:
        block = article.block_at(sentence.span.start)
        lines.append(Line(sentence, cut(article.text, sentence, verbs), block.role if block else "body"))
    return tuple(lines)
