"""Damage: words a machine or a copy broke, found so that nothing is read out of them."""

import re
from collections.abc import Iterator, Sequence

from recoupe.annotate.apart import Apart
from recoupe.annotate.moments.expressions import foreign
from recoupe.language import Tables
from recoupe.language.calendar import plain
from recoupe.language.damage_rules import DamageRule
from recoupe.records import Article, Block, Damage, Span

QUOTED = re.compile('\u00ab[^\u00bb\\n]*\u00bb|\u201c[^\u201d\\n]*\u201d|"[^"\\n]*"')
WORD_AFTER = re.compile(r"[^\S\n]*\w+")
REVERSED = re.compile("[\\w.,!?]\u00ab(?!\\w)|[\\s(\u2019']\u00bb(?=\\w)")
ANGLED = re.compile("[\u00ab\u00bb]")
LEFT_REACH = 60


def find_damage(article: Article, tables: Tables) -> tuple[Damage, ...]:
    """Find broken words: torn numbers, stray marks, lost words, grammar no writer would write.

    Each is shown as it stands and never repaired. A span lies inside one block; of two rules that meet, the one listed
    first in the language's file keeps the words.

    Args:
        article: one clean text.
        tables: of the article's language.

    Returns:
        Damage in reading order, spans disjoint.
    """
    found: list[Damage] = []
    if foreign(article, tables):
        return ()
    apart, rules = Apart(), tables.damage_rules
    for block in article.blocks:
        words = block.span.within(article.text)
        lower = words.lower()
        places = rules.searches.places(article.text, block.span.start, block.span.end)
        for number in rules.searches.likely(places):
            if rules.rules[number].may_match(words, lower):
                hits = rules.searches.every(number, article.text, block.span.start, block.span.end, places)
                told = _by_rule(article, block, rules.rules[number], hits, tables)
                found.extend(damage for damage in told if apart.take(damage.span))
        for damage in _mismatched(article.text, block.span, tables):
            mark = Span(damage.span.start, damage.span.start + 1)
            span = damage.span if apart.free(damage.span) else mark
            if apart.take(span):
                found.append(Damage(span, damage.kind, damage.because))
    found.extend(damage for damage in _unbalanced(article, tables) if apart.take(damage.span))
    return tuple(sorted(found, key=lambda damage: damage.span))


def _unbalanced(article: Article, tables: Tables) -> Iterator[Damage]:
    """Angled quotation marks that pair with none: one never closed, or closed unopened, with the word at its side.

    A quotation may run over several paragraphs, each opening it anew: then it is closed in the last of them.
    """
    text, waiting = article.text, -1
    running = [block for block in article.blocks if block.role in ("body", "standfirst", "list_item")]
    for block in running:
        if waiting >= 0 and not _goes_on(text, block.span):
            yield _alone(text, waiting)
            waiting = -1
        for at in _angled(text, block.span):
            if text[at] == "\u00ab" and waiting < 0:
                waiting = at
            elif text[at] == "\u00bb" and waiting >= 0:
                waiting = -1
            elif text[at] == "\u00bb" and not _foreign_pair(text, at, block.span, tables):
                yield Damage(Span(at, at + 1), "punctuation", "damage.quotation-unbalanced")
    if waiting >= 0:
        yield _alone(text, waiting)


def _angled(text: str, block: Span) -> Iterator[int]:
    """Where the angled marks of a block stand, those set the wrong way round left out."""
    for mark in ANGLED.finditer(text, block.start, block.end):
        if not REVERSED.match(text, max(mark.start() - 1, 0)):
            yield mark.start()


def _alone(text: str, at: int) -> Damage:
    """An opening mark that nothing closes, with its word."""
    word = WORD_AFTER.match(text, at + 1)
    return Damage(Span(at, word.end() if word else at + 1), "punctuation", "damage.quotation-unbalanced")


def _goes_on(text: str, block: Span) -> bool:
    """Whether a paragraph goes on with a quotation opened above it: it opens it anew, or closes it before it opens another."""
    words = text[block.start : block.end].lstrip()
    closed, opened = words.find("\u00bb"), words.find("\u00ab")
    return words.startswith("\u00ab") or 0 <= closed < (opened if opened >= 0 else len(words))


def _foreign_pair(text: str, at: int, block: Span, tables: Tables) -> bool:
    """Whether a closing mark closes a quotation another kind of mark opened: that is said of the mark that opened it."""
    marks = tables.damage_rules.straight | tables.damage_rules.opening
    return any(mark in marks for mark in text[block.start : at])


def _by_rule(article: Article, block: Block, rule: DamageRule, hits: Sequence[re.Match[str]], tables: Tables) -> Iterator[Damage]:
    text = article.text
    for hit in hits:
        groups = hit.groupdict()
        if hit.end() == hit.start() or not _stands(text, hit, rule):
            continue
        if "word" in groups and _abbreviation(hit["word"], tables):
            continue
        if rule.alone is not None and _elsewhere(article, block, rule.alone):
            continue
        start, end = hit.span("at") if groups.get("at") else hit.span()
        yield Damage(Span(start, end), rule.kind, rule.id)


def _stands(text: str, hit: re.Match[str], rule: DamageRule) -> bool:
    if rule.not_after is not None and rule.not_after.search(text, max(0, hit.start() - LEFT_REACH), hit.start()):
        return False
    return rule.not_before is None or rule.not_before.match(text, hit.end()) is None


def _abbreviation(word: str, tables: Tables) -> bool:
    """Whether a full stop after this word ends nothing."""
    known = tables.abbreviations
    return word in known.never_end or word in known.may_end or plain(word) in tables.damage_rules.months


def _elsewhere(article: Article, block: Block, pattern: re.Pattern[str]) -> bool:
    """Whether the article's own words, quotations left out, show the pattern in another block."""
    others = (other for other in article.blocks if other.span != block.span)
    return any(pattern.search(QUOTED.sub(" ", other.span.within(article.text))) for other in others)


def _mismatched(text: str, block: Span, tables: Tables) -> Iterator[Damage]:
    """Quotations opened with one kind of mark and closed with another: the opening mark and its word."""
    rules, open_at = tables.damage_rules, []
    for hit in rules.marks.finditer(text, block.start, block.end):
        at, mark = hit.start(), hit.group()
        if mark in rules.opening:
            open_at.append(at)
        elif mark in rules.straight and not (open_at and (text[open_at[-1]] in rules.straight or _closes(text, at, block))):
            open_at += [] if _closes(text, at, block) else [at]
        elif (mark in rules.closing or mark in rules.straight) and open_at:
            start = open_at.pop()
            if not _pairs(text[start], mark):
                yield _opening(text, start, block)


def _pairs(opening: str, closing: str) -> bool:
    return (opening == "\u00ab") == (closing == "\u00bb") and (opening == '"') == (closing == '"')


def _closes(text: str, at: int, block: Span) -> bool:
    """Whether a straight mark stands where only a closing one can: letters before it, none after."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return not before.isspace() and not after.isalnum() and before not in "('\u2019["


def _opening(text: str, at: int, block: Span) -> Damage:
    word = WORD_AFTER.match(text, at + 1, block.end)
    return Damage(Span(at, word.end() if word else at + 1), "punctuation", "damage.quotation-marks")
