"""Names as mentions: people, bodies, media, places, and the capitals that stand for a government."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.annotate.mentions.before import sorts_before
from recoupe.annotate.mentions.bodies import bears_name
from recoupe.annotate.mentions.foreign import trim_foreign
from recoupe.annotate.mentions.kinds import LEAST, Evidence, outlets_of, text_of, weigh
from recoupe.annotate.mentions.runs import Run, find_runs
from recoupe.annotate.mentions.tokens import Line
from recoupe.annotate.parse import plain_article
from recoupe.annotate.reading import Entity, Reading
from recoupe.language import Tables
from recoupe.language.known_names import Known
from recoupe.language.names import Names
from recoupe.records import ActorKind, Mention, Reason, Span

SPEECH = frozenset({"VERB", "AUX"})
CLITICS = frozenset({"n'", "ne", "s'", "se", "en", "y", "lui", "leur", "l'", "a"})


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by name, and where its tokens stand."""

    mention: Mention
    line: int
    first: int
    last: int
    head: int = -1
    """For a description, the last token of its noun."""


def find_names(reading: Reading, lines: tuple[Line, ...]) -> Generator[tuple[Span, ...], Sequence[Entity], tuple[Named, ...]]:
    """Find the names of an article.

    A single capitalised word that opens a sentence is kept only if the article, the parser or a table bears it out.

    Yields:
        Once, the words the parser is asked to look for names in; what it sees there is sent back.
    """
    names = reading.tables.names
    credited = outlets_of(reading)
    text = plain_article(reading.article.text)
    runs = tuple(find_runs(lines, text, names, tuple(name for name in credited if names.known.named(name) is None)))
    if reading.article.language != reading.tables.language:
        runs = tuple(trim_foreign(runs, lines, reading.article.language, names.descriptions))
    table = yield from weigh(lines, runs, reading)
    strong = {text_of(lines[run.line], run) for run in runs if not run.weak}
    surnames = {words.split()[-1]: table[words] for words in sorted(strong) if words in table}
    found: list[Named] = []
    for run in runs:
        words = text_of(lines[run.line], run)
        if run.known and _is_surname(lines[run.line], run, names):
            found.append(_surname(lines[run.line], run, names))
        elif run.known:
            found.append(_known(lines[run.line], run, words in credited, reading.tables))
        elif run.first == run.last and "-" in words and all(half in surnames for half in words.split("-")):
            found.extend(_halves(lines[run.line], run, surnames))
        elif not run.weak or words in strong or _borne_out(lines[run.line], run, table[words], reading):
            found.extend(_weighed(lines[run.line], run, words, table, names))
    return tuple(found)


def _is_surname(line: Line, run: Run, names: Names) -> bool:
    """Whether a title stands before a listed name no person bears: "M. Lafarge", "Mme Reuters"."""
    before = line.at(run.first - 1)
    return before is not None and before.text in names.descriptions.titles and all(each.kind != "person" for each in run.known)


def _surname(line: Line, run: Run, names: Names) -> Named:
    """The person a title makes of a listed name."""
    title = line.tokens[run.first - 1].text
    because = (Reason("mentions.title", 1.0, title),)
    span, gender = line.span(run.first, run.last), names.descriptions.titles[title]
    return Named(Mention(span, "person", "name", text_of(line, run), gender, because=because), run.line, run.first, run.last)


def _known(line: Line, run: Run, credited: bool, tables: Tables) -> Named:
    words = text_of(line, run)
    known = _choose(line, run)
    capital = next((other for other in run.known if other.sort == "capital"), None)
    kind: ActorKind = known.kind
    reasons = [Reason("mentions.known-name", 0.9, known.full)]
    if capital is not None and _acts(line, run, tables):
        kind, reasons = "organisation", [Reason("mentions.metonym", 0.7, capital.full)]
    if kind == "place" and known.sort != "country" and "outlet" in sorts_before(line, run.first, tables.names):
        kind, reasons = "media", [Reason("mentions.outlet-before", 0.8, words)]
    if credited and kind != "media":
        kind, reasons = "media", [Reason("mentions.credited-outlet", 1.0, words)]
    gender = known.gender if kind == "organisation" else None
    return Named(
        Mention(line.span(run.first, run.last), kind, "name", words, gender, False, None, tuple(reasons)),
        run.line,
        run.first,
        run.last,
    )


def _choose(line: Line, run: Run) -> Known:
    """The bearer among those printed alike: a medium when a medium's noun or an article stands before it, else the first."""
    articled = line.small(run.first - 1) in ("le", "la", "l'", "du", "au")
    return min(run.known, key=lambda known: known.bare and not articled)


def _acts(line: Line, run: Run, tables: Tables) -> bool:
    """Whether a capital does something: subject of a verb, what "selon" and "par" go before, whose demand or denial it is."""
    table, before = tables.names.descriptions, line.small(run.first - 1)
    if table.has("grammar.by", before):
        return line.at(run.last + 1) is not None or before in ("selon", "par")
    if before in ("de", "d'"):
        return line.small(run.first - 2) in tables.cues.nouns
    if table.has("grammar.towards", before):
        return False
    at = run.last + 1
    while line.small(at) in CLITICS and not _is_verb(line, at):
        at += 1
    return _is_verb(line, at)


def _is_verb(line: Line, index: int) -> bool:
    token = line.at(index)
    return token is not None and token.pos in SPEECH


def _borne_out(line: Line, run: Run, evidence: Evidence, reading: Reading) -> bool:
    """Whether something else than its capital shows that a word that opens a sentence is a name."""
    token = line.tokens[run.first]
    if evidence.votes.get("person", 0.0) >= 2.0 or any(
        reason.rule in ("mentions.title", "mentions.acronym") for reason in evidence.reasons
    ):
        return True
    table = reading.tables.names.descriptions
    told = any(reason.rule == "mentions.says" for reason in evidence.reasons)
    plainly = token.pos == "PROPN" and any(reason.rule == "mentions.parser-name" for reason in evidence.reasons)
    return (plainly or told) and not table.heads_at((token.small,))


def _halves(line: Line, run: Run, table: Mapping[str, Evidence]) -> Iterator[Named]:
    """Two names joined by a hyphen ("les entretiens Roch-Maurel"), each named elsewhere in the article."""
    token = line.tokens[run.first]
    at = token.start
    for half in token.text.split("-"):
        span = Span(at, at + len(half))
        at = span.end + 1
        evidence = table[half]
        why = (*evidence.reasons, Reason("mentions.joined-names", 0.6, token.text))
        yield Named(Mention(span, evidence.best()[0], "name", half, evidence.gender, because=why), run.line, run.first, run.last)


def _weighed(line: Line, run: Run, words: str, table: Mapping[str, Evidence], names: Names) -> Iterator[Named]:
    evidence = table[words]
    kind, weight = evidence.best()
    if weight < LEAST:
        return
    because = tuple(evidence.reasons)
    if kind == "person" and run.first == run.last and (noun := bears_name(line, run.first, names)):
        kind, because = "organisation", (Reason("mentions.body-bears-name", 0.9, noun),)
    gender = evidence.gender if kind == "person" else None
    mention = Mention(line.span(run.first, run.last), kind, "name", words, gender, False, None, because)
    yield Named(mention, run.line, run.first, run.last)
