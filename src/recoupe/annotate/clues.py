"""Clues: words that bind the article's own day, nothing resolved."""

import re
from collections.abc import Iterator

from recoupe.annotate.moments.abroad import hour_of, times_in
from recoupe.annotate.moments.dates import clock, number
from recoupe.annotate.moments.expressions import Expression, find_expressions, foreign
from recoupe.language import Tables
from recoupe.language.times import load_times
from recoupe.records import Article, DateClue, Span

QUOTED = re.compile('\u00ab[^\u00bb\\n]*\u00bb|\u201c[^\u201d\\n]*\u201d|"[^"\\n]*"')
DATELINE = re.compile(
    r"(?:[A-Z\u00c0-\u00dd][A-Z\u00c0-\u00dd'\u2019 /-]{2,40}"
    r"|[A-Z\u00c0-\u00dd][\w'\u2019-]{2,24}(?: [A-Z\u00c0-\u00dd][\w'\u2019-]{2,24})?)"
    r"(?: ?\([^()\n]{2,30}\))?(?:,| [-\u2013\u2014]|\.)? ?(?:le )?"
)
CREDITED = re.compile(
    r"[ \u00a0]?(?:,? ?\([^()\n]{2,40}\)|/[A-Z]{2,12}/)?[ \u00a0]?(?:[-\u2013\u2014:]|\.[ \u00a0-]|/[A-Z]{2,12}/)"
)
"""What follows the date of an agency's dateline: who signs, and a dash."""
HEAD = re.compile(r"[A-Z\u00c0-\u00dd][^\s,.]{0,20}(?: [^\s,.]{1,20}){0,4}, (?:le )?")
"""Before the date in a line of the paper's own name and the date: "Le Courrier de l'Ain, mardi 3 mars 2026"."""
SEPARATOR = re.compile(r"[|\u2013\u2014\u2022\u00b7]")
SENTENCE = re.compile(r"[.?!]['\u2019\u00bb]?(?:\s+[A-Z]|$)")
CREDIT_EXTRA = 60
"""Characters beside the date in a line of credits ("14 avril 2026 - 11:03 - Section", "date | by so and so")."""
TOLD_BEFORE = re.compile(r"(?:[^\W\d_]+:?[ \u00a0]+){0,3}")
"""What stands before a foreign date that stands with its hour in a line of its own: "Published", "Zuletzt aktualisiert am"."""
ABROAD = "moments.abroad"
STAMP_EXTRA = 12
"""Characters a date line may hold beside its date ("Publié le", a dash): the eleven pages read have at most 11."""


def find_clues(article: Article, tables: Tables) -> tuple[DateClue, ...]:
    """Find the words that bind the day an article was written.

    Words inside quotations are counted from another day, and left out.

    Args:
        article: one clean text.
        tables: of the article's language.

    Returns:
        Clues in reading order.
    """
    quoted = [Span(*found.span()) for found in QUOTED.finditer(article.text)]
    found = []
    for x in (*find_expressions(article, tables), *_whole_dates_abroad(article, tables)):
        if any(span.holds(x.core) for span in quoted):
            continue
        clue = _clue(article, x, tables)
        # Of an article from abroad only what dates it is known, not what it reckons from.
        if clue is not None and (clue.stamp or x.rule != ABROAD):
            found.append(clue)
    return tuple(sorted(found, key=lambda clue: clue.span))


def _whole_dates_abroad(article: Article, tables: Tables) -> Iterator[Expression]:
    """The whole dates of an article in another language than the tables': the one above its text may date it."""
    times = load_times(article.language) if foreign(article, tables) else None
    if times is None:
        return
    for one in times_in(article, times):
        if one.read == "date" and one.groups.get("y"):
            month = times.month[one.groups["month"].rstrip(".")]
            groups = [("day", one.groups["d"]), ("month", str(month)), ("year", one.groups["y"])]
            if one.groups.get("min"):
                groups.append(("time", f"{hour_of(one, times)}:{one.groups['min']}"))
            if one.groups.get("weekday"):
                groups.append(("weekday", one.groups["weekday"]))
            yield Expression(one.span, one.span, ABROAD, "date", tuple(groups))


def _clue(article: Article, x: Expression, tables: Tables) -> DateClue | None:
    calendar = tables.calendar
    if x.get("which") or x.read not in ("date", "month", "year", "weekday", "shift", "part"):
        return None
    month = x.get("month")
    day = 1 if x.get("day") in calendar.ordinal else number(x.get("day"))
    at = clock(x.get("time"))
    shift = 0 if x.read == "part" and not x.get("weekday") else calendar.shift.get(x.get("shift") or "")
    if x.get("this") and x.read == "weekday" and day is None and x.future is False:
        # "ce lundi" with a verb of the past is the day of writing.
        shift = 0
    before = article.text[x.span.start : x.core.start]
    if day is not None and month and x.future is not True and tables.moment_rules.this_day.fullmatch(before):
        # "ce lundi 10 juin" is the day of writing beside any verb but one of the future.
        shift = 0
    return DateClue(
        span=x.span,
        year=number(x.get("year")),
        month=int(month) if month and month.isdigit() else calendar.month.get(month or ""),
        day=day,
        weekday=calendar.weekday.get(x.get("weekday") or ""),
        time=f"{at[0]:02}:{at[1] or 0:02}" if at else None,
        shift_days=shift,
        future=x.future is True,
        stamp=_stamps(article, x, tables),
    )


def _stamps(article: Article, x: Expression, tables: Tables) -> bool:
    """Whether the words date the article itself: alone on a line, in a line of credits, or in an agency's dateline."""
    block = article.block_at(x.core.start)
    if block is None or x.read not in ("date", "weekday") or (x.get("day") is None and x.get("weekday") is None):
        return False
    if block.role == "date" or (block.role != "caption" and len(block.span) - len(x.span) <= STAMP_EXTRA):
        return True
    if block.role == "caption" or not x.get("day"):
        return False
    before = article.text[block.span.start : x.span.start]
    if DATELINE.fullmatch(before) and (before.isupper() or CREDITED.match(article.text, x.span.end)):
        return True
    if x.span.end == block.span.end and x.get("year") and HEAD.fullmatch(before) and (x.get("weekday") or before[0] == "L"):
        return True
    words = block.span.within(article.text)
    if x.rule == ABROAD and x.get("year") and x.span.end == block.span.end and TOLD_BEFORE.fullmatch(before):
        return True
    rest = len(words) - len(x.span)
    if rest > CREDIT_EXTRA or SENTENCE.search(words):
        return False
    return SEPARATOR.search(words) is not None or tables.moment_rules.stamped.fullmatch(before) is not None
