"""Descriptions: roles, bodies, media and writings that are not named, and sources that stay anonymous."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.annotate.mentions.extent import end_of
from recoupe.annotate.mentions.names import Named
from recoupe.annotate.mentions.things import is_thing, is_tied
from recoupe.annotate.mentions.tokens import Line
from recoupe.language.descriptions import Determiner, Head
from recoupe.language.names import Names
from recoupe.records import ActorKind, Mention, MentionForm, Reason

CONTRACTED = frozenset({"du", "au", "aux"})
OTHER = frozenset({"autre", "autres"})
"""Determiners that tell one bearer from another: kept in the words compared."""
SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on"})
"""Glued behind a verb, which is then no noun: "philosophe-t-elle"."""
PERSONAL = frozenset({"office", "trait", "job", "party"})
OPENERS = frozenset(
    {"", ",", "(", "-", "\u2013", "\u2014", ":", "et", "ou", "comme", "par", "selon", '"', "alors", "aussi", "puis", "bien"}
)
"""What may stand before a description that has no determiner."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A description as it was read: `first` to `last` token, its head, and its determiner."""

    line: int
    first: int
    last: int
    head: int
    heads: tuple[Head, ...]
    determiner: Determiner | None
    former: bool


def find_descriptions(lines: tuple[Line, ...], named: tuple[Named, ...], names: Names) -> tuple[Named, ...]:
    """Find what is described rather than named, in reading order; a description may hold a name, never start inside one.

    Args:
        lines: of the article.
        named: its names.
        names: the tables of the language.
    """
    taken: dict[int, dict[int, Named]] = {}
    for name in named:
        taken.setdefault(name.line, {}).update(dict.fromkeys(range(name.first, name.last + 1), name))
    found: list[Named] = []
    determiners, behind = names.descriptions.determiners, OPENERS | names.descriptions.sets["holding.naming"] | {"de", "d'"}
    for number, line in enumerate(lines):
        index = 0
        while index < len(line.tokens):
            token = line.tokens[index]
            # What `_may_open` would refuse is refused here: four tokens of five open nothing.
            if not (token.first or token.small in determiners or (line.tokens[index - 1].small if index else "") in behind):
                index += 1
                continue
            noun = _noun_at(number, line, index, taken.get(number, {}), names)
            mention = _mention(line, noun, names) if noun else None
            if noun is None or mention is None:
                index += 1
                continue
            found.append(Named(mention, number, noun.first, noun.last, noun.head))
            index = noun.head + 1
    return tuple(found)


def _noun_at(number: int, line: Line, index: int, taken: dict[int, Named], names: Names) -> Noun | None:
    """The description whose determiner, or first word, is this token."""
    table = names.descriptions
    token = line.tokens[index]
    determiner = table.determiners.get(token.small) if not token.capital or token.first else None
    if token.small in ("de", "d'") and determiner is not None and not _plural_after(line, index + 1, names):
        determiner = None
        index += 1
    at = index + (determiner is not None)
    if determiner is not None and line.small(at) in ("la", "l'"):
        determiner = replace(table.determiners[line.small(at)])
        index, at = at, at + 1
    if determiner is None and not _may_open(line, index, names):
        return None
    at, former = _past_modifiers(line, at, names)
    heads = _heads_at(line, at, names)
    if not heads or _named_beyond(taken, at, at + len(heads[0].words) - 1):
        return None
    heads = _agreeing(heads, determiner)
    if not heads:
        return None
    head = at + len(heads[0].words) - 1
    if not _is_noun(line, at, head, determiner):
        return None
    last = head if heads[0].lemma in table.sets["left.bare"] else end_of(line, head, heads, taken, names)
    first = at if determiner is None and at == index else index
    return Noun(number, first, last, head, heads, determiner, former)


def _named_beyond(taken: dict[int, Named], first: int, last: int) -> bool:
    """Whether a name stands on the noun and is no mere part of it ("chef de l'État" holds one)."""
    return any(
        n in taken and (first == last or not (first <= taken[n].first and taken[n].last <= last)) for n in range(first, last + 1)
    )


