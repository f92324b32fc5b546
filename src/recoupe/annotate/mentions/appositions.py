"""Who a description speaks of, where the words right beside it say so."""

from dataclasses import replace

from recoupe.annotate.mentions.names import Named
from recoupe.annotate.mentions.tokens import Line
from recoupe.language.names import Names
from recoupe.language.predicates import fold
from recoupe.records import Mention, Reason, Span

CLOSES = frozenset({",", ")", ".", ":", ";", "(", "-", "\u2013", "\u2014", '"', "!", "?", "", "qui", "dont", "que", "qu'"})
VERBS = frozenset({"VERB", "AUX"})
DASHES = frozenset({"-", "\u2013", "\u2014"})
PLACING = frozenset({"de", "d'", "du", "avec", "chez", "contre", "pour"})
"""What ties a name to a circumstance before the subject."""
SCENE = 6
"""Tokens from the preposition that opens a sentence to the name: "Sur le plateau de l'émission de" has six."""
NOTE = 6
"""Tokens of the longest note in brackets between a role and its name: "(Les Verts, Jura)"."""
SYLLABLE = 4
"""Letters one word gives an acronym at most: "Ofcom" takes two, "Benelux" two or three."""
ACRONYM = 6
"""Letters of the longest acronym right behind a description that is its house, not its bearer: "un délégué FGTB"."""


def link_appositions(lines: tuple[Line, ...], named: tuple[Named, ...], names: Names) -> tuple[Named, ...]:
    """Point descriptions at the names beside them, and acronyms in brackets at the name before.

    Args:
        lines: of the article.
        named: all mentions but pronouns, in reading order.
        names: the tables of the language.
    """
    out: list[Named] = []
    for index, one in enumerate(named):
        line = lines[one.line]
        target: tuple[Named, str] | None = None
        if one.mention.because[-1].rule == "mentions.colleagues":
            target = _theirs(named, index)
        elif one.mention.form == "name":
            target = _acronym(line, named, index)
        elif one.mention.form in ("role", "anonymous"):
            target = _right(line, named, index, names) or _ranked(line, named, index, names)
            target = target or _left(line, named, index, names) or _held(line, named, index, names)
        elif one.mention.form == "document":
            target = _author(line, named, index, names)
        out.append(one if target is None else _pointing(one, target[0].mention, target[1]))
    return _chained(lines, out)


def _theirs(named: tuple[Named, ...], index: int) -> tuple[Named, str] | None:
    """Read "nos confr\u00e8res de La Vigie": the medium inside is who is meant."""
    one = named[index]
    inside = [other for other in named[index + 1 : index + 5] if other.line == one.line and other.last <= one.last]
    media = [other for other in inside if other.mention.form == "name" and other.mention.kind in ("media", "organisation")]
    return (media[0], "mentions.colleagues-of") if len(media) == 1 else None


def _pointing(one: Named, at: Mention, rule: str) -> Named:
    """The description with its target; an anonymous one that turns out to be named is a role."""
    mention = one.mention
    because = (*mention.because, Reason(rule, 0.9, at.name))
    if mention.form == "anonymous":
        mention = replace(mention, form="role", kind="person")
    gender = (at.gender or mention.gender) if mention.kind == "person" else mention.gender
    return replace(one, mention=replace(mention, of=at.span, gender=gender, because=because))


def _suits(role: Mention, name: Mention) -> bool:
    """Whether a name can bear a description: same kind, genders that do not clash, one person for a singular."""
    kinds = {
        "person": ("person",),
        "anonymous": ("person",),
        "media": ("media", "organisation"),
        "organisation": ("organisation",),
    }
    clash = role.gender and name.gender and role.gender != name.gender and role.kind == "person"
    return name.form == "name" and name.kind in kinds.get(role.kind, ()) and not clash and not role.plural


def _neutral(role: Mention) -> Mention:
    """A masculine office may be a woman's right before her name ("le juge Claire Vasseur")."""
    return replace(role, gender=None) if role.gender == "m" else role


def _neighbour(named: tuple[Named, ...], index: int, step: int) -> Named | None:
    """The nearest name on one side, in the same sentence; mentions inside the description are passed over."""
    one = named[index]
    at = index + step
    while 0 <= at < len(named) and named[at].line == one.line:
        other = named[at]
        inside = one.first <= other.first and other.last <= one.last
        if not inside and other.mention.form == "name":
            return other
        at += step
    return None


