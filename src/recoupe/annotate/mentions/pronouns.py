"""Pronouns, and whom they stand for when only one reading is plausible."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from recoupe.annotate.mentions.genders import told_genders
from recoupe.annotate.mentions.tokens import Line, Token
from recoupe.annotate.reading import Reading
from recoupe.language.descriptions import Descriptions
from recoupe.records import Mention, Reason, Span

SUBJECTS = frozenset({"il", "elle", "ils", "elles"})
OBLIQUE = frozenset({"lui", "elle", "eux", "elles"})
CLITICS = frozenset(
    {
        "ne",
        "n'",
        "y",
        "en",
        "se",
        "s'",
        "lui",
        "leur",
        "me",
        "m'",
        "te",
        "t'",
        "nous",
        "vous",
        "le",
        "la",
        "les",
        "l'",
        "a",
        "aurait",
        "avait",
    }
)
NEGATED = frozenset({"pas", "plus", "jamais", "bien", "donc"})
SPEECH = frozenset({"VERB", "AUX"})
SUBORDINATORS = frozenset({"que", "qu'", "selon", "lesquelles", "laquelle", "lequel", "lesquels", "dont", "si", "s'"})
THERE = frozenset({"y"})
THAT = frozenset({"que", "qu'"})
OPENING, CLOSING, EITHER = "\u00ab\u201c\u2039", "\u00bb\u201d\u203a", '"'
MARKS = re.compile(f"[{OPENING}{CLOSING}{EITHER}]")
LAST = "ce"
"""How pronouns begin that stand for whoever was named last, subject or not: "ce dernier", "celui-ci"."""
FAR = 2
"""Sentences looked back: of the pronouns of the invented articles whose antecedent was found, none stood further."""


Found = tuple[Mention | None, Reason | None]
"""Whom a pronoun stands for and why; a pair of None where two are left."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun and what agreement asks of its antecedent."""

    span: Span
    line: int
    gender: str | None
    plural: bool
    form: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the search for antecedents looks at."""

    lines: tuple[Line, ...]
    names: dict[Span, Mention]
    verbs: Container[str]
    genders: Mapping[str, str]
    table: Descriptions


def find_pronouns(reading: Reading, lines: tuple[Line, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Find pronouns outside quotations, and point each at its antecedent when it is the only plausible one.

    Args:
        reading: for the text and the tables.
        lines: of the article.
        mentions: all others, sorted by span.
    """
    quoted = quotations(reading.article.text, [block.span for block in reading.article.blocks])
    genders = told_genders(reading.article.text, mentions, reading.tables.names)
    named = {mention.span: mention for mention in mentions}
    scene = Scene(lines, named, reading.tables.cues.verbs, genders, reading.tables.names.descriptions)
    found: list[Mention] = []
    for pronoun in _pronouns(reading, lines):
        if any(span.holds(pronoun.span) for span in quoted):
            continue
        solved = {each.span for each in found if each.of is not None}
        others = [each for each in mentions if each.span not in solved] if solved else mentions
        target, why = _antecedent(scene, pronoun, [*others, *found], quoted)
        while target is not None and target.form == "pronoun":
            target = scene.names.get(target.of) if target.of else None
        because = (Reason("mentions.pronoun", 0.5), *([why] if why else []))
        kind = target.kind if target else "person"
        gender = pronoun.gender or (target.gender if target else None)
        found.append(
            Mention(pronoun.span, kind, "pronoun", pronoun.form, gender, pronoun.plural, target.span if target else None, because)
        )
    return tuple(found)


def quotations(text: str, blocks: Iterable[Span]) -> tuple[Span, ...]:
    """What stands between marks, block by block; a mark left open runs to the end of its block."""
    spans: list[Span] = []
    for block in blocks:
        start: int | None = None
        for mark in MARKS.finditer(text, block.start, block.end):
            at, letter = mark.start(), mark.group()
            if start is None and letter in OPENING + EITHER:
                start = at
            elif start is not None and letter in CLOSING + EITHER:
                spans.append(Span(start, at + 1))
                start = None
        if start is not None and start + 1 < block.end:
            spans.append(Span(start, block.end))
    return tuple(spans)


def _pronouns(reading: Reading, lines: tuple[Line, ...]) -> Iterable[Pronoun]:
    """Subjects, pronouns after "selon" and "pour", and demonstratives; an "il" that is nobody is left out."""
    table = reading.tables.names.descriptions
    longest, openers = max(len(words) for words in table.pronouns), {words[0] for words in table.pronouns}
    for number, line in enumerate(lines):
        for index, token in enumerate(line.tokens):
            small = token.small.removeprefix("t-")
            if small in SUBJECTS and not (small in ("elle", "elles") and table.has("grammar.opinion", line.small(index - 1))):
                gender, plural = table.pronouns[(small,)]
                if not _impersonal(reading, line, index):
                    yield Pronoun(Span(token.end - len(small), token.end), number, gender, plural, small)
                continue
            if token.small not in openers:
                continue
            for width in range(longest, 0, -1):
                words = line.smalls(index, width)
                if (
                    len(words) == width
                    and words in table.pronouns
                    and _stands(line, index, width, table.has("grammar.opinion", line.small(index - 1)))
                ):
                    gender, plural = table.pronouns[words]
                    yield Pronoun(line.span(index, index + width - 1), number, gender, plural, " ".join(words))
                    break


