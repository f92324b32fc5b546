"""Rules that give the pieces of a text their roles, from the top of the article to its end.

A text has no markup: order, shape and neighbours tell. What no rule decides is body.
"""

import re

from recoupe.clean.bylines import is_initials, is_outlet, read_byline
from recoupe.clean.credits import closing_credit, dateline, photo_credit, source_line
from recoupe.clean.furniture import is_clock
from recoupe.clean.pieces import Sheet, count_sentences, ends_sentence, is_dash
from recoupe.clean.small_lines import is_dated_name
from recoupe.clean.stamps import read_stamp
from recoupe.language import Tables
from recoupe.language.leftovers import line_key

MAX_STANDFIRST = 450
"""Characters: standfirsts of French news run from 60 to 420."""
SHORTER = 0.62
"""A first paragraph this much shorter than those after it is a standfirst: seeds have .35 and .32, agency leads .8 and more."""
MAX_HEADING_WORDS = 22
MAX_CREDIT_WORDS = 14
MIN_QUESTIONS = 4
"""Two or three headings of an article may well be questions."""
MIN_ITEMS = 3
"""Two short lines after a colon may as well be a quotation and a heading."""
_CHANGED = re.compile(
    r"(?:mise? a jour|updated|aktualisiert|bijgewerkt|actualizado|aggiornato|atualizado)"
    r"(?: du| le| on| am| op| el| il| em)? 0 .{0,80}"
)
_OUTLET_TAIL = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+.{2,40}")
_CAPTION_DATE = re.compile(r"\d{4}\s*\.?\s*[(\[][^()\[\]]{2,60}[)\]]\s*\.?$")


def call_small_lines(sheet: Sheet, tables: Tables) -> None:
    """Call dates, bylines with a lead, and lines naming a source, wherever they stand."""
    for n in sheet.open():
        piece = sheet.pieces[n]
        if piece.mark or piece.level or sheet.words[n] > 30:
            continue
        if is_clock(sheet, n):
            sheet.keep(n, "date", "roles.entry-hour")
        elif read_stamp(piece.text, tables):
            sheet.keep(n, "date", "roles.date-line")
        elif is_dated_name(piece.text, tables) or _CHANGED.match(sheet.keys[n]):
            sheet.keep(n, "date", "roles.dated-name")
        elif source_line(piece.text, tables) is not None:
            sheet.keep(n, "credit", "roles.source-line")
        elif is_initials(piece.text) or read_byline(piece.text, tables):
            sheet.keep(n, "byline", "roles.byline")


def call_bare_names(sheet: Sheet, tables: Tables, first: int, last: int) -> None:
    """Call a name alone a byline beside a date, a byline or a standfirst at the head, or right after the last paragraph."""
    for n in sheet.open():
        near = [sheet.role(at) for at in (n - 1, n + 1) if 0 <= at < len(sheet.pieces)]
        head = n < first and any(role in ("date", "byline", "credit", "title") for role in near)
        if not (head or n > last) or sheet.words[n] > 12:
            continue
        if is_outlet(sheet.pieces[n].text, tables):
            sheet.drop(n, "navigation", "leftovers.masthead")
            continue
        if read_byline(sheet.pieces[n].text, tables, bare=True) is not None:
            sheet.keep(n, "byline", "roles.bare-name")


def call_title(sheet: Sheet, tables: Tables, first: int) -> int | None:
    """Find the title among the pieces before the first paragraph; later and earlier copies of it are furniture.

    Returns:
        Its number, or None: a text may have no title, and none is made up.
    """
    marked = next((n for n in sheet.open() if sheet.pieces[n].level == 1), None)
    title = marked if marked is not None else _find_title(sheet, first, tables)
    if title is None:
        return None
    title = _bare_title(sheet, title)
    sheet.keep(title, "title", "roles.title")
    for n in sheet.open():
        if same_title(sheet.keys[n], sheet.keys[title]):
            sheet.drop(n, "duplicate", "leftovers.title-again")
        elif n < title and sheet.words[n] <= 6:
            sheet.drop(n, "navigation", "leftovers.above-title")
    return title


def _bare_title(sheet: Sheet, title: int) -> int:
    """The title, or a copy of it below that lacks the outlet's name behind it, as browsers show it in a tab."""
    text = sheet.pieces[title].text
    for n in sheet.open():
        bare = sheet.pieces[n].text
        if (
            title < n <= title + 12
            and sheet.words[n] >= 4
            and text.startswith(bare)
            and _OUTLET_TAIL.fullmatch(text[len(bare) :])
        ):
            return n
    return title


def same_title(key: str, title: str) -> bool:
    """Whether a line repeats the title, with the outlet's name before or behind it at most."""
    if key == title:
        return True
    extra = abs(len(key.split()) - len(title.split()))
    return (
        len(title.split()) >= 4
        and extra <= 4
        and (key.startswith(title + " ") or title.startswith(key + " ") or key.endswith(" " + title))
    )