def _right(line: Line, named: tuple[Named, ...], index: int, names: Names) -> tuple[Named, str] | None:
    """Read "Le maire Jean Roy", "le maire, Jean Roy,", "le maire (Jean Roy)", "le maire (PS), M. Roy", "l'élu PS Jean Roy"."""
    one, other = named[index], _past_notes(line, named, index)
    if other is None:
        return None
    between = _bare(line, one.last + 1, other.first, names)
    if not _suits(one.mention if between else _neutral(one.mention), other.mention):
        return None
    if between and line.tokens[other.first - 1].text in names.descriptions.titles:
        between = between[:-1]
    if between[-1:] in (["feu"], ["feue"]):
        between = between[:-1]
    house = _is_house(other)
    if not between and other.first > one.last:
        return None if house else (other, "mentions.apposition")
    if between == ["("] and _shortens(named, index, other):
        return None
    unnamed = one.mention.form == "anonymous" and not _brought_in(line, one, other, between, names)
    if unnamed or between not in ([","], ["("], ["\u2013"], ["\u2014"], ['"'], [":"]):
        return None
    following = line.at(other.last + 1)
    set_in = (
        following is not None and following.pos in ("ADP", "ADV") and following.small not in PLACING and other.first < other.last
    )
    closed = following is None or following.small in CLOSES or following.pos in VERBS or (set_in and between == [","])
    opened = _after_name(line, named, index) and not _subject(line, one, other, names)
    return (other, "mentions.apposition") if closed and not opened else None


def _subject(line: Line, one: Named, name: Named, names: Names) -> bool:
    """Whether an office and its name open a clause behind another name: "pour Ada Roy, le maire, Luc Vey, s'est tu"."""
    determiner = names.descriptions.determiners.get(line.small(one.first))
    following, beyond = line.at(name.last + 1), line.at(name.last + 2)
    if determiner is None or determiner.sort != "definite" or following is None:
        return False
    clitic = beyond is not None and beyond.pos in ("PRON", "ADV", *VERBS) and beyond.small not in CLOSES
    return following.small == "," and clitic and name.first < name.last


def _ranked(line: Line, named: tuple[Named, ...], index: int, names: Names) -> tuple[Named, str] | None:
    """Read "le porte-parole de l'armée, le général Jean Roy,": an office, and the rank before the name of its bearer."""
    one = named[index]
    if one.mention.plural or line.small(one.last + 1) != ",":
        return None
    at = next((n for n in range(index + 1, len(named)) if named[n].line == one.line and named[n].first > one.last), None)
    rank = named[at] if at is not None else one
    if at is None or rank.first != one.last + 2 or not names.descriptions.has("seats.ranks", line.small(rank.head)):
        return None
    bearer = _neighbour(named, at, 1)
    if bearer is None or bearer.first != rank.last + 1 or not _suits(_neutral(one.mention), bearer.mention):
        return None
    following = line.at(bearer.last + 1)
    closed = following is None or following.small in CLOSES or following.pos in VERBS
    return (bearer, "mentions.apposition") if closed and not _after_name(line, named, index) else None


def _brought_in(line: Line, one: Named, name: Named, between: list[str], names: Names) -> bool:
    """Read "une avocate parisienne, Ada Roy,": one of many whom a comma names, and a comma or a stop closes.

    A source, a witness, whoever is close to somebody stay without a name; in "selon un juge, Luc Roy a ..." a verb follows.
    """
    head = line.small(one.head)
    if names.descriptions.has("anonymous.always", head) or names.descriptions.has("anonymous.kept", head) or one.mention.plural:
        return False
    following = line.small(name.last + 1)
    whole = name.first < name.last and between in ([","], ["("])
    return whole and one.mention.because[-1].rule == "mentions.anonymous-source" and following in (",", ")", ".", "")


def _past_notes(line: Line, named: tuple[Named, ...], index: int) -> Named | None:
    """The nearest name behind, those of a note in brackets and a party's letters passed over where another name follows."""
    one = named[index]
    at, other = index, _neighbour(named, index, 1)
    while other is not None and one.mention.kind == "person" and other.mention.kind != "person":
        glued = other.first == one.last + 1 and _is_house(other)
        noted = line.small(one.last + 1) == "(" and other.first <= one.last + NOTE and ")" in line.smalls(other.last + 1, NOTE)
        at = named.index(other, at)
        beyond = next((n for n in named[at + 1 :] if n.line == one.line and n.mention.form == "name"), None)
        if beyond is None or not (glued or noted):
            break
        other = beyond
    return other


def _is_house(name: Named) -> bool:
    """Whether a name is so short and so set that it is letters of a party or a firm."""
    return name.mention.name.isupper() and len(name.mention.name) <= ACRONYM


