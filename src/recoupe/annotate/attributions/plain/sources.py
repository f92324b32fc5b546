"""Who stands beside a cue in a sentence without a parser: the noun phrase before a token, or behind it."""

from recoupe.annotate.attributions.plain.described import kind_of
from recoupe.annotate.attributions.plain.text import STOPS, Line
from recoupe.records import Span

SOURCE_REACH = 16
"""Tokens of the longest source: "a Belgian specialist in the recycling of batteries" has eight."""
APPOSED_REACH = 30
"""Tokens of the longest apposition between commas, a clause on whom somebody leads included."""
ASIDE_REACH = 10
"""Tokens of the longest aside in brackets behind a name: a party, an age."""
HEARER_REACH = 8
"""Tokens from a verb to its speaker, whom it is said to between the two."""
INSIDE = 8
"""Words without a capital that may stand between an article and the end of its phrase."""
ONE_OF = 3
"""Tokens of "one of them"."""
NAMED = 4
"""Letters under which an article may stand inside a name: "de", "den", "het"."""
ROLE_REACH = 4
"""Words of a role without an article before its name: "said harbour master Ann Loach"."""


def source_before(line: Line, at: int, lax: bool = False) -> Span | None:
    """The noun phrase that ends before a token, an apposition between commas included.

    Args:
        line: the sentence.
        at: the token.
        lax: what stands there speaks whatever its noun ("The X said that ..."): an article is enough.
    """
    last = _before_aside(line, before_adverbs(line, at))
    if last >= ONE_OF and _one_of(line, last - ONE_OF) and line.has("oblique", last - 1):
        return Span(line.tokens[last - ONE_OF].start, line.tokens[last - 1].end)
    if last and is_relative(line, last - 1):
        last -= 1 + (line.low(last - 2) == ",")
    elif last and (line.has("pronouns", last - 1) or line.is_other(last - 1)):
        return line.tokens[last - 1]
    return None if line.has("and", last - 1) else _phrase_before(line, last, lax)


def before_adverbs(line: Line, at: int) -> int:
    """Before the adverbs, auxiliaries, times and pronouns right before a verb: "X on Friday denied", "lo ha negado"."""
    before = -1
    while before != at:
        before = at
        while at > 0 and (line.is_adverb(at - 1) or line.has("auxiliaries", at - 1) or line.has("clitics", at - 1)):
            at -= 1
        at = line.before_times(at)
    return at


def _before_aside(line: Line, last: int) -> int:
    """Before what brackets hold behind a name."""
    if line.low(last - 1) != ")":
        return last
    return next((n for n in range(last - 2, max(last - ASIDE_REACH, 0), -1) if line.low(n) == "("), last)


def _phrase_before(line: Line, last: int, lax: bool) -> Span | None:
    """The phrase that ends before a token, with the name of a medium between marks or an apposition between commas."""
    end = last
    quotation = line.quoted[last - 1] if last else None
    if quotation is not None and line.names_medium(last - 1):
        first = _first_of(line, line.index(quotation.span.start))
        return Span(line.tokens[first].start, quotation.span.end)
    if last and line.low(last - 1) == ",":
        comma = next((n for n in range(last - 2, max(last - APPOSED_REACH, 0) - 1, -1) if line.low(n) == ","), None)
        if comma is None:
            return None
        end, last = last - 1, comma
        if _is_aside(line, comma + 1):
            end = comma
        last = _before_aside(line, last)
    first = _first_of(line, last)
    if first > 0 and first < last and _hangs(line, first):
        return None
    apposed = end > last and first < last and _names(line, last + 1, end) and _opens(line, first)
    named = apposed or _names(line, first, last) or (lax and _opens_phrase(line, first, last))
    return Span(line.tokens[first].start, line.tokens[end - 1].end) if named else None


def _hangs(line: Line, first: int) -> bool:
    """Whether a role in small letters goes with a number or a preposition before it: "records for 41 hospitals"."""
    bare = line.has("roles", first) and not line.capital(first) and not line.has("determiners", first)
    return bare and (line.low(first - 1)[:1].isdigit() or (line.has("inner", first - 1) and not line.has("and", first - 1)))


def _is_aside(line: Line, at: int) -> bool:
    """Whether what a comma opens is no apposition but an aside: "X, por su parte,", "X, in an email to staff,"."""
    if line.capital(at) or line.has("determiners", at) or line.has("relatives", at):
        return False
    small = any(line.has(group, at) for group in ("small", "ends", "inner")) or line.is_adverb(at)
    return small or line.has("agentive", at + 1)


