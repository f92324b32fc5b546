"""Names of bodies that a noun opens, and the fields of ministers, which are no names."""

from recoupe.annotate.mentions.tokens import Line, Token
from recoupe.language.names import Names

ARTICLES = frozenset({"le", "la", "l'", "les", "du", "au", "aux", "des"})
OF = frozenset({"de", "du", "des", "d'"})
TOWARDS = frozenset({"\u00e0", "aux", "au"})
BODY_WORDS = frozenset({"NOUN", "ADJ", "PROPN", "X", ""})
BODY_LENGTH = 9
"""Words of the longest name of a body that is read; official names run to nine, more would swallow the sentence."""
FIELDS = 12
"""Tokens of the longest list of a minister's fields: "de la Ville, du Logement et de la Jeunesse" has eleven."""


def body_at(line: Line, index: int, names: Names) -> int | None:
    """The last token of a body's name that opens here with a noun for a body; None if none does.

    With a small letter a complement in capitals must follow ("le tribunal de Nanterre"); the bare noun is a description.
    """
    token, table = line.tokens[index], names.descriptions
    if not token.capital and not table.has("lower.words", token.small):
        return None
    head = index + _leads_body(line, index, names)
    if not _opens_body(line, head, names):
        return None
    if token.text.isupper() or (token.first and token.pos in ("VERB", "AUX")):
        return None
    following = line.at(head + 1)
    opened = token.capital and (not token.first or (following is not None and following.capital))
    last, proper = _body_end(line, head, opened or table.has("lower.direct", line.small(head)), names)
    if last == head or not (proper or (token.capital and not token.first)):
        return None
    return last


def _opens_body(line: Line, head: int, names: Names) -> bool:
    """Whether a noun opens a body's name: one of the table, or a capital one behind an article that ends as offices do."""
    token, table = line.tokens[head], names.descriptions
    if token.small in table.institutions:
        return True
    abstract = token.capital and not token.first and token.small.endswith(tuple(table.sets["lower.endings"]))
    return abstract and token.pos == "NOUN" and line.small(head - 1) in ARTICLES and not table.heads_at((token.small,))


def _leads_body(line: Line, index: int, names: Names) -> bool:
    """Whether a capital adjective opens a body's name before its noun ("Haute école de X")."""
    following = line.at(index + 1)
    adjective = names.descriptions.has("modifiers.before", line.small(index)) and line.tokens[index].capital
    return adjective and following is not None and following.small in names.descriptions.institutions


def is_portfolio(line: Line, index: int, names: Names) -> bool:
    """Whether a capital is a minister's field and no name: "le ministre des Transports", "des Pouvoirs Locaux et du Logement"."""
    at = _before_field(line, index, names)
    if at == index - 1 or names.known.named(line.tokens[index].text):
        return False
    if (
        at == index - 2
        and line.small(index - 1) in ("de", "d'")
        and not names.descriptions.has("portfolios.bare", line.small(at))
    ):
        return False
    low = max(0, index - FIELDS)
    while at > low and line.small(at) in names.known.adjectives:
        at -= 1
    while at > low and not names.descriptions.has("portfolios.words", line.small(at)):
        token = line.tokens[at]
        field = (token.capital and token.word and token.pos != "VERB") or token.small in ("et", ",", *ARTICLES, "de", "d'")
        if not field or token.text in names.descriptions.first_names:
            return False
        at -= 1
    return names.descriptions.has("portfolios.words", line.small(at))


def _before_field(line: Line, index: int, names: Names) -> int:
    """The token before "de la", "des" or the capital this one goes on with; the one right before where it is neither."""
    at, before, token = index - 1, line.at(index - 1), line.tokens[index]
    if before is not None and before.capital and before.word and not token.first:
        qualifies = token.pos == "ADJ" or token.small.endswith(tuple(names.descriptions.sets["portfolios.ends"]))
        inner = _before_field(line, at, names) if qualifies else at
        return inner if inner < at - 1 else at
    while line.small(at) in ("la", "l'", "les", "le"):
        at -= 1
    return at - 1 if line.small(at) in (*OF, "aux", "au", "\u00e0") else index - 1


def _glued(token: Token, named: bool) -> bool:
    """Whether a capital goes on with a name that has begun: "la compagnie X" is a description and a name."""
    return named and token.capital and token.word and not token.first


def _body_end(line: Line, index: int, opened: bool, names: Names) -> tuple[int, bool]:
    """Go on over adjectives and complements; tell whether a capital stands among them."""
    last, proper, of, at = index, False, False, index + 1
    while at < min(len(line.tokens), index + BODY_LENGTH):
        towards = (
            opened and not of and line.tokens[at].text in TOWARDS and names.descriptions.has("lower.towards", line.small(index))
        )
        if line.small(at) in OF or towards:
            beyond = None if of and proper else _past_of(line, at, opened, names)
            of = True
        else:
            beyond = _past_word(line, at, (opened, of, proper), names)
        token = None if beyond is None else line.tokens[beyond]
        if token is None or beyond is None or token.text in names.descriptions.titles or not token.word:
            break
        proper = proper or token.capital
        last, at = beyond, beyond + 1
    return last, proper


def _past_of(line: Line, at: int, opened: bool, names: Names) -> int | None:
    """The token "de" goes before, where it belongs to the name."""
    at += 2 if line.small(at + 1) in ("la", "l'", "les") else 1
    token = line.at(at)
    return at if token is not None and _names_body(token, opened) and token.text not in names.descriptions.first_names else None


def _past_word(line: Line, at: int, so_far: tuple[bool, bool, bool], names: Names) -> int | None:
    """The token a name goes on with beside "de": an adjective, a capital, "&" and a capital; `so_far` is what it holds."""
    opened, of, proper = so_far
    token = line.tokens[at]
    if token.text == "&" and proper:
        beyond = line.at(at + 1)
        return at + 1 if beyond is not None and beyond.capital else None
    if (proper or of) and _opens_person(line, at, names):
        return None
    adjective = not token.capital and (token.pos == "ADJ" or token.small in names.known.adjectives)
    goes_on = of and opened and not token.capital and _goes_on(line, at)
    return at if adjective or goes_on or _glued(token, opened or of) else None


def _opens_person(line: Line, index: int, names: Names) -> bool:
    """Whether a first name and a capital behind a whole name of a body are who speaks for it ("Conseil du Lac Ada Roy")."""
    beyond = line.at(index + 1)
    given = line.tokens[index].text in names.descriptions.first_names
    return given and beyond is not None and beyond.capital and beyond.word and not beyond.first


def _goes_on(line: Line, index: int) -> bool:
    """Whether a noun in small letters inside a name is followed by a place's ("Société d'assurance automobile du Jura")."""
    token, beyond = line.tokens[index], line.at(index + 2)
    return token.pos in ("NOUN", "X") and line.small(index + 1) in OF and beyond is not None and beyond.capital


def _names_body(token: Token, opened: bool) -> bool:
    """Whether a complement belongs to the name: a capital, or after a capital noun any noun."""
    return token.word and (token.capital or (opened and token.pos in BODY_WORDS))


def bears_name(line: Line, index: int, names: Names) -> str:
    """The noun of a body that bears somebody's surname right before it ("le groupe Lavigne", "la commission Roy"); "" if none."""
    noun = line.small(index - 1)
    articled = line.small(index - 2) in ("le", "la", "l'", "du", "au", "cette", "ce")
    return noun if articled and names.descriptions.has("firms.bearing", noun) else ""