def _bare(line: Line, first: int, end: int, names: Names) -> list[str]:
    """What stands between, a note in brackets, a party's letters and the years of an office left out."""
    between = [token.small for token in line.tokens[first:end]]
    if between[:1] == ["("] and ")" in between[: NOTE + 1]:
        between = between[between.index(")") + 1 :]
    elif between and line.tokens[first].text.isupper() and 1 < len(between[0]) <= ACRONYM:
        between = between[1:]
    width = next(
        (n for n, word in enumerate(between) if not (word.isdigit() or names.descriptions.has("grammar.years", word))), 0
    )
    return between[width:] if any(word.isdigit() for word in between[:width]) else between


def _shortens(named: tuple[Named, ...], index: int, other: Named) -> bool:
    """Whether what stands in brackets is short for a name the description ends with: it is that one's, not the bearer's."""
    one = named[index]
    inside = [each for each in named[index + 1 :][:4] if each.line == one.line and each.last == one.last]
    return any(_abbreviates(other.mention.name, each.mention.name) for each in inside if each is not other)


def _after_name(line: Line, named: tuple[Named, ...], index: int) -> bool:
    """Whether a name and a comma stand before: the description is that one's, or an item of a list."""
    one = named[index]
    before = _neighbour(named, index, -1)
    return (
        before is not None
        and before.last + 2 == one.first
        and line.small(before.last + 1) == ","
        and before.mention.kind == one.mention.kind
    )


def _left(line: Line, named: tuple[Named, ...], index: int, names: Names) -> tuple[Named, str] | None:
    """Read "Jean Roy, maire de X,", "Jean Roy, 53 ans, maire", "Jean Roy (maire)"."""
    one, other = named[index], _neighbour(named, index, -1)
    if other is None or not _suits(one.mention, other.mention):
        return None
    between = [token.small for token in line.tokens[other.last + 1 : one.first]]
    aged = len(between) in (3, 4) and between[0] == "," and between[1].isdigit() and between[-1] in (",", "ans")
    if between not in ([","], ["("], ["\u2013"], ["\u2014"], [",", "alors"], [",", "aussi"]) and not aged:
        return None
    following = line.small(one.last + 1)
    listed = following == "et" and line.small(one.last + 2) in ("le", "la", "l'", "les")
    token, determiner = line.at(one.last + 1), names.descriptions.determiners.get(line.small(one.first))
    loose = determiner is None or determiner.sort != "definite"
    if token is not None and token.pos in VERBS and _sets_scene(line, other):
        return None
    closed = (
        (following in CLOSES and (loose or following != '"'))
        or (following == "et" and not listed)
        or (loose and token is not None and token.pos in ("ADP", *VERBS))
    )
    return (other, "mentions.apposition") if closed else None


def _sets_scene(line: Line, name: Named) -> bool:
    """Whether a name only tells where: "Sur le plateau d'Ada Roy, un homme a assuré"; the subject behind is somebody else."""
    start = name.first - 1
    return line.small(start) in PLACING and any(
        line.at(n) is not None and line.tokens[n].pos == "ADP" and line.small(n - 1) in ("", ",", ".")
        for n in range(max(start - SCENE, 0), start)
    )


def _held(line: Line, named: tuple[Named, ...], index: int, names: Names) -> tuple[Named, str] | None:
    """Read "Jean Roy est le maire de X", "Jean Roy a été nommé ministre", "Jean Roy, qui occupe le poste de ministre"."""
    one, other = named[index], _neighbour(named, index, -1)
    if other is None or not _suits(one.mention, other.mention) or one.mention.form == "anonymous":
        return None
    between = [token.small for token in line.tokens[other.last + 1 : one.first]]
    if not between:
        return None
    subject = line.small(other.first - 1) not in ("de", "d'", "du", "par", "avec")
    if (
        subject
        and len(between) <= 3
        and names.descriptions.has("grammar.be", between[0])
        and all(word.isalpha() for word in between[1:])
    ):
        return other, "mentions.copula"
    if subject and len(between) <= 6 and names.descriptions.has("holding.naming", between[-1]) and "," not in between:
        return other, "mentions.named-to"
    posted = between[-1] in ("de", "d'") and len(between) > 1 and names.descriptions.has("holding.posts", between[-2])
    return (other, "mentions.post-held") if posted and "qui" in between else None