def _plural_after(line: Line, at: int, names: Names) -> bool:
    """Whether "de" is the determiner of a plural ("d'anciens ministres"): a plural noun follows, with an adjective before it."""
    head, _ = _past_modifiers(line, at, names)
    heads = _heads_at(line, head, names)
    return bool(heads) and heads[0].plural and (head > at or line.small(at).startswith("ex-"))


def _may_open(line: Line, index: int, names: Names) -> bool:
    """Whether a description without a determiner may open here."""
    table, tokens = names.descriptions, line.tokens
    before = tokens[index - 1].small if index else ""
    token = tokens[index] if index < len(tokens) else None
    if before in ("de", "d'"):
        return table.has("holding.posts", line.small(index - 2)) or table.has("anonymous.bare", line.small(index))
    return before in OPENERS or table.has("holding.naming", before) or (token is not None and token.first)


def _past_modifiers(line: Line, at: int, names: Names) -> tuple[int, bool]:
    """Past "ancien", "très", "actuels et anciens", marks of a quoted description."""
    table, former, start = names.descriptions, False, at
    while at < len(line.tokens) and at - start < 6:
        small = line.small(at)
        if table.has("modifiers.before", small) and not _heads_at(line, at, names):
            former = former or table.has("modifiers.former", small)
        elif small == "et" and at > start and line.small(at + 1) in ("d'", "de") and _modifies(line, at + 2, names):
            at += 1
        elif not (small == '"' and at == start) and not (small == "et" and at > start and _modifies(line, at + 1, names)):
            break
        at += 1
    return at, former


def _modifies(line: Line, at: int, names: Names) -> bool:
    return names.descriptions.has("modifiers.before", line.small(at))


def _heads_at(line: Line, at: int, names: Names) -> tuple[Head, ...]:
    """Nouns that open at a token; a hyphened "ex-" is left out of it."""
    first = line.small(at).removeprefix("ex-")
    if first not in names.descriptions.heads:
        return ()
    return names.descriptions.heads_at((first, *line.smalls(at + 1, 6)))


def _agreeing(heads: tuple[Head, ...], determiner: Determiner | None) -> tuple[Head, ...]:
    """Those whose number and gender the determiner allows."""
    if determiner is None or (determiner.sort == "indefinite" and determiner.gender is None):
        return heads
    if determiner.sort == "indefinite":
        return tuple(h for h in heads if h.gender in (None, determiner.gender)) or heads
    return tuple(h for h in heads if h.plural == determiner.plural and h.gender in (None, determiner.gender or h.gender))


def _is_noun(line: Line, at: int, head: int, determiner: Determiner | None) -> bool:
    """Whether the parser leaves it a noun ("l'accuse d'avoir" holds none); it wavers on capitals and after a determiner."""
    pos = line.tokens[at].pos
    following = line.at(head + 1)
    if following is not None and following.start == line.tokens[head].end + 1 and following.small.removeprefix("t-") in SUBJECTS:
        return False
    if head > at or pos in ("NOUN", "PROPN", ""):
        return True
    if determiner is None:
        return False
    if pos in ("VERB", "AUX") and determiner.sort == "indefinite" and line.small(at - 1) not in ("de", "d'"):
        return True  # No verb stands behind "un": the parser takes "associé" for one.
    return (pos == "ADJ" and (line.at(head + 1) is None or line.tokens[head + 1].pos != "NOUN")) or pos in ("X", "NUM")


def _mention(line: Line, noun: Noun, names: Names) -> Mention | None:
    """The mention a description makes; None when it points at nobody in particular."""
    sorts = frozenset(sort for head in noun.heads for sort in head.sorts)
    plural = noun.determiner.plural if noun.determiner and noun.determiner.sort != "indefinite" else noun.heads[0].plural
    genders = {head.gender for head in noun.heads}
    gender = noun.determiner.gender if noun.determiner else None
    gender = gender or (genders.pop() if len(genders) == 1 else None)
    kind, form, rule = _reading(line, noun, sorts, names)
    if form is None:
        return None
    first = noun.first + (line.small(noun.first) in CONTRACTED and noun.determiner is not None)
    if line.small(first) == '"':
        first += 1
    marks = sum(line.small(n) == '"' for n in range(first, noun.last + 1))
    span = line.span(first, noun.last + (marks % 2 == 1 and line.small(noun.last + 1) == '"'))
    name = _words(line, noun.first, noun.last, names)
    note = "former" if noun.former else ""
    return Mention(span, kind, form, name, gender, plural, None, (Reason(rule, 0.7, note),))


