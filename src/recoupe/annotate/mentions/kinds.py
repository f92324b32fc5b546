"""What a name names: the evidence of every place it stands in, weighed once for the whole article."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from recoupe.annotate.apart import merged
from recoupe.annotate.mentions.before import body_apposed, completes, role_at, sorts_before
from recoupe.annotate.mentions.runs import Run
from recoupe.annotate.mentions.speaking import in_marks, speaks
from recoupe.annotate.mentions.tokens import SITE, Line, Token
from recoupe.annotate.parse import plain
from recoupe.annotate.reading import Entity, Reading
from recoupe.language.descriptions import Descriptions
from recoupe.language.names import Names
from recoupe.records import ActorKind, Reason, Span

PARSER: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
# Weights of one piece of evidence; a name takes the kind with the largest sum. Order of trust, set on invented sentences: a title
# or a first name settles it, the parser only breaks ties (it types a third of foreign names wrongly).
TITLE, FIRST_NAME, ROLE_BEFORE, HEAD_BEFORE, SHAPE, PREPOSITION, PARSED, ARTICLE, KIN = (
    3.0,
    2.0,
    1.5,
    2.5,
    1.2,
    1.0,
    0.8,
    1.6,
    2.5,
)
ALONE = 0.9
"""What a first name alone says: as much as the parser and a little more, less than "\u00e0" or an article before it."""
SEAT = 1.3
"""What an office held in a place says of the name behind: a little more than a first name inside it ("député de Jean-Rive")."""
BORNE = 0.7
"""What a noun that may bear a surname says: "la commission Roy" is a body, and Roy a judge where the article has one."""
SAYS = 0.75
"""What a reporting verb behind it says of a name nothing else tells of: somebody, and more often a body than a surname alone."""
SURE = 3.0
SETTLED, AROUND = 1.5, 4
"""A name with less evidence is doubtful, and the parser is asked at its first place, of so many words before and behind.

