"""Where the clauses of a parsed sentence begin and end, and who their subject is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from recoupe.language.predicates import Predicates, fold_words
from recoupe.records import Sentence, Span, Word

ClauseKind = Literal["main", "relative", "condition", "purpose", "participle"]
OPENING = frozenset({"ROOT", "conj", "advcl", "acl:relcl", "ccomp", "parataxis", "csubj", "acl", "xcomp", "dep"})
OBJECTS = frozenset({"ccomp", "csubj"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
EDGE = re.compile(r"[\s,;:.\u2026!?()\u2013\u2014-]+")
LEAST_BELOW = 2
"""Words that hang on an infinitive or a participle before it is a clause: "un signal éteint" is one thing."""
DEEPEST = 60
"""Steps up the tree before giving up: no sentence of the press is deeper, and a broken parse may be."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the words that are its own, the word it hangs on, its subject.

    Attributes:
        span: hull of its own words; clauses that stand inside it are in the hull, those at its edges are not.
        words: indexes of its own words in the sentence.
        head: index of its verb or predicate noun; None when the sentence was not parsed.
        subject: index of its subject, which may stand in another clause; None when it has none.
        antecedent: for a relative, the index of the noun it hangs on.
    """

    span: Span
    words: tuple[int, ...]
    head: int | None
    kind: ClauseKind
    subject: int | None = None
    antecedent: int | None = None
    supposed: bool = False
    """It stands under an "if"."""


def find_clauses(sentence: Sentence, predicates: Predicates, reports: Callable[[Span], bool]) -> tuple[Clause, ...]:
    """Cut a sentence at each word that carries a verb of its own.

    A sentence nobody parsed is one clause. The object clause of a verb is part of it ("il semble que..."), unless the verb only
    reports what is said in it.

    Args:
        sentence: with its words.
        predicates: of the language.
        reports: whether the words at a span only say that somebody speaks.
    """
    words = sentence.words
    if not words:
        return (Clause(sentence.span, (), None, "main"),)
    children = _children(words)
    heads = {at: kind for at in range(len(words)) if (kind := _opens(words, children, at, predicates)) is not None}
    heads = {
        at: kind
        for at, kind in heads.items()
        if words[at].dep not in OBJECTS or words[at].head == at or reports(words[words[at].head].span)
    }
    if not heads:
        return (Clause(sentence.span, tuple(range(len(words))), _root(words), "main"),)
    own: dict[int, list[int]] = {head: [] for head in heads}
    first = min(heads)
    for at in range(len(words)):
        own[_owner(words, heads, at, first)].append(at)
    clauses = []
    for head, members in sorted(own.items()):
        inside = [at for at in members if words[at].pos != "PUNCT"]
        if inside:
            span = Span(words[inside[0]].span.start, words[inside[-1]].span.end)
            antecedent = words[head].head if heads[head] == "relative" else None
            subject = _subject(words, children, head)
            clauses.append(Clause(span, tuple(members), head, heads[head], subject, antecedent, _supposed(words, heads, head)))
    return tuple(sorted(clauses, key=lambda clause: clause.span))


def subtree(words: tuple[Word, ...], top: int) -> tuple[int, ...]:
    """Indexes of a word and of all that hangs on it, in order."""
    children = _children(words)
    found, todo = {top}, [top]
    while todo:
        for child in children.get(todo.pop(), ()):
            if child not in found:
                found.add(child)
                todo.append(child)
    return tuple(sorted(found))


def _children(words: tuple[Word, ...]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        if word.head != at:
            found.setdefault(word.head, []).append(at)
    return found


def _root(words: tuple[Word, ...]) -> int:
    return next((at for at, word in enumerate(words) if word.dep == "ROOT" or word.head == at), 0)


def _opens(words: tuple[Word, ...], children: dict[int, list[int]], at: int, predicates: Predicates) -> ClauseKind | None:
    """Whether a clause hangs on this word, and which kind of clause."""
    word = words[at]
    below = [words[child] for child in children.get(at, ())]
    finite = "VerbForm=Fin" in word.morph or any(
        child.dep.split(":")[0] in {"aux", "cop"} and "VerbForm=Fin" in child.morph for child in below
    )
    if word.dep == "ROOT" or word.head == at:
        return "main"
    if word.dep not in OPENING or word.pos not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON"}:
        return None
    marks = {part for child in below if child.dep in {"mark", "case"} for part in fold_words(child.lemma)}
    if word.dep in {"acl", "xcomp"} or not finite:
        return _nonfinite(word, bool(marks & predicates.marks("aim").words)) if len(below) >= LEAST_BELOW else None
    if word.dep == "acl:relcl":
        return "relative"
    return "condition" if marks & predicates.marks("condition").words else "main"


def _nonfinite(word: Word, aims: bool) -> ClauseKind | None:
    """Clauses without a finite verb: purposes and participles; other infinitives belong to their verb."""
    if word.pos not in {"VERB", "AUX"}:
        return None
    if "VerbForm=Inf" in word.morph:
        return "purpose" if aims and word.dep != "xcomp" else None
    return "participle" if word.dep in {"acl", "advcl"} else None


def _supposed(words: tuple[Word, ...], heads: dict[int, ClauseKind], at: int) -> bool:
    """Whether a clause is, or hangs on, a condition."""
    for _ in range(DEEPEST):
        if heads.get(at) == "condition":
            return True
        if words[at].head == at:
            break
        at = words[at].head
    return False


def _owner(words: tuple[Word, ...], heads: dict[int, ClauseKind], at: int, first: int) -> int:
    """The clause a word belongs to: the first clause head met on the way up."""
    for _ in range(DEEPEST):
        if at in heads:
            return at
        if words[at].head == at:
            break
        at = words[at].head
    return first


def _subject(words: tuple[Word, ...], children: dict[int, list[int]], head: int) -> int | None:
    """The subject of a clause; a coordinated verb without one has that of the verb before it."""
    at = head
    for _ in range(DEEPEST):
        found = next((child for child in children.get(at, ()) if words[child].dep in SUBJECTS), None)
        if found is not None:
            return found
        if words[at].dep not in {"conj", "xcomp"} or words[at].head == at:
            return None
        at = words[at].head
    return None


def trim(text: str, span: Span) -> Span | None:
    """A span without the marks and blanks at its edges; None when nothing else is in it."""
    start, end = span.start, span.end
    found = EDGE.match(text, start, end)
    start = found.end() if found else start
    while end > start and EDGE.fullmatch(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None
