"""Runs of capitals: where a name may stand, before anything is said of its kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recoupe.annotate.mentions.bodies import ARTICLES, body_at, is_portfolio
from recoupe.annotate.mentions.mottos import past_motto
from recoupe.annotate.mentions.tokens import SITE, Line, Token
from recoupe.language.known_names import Known
from recoupe.language.names import Names

TITLE_ARTICLES = frozenset({"Le", "La", "L'", "Les"})
COMMON = frozenset({"ADP", "ADV", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "VERB", "NUM", "INTJ"})
ACRONYM = 7
"""Letters from which a word in capitals is a surname rather than an acronym."""
TOLD_TO = 3
"""Tokens behind the first of a broadcaster's name with somebody's behind it: "Nord Ada Roy"."""
SHOUTED = 0.75
"""Share of capitals among the longer words above which a line is set in capitals or title case and proves nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` of one line that look like one name.

    Attributes:
        known: who bears it, where the table says so; several where the table has several.
        body: it opens with a noun for a body ("Office fédéral de la statistique").
        weak: a single word whose capital proves nothing: it opens the sentence.
    """

    line: int
    first: int
    last: int
    known: tuple[Known, ...] = ()
    body: bool = False
    weak: bool = False


def find_runs(lines: tuple[Line, ...], plain_text: str, names: Names, outlets: tuple[str, ...] = ()) -> Iterator[Run]:
    """Find the runs of an article, in reading order, none over another.

    Args:
        lines: of the article.
        plain_text: the article's text, as the parser sees it.
        names: of the language.
        outlets: names the page credits; where one stands, nothing else grows over it.
    """
    for number, line in enumerate(lines):
        index = 0
        shouted = is_shouted(line)
        sites = {at: at for at, token in enumerate(line.tokens) if "." in token.text and SITE.match(token.text)}
        ends = sites | dict(_outlets(line, plain_text, outlets))
        while index < len(line.tokens):
            run = Run(number, index, ends[index]) if index in ends else _run_at(number, line, index, plain_text, names)
            if run is not None and index not in ends:
                run = _past_common(line, _short_of(line, run, ends), plain_text, names)
            if run is None:
                index += 1
                continue
            yield Run(run.line, run.first, run.last, run.known, run.body, run.weak or (shouted and not run.known))
            index = run.last + 1


def _past_common(line: Line, run: Run, plain_text: str, names: Names) -> Run:
    """A run past the common noun that opens its sentence ("Fiasco Maxiclic"), which the text has in small letters too."""
    token = line.tokens[run.first]
    if run.known or run.body or run.first == run.last or not token.first or token.pos != "NOUN":
        return run
    table = names.descriptions
    named = token.small in table.heads or token.small in table.institutions or token.text in table.first_names
    if named or f" {token.small} " not in plain_text or not line.tokens[run.first + 1].capital:
        return run
    return Run(run.line, run.first + 1, run.last)


def _outlets(line: Line, plain_text: str, outlets: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the names the page credits stand in a line: first and last token, the longest name first."""
    start, end = line.sentence.span.start, line.sentence.span.end
    for name in outlets:
        at = plain_text.find(name, start, end)
        while at >= 0:
            first, last = line.index_at(at), line.index_at(at + len(name)) - 1
            whole = first <= last < len(line.tokens) and line.tokens[first].start == at
            if whole and line.tokens[last].end == at + len(name):
                yield first, last
            at = plain_text.find(name, at + len(name), end)


def _short_of(line: Line, run: Run, ends: Mapping[int, int]) -> Run:
    """A run up to the credited name it ran into ("Ada Roy Le Courrier", the byline and the paper glued)."""
    met = next((n for n in range(run.first + 1, run.last + 1) if n in ends), None)
    if met is None or (run.body and line.small(met - 1) in ("de", "du", "d'", "l'", "la", "des")):
        return run
    return Run(run.line, run.first, met - 1, weak=run.weak)


def is_shouted(line: Line) -> bool:
    """Whether the capitals of a line prove nothing."""
    long = [token for token in line.tokens if token.word and len(token.text) > 3]
    return len(long) > 3 and sum(token.text[0].isupper() for token in long) > SHOUTED * len(long)


def _run_at(number: int, line: Line, index: int, plain_text: str, names: Names) -> Run | None:
    token = line.tokens[index]
    if not token.word or not (_may_be_known(token) or names.descriptions.has("lower.words", token.small)):
        return None
    if token.capital and _mere_letters(line, index, names):
        return None
    listed = _known_at(line, index, plain_text, names)
    body = body_at(line, index, names)
    if body is not None and (not listed or body > listed[1]):
        return Run(number, index, body, body=True)
    if listed and listed[1] > index and (longer := body_at(line, listed[1], names)) is not None and longer > listed[1]:
        return None
    if not _opens(line, index, names):
        return Run(number, index, listed[1], listed[0]) if listed else None
    last = _grow(line, index, names)
    if _medium_end(line, index, names) == last and (not listed or listed[1] < last):
        return Run(number, index, last)
    if listed and (listed[1] >= last or _stands_alone(line, index, listed, names)):
        return Run(number, index, listed[1], listed[0])
    weak = token.first and index == last and not names.descriptions.first_names.get(token.text)
    return Run(number, index, last, weak=weak)


def _mere_letters(line: Line, index: int, names: Names) -> bool:
    """Whether letters stand for a thing or a sort of body ("la TVA", "l'ONG X", "l'A13") and name nobody."""
    token, following = line.tokens[index], line.at(index + 1)
    road = len(token.text) > 1 and token.text[1:].isdigit()
    if not road and not names.descriptions.has("stops.letters", token.text):
        return False
    if names.known.named(token.text) is not None and line.small(index - 1) not in (*ARTICLES, "hors", "sans", "de"):
        return False
    goes_on = following is not None and following.capital and following.word and not following.first
    return not goes_on or bool(names.descriptions.heads_at((token.small,)))


def _known_at(line: Line, index: int, plain_text: str, names: Names) -> tuple[tuple[Known, ...], int] | None:
    """Names of the table that begin at a token, and the last token of the longest."""
    token = line.tokens[index]
    if not _may_be_known(token):
        return None
    found = names.known.at(plain_text, token.start)
    if not found and token.capital and (token.text.isupper() or token.text[0].islower()) and len(token.text) > 3:
        found = names.known.at(_recased(token.text), 0)
    before = line.small(index - 1)
    titled = index > 0 and line.tokens[index - 1].text in names.descriptions.titles  # "Mme Jordan" is no country
    found = tuple(each for each in found if (not each.bare or before in ARTICLES) and not (titled and each.kind == "place"))
    if not found or _is_office(line, index, len(found[0].name.split()), names):
        return None
    name = found[0].name
    if not any(letter.isupper() for letter in name + token.text) and "outlet" not in _sorts(line, index - 1, names):
        return None
    end = token.start + len(name)
    last = index
    while last + 1 < len(line.tokens) and line.tokens[last + 1].end <= end:
        last += 1
    return found, last


def _is_office(line: Line, index: int, n_words: int, names: Names) -> bool:
    """Whether an article and what follows are an office longer than the name: "La Première" opens "La Première ministre"."""
    if line.small(index) not in ARTICLES or n_words == 1:
        return False
    heads = names.descriptions.heads_at(tuple(line.smalls(index + 1, n_words)))
    return any("office" in head.sorts and len(head.words) >= n_words for head in heads)


def _may_be_known(token: Token) -> bool:
    """Whether a name of the table may begin here: a short word in small letters begins none."""
    return token.capital or token.text[0].isdigit() or len(token.text) > 4


def _recased(word: str) -> str:
    """The usual case of a word set in capitals, or of a name whose first capital was lost."""
    return word.capitalize() if word.isupper() else word[0].upper() + word[1:]


def _sorts(line: Line, index: int, names: Names) -> tuple[str, ...]:
    token = line.at(index)
    return tuple(sort for head in names.descriptions.heads_at((token.small,)) for sort in head.sorts) if token else ()


def _stands_alone(line: Line, index: int, listed: tuple[tuple[Known, ...], int], names: Names) -> bool:
    """Whether a known name ends although a capital follows: it has several words, or the next one begins afresh."""
    following = line.at(listed[1] + 1)
    several = listed[1] > index and listed[0][0].kind != "place"
    given = listed[1] == index and line.tokens[index].text in names.descriptions.first_names
    if given and following is not None and following.capital and following.word and not following.first:
        return following.text.isupper()
    return several or listed[0][0].kind == "media" or following is None or following.first


def _opens(line: Line, index: int, names: Names) -> bool:
    """Whether a name may begin here."""
    token, table = line.tokens[index], names.descriptions
    if not token.capital:
        return False
    if _medium_end(line, index, names) is not None:
        return True
    prefix, hyphen, _ = token.small.partition("-")
    if token.text in table.titles or (hyphen and table.has("prefixes.words", prefix)):
        return False
    if (token.small in ARTICLES and not _names_article(line, index)) or is_portfolio(line, index, names):
        return False
    if table.has("papers.articles", token.text) and "outlet" in _sorts(line, index - 1, names):
        following = line.at(index + 1)
        return following is not None and following.capital and following.word
    if token.text.endswith("'") or table.has("stops.words", token.small) or table.has("particles.body", token.small):
        return _initial(token)
    if _titled_outlet(line, index, names):
        return True
    return not _demonym(line, index, names) and _begins(line, index, names)


def _begins(line: Line, index: int, names: Names) -> bool:
    """Whether a capital that no small word is begins a name rather than a sentence, an adjective or a role."""
    token, table = line.tokens[index], names.descriptions
    following = line.at(index + 1)
    alone = f"{token.small} {following.small}" if following is not None and following.capital else token.small
    if table.has("stops.printed", token.small) or table.has("stops.alone", alone) or token.text[:2].isdigit():
        return False
    joined = following is not None and following.capital and not following.first and following.word
    adjective = token.small in names.known.adjectives and token.text not in names.known.codes
    if adjective and (token.first or not joined):
        return False
    if joined and _is_of_people(line, index, names):
        return False
    if token.first and joined and token.text not in table.first_names:
        return token.pos not in COMMON and not table.heads_at((token.small,))
    plainly = "body" in _sorts(line, index - 1, names)
    return plainly or not (_is_role(line, index, names) and (joined or not token.first or token.pos == "NOUN"))


def _is_of_people(line: Line, index: int, names: Names) -> bool:
    """Whether a capital behind "le" or "la" tells where the bearer of the name behind is from ("la Genevoise Ada Roy")."""
    token = line.tokens[index]
    if line.small(index - 1) not in ("le", "la", "l'") or token.text in names.descriptions.first_names:
        return False
    following, beyond = line.tokens[index + 1], line.at(index + 2)
    if token.small in names.known.adjectives and beyond is not None and beyond.capital and not beyond.first:
        return True
    people = token.small in names.known.adjectives or names.agents.people(token.small) is not None
    return people and following.text in names.descriptions.first_names


def _titled_outlet(line: Line, index: int, names: Names) -> bool:
    """Whether a capital noun for a medium opens its name ("sur Radio Vallorne", "l'Agence Belmont")."""
    token, following = line.tokens[index], line.at(index + 1)
    named = following is not None and following.capital and following.word and not following.first
    heads = names.descriptions.heads_at((token.small,))
    opening = not token.first or names.descriptions.has("papers.opening", token.small)
    return named and opening and bool(heads) and "outlet" in heads[0].sorts


def _demonym(line: Line, index: int, names: Names) -> bool:
    """Whether a plural article and an ending say that these are the people of a place ("les Valdoriens")."""
    token, following = line.tokens[index], line.at(index + 1)
    alone = following is None or not following.capital or following.first
    ending = token.small.endswith(tuple(names.descriptions.sets["stops.peoples"]))
    return alone and ending and line.small(index - 1) in ("les", "des", "aux")


def _names_article(line: Line, index: int) -> bool:
    """A capital article inside a sentence that opens a name ("le parti Les Verts")."""
    token, following = line.tokens[index], line.at(index + 1)
    return not token.first and following is not None and following.capital and token.text != "L'"


def _medium_end(line: Line, index: int, names: Names) -> int | None:
    """The last token of a title that opens with its own article inside a sentence ("selon Le Courrier jurassien").

    French sets that capital on titles: papers, above all. A surname ("Le Pen") follows a first name or stands in the tables.
    """
    token, following = line.tokens[index], line.at(index + 1)
    if token.text not in TITLE_ARTICLES or token.first or following is None or not following.capital or not following.word:
        return None
    before = line.at(index - 1)
    opened = before is not None and before.first and names.descriptions.has("stops.words", before.small)
    if before is not None and not opened and (before.capital or before.text in names.descriptions.titles):
        return None
    last = index + 1
    while (step := _title_step(line, last + 1)) > 0:
        last += step
    return last


def _title_step(line: Line, index: int) -> int:
    """How many tokens of a title come next: an adjective, a capital, "de" and a capital; 0 when it ends."""
    token, beyond = line.at(index), line.at(index + 1)
    if token is None or not token.word or token.first:
        return 0
    if token.capital:
        return 0 if token.text in TITLE_ARTICLES else 1
    if token.pos == "ADJ":
        return 1
    if token.small == "de" and line.small(index + 1) in ("la", "l'"):
        beyond = line.at(index + 2)
        return 3 if beyond is not None and beyond.capital else 0
    return 2 if token.small in ("de", "du", "d'", "des") and beyond is not None and beyond.capital else 0


def _initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."


def _is_role(line: Line, index: int, names: Names) -> bool:
    """A capital on a role, an outlet or a writing ("le Premier ministre", "le Journal") is no name of its own."""
    words = tuple(token.small for token in line.tokens[index : index + 4])
    heads = names.descriptions.heads_at(words)
    return bool(heads) and (not line.tokens[index].text.isupper() or "office" in heads[0].sorts)


def _grow(line: Line, index: int, names: Names) -> int:
    """The last token of the run that opens here."""
    medium = _medium_end(line, index, names)
    if medium is not None:
        return medium
    last = index
    while (step := _step(line, index, last, names)) is not None:
        last = step
    last = _short_of_teller(line, index, last, names)
    closing = line.tokens[last]
    field = not closing.text.isupper() and (closing.pos == "NOUN" or closing.small.endswith("s"))
    headed = line.tokens[index].text.isupper() and field
    motto = names.descriptions.has("lower.mottos", line.small(index - 1))
    if headed or motto or any("body" in _sorts(line, at, names) for at in (index - 2, index - 1, index)):
        last = past_motto(line, index, last, names)
    return last


def _short_of_teller(line: Line, first: int, last: int, names: Names) -> int:
    """The last token of a broadcaster somebody tells something to, whose name then follows: "confie à Radio Nord Ada Roy"."""
    if (
        last - first < TOLD_TO
        or not names.descriptions.has("beside.told_in", line.small(first - 1))
        or "outlet" not in _sorts(line, first, names)
    ):
        return last
    given = (n for n in range(first + 2, last) if line.tokens[n].text in names.descriptions.first_names)
    return next(given, last + 1) - 1


def _step(line: Line, first: int, last: int, names: Names) -> int | None:
    """The next token of a run, past the small words a name may hold."""
    following, beyond = line.at(last + 1), line.at(last + 2)
    if following is not None and following.text == "&" and beyond is not None and beyond.capital and beyond.word:
        return last + 2
    if following is None or not following.word or following.first:
        return None
    table = names.descriptions
    if following.capital:
        printed = table.has("stops.printed", following.small)
        ends = printed or following.text in table.titles or _is_acronym_after(line, first, last)
        ends = ends or _starts_person(line, first, last, names)
        return None if ends else last + 1
    if not table.has("particles.person", following.small):
        return None
    at = last + 2
    while table.has("particles.person", line.small(at)):
        at += 1
    name = line.at(at)
    if name is None or not name.capital or not name.word:
        return None
    if table.has("particles.certain", following.small):
        return at
    given = all(line.tokens[n].text in table.first_names for n in range(first, last + 1))
    return at if given and not names.known.named(name.text) else None


def _starts_person(line: Line, first: int, last: int, names: Names) -> bool:
    """Whether a first name after capitals that an article opens begins another name ("le mouvement Aube Claire Vasseur")."""
    table, following = names.descriptions, line.tokens[last + 1]
    beyond = line.at(last + 2)
    named = following.text in table.first_names and beyond is not None and beyond.capital and not beyond.first
    if not named or line.tokens[first].text in table.first_names:
        return False
    held = line.small(first - 1) in ARTICLES or _office_of(line, first, names)
    return held or (first == last and _stands_apart(line, first, names))


def _office_of(line: Line, first: int, names: Names) -> bool:
    """Whether capitals tell what an office is of ("la maire de Vaugne Ada Roy"): a name behind them is its holder's."""
    if line.small(first - 1) not in ("de", "d'", "du", "des"):
        return False
    return bool({"office", "job"} & set(_sorts(line, first - 2, names)))


def _stands_apart(line: Line, index: int, names: Names) -> bool:
    """Whether one capital is an acronym or a name of the tables, which no first name goes on with ("PS Karim Roy")."""
    text = line.tokens[index].text
    known = names.known.named(text)
    return (text.isupper() and 1 < len(text) < ACRONYM) or (known is not None and known.kind == "place")


def _is_acronym_after(line: Line, first: int, last: int) -> bool:
    """A person's name in small letters ends before an acronym that follows without a mark."""
    following = line.tokens[last + 1]
    return following.text.isupper() and 1 < len(following.text) < 5 and last > first + 1