def _opens(line: Line, first: int) -> bool:
    """Whether a word can open a phrase for somebody; the article may stand in the preposition before: "pelo gabinete"."""
    if line.has("contracted", first - 1) and not line.has("small", first):
        return True
    return line.has("determiners", first) or line.has("indefinites", first) or line.capital(first) or line.has("roles", first)


def clause_subject(line: Line, at: int) -> Span | None:
    """Everything from the start of a clause to the verb that somebody plainly speaks with, where a noun phrase can stand."""
    last = at
    while last > 0 and (
        line.has("adverbs", last - 1) or line.has("auxiliaries", last - 1) or line.past_adverbs(last - 1) == last
    ):
        last -= 1
    first = last
    while first > 0 and line.low(first - 1) not in STOPS and line.quoted[first - 1] is None:
        first -= 1
    while first < last and (line.has("and", first) or line.has("adverbs", first)):
        first += 1
    if not 0 < last - first <= SOURCE_REACH or not _opens(line, first):
        return None
    if any(line.has("finite", n) or line.has("that", n) or line.has("anonymity", n) for n in range(first, last)):
        return None
    return Span(line.tokens[first].start, line.tokens[last - 1].end)


def _opens_phrase(line: Line, first: int, last: int) -> bool:
    """Whether an article and a noun stand there, in a phrase of few words."""
    unnamed = any(line.has("anonymity", at) for at in range(first, last))
    opens = line.has("determiners", first) or line.has("indefinites", first)
    if line.has("contracted", first - 1) and first < last:
        return last - first <= INSIDE and not unnamed
    return 1 < last - first <= INSIDE and not unnamed and opens


def is_relative(line: Line, at: int) -> bool:
    """Whether a word stands for the phrase before it: behind a comma, or where it can be no article."""
    return at > 0 and line.has("relatives", at) and (line.low(at - 1) == "," or not line.has("determiners", at))


def _first_of(line: Line, last: int) -> int:
    """The first token of the phrase that ends before `last`: its outermost determiner, or the run of capitals."""
    at = first = last
    while at > 0 and last - at < SOURCE_REACH and line.quoted[at - 1] is None:
        low = line.low(at - 1)
        if low in STOPS or _is_verb(line, at - 1):
            break
        if line.has("determiners", at - 1):
            first = at - 1
            genitive = line.has("inner", at - 1) and line.capital(at - 2) and line.cues.capital_nouns
            titled = at > 1 and line.capital(at - 1) and not line.cues.capital_nouns
            joined = line.has("inner", at - 1) and line.has("roles", at - 2) and not line.cues.capital_nouns
            titled = titled or joined or _joins_name(line, at - 1)
            if not (line.has("inner", at - 2) or line.has("determiners", at - 2) or genitive or titled):
                return first
        elif line.capital(at - 1) or line.has("roles", at - 1):
            first = at - 1
        elif not (line.has("inner", at - 1) or any(line.has("determiners", n) for n in range(max(at - INSIDE, 0), at - 1))):
            break
        at -= 1
    return first


def _is_verb(line: Line, at: int) -> bool:
    """Whether a listed verb in small letters stands inside a phrase, no article before it: "el asesor insiste en su ..."."""
    listed = line.low(at) in line.cues.plain_verbs and not line.capital(at)
    return listed and not (line.has("determiners", at - 1) or line.has("inner", at - 1) or line.has("roles", at))


def head_of(line: Line, first: int, last: int) -> Span | None:
    """The name or the role a clause opens with, up to its verb: "Ramos e Heleno foram ... e disseram que"."""
    at = first
    while at < last and (line.has("determiners", at) or line.has("adverbs", at)):
        at += 1
    start, end = first, 0
    while at < last and line.quoted[at] is None and line.low(at) not in STOPS:
        if line.capital(at) or line.has("roles", at):
            end = at + 1
        elif not (line.has("inner", at) or line.has("determiners", at)) and (end or at > first + 1):
            break
        at += 1
    while start < end and line.has("adverbs", start):
        start += 1
    return Span(line.tokens[start].start, line.tokens[end - 1].end) if end else None


def source_behind(line: Line, at: int, lax: bool = False) -> tuple[Span, int] | None:
    """The noun phrase that begins at a token, with an apposition a comma closes, and one past its last token."""
    at = _past_hearer(line, line.past_times(at))
    if line.has("that", at) and not line.cues.capital_nouns:
        return None
    if _stands_alone(line, at):
        return line.tokens[at], at + 1
    last = at
    while last < min(len(line.lows), at + SOURCE_REACH) and line.quoted[last] is None and not _stops(line, at, last):
        last += 1
    quotation = line.quoted[last] if 0 < last < len(line.lows) else None
    whole = last
    while last > at and line.has("inner", last - 1):
        last -= 1
    if at < last < whole and line.has("determiners", last):
        quotation = None
    if quotation is not None and line.names_medium(close := line.index(quotation.span.end) - 1):
        return Span(line.tokens[at].start, line.tokens[close].end), close + 1
    opens = _opens(line, at)
    opens = opens or (lax and not line.has("small", at) and any(line.capital(n) for n in range(at, min(at + ROLE_REACH, last))))
    apposed = _apposed(line, last)
    named = _names(line, at, last) or _one_of(line, at) or (last > at and apposed is not None)
    if not opens or not (named or (lax and _opens_phrase(line, at, last))):
        return None
    last = apposed if apposed is not None else last
    return Span(line.tokens[at].start, line.tokens[last - 1].end), last