def _stands(line: Line, index: int, width: int, opinion: bool) -> bool:
    """Whether these words are a pronoun here: "ces derniers jours" is a time, "celui-ci" always one."""
    following = line.at(index + width)
    if width > 1:
        return following is None or following.pos not in ("NOUN", "ADJ", "NUM", "PROPN")
    return "-" in line.small(index) or _oblique(line, index, opinion)


def _oblique(line: Line, index: int, opinion: bool) -> bool:
    """Whether a stressed pronoun stands after a preposition of opinion, as a phrase of its own."""
    token, following = line.tokens[index], line.at(index + 1)
    return token.small in OBLIQUE and opinion and (following is None or not following.word or following.pos in ("PRON", "DET"))


def _impersonal(reading: Reading, line: Line, index: int) -> bool:
    """Whether this "il" is nobody: "il y a", "il faut", "il est possible"."""
    table = reading.tables.names.descriptions
    if line.small(index).removeprefix("t-") != "il":
        return False
    at = index + 1 if not line.small(index).startswith("t-") else index - 1
    if line.small(index - 1) == "y" or line.small(at) == "y":
        return True
    lemmas = {word.span.start: word.lemma for word in line.sentence.words}
    for token in line.tokens[at : at + 5]:
        if token.small in THERE:
            return True
        if table.has("impersonal.verbs", lemmas.get(token.start, token.small)) and token.small not in CLITICS:
            return _verb_is_nobody(line, token, lemmas, table.sets["impersonal.personal"])
        if table.has("impersonal.adjectives", token.small):
            return True
        if not token.word or (token.pos not in ("VERB", "AUX", "ADV", "PRON", "ADJ", "") and token.small not in CLITICS):
            break
    return False


def _verb_is_nobody(line: Line, verb: Token, lemmas: dict[int, str], personal: frozenset[str]) -> bool:
    """Verbs like "sembler" may have a person for subject; "falloir" never does."""
    if lemmas.get(verb.start, verb.small) not in personal:
        return True
    at = next(n for n, token in enumerate(line.tokens) if token is verb)
    at += line.small(at + 1) in NEGATED
    return line.small(at + 1) in ("que", "qu'", "de", "d'") or line.small(at - 1) in ("me", "m'", "lui", "nous")


def _antecedent(scene: Scene, pronoun: Pronoun, mentions: list[Mention], quoted: tuple[Span, ...]) -> Found:
    """The only plausible antecedent: nearest sentence first, a speaker before a subject before the rest; None if two are left."""
    for number in range(pronoun.line, max(0, pronoun.line - FAR) - 1, -1):
        line = scene.lines[number]
        start, end = line.sentence.span.start, min(line.sentence.span.end, pronoun.span.start)
        held = [m for m in mentions if start <= m.span.start and m.span.end <= end]
        held = [m for m in held if _agrees(pronoun, m, scene) and not any(span.holds(m.span) for span in quoted)]
        beside = [o.span for o in mentions if o.span.start < end and start < o.span.end] if held else []
        near = [m for m in held if not any(_is_around(o, m.span) for o in beside)]
        if scene.table.has("beside.concerned", pronoun.form.replace("'", " ").split()[-1]):
            found = _concerned(scene, held)
        elif pronoun.form.startswith(LAST):
            found = _last_named(scene, line, pronoun, held)
        else:
            found = _by_place(scene, pronoun, line, near)
        if found is not None:
            return found
    return None, None


def _by_place(scene: Scene, pronoun: Pronoun, line: Line, near: list[Mention]) -> Found | None:
    """Who speaks in a sentence, else what is its subject, else the only one it names; None where it has nobody."""
    near = [m for m in near if not _is_apposed(line, m, near, scene.table)]
    subjects = [m for m in near if _verb_of(line, m) is not None]
    speaks = _speaks(scene, pronoun) if subjects else False
    speakers = _main([m for m in subjects if speaks and _verb_of(line, m) in scene.verbs], line)
    for group, rule, weight in (
        (speakers, "speaker-before", 0.8),
        (subjects, "subject-before", 0.7),
        (near, "only-antecedent", 0.5),
    ):
        bearers = {_bearer(m, scene.names): m for m in group}
        if len(bearers) == 1:
            return next(iter(bearers.values())), Reason(f"mentions.{rule}", weight)
        if len(bearers) > 1:
            return None, None
    return None