def _acronym(line: Line, named: tuple[Named, ...], index: int) -> tuple[Named, str] | None:
    """Read "Office des eaux (ODE)", "ODE (Office des eaux)"."""
    one = named[index]
    before = named[index - 1] if index else None
    if before is None or before.line != one.line or before.mention.form != "name" or before.last + 2 != one.first:
        return None
    bracketed = line.small(before.last + 1) == "(" and line.small(one.last + 1) == ")"
    short, long = sorted((one.mention.name, before.mention.name), key=len)
    if not bracketed or not _abbreviates(short, long):
        return None
    return before, "mentions.acronym-in-brackets"


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of an acronym open words of the name, in order."""
    letters = fold(short).replace(" ", "")
    words = fold(long).split()
    several = short.isupper() or (short[:1].isupper() and len(words) > 2 and len(letters) > 2)
    if " " in short or len(letters) < 2 or not several or not words:
        return False
    ends = {0}  # How many letters the words so far may have given, each some of its first.
    for word in words:
        ends |= {
            at + n
            for at in ends
            for n in range(1, SYLLABLE + 1)
            if letters[at : at + n] and word.startswith(letters[at : at + n])
        }
    return len(letters) in ends


def _author(line: Line, named: tuple[Named, ...], index: int, names: Names) -> tuple[Named, str] | None:
    """Whose work a writing is: "l'article du Soir", "un livre de X", "écrit par X", "le classement Y"."""
    one = named[index]
    inside = [other for other in named[index + 1 : index + 6] if other.line == one.line and other.last <= one.last]
    after = _neighbour(named, index, 1)
    if after is not None and after.first == one.last + 1 and _brands(line, one, after, names):
        return after, "mentions.document-of"
    for other in reversed(inside):
        if other.mention.form == "name" and _by(line, one, other, names):
            return other, "mentions.document-of"
    return _publisher(line, named, index, names)


def _publisher(line: Line, named: tuple[Named, ...], index: int, names: Names) -> tuple[Named, str] | None:
    """Read "le Soir affirme, dans une enquête": the only medium before it in the sentence, the first of its names."""
    one = named[index]
    press = names.descriptions.has("press.words", line.tokens[one.last].small) and line.small(one.first - 1) == "dans"
    before = [other for other in named[:index] if other.line == one.line and other.mention.form == "name"]
    media = [other for other in before if other.mention.kind == "media"]
    alone = len(media) == 1 or (len(media) == 2 and media[1].mention.of == media[0].mention.span)
    return (media[0], "mentions.publishes") if press and media and (alone or _bracketed(line, media)) else None


def _bracketed(line: Line, media: list[Named]) -> bool:
    """Whether the second of two names is the first one's short form in brackets."""
    first, second = media[0], media[1]
    return len(media) == 2 and second.first == first.last + 2 and line.small(second.first - 1) == "("


def _brands(line: Line, one: Named, after: Named, names: Names) -> bool:
    """Read "Le classement X", "le sondage X": the name glued behind is who made it."""
    branded = names.descriptions.has("press.branded", line.small(one.last))
    return branded and after.mention.kind in ("media", "organisation")


def _by(line: Line, one: Named, other: Named, names: Names) -> bool:
    """Whether the words between say who made it rather than what it is about."""
    words = [token.small for token in line.tokens[one.first : other.first]]
    if "par" in words:
        return other.mention.kind in ("person", "media", "organisation")
    made = any(names.descriptions.has("press.by", word) for word in words)
    link = next((word for word in reversed(words) if word in ("de", "du", "d'", "des", "sur")), "")
    return made and link != "sur" and other.mention.kind != "place"


def _chained(lines: tuple[Line, ...], named: list[Named]) -> tuple[Named, ...]:
    """A description joined by "et" to one that points at a name points there too, unless an article sets it apart."""
    for index in range(1, len(named)):
        before, one = named[index - 1], named[index]
        at = index - 1
        while at > 0 and before.mention.form == "name" and named[at - 1].line == one.line:
            at -= 1
            before = named[at]
        line = lines[one.line]
        if before.line != one.line or one.mention.form != "role" or before.mention.form != "role":
            continue
        if line.small(before.last + 1) not in ("et", ",") or before.last + 2 != one.first or _apart(line, one):
            continue
        if before.mention.of is None and one.mention.of is not None:
            named[at] = _sharing(before, one.mention)
        elif one.mention.of is None and before.mention.of is not None and _before(before.mention, before.mention.of):
            named[index] = _sharing(one, before.mention)
    return tuple(named)


def _sharing(one: Named, other: Mention) -> Named:
    """Read "Ancien maire et candidat Jean Roy": the first description points where the second does."""
    gender = one.mention.gender or other.gender
    why = Reason("mentions.joined-descriptions", 0.8)
    return replace(one, mention=replace(one.mention, of=other.of, gender=gender, because=(*one.mention.because, why)))


def _before(mention: Mention, of: Span) -> bool:
    return of.start < mention.span.start


def _apart(line: Line, one: Named) -> bool:
    return line.small(one.first) in ("le", "la", "l'", "les", "un", "une")
