"""What a page and its words say of an article, field by field: what was believed, who else says so, and who says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.language.phrases import Phrases
from recoupe.records import Article, Evidence, Span

FIELDS = ("title", "outlet", "author", "published", "modified", "language", "paywall")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said: the words, who says them (one or several), and why they were believed or passed over.

    `span` is where they stand in the clean text; None where they stand outside it.
    """

    value: str
    sources: tuple[str, ...]
    rules: tuple[str, ...]
    chosen: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """All that is said of one field, the believed first; `disputed` where somebody says otherwise."""

    field: str
    said: tuple[Said, ...]
    disputed: bool


def fields_said(article: Article, phrases: Phrases) -> tuple[FieldSaid, ...]:
    """The evidence of an article in words, in the order a reader asks: title, outlet, writers, dates, language, wall."""
    return tuple(
        FieldSaid(phrases.say(f"field.{field}"), said, not all(one.chosen for one in said))
        for field in FIELDS
        if (said := tuple(_of_field(article, field, phrases)))
    )


def _of_field(article: Article, field: str, phrases: Phrases) -> Iterator[Said]:
    """What is said of one field: those who say the same in one, those who agree with the believed beside it."""
    found: dict[tuple[str, bool], list[Evidence]] = {}
    for one in article.evidence:
        if one.field == field:
            found.setdefault((_shown(one, phrases), one.chosen or one.because == "evidence.agrees"), []).append(one)
    for (value, believed), all_of in sorted(found.items(), key=lambda item: not item[0][1]):
        sources = tuple(dict.fromkeys(source_words(one.said_by, phrases) for one in all_of))
        rules = tuple(dict.fromkeys(_rule_words(one.because, phrases) for one in all_of))
        yield Said(value, sources, rules, believed, next((one.span for one in all_of if one.span), None))


def _rule_words(rule: str, phrases: Phrases) -> str:
    """Why something was believed or passed over, in words; the rule where there are none for it."""
    _, _, name = rule.rpartition(".")
    return phrases.texts.get(f"believed.{name}", rule)


def _shown(one: Evidence, phrases: Phrases) -> str:
    """A value as a reader reads it: whether the page says it is open, in words."""
    if one.field == "paywall" and one.said_by != "text":
        return phrases.say("wall.closed" if one.value == "false" else "wall.open")
    return one.value


def source_words(said_by: str, phrases: Phrases) -> str:
    """Who says it, in words: "json-ld:headline" is the page's structured data."""
    family, _, name = said_by.partition(":")
    prefix = name.partition(":")[0]
    keys = [f"said_by.{family}-{prefix}", f"said_by.{family}-{name}", f"said_by.{family}"]
    return next((phrases.texts[key] for key in keys if key in phrases.texts), said_by)
