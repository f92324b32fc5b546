"""The French parser: loaded lazily and once, fed one block at a time, answered in our records.

Its tables and weights are used, and its tokenizer; what is done with them is done here, in `vectors` and in `moves`, to the same
answers in half the time (docs/rules/annotate-mentions.md gives the figures).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from recoupe.annotate.cutting import shaped, spared
from recoupe.annotate.loading import load_lemmatizer, load_model
from recoupe.annotate.moves import Mover
from recoupe.annotate.reading import Entity
from recoupe.annotate.vectors import Encoder
from recoupe.language.collector import paused_collector
from recoupe.records import Sentence, Span, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 16
"""Runs parsed together: 8 to 16 is fastest, memory grows and speed falls above (0.7 GB at 16, 3 GB at 256)."""
AT_ONCE = 8000
"""Words that move side by side, at least: ten articles of 500 words, for which the parser holds 33 MB."""
WINDOWS = 64
"""Names looked at together, each with a few words beside it: as many words as a batch of runs."""
NO_SPACE = ("X", "")
"""Part of speech and features of a word that was read as a blank."""
COLUMNS = ("IDX", "LENGTH", "ORTH", "DEP", "HEAD", "IS_SPACE")
START, LENGTH, LETTERS, DEP, HEAD, SPACE = range(len(COLUMNS))
ASKED_OF_WORDS = frozenset({"LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE"})
"""What the model is told of a word's letters: the sixteen other questions (is it an address? a currency?) nobody here asks."""
RUN_LENGTH = 6000
"""Characters parsed in one piece, which bounds memory whatever the page holds: ten times a long paragraph."""

PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u2032\u00b4\u0060", "'"),
        **dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2039\u203a", '"'),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u200b\u2002\u2003\t\n\r\x0b\x0c", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
"""One character for one character, so that every offset holds in the text as printed."""


def plain(text: str) -> str:
    """The text with the marks, apostrophes and blanks the parser was trained on; same length."""
    return text.translate(PLAIN)


@lru_cache(maxsize=16)
def plain_article(text: str) -> str:
    """An article's whole text made plain once, for all who cut pieces out of it."""
    return plain(text)


@dataclass(frozen=True, slots=True)
class Tagger:
    """What tells the part of speech and the features of a word from its vector.

    Attributes:
        matrix, bias: of a score for each label, (width, n_labels) and (n_labels,) float32.
        labels: the part of speech and the features each label stands for, in the order of the scores.
    """

    matrix: Any
    bias: Any
    labels: tuple[tuple[str, str], ...]

    def tags(self, vectors: Any) -> list[tuple[str, str]]:  # noqa: ANN401  an array
        """Part of speech and features of some words."""
        return [self.labels[label] for label in (vectors @ self.matrix + self.bias).argmax(axis=1).tolist()]


@dataclass(frozen=True, slots=True)
class Lemmatizer:
    """The parser's lemmas, each looked up once: they depend on the word and its part of speech alone."""

    rule: Callable[[Any], list[str]]
    known: dict[tuple[int, str], str] = field(default_factory=dict)

    def lemma(self, vocab: Any, word: int, speech: str) -> str:  # noqa: ANN401  untyped here
        """The lemma of a word, by the number of its letters."""
        found = self.known.get((word, speech))
        if found is None:
            token = SimpleNamespace(orth=word, text=vocab.strings[word], pos=vocab.strings[speech], pos_=speech)
            found = self.known[word, speech] = self.rule(token)[0]
        return found


class Spelled(dict[int, str]):
    """The letters of some numbers, each asked of the parser once."""

    def __init__(self, strings: Any) -> None:  # noqa: ANN401
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        found: str = self._strings[number]
        self[number] = found
        return found


@dataclass(frozen=True, slots=True)
class Parser:
    """The loaded model, and what is made of its parts; `spelled` holds the labels of its arcs."""

    model: "Language"
    encoder: Encoder
    tagger: Tagger
    arcs: Mover
    lemmatizer: Lemmatizer
    name_encoder: Encoder
    names: Mover
    spelled: Spelled


@cache
def load_parser() -> Parser:
    """Load the model, once in a process."""
    with paused_collector():
        return _loaded()


