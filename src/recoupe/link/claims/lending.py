"""Actors a statement means without naming them: "ces contacts", "il a ajouté"."""

from dataclasses import replace

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.statements import Statement

MOST_LENT = 4
"""Actors a clause may name and still lend to "these contacts": more of them, and nobody knows who is meant."""


def lend_actors(statements: tuple[Statement, ...], predicates: Predicates) -> tuple[Statement, ...]:
    """Give "ces contacts" the actors of the contacts last spoken of in the same article."""
    last: dict[str, frozenset[str]] = {}
    found: list[Statement] = []
    marks = predicates.marks("here.demonstratives").words | predicates.marks("here.definite").words
    for statement in statements:
        meaning = statement.meaning
        before = found[-1] if found else None
        if statement.form in ("denial", "refusal"):
            found.append(statement)
            continue
        if statement.goes_on and before is not None and before.voices == statement.voices and statement.place - before.place <= 1:
            meaning = replace(meaning, lent=meaning.lent | before.meaning.actors | before.meaning.lent)
            statement = replace(statement, meaning=meaning)  # noqa: PLW2901
        elif not meaning.actors and meaning.main in last and marks & set(fold_words(statement.text)):
            meaning = replace(meaning, lent=meaning.lent | last[meaning.main])
            statement = replace(statement, meaning=meaning)  # noqa: PLW2901
        elif meaning.main is not None and 1 < len(meaning.actors | meaning.lent) <= MOST_LENT:
            last[meaning.main] = meaning.actors | meaning.lent
        found.append(statement)
    return tuple(found)
