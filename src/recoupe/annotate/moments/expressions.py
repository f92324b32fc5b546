"""Where the moments stand: expressions as written, nothing counted yet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from recoupe.annotate.apart import Apart
from recoupe.annotate.moments.runs import Run
from recoupe.language import Tables
from recoupe.language.calendar import Calendar, plain
from recoupe.language.moment_rules import MomentRules, needs_of
from recoupe.language.starts import Searches
from recoupe.records import Article, Block, Span

NO_EDGE = frozenset({"rate", "habit", "clock", "shift", "length", "bare"})
UNTURNED = frozenset(
    {"years", "this", "which", "earlier", "edge_unit", "ago", "since", "in", "last", "within", "length", "bare", "later", "rate",
     "habit", "clock", "hours", "event", "decade", "century"}
)  # fmt: skip
"""What is counted alike whether it is past or to come: the words near it are not asked."""
EVERYWHERE = frozenset({"moments.stamp", "moments.numeric-date"})
"""What is written alike in every language; the rest of the rules read their own alone."""
EDGE_REACH = 40
RELATION_REACH = 50
EVE_REACH = 70
TENSE_REACH = 140
OPENING = 8
"""Characters before a moment that opens its sentence: "Et dès ", "Dès le "."""
BESIDE = 2
SENTENCE_END = re.compile(r"[.!?\u2026]\s|\n")


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time as written.

    Attributes:
        core: the words the rule matched; `span` adds what stands before them ("depuis", "fin").
        edge: "start", "middle", "end", "whole" or None.
        relation: one of the moment relations, "about", or None.
        future: True, False, or None where the words near it do not tell.
    """

    span: Span
    core: Span
    rule: str
    read: str
    groups: tuple[tuple[str, str], ...]
    edge: str | None = None
    relation: str | None = None
    future: bool | None = None

    def get(self, name: str) -> str | None:
        """What a group of the rule matched, as the tables spell it; None if it matched nothing."""
        return next((value for key, value in self.groups if key == name), None)


@dataclass(frozen=True, slots=True)
class Context:
    """What readers count with.

    Attributes:
        seen: the day seen from.
        previous: the day named before.
        year: the year this month was given earlier.
        whole: the year or month named last, where no day was named after it.
    """

    calendar: Calendar
    tables: Tables
    seen: date | None
    previous: date | None = None
    text: str = ""
    year: int | None = None
    whole: Run | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """One text to look through; equal jobs find the same, so that the finders of one article look once."""

    text_sha256: str
    blocks: tuple[Block, ...]
    foreign: bool
    tables_id: int
    article: Article = field(compare=False)
    tables: Tables = field(compare=False)


def find_expressions(article: Article, tables: Tables) -> tuple[Expression, ...]:
    """Every expression of time of the article, in reading order, none overlapping another.

    Of several that overlap, the longest stands; of equal ones, the first rule of the file.
    """
    return _find(_Job(article.text_sha256, article.blocks, foreign(article, tables), id(tables), article, tables))


@lru_cache(maxsize=64)
def _find(job: _Job) -> tuple[Expression, ...]:
    found: list[Expression] = []
    rules, text = job.tables.moment_rules, job.article.text
    if job.foreign:
        written_alike = tuple(rule for rule in rules.rules if rule.id in EVERYWHERE)
        searches = Searches.of([rule.search for rule in written_alike])
        rules = replace(rules, rules=written_alike, searches=searches, needs=needs_of(written_alike))
    for block in job.blocks:
        low = block.span.start
        for core in _longest(text, block.span, rules):
            expression = _in_context(text, core, low, job.tables)
            found.append(expression)
            low = expression.span.end
    return tuple(found)


def foreign(article: Article, tables: Tables) -> bool:
    """Whether the article is known to be written in another language than the tables': its words must not be read by them."""
    return article.language is not None and article.language != tables.language


def _longest(text: str, block: Span, rules: MomentRules) -> list[Expression]:
    every = sorted(_matches(text, block, rules), key=lambda item: (item[0], item[1].core.start))
    apart = Apart()
    taken = [expression for _, expression in every if apart.take(expression.core)]
    return sorted(taken, key=lambda expression: expression.core)