def _loaded() -> Parser:
    import numpy as np  # noqa: PLC0415  heavy: only who parses pays for it

    model = load_model()
    vocab: Any = model.vocab
    getters = {vocab.strings[attribute]: getter for attribute, getter in vocab.lex_attr_getters.items()}
    getters["SHAPE"] = shaped(getters["SHAPE"])
    vocab.lex_attr_getters = {vocab.strings[name]: getters[name] for name in getters if name in ASKED_OF_WORDS}
    morphologizer: Any = model.get_pipe("morphologizer")
    scores, spell = morphologizer.model.layers[-1].layers[0], model.vocab.strings
    morphs, speeches, features = morphologizer.cfg["labels_morph"], morphologizer.cfg["labels_pos"], model.vocab.morphology
    labels = tuple(
        (spell[speeches.get(label, 0)], _features(spell[features.add(morphs.get(label, ""))])) for label in morphologizer.labels
    )
    tagger = Tagger(np.ascontiguousarray(scores.get_param("W").T), scores.get_param("b"), labels)
    model.tokenizer = spared(model.tokenizer)
    namer: Any = model.get_pipe("ner")
    return Parser(
        model,
        Encoder(model.get_pipe("tok2vec").model),  # type: ignore[attr-defined]
        tagger,
        Mover(model.get_pipe("parser")),
        Lemmatizer(load_lemmatizer(model).lemmatize),
        Encoder(namer.model.layers[0]),
        Mover(namer),
        Spelled(model.vocab.strings),
    )