Asked of two whole sentences it reads seven times as much, and no actor of the tuning stories or the real articles changes.
"""
REPEATED = 1.5
"""How often one rule may count for one kind: a name met ten times is misread by the parser ten times alike."""
LEAST = 0.7
"""A name with less evidence for any kind than this is left out: no kind is better than a guess."""
TITLE_ARTICLES = frozenset({"Le", "La", "L'", "Les"})
NAMING = ("PROPN", "NOUN", "ADJ", "X", "VERB")
"""What the parser takes an unknown name for."""


@dataclass(slots=True)
class Evidence:
    """What speaks for each kind of one name."""

    votes: dict[ActorKind, float] = field(default_factory=dict)
    told: dict[tuple[ActorKind, str], float] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    gender: str | None = None

    def add(self, kind: ActorKind, weight: float, rule: str, note: str = "") -> None:
        """Count a piece of evidence; a rule is told once, and counts for little more when it fires again."""
        told = self.told.get((kind, rule), 0.0)
        more = min(weight, max(0.0, weight * REPEATED - told))
        self.told[kind, rule] = told + more
        self.votes[kind] = self.votes.get(kind, 0.0) + more
        if all(reason.rule != rule for reason in self.reasons):
            self.reasons.append(Reason(rule, min(1.0, weight / 3), note))

    def best(self) -> tuple[ActorKind, float]:
        """The kind that most speaks for, and how much; ties go to the first in alphabetical order."""
        if not self.votes:
            return "organisation", 0.0
        kind = min(self.votes, key=lambda kind: (-self.votes[kind], kind))
        return kind, self.votes[kind]


def weigh(
    lines: tuple[Line, ...], runs: tuple[Run, ...], reading: Reading
) -> Generator[tuple[Span, ...], Sequence[Entity], Mapping[str, Evidence]]:
    """Weigh the kinds of all names of an article.

    Args:
        lines: of the article.
        runs: all of them, in reading order; those a table knows lend their kind to their neighbours.
        reading: for the outlets the page credits, the polls, and the tables.

    Yields:
        Once, where the parser is asked what it sees, which is sent back.

    Returns:
        Evidence by the words of the run.
    """
    table: dict[str, Evidence] = {}
    credited = set(outlets_of(reading))
    pollsters = {plain(name) for poll in reading.polls for name in poll.pollsters}
    places = {plain(poll.place) for poll in reading.polls if poll.place}
    for before, run in zip((None, *runs), runs, strict=False):
        if run.known:
            continue
        line = lines[run.line]
        words = text_of(line, run)
        evidence = table.setdefault(words, Evidence())
        if before is not None and _tells(line, before, run, reading.tables.names.descriptions):
            evidence.add("person", ROLE_BEFORE, "mentions.tells", text_of(line, before))
        _by_shape(evidence, line, run, reading.tables.names)
        _by_neighbours(evidence, line, run, reading.tables.names)
        _by_speech(evidence, line, run, reading)
        if words in pollsters or words in places:
            kind: ActorKind = "organisation" if words in pollsters else "place"
            evidence.add(kind, TITLE, "mentions.poll-row")
        if words in credited:
            evidence.add("media", TITLE, "mentions.credited-outlet")
        elif line.role == "byline" and _signs(line, run):
            evidence.add("person", FIRST_NAME, "mentions.byline")
    _by_kin(table)
    doubtful = _doubtful(table, lines, runs)
    entities = yield tuple(merged(_around(lines[run.line], run) for run in doubtful.values()))
    _by_parser(table, lines, doubtful, entities)
    _by_kin(table)
    _by_company(table, lines, runs)
    return table


def _by_speech(evidence: Evidence, line: Line, run: Run, reading: Reading) -> None:
    """One word that says something, and a medium where an article and marks stand around it."""
    if reading.article.language != reading.tables.language:
        return
    token, table = line.tokens[run.first], reading.tables.names.descriptions
    if (token.small,) in table.pronouns or table.has("stops.words", token.small):
        return
    told = token.pos in NAMING and not table.heads_at((token.small,)) and speaks(line, run, reading.tables.cues, table)
    printed = in_marks(line, run, table)
    if printed and (told or table.has("beside.source", line.small(run.first - 3))):
        evidence.add("media", FIRST_NAME, "mentions.says", "")
    elif told and run.first == run.last:
        evidence.add("organisation", SAYS, "mentions.says", "")


def outlets_of(reading: Reading) -> tuple[str, ...]:
    """The names a page credits for its words, its own first; a photographer is no outlet, nor a town of the tables."""
    known = reading.tables.names.known
    told = [name for credit in reading.article.credits if credit.kind != "photo" for name in credit.names]
    names = [plain(part.strip()) for name in (reading.article.outlet or "", *told) for part in name.split(" | ")]
    countries = (name for name in names if (found := known.named(name)) is not None and found.sort == "country")
    left = set(countries)
    return tuple(sorted({name for name in names if len(name) > 1 and name not in left}, key=lambda name: (-len(name), name)))


def _tells(line: Line, heard: Run, run: Run, table: Descriptions) -> bool:
    """Whether two words stand right behind the medium somebody spoke to: "a déclaré à l'AFP Odalric Venstru"."""
    if heard.line != run.line or heard.last + 1 != run.first or run.first == run.last:
        return False
    return bool(heard.known) and heard.known[0].kind == "media" and table.has("beside.heard", line.small(heard.first - 1))


def _signs(line: Line, run: Run) -> bool:
    """Whether a name in a byline can be who signs: two words, or one inside that no preposition goes before."""
    before = line.small(run.first - 1)
    if run.first < run.last:
        return True
    return (
        not line.tokens[run.first].first
        and before not in ("de", "d'", "\u00e0", "en", ",")
        and not _is_town(line.tokens[run.first])
    )


def _is_town(token: Token) -> bool:
    """Whether hyphens and small words inside say that a name is a town's ("Pont-sur-Arve", "Bourg-les-Monts")."""
    return len(token.text.split("-")) > 2 and any(part.islower() for part in token.text.split("-"))


def _doubtful(table: Mapping[str, Evidence], lines: tuple[Line, ...], runs: tuple[Run, ...]) -> dict[str, Run]:
    """The names the words around leave in doubt, where each first stands."""
    asked: dict[str, Run] = {}
    for run in runs:
        words = text_of(lines[run.line], run)
        if not run.known and not run.body and table[words].best()[1] < SETTLED:
            asked.setdefault(words, run)
    return asked


def _by_parser(
    table: Mapping[str, Evidence], lines: tuple[Line, ...], asked: Mapping[str, Run], entities: Sequence[Entity]
) -> None:
    """What the parser sees in the names it was asked about."""
    labels = {entity.span.start: entity for entity in entities}
    for words, run in asked.items():
        entity = labels.get(lines[run.line].tokens[run.first].start)
        if entity is not None and entity.label in PARSER:
            same = entity.span.end == lines[run.line].tokens[run.last].end
            lone = entity.label == "PER" and run.first == run.last
            weight = PARSED * (1.0 if same else 0.5) * (0.9 if lone else 1.0)
            table[words].add(PARSER[entity.label], weight, "mentions.parser-name", entity.label)


def _around(line: Line, run: Run) -> Span:
    """A name with the words beside it."""
    return line.span(max(0, run.first - AROUND), min(len(line.tokens) - 1, run.last + AROUND))


