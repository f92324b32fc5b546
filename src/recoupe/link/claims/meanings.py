"""What a run of words is about: classes, content, actors, numbers, times, polarity."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.language.predicates import Predicates, fold, fold_words
from recoupe.link.cast import Cast
from recoupe.link.claims.clauses import Clause
from recoupe.link.statements import Frequency, Meaning
from recoupe.records import Notes, Quantity, Sentence, Span, Word

GRAM = 4
"""Letters of a gram: long enough to tell "versé" from "vers", short enough to see "discute" in "discussion"."""
BESIDE = 2
"""Words between a negation and what undoes it: "ne l'a pas vraiment empêché"."""
ORDER = ("obj", "xcomp", "obl:arg", "obl", "obl:mod", "nsubj", "nsubj:pass")
"""Where the sense of a verb that says little by itself is looked for, best first."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM", "X", "AUX"})


@dataclass(frozen=True, slots=True)
class Token:
    """One folded word with its place, its stem and, where parsed, its index in the sentence."""

    span: Span
    word: str
    key: str
    """The form to look classes up by: the word itself, or its lemma where the word is unknown."""
    index: int | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads meanings in one article."""

    notes: Notes
    cast: Cast
    predicates: Predicates

    def meaning(self, span: Span, sentence: Sentence | None, clause: Clause | None, lent: frozenset[str]) -> Meaning:
        """The meaning of the words in a span.

        Args:
            span: the words.
            sentence: the one that holds them, for the grammar; None when they run over several.
            clause: whose head is the predicate; None when there is none.
            lent: actors meant without being named in the words.
        """
        tokens = self._tokens(span, sentence)
        article = self.notes.article.id
        mentions = self.cast.inside(article, span)
        named = self.cast.named_in(self.notes.article, mentions)
        words = [token.word for token in tokens]
        runs = [
            (tokens[start:end], name)
            for start, end, name in self.predicates.find_classes([token.key for token in tokens])
            if not any(place.holds(tokens[start].span) for place in named)
        ]
        head = _head(tokens, clause)
        main = self._main(runs, head, sentence)
        quantities = self._within(span)
        stems = frozenset(self._content(tokens, [*named, *(q.span for q in quantities if q.dimension == "money")]))
        actors = frozenset(actor for _, actor in mentions)
        return Meaning(
            main,
            frozenset(name for _, name in runs),
            self._head_stem(head),
            stems,
            frozenset(gram for stem in stems for gram in grams(stem)),
            actors,
            lent - actors,
            tuple((q.value, q.unit) for q in quantities if q.value is not None),
            tuple(m for m in self.notes.moments if span.holds(m.span) and m.kind != "set" and m.relation != "rate"),
            quantities,
            self._lists(span, sentence, named),
            self._negated(tokens, head, sentence),
            self.predicates.marks("modal").count(words) > 0,
            self._frequency(words),
        )

    def _tokens(self, span: Span, sentence: Sentence | None) -> list[Token]:
        if sentence is None or not sentence.words:
            return self._bare(span)
        found: list[Token] = []
        for index, word in enumerate(sentence.words):
            if not span.holds(word.span):
                continue
            parts = fold_words(word.span.within(self.notes.article.text))
            lemma = fold(word.lemma) if len(parts) == 1 else ""
            for part in parts:
                known = self.predicates.stem(part) in self.predicates.classes or not lemma
                found.append(Token(word.span, part, part if known or word.pos not in CONTENT else lemma, index))
        return found

    def _bare(self, span: Span) -> list[Token]:
        """Words of a text nobody parsed: offsets come from the raw words, the folding from each of them."""
        found: list[Token] = []
        at = span.start
        for raw in span.within(self.notes.article.text).split():
            start = self.notes.article.text.index(raw, at)
            at = start + len(raw)
            found.extend(Token(Span(start, at), part, part, None) for part in fold_words(raw))
        return found

    def _content(self, tokens: Sequence[Token], told: Sequence[Span]) -> set[str]:
        """Stems that carry content: stop words, numbers, amounts of money and names of actors left out."""
        return {
            self.predicates.stem(token.key)
            for token in tokens
            if token.word not in self.predicates.stop
            and not token.word.isdigit()
            and len(token.word) > 1
            and not any(place.holds(token.span) for place in told)
        }

    def _main(self, runs: Sequence[tuple[Sequence[Token], str]], head: Token | None, sentence: Sentence | None) -> str | None:
        """The class of the predicate: of the head, else of what a light head leans on, else the first named."""
        if not runs:
            return None
        if head is None or sentence is None:
            return runs[0][1]
        for tokens, name in runs:
            if any(token.index == head.index for token in tokens):
                return name
        for dep in ORDER:
            for tokens, name in runs:
                if any(_hangs(sentence.words, token.index, head.index, dep) for token in tokens):
                    return name
        return runs[0][1]

    def _head_stem(self, head: Token | None) -> str:
        if head is None or head.key in self.predicates.marks("light").words or head.word in self.predicates.stop:
            return ""
        return self.predicates.stem(head.key)

    def _negated(self, tokens: Sequence[Token], head: Token | None, sentence: Sentence | None) -> bool:
        """Whether the predicate is denied: by a word that hangs on it, or on what hangs on it; without a parse, anywhere.

        Two such words deny once ("n'a jamais rien promis", "ni commandé ni payé"): what undoes a negation is listed apart.
        """
        marks = self.predicates.marks("negation").words
        found = [token for at, token in enumerate(tokens) if token.word in marks and not self._undone(tokens, at)]
        if head is None or head.index is None or sentence is None:
            return bool(found)
        words = sentence.words
        above = [words[token.index].head for token in found if token.index is not None]
        return any(at == head.index or words[at].head == head.index for at in above)

    def _undone(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word beside a negation makes it an assertion: "cela ne l'a pas empêché de", "il n'ignore pas que"."""
        near = {token.word for token in tokens[max(0, at - BESIDE) : at + 1 + BESIDE]}
        return not near.isdisjoint(self.predicates.marks("negation.undone").words)

    def _frequency(self, words: Sequence[str]) -> Frequency | None:
        if self.predicates.marks("once").count(words):
            return "once"
        return "regular" if self.predicates.marks("regular").count(words) else None

    def _within(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities inside a span."""
        at = bisect_left(self.notes.quantities, span.start, key=lambda q: q.span.start)
        found: list[Quantity] = []
        for quantity in self.notes.quantities[at:]:
            if quantity.span.start >= span.end:
                break
            if span.holds(quantity.span):
                found.append(quantity)
        return tuple(found)

    def _lists(self, span: Span, sentence: Sentence | None, named: Sequence[Span]) -> tuple[frozenset[str], ...]:
        """Enumerations in a span: words coordinated with one another, as sets of stems."""
        if sentence is None:
            return ()
        groups: dict[int, set[int]] = {}
        for at, word in enumerate(sentence.words):
            if word.dep == "conj" and word.pos in {"NOUN", "ADJ", "PROPN"} and span.holds(word.span):
                groups.setdefault(word.head, {word.head}).add(at)
        found = []
        for members in groups.values():
            stems = {
                self.predicates.stem(fold_words(sentence.words[at].span.within(self.notes.article.text))[0])
                for at in members
                if fold_words(sentence.words[at].span.within(self.notes.article.text))
                and not any(place.holds(sentence.words[at].span) for place in named)
            }
            if len(stems) > 1:
                found.append(frozenset(stems))
        return tuple(sorted(found, key=sorted))


def grams(stem: str) -> tuple[str, ...]:
    """Runs of letters of a stem; a short one is its own."""
    return tuple(stem[at : at + GRAM] for at in range(max(1, len(stem) - GRAM + 1)))


def _head(tokens: Sequence[Token], clause: Clause | None) -> Token | None:
    if clause is None or clause.head is None:
        return None
    return next((token for token in tokens if token.index == clause.head), None)


def _hangs(words: Sequence[Word], at: int | None, head: int | None, dep: str) -> bool:
    """Whether a word hangs on the head by this relation, directly or inside a group of words."""
    return at is not None and words[at].head == head and words[at].dep == dep