def _find_title(sheet: Sheet, first: int, tables: Tables) -> int | None:
    """The number of the title in a text without marks, None where there is none."""
    head = [n for n in sheet.open() if n <= first][:8]
    for n in head:
        again = any(sheet.keys[n] == sheet.keys[m] for m in range(n + 1, min(n + 8, len(sheet.pieces))))
        if again and sheet.words[n] >= 3:
            return n
    for place, n in enumerate(head):
        text = sheet.pieces[n].text
        if sheet.pieces[n].mark or (place and sheet.paragraph(n)):
            return None
        close = place + 1 < len(head) and head[place + 1] == n + 1 and sheet.headlike(head[place + 1])
        if (sheet.words[n] <= 3 or is_outlet(text, tables)) and place < 2 and close and sheet.words[head[place + 1]] >= 4:
            continue
        if text[-1] in ".,;" and not text.endswith("..."):
            return None
        return n if 2 <= sheet.words[n] <= 40 else None
    return None


def first_paragraph(sheet: Sheet) -> int:
    """Number of the first piece that reads as running text, dates and furniture aside; the count of pieces when none does."""
    return next((n for n in sheet.open() if sheet.paragraph(n)), len(sheet.pieces))


def last_paragraph(sheet: Sheet) -> int:
    """Number of the last piece that reads as running text or is a list item; -1 when none is."""
    return next((n for n in reversed(sheet.open()) if sheet.paragraph(n) or sheet.pieces[n].mark), -1)


def call_captions(sheet: Sheet, tables: Tables, title: int | None) -> None:
    """Call a caption what ends in a picture's credit: at the head, and further on where the credit is not the text's."""
    start = -1 if title is None else title
    head = True
    for n in sheet.open():
        text = sheet.pieces[n].text
        found = photo_credit(text, tables) if len(text) <= 600 else None
        strong = found is not None and (found.rule != "credits.brackets" or found.start == 0)
        dated = _CAPTION_DATE.search(text) is not None
        if found and (strong or dated or (head and n > start)) and not dateline(text, tables):
            if found.start == 0 and sheet.words[n] <= MAX_CREDIT_WORDS:
                sheet.keep(n, "credit", "roles.photo-credit")
                _call_above_credit(sheet, n)
            elif count_sentences(text) <= 4:
                sheet.keep(n, "caption", "roles.caption")
        elif sheet.paragraph(n) and closing_credit(text, tables) is None:
            head = False


def _call_above_credit(sheet: Sheet, credit: int) -> None:
    """Call a caption the line right above a picture's credit, when it has no stop at its end."""
    n = credit - 1
    text = sheet.pieces[n].text
    if n > 0 and sheet.calls[n] is None and 4 <= sheet.words[n] <= 45 and not ends_sentence(text) and count_sentences(text) == 1:
        sheet.keep(n, "caption", "roles.above-credit")


def call_standfirst(sheet: Sheet, tables: Tables, title: int | None) -> None:
    """Call the standfirst: what stands between the title and the first paragraph and sums the article up."""
    rest = [n for n in sheet.open() if title is None or n > title]
    while rest and (is_padding(sheet, rest[0], tables) or _notice(sheet, rest[0])):
        sheet.keep(rest[0], "body", "roles.notice" if _notice(sheet, rest[0]) else "roles.first-person-opening")
        rest.pop(0)
    if len(rest) < 2 or sheet.pieces[rest[0]].mark:
        return
    lines = _joined_lines(sheet, rest)
    if len(lines) > 1:
        for n in lines:
            sheet.keep(n, "standfirst", "roles.standfirst-lines")
        return
    if not dateline(sheet.pieces[rest[0]].text, tables):
        _call_one_standfirst(sheet, rest)


def _call_one_standfirst(sheet: Sheet, rest: list[int]) -> None:
    """Call a single paragraph the standfirst when its end, its neighbours or its length tell it from the first paragraph."""
    n = rest[0]
    text = sheet.pieces[n].text
    if len(text) > MAX_STANDFIRST or sheet.words[n] < 8:
        return
    if text[-1] not in '.!?\u2026\u00bb\u201d")' and sheet.paragraph(rest[1]):
        sheet.keep(n, "standfirst", "roles.standfirst-open-end")
    elif _parted(sheet, n, rest[1]) and count_sentences(text) <= 4:
        sheet.keep(n, "standfirst", "roles.standfirst-parted")
    elif count_sentences(text) <= 2 and _shorter(sheet, rest):
        sheet.keep(n, "standfirst", "roles.standfirst-short")


def is_padding(sheet: Sheet, n: int, tables: Tables) -> bool:
    """Whether a paragraph is a rewriter's opening in the first person: it is body, and the standfirst may still come."""
    words = sheet.keys[n].split()
    lead = any(" ".join(words[: len(key.split())]) == key for key in tables.page_words.padding)
    return lead and any(word in tables.page_words.first_person for word in words[3:40])


def _notice(sheet: Sheet, n: int) -> bool:
    """Whether a paragraph is a note of the newsroom in brackets, as a correction is."""
    text = sheet.pieces[n].text
    return text[0] in "([" and text.rstrip(".")[-1] in ")]"