def parse(texts: Iterable[tuple[str, Sequence[Span]]]) -> list[tuple[Sentence, ...]]:
    """Parse some sentences of each of some texts; names are left to `find_entities`, which costs as much again.

    Neighbours are parsed in one piece, so that each sees its context; pieces of one text are read together, pieces of two never
    are, and only move side by side, so the outcome cannot depend on what else is in the run.

    Args:
        texts: the clean text of each article, whose code points offsets count, and the sentences to parse, in order.

    Returns:
        The sentences with their words, text by text.
    """
    done: list[list[Sentence]] = []
    held: list[_Batch] = []
    for text, sentences in texts:
        done.append([])
        runs = iter(_runs(text, sentences))
        while batch := list(islice(runs, BATCH)):
            held.append(_Batch(batch, _docs(text, batch), done[-1]))
            if sum(each.words for each in held) > AT_ONCE:
                _finish(held)
                held = []
    _finish(held)
    return [tuple(sentences) for sentences in done]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Runs of one text that are read together, and where their sentences go."""

    runs: list[list[Span]]
    docs: "list[Doc]"
    sentences: list[Sentence]

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return sum(map(len, self.docs))


def _docs(text: str, runs: list[list[Span]]) -> "list[Doc]":
    parser, words = load_parser(), plain_article(text)
    return [_prepare(parser.model, words[run[0].start : run[-1].end], run) for run in runs]


def _finish(batches: Sequence[_Batch]) -> None:
    """Read some batches one after the other, draw their arcs side by side, and put their sentences where they go."""
    if not batches:
        return
    parser = load_parser()
    read = list(parser.encoder.read_all([batch.docs for batch in batches]))
    parser.arcs.move([(batch.docs, vectors) for batch, vectors in zip(batches, read, strict=True)])
    for batch, vectors in zip(batches, read, strict=True):
        tags = iter(parser.tagger.tags(vectors))
        for run, doc in zip(batch.runs, batch.docs, strict=True):
            batch.sentences.extend(_read(parser, doc, list(islice(tags, len(doc))), run))


def find_entities(texts: Iterable[tuple[str, Sequence[Span]]]) -> list[tuple[Entity, ...]]:
    """Ask the parser what the names of some sentences name; it looks at nothing else, so it is asked for doubtful ones only.

    Args:
        texts: the clean text of each article, and the pieces of it to look at, in order.

    Returns:
        What it sees, text by text.
    """
    done: list[list[Entity]] = []
    held: list[_Windows] = []
    for text, pieces in texts:
        done.append([])
        runs = iter(_runs(text, pieces))
        while batch := list(islice(runs, WINDOWS)):
            held.append(_Windows(batch, _docs(text, batch), done[-1]))
            if sum(len(doc) for each in held for doc in each.docs) > AT_ONCE:
                _name(held)
                held = []
    _name(held)
    return [tuple(sorted(names)) for names in done]


@dataclass(frozen=True, slots=True)
class _Windows:
    """Pieces of one text that are looked at together, and where their names go."""

    runs: list[list[Span]]
    docs: "list[Doc]"
    names: list[Entity]


def _name(windows: Sequence[_Windows]) -> None:
    """Look for the names of some windows, side by side as `_finish` draws arcs, and put them where they go."""
    if not windows:
        return
    parser = load_parser()
    read = parser.name_encoder.read_all([each.docs for each in windows])
    parser.names.move([(each.docs, vectors) for each, vectors in zip(windows, read, strict=True)])
    for each in windows:
        for run, doc in zip(each.runs, each.docs, strict=True):
            each.names.extend(Entity(_shift(run, entity.start_char, entity.end_char), entity.label_) for entity in doc.ents)


def _runs(text: str, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """Sentences that follow one another in a block, in pieces of a bounded length."""
    run: list[Span] = []
    for sentence in sentences:
        if run and (sentence.end - run[0].start > RUN_LENGTH or text[run[-1].end : sentence.start].strip(" \u00a0\u202f")):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _prepare(model: "Language", text: str, run: Sequence[Span]) -> "Doc":
    """Tokens with our own sentence ends, which the parser then keeps."""
    import numpy as np  # noqa: PLC0415  loaded with the parser

    doc = model.make_doc(text)
    ends = doc.to_array(["IDX", "LENGTH"]).sum(axis=1).astype(np.int64)
    marks, at = np.full(len(doc), -1, dtype=np.int64), -1
    # The first word that ends behind where a sentence begins, and no word twice.
    for found in np.searchsorted(ends, [sentence.start - run[0].start for sentence in run], side="right").tolist():
        at = max(found, at + 1)
        marks[at : at + 1] = 1
    # All at once: word by word, the parser's library looks through the whole text for every word.
    columns: Any = marks.astype(np.uint64)
    doc.from_array(["SENT_START"], columns)
    return doc


def _shift(run: Sequence[Span], start: int, end: int) -> Span:
    return Span(run[0].start + start, run[0].start + end)


def _read(parser: Parser, doc: "Doc", tags: Sequence[tuple[str, str]], run: Sequence[Span]) -> Iterator[Sentence]:
    """Our sentences with the words that begin in each; read column by column, which spares an object a word."""
    import numpy as np  # noqa: PLC0415  loaded with the parser

    columns: list[int | str] = list(COLUMNS)
    rows: Any = doc.to_array(columns)
    # Every column comes unsigned: a head to the left is this far below 2**64.
    heads = rows[:, HEAD].astype(np.int64) + np.arange(len(rows))
    if rows[:, SPACE].any():
        words = rows[:, SPACE] == 0
        place = np.where(words, np.cumsum(words) - 1, -1)
        rows, heads, tags = rows[words], place[heads][words], [tag for tag, held in zip(tags, words, strict=True) if held]
    starts, spans = _spans(rows, run[0].start)
    known, lemma_of, vocab = parser.lemmatizer.known, parser.lemmatizer.lemma, parser.model.vocab
    tags = [NO_SPACE if tag[0] == "SPACE" else tag for tag in tags]
    letters = rows[:, LETTERS].tolist()
    lemmas = [known.get((word, tag[0])) or lemma_of(vocab, word, tag[0]) for word, tag in zip(letters, tags, strict=True)]
    deps, to = list(map(parser.spelled.__getitem__, rows[:, DEP].tolist())), heads.tolist()
    first = 0
    for sentence in run:
        last = bisect_left(starts, sentence.end, first)
        mine = slice(first, last)
        near = [head - first if first <= head < last else own for own, head in enumerate(to[mine])]
        speech, morphs = zip(*tags[mine], strict=True) if first < last else ((), ())
        yield Sentence(sentence, tuple(map(Word, spans[mine], lemmas[mine], speech, deps[mine], near, morphs)))
        first = last


def _spans(rows: Any, base: int) -> tuple[list[int], list[Span]]:  # noqa: ANN401  an array
    """Where the words of a run start in the whole text, and their spans."""
    places = rows[:, [START, LENGTH]].astype("int64")
    starts: list[int] = (places[:, 0] + base).tolist()
    return starts, list(map(Span, starts, (places.sum(axis=1) + base).tolist()))


def _features(morph: str) -> str:
    """The parser writes "_" where a word has no feature."""
    return "" if morph == "_" else morph