def _by_company(table: dict[str, Evidence], lines: tuple[Line, ...], runs: tuple[Run, ...]) -> None:
    """Names of one list are of one kind: a doubtful one takes after its neighbour ("de A, B et C")."""
    for pairs in (pairwise(runs), pairwise(runs[::-1])):
        for sure, doubtful in pairs:
            first, last = sorted((sure, doubtful), key=lambda run: (run.line, run.first))
            listed = (
                first.line == last.line
                and last.first == first.last + 2
                and lines[first.line].small(first.last + 1) in (",", "et")
            )
            if not listed or doubtful.known:
                continue
            evidence = table[text_of(lines[doubtful.line], doubtful)]
            kind, weight = _kind_of(sure, lines, table)
            if weight > 2 * evidence.best()[1] or (weight > LEAST > evidence.best()[1]):
                evidence.add(kind, LEAST, "mentions.listed-with", text_of(lines[sure.line], sure))


def _kind_of(run: Run, lines: tuple[Line, ...], table: dict[str, Evidence]) -> tuple[ActorKind, float]:
    return (run.known[0].kind, SURE) if run.known else table[text_of(lines[run.line], run)].best()


def text_of(line: Line, run: Run) -> str:
    """The words of a run, one blank between where any stood."""
    parts = [line.tokens[run.first].text]
    for before, token in zip(line.tokens[run.first : run.last], line.tokens[run.first + 1 : run.last + 1], strict=True):
        parts.append(token.text if before.end == token.start else f" {token.text}")
    return "".join(parts)


def _by_shape(evidence: Evidence, line: Line, run: Run, names: Names) -> None:
    """A first name, an acronym, a suffix of companies, a capital inside."""
    tokens = line.tokens[run.first : run.last + 1]
    first, table = tokens[0].text, names.descriptions
    if run.body:
        evidence.add("organisation", TITLE, "mentions.body-name", first)
    else:
        _by_first_name(evidence, tokens, names)
    if any(table.has("firms.words", token.text) for token in tokens) and len(tokens) > 1:
        evidence.add("organisation", FIRST_NAME, "mentions.suffix", tokens[-1].text)
    opening = tokens[0].small if len(tokens) > 1 else tokens[0].small.partition("-")[0]
    glued = len(tokens) > 1 or "-" in first
    if glued and any("outlet" in head.sorts for head in table.heads_at((opening,))):
        evidence.add("media", FIRST_NAME, "mentions.outlet-name", first)
    if len(tokens) > 1 and table.has("papers.words", tokens[-1].text) and "de" not in {token.small for token in tokens}:
        evidence.add("media", FIRST_NAME, "mentions.outlet-name", tokens[-1].text)
    if any(token.text == "&" for token in tokens):
        evidence.add("organisation", FIRST_NAME, "mentions.suffix", "&")
    if len(tokens) == 1:
        _by_one_word(evidence, tokens[0])


def _by_one_word(evidence: Evidence, token: Token) -> None:
    """The address of a site, a town of several words, an acronym."""
    if SITE.match(token.text):
        evidence.add("media", TITLE, "mentions.site-address", token.text)
    if _is_town(token):
        evidence.add("place", FIRST_NAME, "mentions.town-shape", token.text)
    if _is_brand(token.text):
        evidence.add("organisation", SHAPE, "mentions.acronym", token.text)


def _by_first_name(evidence: Evidence, tokens: tuple[Token, ...], names: Names) -> None:
    """A first name that opens the run, or what only names of people have: initials, particles."""
    table, first = names.descriptions, tokens[0].text
    shouted = len(tokens) > 1 and len(first) > 2 and all(token.text.isupper() for token in tokens)
    first = "-".join(part.capitalize() for part in first.split("-")) if shouted else first
    given = first if first in table.first_names else first.split("-")[0]
    letters = [part for token in tokens for part in token.text.replace("-", ".").split(".") if part]
    last = first.rsplit("-", 1)[-1]
    placed = len(tokens) == 1 and last != given and last not in table.first_names  # "Jean-Talon" is no first name
    if placed:
        return
    if given in table.first_names and (len(tokens) > 1 or "-" in first):
        evidence.add("person", FIRST_NAME if len(tokens) > 1 else SHAPE, "mentions.first-name", first)
        evidence.gender = evidence.gender or table.first_names[given]
    elif first in table.first_names and len(tokens) == 1:
        evidence.add("person", ALONE, "mentions.first-name", first)
        evidence.gender = evidence.gender or table.first_names[first]
    elif "." in first and all(len(letter) == 1 for letter in letters):
        evidence.add("person", FIRST_NAME, "mentions.initials", first)
    elif any(table.has("particles.certain", token.text) for token in tokens[1:-1]):
        evidence.add("person", FIRST_NAME, "mentions.particle", tokens[1].text)
    elif any(token.text.endswith(".") and len(token.text) < 5 for token in tokens[:-1]):
        evidence.add("person", SHAPE, "mentions.initials", first)


