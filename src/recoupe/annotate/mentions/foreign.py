"""Names in an article of another language than the tables': small words of that language, and its common nouns, are none."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.annotate.mentions.runs import Run
from recoupe.annotate.mentions.tokens import Line
from recoupe.language.common_nouns import CommonNouns, load_common_nouns
from recoupe.language.descriptions import Descriptions
from recoupe.language.function_words import load_function_words

FIELDS = 2
"""Words that tell what a rank is of, before it: "Foreign Trade Minister" has two."""
SHORTEST_RANK = 4
"""Letters of the shortest rank a compound may end with: Dutch "lid" would end half the language."""
FULL_NAME = 2
"""Words of a person's name that are kept of a longer run whose first words are nouns: "Außenminister Arman Tolek"."""


def trim_foreign(runs: Iterable[Run], lines: Sequence[Line], language: str | None, table: Descriptions) -> Iterator[Run]:
    """What is left of runs of capitals when the small words of the language that open them, and common nouns, are cut off.

    Args:
        runs: of one article, in reading order.
        lines: of the article.
        language: of the article, an ISO 639-1 code; nothing is cut where it is not told or we have no words of it.
        table: for the first names, as written, of which a run never loses what follows one, and for ranks.
    """
    first_names, ranks = table.first_names, table.sets["left.ranks"]
    words = load_function_words().get(language or "")
    nouns = load_common_nouns(language) if language else None
    found = [run if run.known or words is None else _past(run, lines, words.words) for run in runs]
    kept = [_past_rank(run, lines[run.line], ranks) for run in found if run is not None]
    if nouns is None:
        yield from kept
        return
    common = _common_nouns(kept, lines, nouns)
    for run in kept:
        named = run if run.known else _name_of(run, lines[run.line], nouns, common, first_names)
        if named is not None:
            yield named


def _past_rank(run: Run, line: Line, ranks: Container[str]) -> Run:
    """The run past a rank with a capital: "Minister Ada Roy", "Mobiliteitsminister Ada Roy", "Transport Minister Ada Roy"."""
    led = range(run.first, min(run.last, run.first + FIELDS + 1)) if not (run.known or run.body) else range(0)
    first = max((at + 1 for at in led if _is_rank(line.tokens[at].small, ranks)), default=run.first)
    return run if first == run.first or not line.tokens[first].capital else replace(run, first=first)


def _is_rank(word: str, ranks: Container[str]) -> bool:
    """Whether a word is a rank, or a compound that ends with one."""
    last = word.rsplit("-", 1)[-1]
    return any(last[at:] in ranks for at in range(max(1, len(last) - SHORTEST_RANK + 1)))


def _past(run: Run, lines: Sequence[Line], words: Container[str]) -> Run | None:
    """The run past the small words that open it; None when nothing else is in it."""
    line, first = lines[run.line], run.first
    while first <= run.last and line.tokens[first].small in words and not line.tokens[first].text.isupper():
        first += 1
    if first > run.last or not line.tokens[first].capital:
        return None
    return run if first == run.first else replace(run, first=first, body=False, weak=False)


def _common_nouns(runs: Iterable[Run], lines: Sequence[Line], nouns: CommonNouns) -> frozenset[str]:
    """Capitals that stand behind an article, a count or a bent adjective somewhere in the text, or end as nouns do."""
    found = set[str]()
    for run in runs:
        line = lines[run.line]
        token, before = line.tokens[run.first], line.at(run.first - 1)
        if token.text.isupper() and len(token.text) > 1:
            continue
        told = before is not None and (before.small in nouns.before or before.small.isdigit() or _bends(before.text, nouns))
        if told or token.small.endswith(nouns.endings):
            found.add(token.text)
    return frozenset(found)


def _bends(word: str, nouns: CommonNouns) -> bool:
    """Whether a word in small letters may be an adjective before a noun."""
    return word.islower() and len(word) > 4 and word.endswith(nouns.bent)


def _name_of(run: Run, line: Line, nouns: CommonNouns, common: Container[str], first_names: Container[str]) -> Run | None:
    """The name in a run of capitals of such a language, or None."""
    tokens = line.tokens[run.first : run.last + 1]
    given = next((at for at, token in enumerate(tokens) if token.text in first_names), None)
    if given is not None and given < len(tokens) - 1:
        return replace(run, first=run.first + given, body=False)
    small = next((at for at, token in enumerate(tokens) if not token.capital), len(tokens))
    last = run.first + small - 1
    first = max(run.first, last - FULL_NAME + 1)
    if line.tokens[last].small.endswith(nouns.endings) or (first == run.first and line.tokens[first].text in common):
        return None
    return replace(run, first=first, last=last, body=False, weak=run.weak and first == last)


__all__ = ["trim_foreign"]