def _reading(line: Line, noun: Noun, sorts: frozenset[str], names: Names) -> tuple[ActorKind, MentionForm | None, str]:
    """Kind and form; a form of None where nobody in particular is meant."""
    table, head = names.descriptions, line.small(noun.head).removeprefix("ex-")
    sort = noun.determiner.sort if noun.determiner else "bare"
    phrase = " ".join(token.small for token in line.tokens[noun.first : noun.last + 1])
    if table.has("press.colleagues", head) and sort == "possessive":
        return "media", "role", "mentions.colleagues"
    withheld = any(table.has("anonymous.marks", token.small) for token in line.tokens[noun.head : noun.last + 1])
    plural = noun.heads[0].plural
    if table.has("anonymous.always", head) or withheld or (table.has("anonymous.heads", phrase) and sort == "indefinite"):
        bare = sort == "bare" and (noun.last == noun.head or not table.has("anonymous.bare", head))
        return "anonymous", None if bare else "anonymous", "mentions.anonymous-source"
    if sorts & PERSONAL or table.has("anonymous.heads", head):
        one_of_many = table.has("anonymous.heads", head) or "job" in sorts
        if one_of_many and (sort == "indefinite" or (plural and sort in ("definite", "possessive"))):
            return "anonymous", "anonymous", "mentions.anonymous-source"
        if plural or not sorts & PERSONAL or (sort == "indefinite" and not sorts & PERSONAL):
            return "person", None, ""
        return "person", "role", "mentions.role"
    return _thing(line, noun, sorts, names)


def _thing(line: Line, noun: Noun, sorts: frozenset[str], names: Names) -> tuple[ActorKind, MentionForm | None, str]:
    """Kind and form of what is no person: a medium, a writing, a body."""
    table, sort = names.descriptions, noun.determiner.sort if noun.determiner else "bare"
    civil = "body" in sorts and any(table.has("left.civil", token.small) for token in line.tokens[noun.head : noun.last + 1])
    if "outlet" in sorts and sort != "bare" and not civil and not is_thing(line, noun.first, noun.head, names):
        return "media", "role", "mentions.outlet"
    if "document" in sorts and sort != "bare" and not is_tied(line, noun.first):
        return "document", "document", "mentions.document"
    if "body" in sorts and sort in ("definite", "possessive"):
        return "organisation", "role", "mentions.body"
    return "organisation", None, ""


def _words(line: Line, first: int, last: int, names: Names) -> str:
    """The words that compare descriptions: determiner and marks left out, small letters where no name stands."""
    tokens = [token for token in line.tokens[first : last + 1] if token.small != '"']
    while len(tokens) > 1 and tokens[0].small in names.descriptions.determiners and tokens[0].small not in OTHER:
        tokens = tokens[1:]
    parts = [tokens[0].text if tokens[0].text.isupper() else tokens[0].small]
    for before, token in pairwise(tokens):
        parts.append(token.text if before.end == token.start else f" {token.text}")
    return "".join(parts)


def described(found: tuple[Named, ...]) -> Iterator[Named]:
    """Those that survive: a description inside a longer one of the same line gives way unless it holds a name of its own."""
    for one in found:
        inside = any(
            other.line == one.line
            and other is not one
            and other.first <= one.first
            and one.last <= other.last
            and other.first < one.first
            for other in found
            if other.mention.form == "anonymous" or (other.mention.kind == "organisation" and one.mention.form == "anonymous")
        )
        if not inside or one.mention.kind == "media":
            yield one