def _is_brand(word: str) -> bool:
    """An acronym, or a capital inside a word."""
    inside = any(after.isupper() and before.islower() for before, after in pairwise(word))
    return (word.isupper() and 2 <= len(word) <= 6) or (
        inside and "-" not in word and "'" not in word and not word.startswith("Mc")
    )


def _by_neighbours(evidence: Evidence, line: Line, run: Run, names: Names) -> None:
    """What stands beside a name: a title, a role, a noun for a body or a medium, an article, a preposition."""
    table, before = names.descriptions, line.at(run.first - 1)
    role = run.last + 2 + (line.small(run.last + 2) in ("un", "une"))
    if run.first < run.last and line.small(run.last + 1) in (",", "(") and role_at(line, role, names):
        evidence.add("person", ROLE_BEFORE, "mentions.role-after", line.small(role))
    if before is None:
        return
    if table.has("papers.articles", before.text) and "outlet" in sorts_before(line, run.first - 1, names):
        evidence.add("media", HEAD_BEFORE, "mentions.outlet-before", line.small(run.first - 2))
        return
    if before.text in table.titles:
        evidence.add("person", TITLE, "mentions.title", before.text)
        evidence.gender = evidence.gender or table.titles[before.text]
    elif _titles(line, run) and not sorts_before(line, run.first, names) & {"office", "trait", "job", "body"}:
        evidence.add("media", FIRST_NAME, "mentions.title-article", line.tokens[run.first].text)
    elif before.small in ("de", "d'", "du") or table.has("grammar.at", before.small):
        _by_preposition(evidence, line, run, names)
    else:
        _by_description(evidence, line, run, names)


def _titles(line: Line, run: Run) -> bool:
    """Whether a capital article opens a name inside a sentence, as those of papers do."""
    return line.tokens[run.first].text in TITLE_ARTICLES and not line.tokens[run.first].first and run.last > run.first


def _by_description(evidence: Evidence, line: Line, run: Run, names: Names) -> None:
    """A role, an outlet or a body whose noun, or whose apposition, ends right before."""
    table, before = names.descriptions, line.tokens[run.first - 1]
    sorts = sorts_before(line, run.first, names)
    if table.has("owned.words", before.small):
        evidence.add("person", PARSED, "mentions.owner", before.text)
    elif sorts & {"office", "trait", "job", "party"}:
        evidence.add("person", ROLE_BEFORE, "mentions.role-before", before.text)
    elif "outlet" in sorts:
        evidence.add("media", HEAD_BEFORE, "mentions.outlet-before", before.text)
    elif "body" in sorts and run.first < run.last and completes(line, run.first - 1, names):
        evidence.add("person", ROLE_BEFORE, "mentions.role-before", before.text)
    elif "body" in sorts:
        borne = run.first == run.last and table.has("firms.bearing", before.small)
        evidence.add("organisation", BORNE if borne else ROLE_BEFORE, "mentions.body-before", before.text)
    elif before.small in ("le", "la", "l'", "les", "au", "aux", "chez"):
        evidence.add("organisation", ARTICLE, "mentions.article-before", before.text)
    elif before.text == "," and body_apposed(line, run.first - 1, names):
        evidence.add("organisation", ROLE_BEFORE, "mentions.body-apposed", line.tokens[run.first].text)


def _by_preposition(evidence: Evidence, line: Line, run: Run, names: Names) -> None:
    """What a name after "de", "en" or "à" completes: an office of a town or of a body, a place."""
    table, before = names.descriptions, line.tokens[run.first - 1]
    head = line.small(run.first - 2)
    if table.has("grammar.at", before.small):
        weight = PREPOSITION if before.small == "en" or run.first == run.last else PREPOSITION / 2
        inside = 2 * PREPOSITION if before.small == "en" else weight
        evidence.add("place", inside if run.first == run.last else 0.0, "mentions.preposition", before.text)
    elif table.has("seated.words", head) or table.has("seated.near", head):
        evidence.add("place", SEAT if table.has("seated.words", head) else PREPOSITION, "mentions.place-of", head)
    elif table.has("owned.words", head) or table.has("owned.heads", head):
        evidence.add("person", PARSED / 2, "mentions.owner", head)
    elif "office" in sorts_before(line, run.first - 1, names):
        evidence.add("organisation", PREPOSITION, "mentions.office-of", before.text)
    elif before.small == "du":
        evidence.add("organisation", ARTICLE / 2, "mentions.article-before", before.text)


def _by_kin(table: dict[str, Evidence]) -> None:
    """A surname alone is who the full name is."""
    for text, evidence in sorted(table.items()):
        words = text.split()
        if len(words) < 2 or evidence.best()[0] != "person" or evidence.best()[1] < LEAST:
            continue
        for tail in (" ".join(words[1:]), words[-1]):
            if tail in table and tail != text:
                table[tail].add("person", KIN, "mentions.surname", text)
                table[tail].gender = table[tail].gender or evidence.gender