def _joined_lines(sheet: Sheet, rest: list[int]) -> list[int]:
    """Lines at the head with no blank line between, in a text whose paragraphs are parted by blank lines."""
    gaps = [sheet.pieces[n].gap for n in rest[1:]]
    if not gaps or sum(gap > 0 for gap in gaps) < 0.6 * len(gaps):
        return []
    run = [rest[0]]
    while len(run) < len(rest) and rest[len(run)] == run[-1] + 1 and sheet.pieces[rest[len(run)]].gap == 0:
        run.append(rest[len(run)])
    short = all(len(sheet.pieces[n].text) <= MAX_STANDFIRST and not sheet.pieces[n].mark for n in run)
    return run if short and len(run) <= 5 and len(run) < len(rest) else []


def _parted(sheet: Sheet, n: int, following: int) -> bool:
    """Whether a date, byline, credit, caption or copy of the title stands between this piece and the first paragraph."""
    between = [sheet.calls[at] for at in range(n + 1, following)]
    return any(
        call
        and call.rule != "roles.entry-hour"
        and (call.role in ("date", "byline", "credit", "caption") or call.kind == "duplicate")
        for call in between
    )


def _shorter(sheet: Sheet, rest: list[int]) -> bool:
    """Whether the first piece is much shorter than the paragraphs after it."""
    following = [len(sheet.pieces[n].text) for n in rest[1:6] if sheet.paragraph(n)][:3]
    return bool(following) and len(sheet.pieces[rest[0]].text) <= SHORTER * sum(following) / len(following)


def call_lists(sheet: Sheet) -> None:
    """Call list items the short lines after a paragraph that ends in a colon, bullets lost on the way."""
    for n in range(len(sheet.pieces) - 1):
        if sheet.pieces[n + 1].mark or sheet.pieces[n].text[-1] != ":" or sheet.words[n] < 5 or sheet.calls[n] is not None:
            continue
        run: list[int] = []
        for m in range(n + 1, len(sheet.pieces)):
            if sheet.calls[m] is not None or sheet.paragraph(m) or sheet.words[m] > 25:
                break
            run.append(m)
        small = sum(sheet.pieces[m].text[0].islower() for m in run)
        if len(run) > 2 and small >= len(run) / 2 and sheet.pieces[run[-1]].text[0].isupper():
            run.pop()
        if len(run) >= MIN_ITEMS:
            for m in run:
                sheet.keep(m, "list_item", "roles.after-colon")


def call_rest(sheet: Sheet) -> None:
    """Call list items, headings and body among what is left."""
    open_pieces = sheet.open()
    questions = _interview(sheet, open_pieces)
    for n in open_pieces:
        piece = sheet.pieces[n]
        if piece.mark and _in_list(sheet, n):
            sheet.keep(n, "list_item", "roles.bullet")
        elif piece.level:
            sheet.keep(n, "heading", "roles.marked-heading")
        elif not (questions and sheet.pieces[n].text.endswith("?")) and _heading(sheet, n):
            sheet.keep(n, "heading", "roles.heading")
        else:
            sheet.keep(n, "body", "roles.body")


def _in_list(sheet: Sheet, n: int) -> bool:
    """Whether a bulleted line is an item: a dash or a number needs a neighbour like it, and no quotation of a dialogue."""
    mark = sheet.pieces[n].mark
    if not is_dash(mark) and not mark[0].isdigit():
        return True
    around = [sheet.pieces[m].mark for m in (n - 1, n + 1) if 0 <= m < len(sheet.pieces)]
    return any(is_dash(other) if is_dash(mark) else other[:1].isdigit() for other in around if other)


def _interview(sheet: Sheet, numbers: list[int]) -> bool:
    """Whether most title-like lines are questions, so that they are asked and not headings."""
    heads = [n for n in numbers if sheet.headlike(n) and not sheet.paragraph(n)]
    asked = sum(sheet.pieces[n].text.endswith("?") for n in heads)
    return asked >= MIN_QUESTIONS and asked >= 0.6 * len(heads)


def _spoken(sheet: Sheet, n: int) -> bool:
    """Whether a line is one turn of a conversation: another opens with the same words before a colon."""
    head, colon, rest = sheet.pieces[n].text[:60].partition(":")
    if not colon or not rest or len(head.split()) > 5:
        return False
    return any(m != n and piece.text.startswith(f"{head}:") for m, piece in enumerate(sheet.pieces))


def _heading(sheet: Sheet, n: int) -> bool:
    """Whether a line is a heading: title-like, with a paragraph or a list after it."""
    text = sheet.pieces[n].text
    if not sheet.headlike(n) or sheet.words[n] > MAX_HEADING_WORDS or sheet.paragraph(n) or _spoken(sheet, n):
        return False
    if ends_sentence(text) and text.rstrip('\u00bb\u201d" )')[-1:] in ".\u2026" and line_key(text) and not text.endswith("..."):
        return False
    following = next((m for m in range(n + 1, len(sheet.pieces)) if not sheet.dropped(m)), None)
    return following is not None and (
        sheet.paragraph(following) or bool(sheet.pieces[following].mark) or sheet.words[following] >= 8
    )