def _stands_alone(line: Line, at: int) -> bool:
    """Whether a token alone names somebody: a pronoun that opens no noun phrase, "one" at the end of a clause."""
    if line.has("others", at) and line.low(at + 1) in (",", ".", ""):
        return True
    article = line.has("determiners", at) and line.quoted[at] is None and _goes_on(line, at + 1)
    return line.has("pronouns", at) and not article


def _stops(line: Line, first: int, at: int) -> bool:
    """Whether a token can go on no phrase: a stop, a number, a small word of the clause, another article, words that cite."""
    if line.low(at) in STOPS or (line.low(at)[0].isdigit() and not (_is_aged(line, at) or _is_station(line, first, at))):
        return True
    if at > first and (line.has("ends", at) or line.has("inner", at)) and any(line.has("vessels", n) for n in (at + 1, at + 2)):
        return True
    if at > first and (_joins_verb(line, at) or _is_copula(line, first, at)):
        return True
    if at > first and len(line.tokens[at]) > 1 and line.tokens[at].within(line.text).isupper():
        return False
    if at > first and line.has("not", at) and any(line.has("anonymity", n) for n in (at + 1, at + 2)):
        return False
    if at > first and _is_hearer(line, first, at):
        return True
    hearer = at > first and line.has("dative", at) and (line.capital(at - 1) or line.has("roles", at - 1))
    named = line.has("ends", at) and (line.cues.capital_nouns or (line.capital(at - 1) and not line.capital(at + 1)))
    inner = line.has("inner", at) and not named
    ends = at > first and (line.has("ends", at) and not inner)
    ends = ends or (at > first and line.has("finite", at))
    dutch = line.cues.verb_second and not line.cues.capital_nouns
    ends = ends or (dutch and at > first + 1 and _behind_noun(line, at))
    ends = ends or (
        dutch and at > first + 1 and line.is_adverb(at) and not (line.has("inner", at) or line.has("determiners", at - 1))
    )
    ends = ends or (line.cues.capital_nouns and at > first + 1 and line.has("times", at) and not line.has("inner", at - 1))
    cites = at > first and line.phrase_at(line.cues.citing, at) > 0
    return ends or cites or hearer or _past_noun(line, first, at) or _opens_another(line, first, at)


def _is_hearer(line: Line, first: int, at: int) -> bool:
    """Whether a German article behind a noun opens the medium it is said to: "sagte ein Beamter der Nordpost"."""
    if not line.has("heard_by", at) or not line.capital(at - 1):
        return False
    if not line.cues.capital_nouns:
        named = any(line.low(n) in line.cues.speakers.broadcasts | line.cues.words["press_names"] for n in (at + 1, at + 2))
        return not line.cues.words["finite"] and line.capital(at + 1) and named
    staff = tuple(sorted(line.cues.words["staff"]))
    works = any(line.low(n).startswith(staff) for n in range(first, at))
    return not works and any(_is_medium(line, n) for n in range(at + 1, at + 4) if line.capital(n))


def _is_medium(line: Line, at: int) -> bool:
    """Whether a German noun is a medium's, or ends as its names do."""
    ends = tuple(sorted(word for word in line.cues.words["press"] | line.cues.words["press_names"] if len(word) > NAMED))
    low = line.low(at)
    return low.endswith(ends) or low in line.cues.speakers.broadcasts


def _is_station(line: Line, first: int, at: int) -> bool:
    """Whether a number ends the name of a station: "Channel 6"."""
    return at > first and line.capital(at - 1) and line.low(at - 1) in line.cues.speakers.broadcasts


def _is_aged(line: Line, at: int) -> bool:
    """Whether somebody is told by an age: "der 58-Jährige", "the 43-year-old"."""
    return line.low(at).lstrip("0123456789-").startswith(tuple(sorted(line.cues.speakers.aged)))