def _matches(text: str, block: Span, rules: MomentRules) -> Iterator[tuple[tuple[int, int], Expression]]:
    likely = rules.needs.rules(block.within(text).lower())
    places = rules.searches.places(text, block.start, block.end)
    for order in rules.searches.likely(places):
        if not likely >> order & 1:
            continue
        rule = rules.rules[order]
        for found in rules.searches.every(order, text, block.start, block.end, places):
            if found.end() == found.start() or not rule.stands(text, found.start(), found.end()):
                continue
            core = Span(found.start(), found.end())
            groups = tuple((key, plain(value)) for key, value in found.groupdict().items() if value is not None)
            yield (-len(core), order), Expression(core, core, rule.id, rule.read, groups)


def _in_context(text: str, core: Expression, low: int, tables: Tables) -> Expression:
    """The expression with the words before it that belong to it."""
    rules, start, edge = tables.moment_rules, core.core.start, core.get("edge")
    if edge is None and core.read not in NO_EDGE:
        found = rules.edge.search(text, max(low, start - EDGE_REACH), start)
        if found:
            start, edge = found.start(), plain(found["edge"])
    relation = None
    for name, pattern in rules.relations:
        found = pattern.search(text, max(low, start - RELATION_REACH), start)
        if not found:
            continue
        relation = name
        if name == "at":
            found = rules.kept.search(text, max(low, start - RELATION_REACH), start)
        start = found.start() if found else start
        break
    span = Span(start, core.core.end)
    edge = tables.calendar.edge.get(edge) if edge else None
    future = (
        None if core.read in UNTURNED else _turned(text, Expression(span, core.core, "", core.read, ()), low, relation, rules)
    )
    return Expression(span, core.core, core.rule, core.read, core.groups, edge, relation, future)


def _turned(text: str, x: Expression, low: int, relation: str | None, rules: MomentRules) -> bool | None:
    """Whether a moment is to come.

    Its relation tells first: "depuis" points back; "jusqu'à", "avant" and "dès" ahead, unless the words near say otherwise.
    """
    bound = rules.bound.search(text, max(low, x.core.start - RELATION_REACH), x.core.start) is not None
    if x.read == "month" and bound:
        return None
    if relation == "until" or (relation == "before" and x.read == "weekday"):
        return True
    if relation == "since":
        return False
    if x.read == "weekday" and rules.eve.search(text, max(low, x.core.start - EVE_REACH), x.core.start):
        return True
    future = _future(text, x.span, rules, behind=x.read == "weekday" and bound)
    if relation == "before":
        return future or None
    return True if relation == "from" and future is None else future


def _future(text: str, span: Span, rules: MomentRules, *, behind: bool) -> bool | None:
    """Whether the words nearest to the moment, no comma after it between, speak of what is to come.

    Args:
        text: of the article.
        span: of the moment.
        rules: of the language.
        behind: only words behind the moment tell: "le cours de lundi" is of the noun before it, not of the verb.
    """
    low, high = sentence_around(text, span)
    opens = span.start - low <= OPENING
    low, high = max(low, span.start - TENSE_REACH), min(high, span.end + TENSE_REACH)
    comma = text.find(",", span.end, high)
    if opens and 0 <= comma - span.end <= BESIDE:
        # "Lundi, le conseil votera": the verb of a moment that opens its sentence stands behind its comma.
        comma = text.find(",", comma + 1, high)
    high = comma if comma >= 0 else high
    low = span.end if behind else low
    nearest: tuple[int, bool | None] | None = None
    places = rules.tenses.places(text, low, high)
    for number, future in enumerate((None, True, False)):
        for found in rules.tenses.every(number, text, low, high, places):
            away = span.start - found.end() if found.end() <= span.start else found.start() - span.end
            if away >= 0 and (nearest is None or away < nearest[0]):
                nearest = (away, future)
    return nearest[1] if nearest else None


def sentence_around(text: str, span: Span, reach: int = 400) -> tuple[int, int]:
    """Start and end of the sentence that holds a span, by its marks alone."""
    low = max(0, span.start - reach)
    for found in SENTENCE_END.finditer(text, low, span.start):
        low = found.end()
    ahead = SENTENCE_END.search(text, span.end, span.end + reach)
    return low, ahead.start() if ahead else min(len(text), span.end + reach)
