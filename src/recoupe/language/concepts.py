"""Which words of a language stand for one idea: the synonyms of the press, by concepts all languages share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recoupe.records import LexiconError

FIELDS = 2
"""Of a line: the name of the concept, its words."""
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Concepts:
    """Concepts by the stem of a word, and by the first stem of a run of words."""

    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    runs: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)

    def of(self, stem: str) -> frozenset[str]:
        """The concepts a word may stand for."""
        return self.words.get(stem, NOTHING)

    def find_runs(self, stems: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The runs of words that stand here, each as one item, with its concept."""
        for at, stem in enumerate(stems):
            for run, name in self.runs.get(stem, ()):
                if tuple(stems[at : at + len(run)]) == run:
                    yield " ".join(run), name


def load_concepts(file: Path, cut: Callable[[str], tuple[str, ...]]) -> Concepts:
    """Read the list of one language; none where it has no such file.

    Args:
        file: the list; concepts bear the same names in all languages.
        cut: words of a text of that language as folded stems.

    Raises:
        LexiconError: a line is not a name, a tab and words.
    """
    words: dict[str, set[str]] = {}
    runs: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != FIELDS or not parts[0] or not parts[1]:
            raise LexiconError(f"{file.parent.name}/{file.name}", line[:40], "not a name, a tab and words")
        for word in parts[1].split(","):
            stems = cut(word)
            if not stems:
                raise LexiconError(f"{file.parent.name}/{file.name}", parts[0], f"{word!r} holds no word")
            if len(stems) == 1:
                words.setdefault(stems[0], set()).add(parts[0])
            else:
                runs.setdefault(stems[0], set()).add((stems, parts[0]))
    return Concepts(
        {stem: frozenset(names) for stem, names in sorted(words.items())},
        {stem: tuple(sorted(found)) for stem, found in sorted(runs.items())},
    )


__all__ = ["Concepts", "load_concepts"]