def _behind_noun(line: Line, at: int) -> bool:
    """Whether a Dutch verb stands behind the noun for who speaks: "Volgens de vakbond dreigen er ontslagen"."""
    words = ("inner", "and", "relatives", "determiners", "small", "roles")
    free = line.low(at).isalpha() and not line.capital(at) and not any(line.has(group, at) for group in words)
    return free and not line.capital(at - 1) and kind_of(line.low(at - 1), line.cues) is not None


def _is_copula(line: Line, first: int, at: int) -> bool:
    """Whether the verb of what is said stands there, no relative before it: "Secondo il ministro è una menzogna"."""
    return line.has("copulas", at) and not any(line.has("relatives", n) or line.has("that", n) for n in range(first, at))


def _joins_name(line: Line, at: int) -> bool:
    """Whether a Dutch article stands inside a name: "bestuurder Cor de Beer"."""
    dutch = line.cues.verb_second and not line.cues.capital_nouns
    return dutch and len(line.low(at)) < NAMED and line.capital(at - 1) and line.capital(at + 1) and at > 0


def _joins_verb(line: Line, at: int) -> bool:
    """Whether a German "und" opens another predicate: "knurrte der Wirt und stieg ins Auto"."""
    joined = line.cues.capital_nouns and line.has("and", at) and line.low(at + 1).isalpha()
    return joined and not (line.capital(at + 1) or line.capital(at + 2) or line.has("determiners", at + 1))


def _past_hearer(line: Line, at: int) -> int:
    """Past whom it is said to, where the speaker stands behind: "disse à Rádio Litoral o presidente"."""
    if not line.cues.dropped or not line.has("ends", at) or line.has("determiners", at):
        return at
    places = range(at + 2, min(at + HEARER_REACH, line.until_comma(at)))
    article = next((n for n in places if _may_open(line, n)), None)
    return article if article is not None and not line.has("inner", article - 1) else at


def _may_open(line: Line, at: int) -> bool:
    """Whether somebody may begin at a token: an article, or a role behind the name of whom it is told to."""
    bare = line.has("roles", at) and line.capital(at - 1)
    if line.capital(at) and line.capital(at + 1) and not line.capital(at - 1):
        return True
    return not line.capital(at) and (line.has("determiners", at) or bare)


def _goes_on(line: Line, at: int) -> bool:
    """Whether a noun may follow a word that is an article or a pronoun."""
    if line.capital(at):
        return True
    return at < len(line.lows) and line.low(at)[0].isalpha() and not line.has("small", at) and not line.has("that", at)


def _opens_another(line: Line, first: int, at: int) -> bool:
    """Whether an article in small letters, or the verb of a clause, begins something else: no phrase has two of them."""
    if at == first or line.capital(at) or line.quoted[at] is not None:
        return False
    if line.cues.verb_second and not line.cues.capital_nouns and line.has("perfect", at):
        return True
    free = not (line.has("inner", at - 1) or line.has("determiners", at - 1) or line.has("indefinites", at - 1))
    free = free and not _joins_name(line, at)
    return line.has("determiners", at) and free and (line.cues.dropped or not line.has("inner", at))


def _past_noun(line: Line, first: int, at: int) -> bool:
    """Whether a small word behind a noun with its capital, or behind a Dutch name, begins what is said."""
    if line.capital(at) or line.has("inner", at) or line.has("determiners", at):
        return False
    if line.cues.capital_nouns:
        return at > first and line.capital(at - 1)
    names = line.cues.verb_second and at > first and line.capital(at - 1) and not line.has("determiners", at - 1)
    return names and not (line.has("roles", at) or line.low(at - 1).endswith(("e", "s")))


def _one_of(line: Line, at: int) -> bool:
    """Whether somebody unnamed of a group speaks: "one of them"."""
    return line.has("indefinites", at) and line.has("inner", at + 1)


def _apposed(line: Line, last: int) -> int | None:
    """Where an apposition behind a comma ends, one that has a name and closes with a comma or the sentence."""
    if line.low(last) != "," or not (line.capital(last + 1) or line.has("determiners", last + 1)):
        return None
    close = line.until_comma(last + 1)
    timed = line.low(line.past_times(close + 1)) in (".", "") or line.has("ends", close + 1)
    if not last < close <= last + 9 or (close < len(line.lows) - 1 and not timed):
        return None
    close -= close == len(line.lows) and line.low(close - 1) in STOPS
    named = any(line.capital(n) and line.capital(n + 1) for n in range(last + 1, close - 1))
    return close if line.capital(last + 1) or named else None


def _names(line: Line, first: int, last: int) -> bool:
    """Whether a phrase names somebody: a capital that does not only open the sentence, or a role."""
    return first < last and any(
        line.has("roles", at) or _is_aged(line, at) or (line.capital(at) and not line.has("determiners", at))
        for at in range(first, last)
    )
