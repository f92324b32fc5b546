"""The record finders share: one article as it has been read so far.

What a finder can rely on:

- `sentences` are in reading order, never cross a block, and cover every word of every block. Their spans count code points
  of `article.text`; quotation marks that close a sentence belong to it.
- `Sentence.words` are the parser's tokens in order, white space left out. `Word.span` is exact in `article.text`, so
  `word.span.within(article.text)` gives the typography as printed, while `lemma`, `pos`, `dep` and `morph` are the parser's:
  Universal Dependencies labels, `morph` as "Gender=Fem|Number=Sing". `Word.head` is an index into the same sentence's `words`;
  the root points at itself, and no arc leaves a sentence. Elided words ("l'") and inverted clitics ("-t", "-il") are words.
- a sentence that needed no parser has `words == ()`: use the text alone there. Sentences with a cue, a mark or a name have words.
- the parser's own names are no part of it: they are weak and cost half the time, so `mentions` asks for doubtful ones alone.
- `mentions` are sorted by span. They may touch or nest only where a role holds a name ("la ministre de Bercy"); two mentions
  never have the same span. An `Attribution.speaker` must equal the span of one of them.
- nothing may be read out of a span of `damage`.

The records are frozen: a finder returns what it found, and `annotate` puts it in a new `Reading`.
"""

from dataclasses import dataclass, field
from datetime import date

from recoupe.language import Tables
from recoupe.records import Article, Attribution, Damage, Mention, Moment, Poll, Quantity, Sentence, Span


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A name as the parser sees it: PER, ORG, LOC or MISC."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, its sentences, and what the finders before this one found; every tuple sorted by span.

    `seen_from` is the day relative dates are counted from; None when the article has no date.
    """

    article: Article
    tables: Tables = field(repr=False)
    seen_from: date | None = None
    sentences: tuple[Sentence, ...] = ()
    damage: tuple[Damage, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    polls: tuple[Poll, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    rejected: tuple[Attribution, ...] = ()

    def damaged(self, span: Span) -> bool:
        """Whether any of these words is broken."""
        return any(damage.span.overlap(span) for damage in self.damage)