def _is_apposed(line: Line, mention: Mention, near: list[Mention], table: Descriptions) -> bool:
    """Whether a description without an article stands behind a comma and another's name: "L'intéressé, consultant, nie"."""
    at = line.index_at(mention.span.start)
    comma = line.at(at - 1)
    if table.has("beside.part", line.small(at - 1)) and any(other.span.end < mention.span.start for other in near):
        return True  # "neuf personnes, dont deux agents": the whole goes on
    if mention.form != "role" or comma is None or comma.text != "," or at < 2:
        return False
    return any(other.span.end == line.tokens[at - 2].end for other in near)


def _concerned(scene: Scene, held: list[Mention]) -> Found | None:
    """Who was named last, for "l'intéressé": nobody where a sentence names two people."""
    people = {_bearer(m, scene.names): m for m in held if m.kind == "person" and m.form == "name"}
    if not people:
        return None
    alone = next(iter(people.values())) if len(people) == 1 else None
    return alone, Reason("mentions.last-named", 0.8) if alone is not None else None


def _last_named(scene: Scene, line: Line, pronoun: Pronoun, held: list[Mention]) -> Found | None:
    """Whoever a sentence names last, for "ce dernier"; who tells of another in the pronoun's own clause is not meant."""
    near = [m for m in held if not any(_is_around(o.span, m.span) for o in held)]
    heads = [m for m in near if not any(o.span.start < m.span.start < o.span.end for o in near)]
    heads = [m for m in heads if not _tells(scene, line, m, pronoun)]
    if not heads:
        return None
    last = max(heads, key=lambda m: m.span)
    return (_whose(last, held) if _speaks(scene, pronoun) else None) or last, Reason("mentions.last-named", 0.6)


def _whose(body: Mention, near: list[Mention]) -> Mention | None:
    """The person a body's description ends with, who speaks rather than it: "la campagne d'Ada Roy. Celle-ci assure"."""
    held = [m for m in near if m.kind == "person" and m.form == "name" and m.span.end == body.span.end]
    return held[-1] if held and body.kind == "organisation" else None


def _tells(scene: Scene, line: Line, mention: Mention, pronoun: Pronoun) -> bool:
    """Whether somebody tells of another in the pronoun's own sentence: "Le Phare assure que ce dernier a signé"."""
    opens = any(token.small in THAT and mention.span.end <= token.start < pronoun.span.start for token in line.tokens)
    return opens and _verb_of(line, mention) in scene.verbs


def _is_around(outer: Span, inner: Span) -> bool:
    """Whether a span holds another and is longer."""
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner


def _main(speakers: list[Mention], line: Line) -> list[Mention]:
    """Of several speakers of a sentence, those of its main clause."""
    if len(speakers) < 2:
        return speakers
    opens = next((token.start for token in line.tokens if token.small in SUBORDINATORS), line.sentence.span.end)
    return [mention for mention in speakers if mention.span.start < opens] or speakers


def _speaks(scene: Scene, pronoun: Pronoun) -> bool:
    """Whether the pronoun is the subject of a reporting verb."""
    line = scene.lines[pronoun.line]
    at = line.index_at(pronoun.span.start)
    at = at if at < len(line.tokens) and line.tokens[at].start == pronoun.span.start else at - 1
    return any(token.small in scene.verbs for token in line.tokens[max(0, at - 2) : at + 5] if token.pos in SPEECH)


def _bearer(mention: Mention, names: dict[Span, Mention]) -> str:
    """What tells two antecedents apart: the surname of who is meant, or the description itself."""
    while mention.of is not None and mention.of in names:
        mention = names[mention.of]
    return mention.name.split()[-1] if mention.form == "name" and mention.kind == "person" else mention.name


def _agrees(pronoun: Pronoun, mention: Mention, scene: Scene) -> bool:
    """Gender and number; a body or a place answers to its own gender only when the words tell it."""
    if mention.form == "anonymous" and pronoun.plural != mention.plural:
        return False
    if mention.plural != pronoun.plural or mention.kind == "place":
        return False
    target = scene.names.get(mention.of) if mention.of else None
    gender = mention.gender or (target.gender if target else None) or scene.genders.get(mention.name)
    if mention.kind == "person" or mention.form == "anonymous":
        return gender is None or pronoun.gender is None or gender == pronoun.gender
    return gender is not None and gender == pronoun.gender and mention.form != "document"


def _verb_of(line: Line, mention: Mention) -> str | None:
    """The verb a mention is the subject of, as written: by the parser's arc, or right after it, appositions passed over."""
    words = line.sentence.words
    for word in words:
        if mention.span.holds(word.span) and word.dep.startswith("nsubj"):
            head = words[word.head].span
            return next((token.small for token in line.tokens if token.start == head.start), "")
    at = line.index_at(mention.span.end)
    if line.small(at) == ",":
        at = next((n + 1 for n in range(at + 1, min(at + 12, len(line.tokens))) if line.small(n) == ","), at)
    while line.small(at) in CLITICS or (line.at(at) is not None and line.tokens[at].pos == "AUX"):
        at += 1
    token = line.at(at)
    return token.small if token is not None and token.pos in SPEECH else None
