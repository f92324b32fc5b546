"""The stages that need one article only, as plain functions another process can run.

Each imports its room when it runs: a process that only cleans never loads the parser.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from recoupe.language import Tables
from recoupe.records import Article, DateClue, Fault, Notes, Page, RecoupeError

Out = TypeVar("Out")
Stage = Callable[[Any, Tables], Out | Fault]
"""One record in, one record or one fault out; a function of this module, so that its name can be sent to another process."""

TOGETHER = 12
"""Articles annotated at a time: their sentences are parsed side by side, which costs less and changes nothing."""
MESSAGE_LENGTH = 200
"""Characters kept of an exception's own words: enough to tell two causes apart."""


def clean(page: Page, tables: Tables) -> Article | Fault:
    """Page to article."""
    from recoupe.clean import clean as clean_page  # noqa: PLC0415  see above

    return clean_page(page, tables)


@dataclass(frozen=True, slots=True)
class Reread:
    """A page, and the lines its host is known to repeat."""

    page: Page
    repeated: frozenset[str]

    @property
    def source(self) -> str:
        """The page's own name, for a fault."""
        return self.page.source


def clean_again(record: Reread, tables: Tables) -> Article | Fault:
    """Page to article, once it is known which lines its host repeats."""
    from recoupe.clean import clean as clean_page  # noqa: PLC0415  see above

    return clean_page(record.page, tables, record.repeated)


def find_clues(article: Article, tables: Tables) -> tuple[DateClue, ...]:
    """Article to the words that bind its own date."""
    from recoupe.annotate import find_clues as find  # noqa: PLC0415

    return tuple(find(article, tables))


def annotate(article: Article, tables: Tables) -> Notes | Fault:
    """Dated article to notes; by itself, since the notes of an article do not depend on its neighbours."""
    from recoupe.annotate import annotate as annotate_articles  # noqa: PLC0415

    return next(iter(annotate_articles([article], tables)))


def attempt_all(stage: Stage[Out], records: Iterable[Any], tables: Tables) -> Iterator[Out | Fault]:
    """Records through one stage, in order; articles are annotated some at a time.

    Faults:
        engine.stage-failed: as `attempt`.
    """
    waiting = iter(records)
    while group := list(islice(waiting, TOGETHER if stage is annotate else 1)):
        yield from _noted(group, tables) if len(group) > 1 else [attempt(stage, record, tables) for record in group]


def _noted(articles: Sequence[Any], tables: Tables) -> list[Any]:
    """Some articles annotated together; each by itself where one of them stops the others, so that a fault stays its own."""
    from recoupe.annotate import annotate as annotate_articles  # noqa: PLC0415  see above

    try:
        return list(annotate_articles(articles, tables))
    except RecoupeError:
        raise
    except Exception:  # which of them it was, and of what, the next attempt tells
        return [attempt(annotate, article, tables) for article in articles]


def attempt(stage: Stage[Out], record: Any, tables: Tables) -> Out | Fault:  # noqa: ANN401  whatever the stage takes
    """One record through one stage; the only place where an article's exception is caught.

    Faults:
        engine.stage-failed: the stage stopped on this record; the run goes on without it.
    """
    try:
        return stage(record, tables)
    except RecoupeError:
        raise
    except Exception as trouble:  # one article's trouble must not take the others with it
        return failed(stage, record, f"{type(trouble).__name__}: {trouble}")


def failed(stage: Stage[Any], record: Any, why: str) -> Fault:  # noqa: ANN401
    """The fault of a record that a stage could not finish."""
    words = " ".join(why.split())[:MESSAGE_LENGTH]
    return Fault("engine.stage-failed", record.source, f"{stage.__name__} stopped: {words}; the run went on without this article")


def part(found: Iterable[Out | Fault], faults: list[Fault]) -> Iterator[Out]:
    """The records of a stage, in order; its faults go to the list."""
    for one in found:
        if isinstance(one, Fault):
            faults.append(one)
        else:
            yield one
