"""What a reporting verb brings: a clause, an infinitive, a quotation, a noun phrase, by the frames its entry allows."""

from dataclasses import dataclass

from recoupe.annotate.attributions.boundaries import content_end, preposition_at
from recoupe.annotate.attributions.denials.refusing import find_refused, question_before, starts_object
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.idioms import is_inner
from recoupe.annotate.attributions.judging import find_called, find_judgement, find_seen
from recoupe.annotate.attributions.objects import find_object, is_phrase, over_place
from recoupe.annotate.attributions.phrases import is_finite, is_gerund, is_infinitive
from recoupe.annotate.attributions.scene import Scene
from recoupe.annotate.attributions.skipping import ASIDE, skip_inner
from recoupe.annotate.attributions.valuing import find_counted, find_valued

CLAUSE_REACH = 30
"""Tokens between a verb and its "que": "a indiqué mardi à l'issue d'une réunion avec les syndicats que" has twelve."""
OBJECTS = ("le", "la", "l'", "les")
STOPPED = ("", ".", ",", ";", ":", "!")
YEAR = 4
"""Digits of a year."""
INFINITIVE_REACH = 14
"""Tokens between a verb and its infinitive: "demander au conseil d'administration de l'entreprise de" has nine."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a content stands: tokens from `first` to the one before `last`, and the frame that brought it."""

    first: int
    last: int
    frame: str


def content_of(scene: Scene, group: Group) -> Found | None:
    """The content behind a reporting verb, None where no frame of its entry is filled."""
    limit = scene.limit(group.head)
    start = skip_inner(scene, group.last, limit)
    while group.act == "denies" and (aside := scene.passage.phrase_at("no_object_phrases", start) or _dated(scene, start)):
        start = skip_inner(scene, start + aside, limit)
    if group.act == "declines":
        refused = find_refused(scene, group, start, limit)
        return Found(*refused) if refused else None
    for reader in (_announced, _shares, _accused, _marked, _question, _clause, _predicated, _infinitive, _urged, _object):
        found = reader(scene, group, start, limit)
        if found is not None and found.first < found.last:
            return found
    if group.act == "denies" and group.takes("np") and start > group.last and _is_all(scene, start - 1):
        return Found(start - 1, start, "object")
    beside = start < limit and starts_object(scene, start) and not group.cue.rest
    alone = _may_deny_alone(scene, group) and not beside
    last = group.last
    while last < start and scene.passage.pos(last) == "ADV" and not scene.passage.has("time", last):
        last += 1
    if not alone:
        return None
    asked = question_before(scene, group) if any(low in OBJECTS for low in group.clitics) else None
    return Found(*asked, "bare-denial") if asked is not None else Found(group.first, last, "bare-denial")


def _dated(scene: Scene, at: int) -> int:
    """How many tokens a year or a month takes here behind its preposition: "s'était défendu en 2024 de tout lien"."""
    passage = scene.passage
    when = passage.has("time", at + 1) or (passage.low(at + 1).isdigit() and len(passage.low(at + 1)) == YEAR)
    if not passage.has("dating", at) or not when:
        return 0
    return 3 if passage.low(at + 2).isdigit() else 2


def _is_all(scene: Scene, at: int) -> bool:
    """Whether "tout" is what a verb denies, with nothing of its own behind it: "Le maire dément tout"."""
    return scene.passage.low(at) == "tout" and (scene.passage.low(at + 1) in STOPPED or scene.passage.has("and", at + 1))


def _announced(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """The clause a pronoun announces: "Il l'assure, le pont tiendra"."""
    passage = scene.passage
    opens = group.first - passage.first_of(group.head) < 8 and any(low in ("l'", "le") for low in group.clitics)
    if not opens or not group.takes("que") or passage.low(group.last) != "," or group.shape != "finite":
        return None
    clause = any(is_finite(token) for token in passage.tokens[group.last + 1 : limit])
    return Found(group.last + 1, limit, "colon") if clause and start <= group.last + 1 else None


def _shares(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """What a poll gives to whom: only with a percentage in it."""
    if not group.takes("share") or start >= limit:
        return None
    last = _ends(scene, group, start, limit)
    return Found(start, last, "object") if any(scene.passage.low(n) == "%" for n in range(start, last)) else None


def _may_deny_alone(scene: Scene, group: Group) -> bool:
    """Whether a denial needs no words for what it denies: "Le ministère dément"."""
    relative = scene.passage.has("that", group.first - 1)
    alone = group.takes("np") or bool(group.cue.rest) or (group.takes("+of") and "en" in group.clitics)
    object_needed = group.takes("said", "fact") and not group.cue.rest and not _has_object(scene, group)
    first = scene.passage.first_of(group.head)
    if any(scene.passage.has("subordinates", n) for n in range(first, min(first + 2, group.first))):
        return False
    if "Mood=Sub" in scene.passage.tokens[min(group.verbs)].morph and scene.passage.has("that", group.first - 2):
        return False  # "j'aimerais qu'il démente"
    return group.act == "denies" and alone and not (group.conditional or relative or object_needed) and group.shape == "finite"


def _has_object(scene: Scene, group: Group) -> bool:
    """Whether a pronoun stands for what a verb of several senses denies: "en doute", "Elle le conteste"."""
    told = scene.cues.denial.has("objects.by_pronoun", group.cue.lemma)
    return "en" in group.clitics or (told and any(low in OBJECTS for low in group.clitics))


def _opens(scene: Scene, at: int) -> bool:
    return scene.quoted_from(at) is not None


def _ends(scene: Scene, group: Group, first: int, limit: int, phrase: bool = False) -> int:
    return content_end(scene, first, limit, group, phrase)


def _marked(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """A quotation or a colon right behind the verb, or behind a circumstance: "a lancé devant les élus : « ... »"."""
    if not group.takes("quote", "colon", "que", "np", "np?", "inf", "attr"):
        return None
    passage = scene.passage
    if passage.has("citing", group.head) and scene.is_people(start):
        return None
    at = start
    while at < min(limit, start + CLAUSE_REACH):
        low = passage.low(at)
        if low == ":":
            return None if at > start and _takes_at(scene, group, start, limit) else _after_colon(scene, group, at + 1)
        named = scene.quoted_from(at)
        if named is not None and scene.is_name(named):
            at = passage.at(named.span.end)
            continue
        if _opens(scene, at) and passage.tokens[at].depth > passage.tokens[group.head].depth:
            before = passage.low(at - 1)
            direct = at == start or (before in (",", ":") and not (group.takes("inf") and _infinitive_at(scene, start, limit)))
            direct = direct or (passage.low(start) == "par" and at - start < YEAR)
            return Found(at, _ends(scene, group, at, limit), "quote") if direct and group.takes("quote", "que") else None
        if is_finite(passage.tokens[at]) or passage.has("that", at) or low in (";", ".") or passage.has("relatives", at):
            return None
        at += 1
    return None


def _takes_at(scene: Scene, group: Group, start: int, limit: int) -> bool:
    """Whether an object or an infinitive the verb takes begins here, before a colon: "dit avoir reçu des garanties : "."""
    if group.takes("inf") and _infinitive_at(scene, start, limit):
        return True
    if group.act == "denies" and group.takes("+of") and scene.passage.has("of", start):
        return True  # "se défendait de tout lien : il disait vivre de ses droits"
    return group.takes("np") and starts_object(scene, start) and scene.passage.pos(start) != "ADP"


def _after_colon(scene: Scene, group: Group, at: int) -> Found | None:
    """What a colon opens: a quotation, or words without marks up to the end of the sentence."""
    passage = scene.passage
    if not group.takes("quote", "colon") or at >= len(passage.tokens):
        return None
    quoted = scene.quoted_from(at)
    if quoted is not None:
        return Found(at, passage.at(quoted.span.end), "quote")
    if at >= passage.last_of(group.head) or preposition_at(scene, at):
        return None
    return Found(at, _ends(scene, group, at, scene.limit(group.head)), "colon")


def _question(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """An indirect question."""
    asked = group.takes("si") and start < limit and scene.passage.has("whether", start)
    return Found(start, _ends(scene, group, start, limit), "si") if asked else None


def _clause(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """A clause behind "que"."""
    if not group.takes("que") or _only_restricts(scene, group):
        return None
    passage = scene.passage
    depth = passage.tokens[group.head].depth
    resumed = 0
    for at in range(start, min(limit, start + CLAUSE_REACH)):
        token = passage.tokens[at]
        if token.depth < depth:
            return None
        if token.depth > depth and not (_opens(scene, at) and passage.has("that", at + 1)):
            continue
        inner = passage.phrase_before("inner_phrases", at - 1) > 1
        compared = passage.has("that_no", at - 1) and not inner and not (at - 1 == group.last and passage.has("also", at - 1))
        if passage.has("that", at) and not (compared and at - 1 >= group.last):
            relative = passage.phrase_at("conceding", at + 1) or _hangs_on_object(scene, group, at, start)
            return None if relative else Found(at + 1, _ends(scene, group, at + 1, limit), "que")
        if at < resumed:
            continue
        resumed = _over_relative(scene, at, limit)
        if not resumed and _parts_clause(scene, at):
            return None
    return None


def _only_restricts(scene: Scene, group: Group) -> bool:
    """Whether "ne ... que" stands around a verb whose object is nothing said: "n'a trouvé que des dettes"."""
    restricted = any(scene.passage.low(n) in ("ne", "n'") for n in range(group.first, group.head)) and not group.negated
    light = is_infinitive(scene.passage.tokens[group.head])
    return restricted and not light and scene.passage.has("that", group.last) and not group.takes("np", "np?")


def _hangs_on_object(scene: Scene, group: Group, at: int, start: int) -> bool:
    """Whether a "que" belongs to what stands before it: "dément tout soutien à X, que l'ONU accuse"."""
    objected = starts_object(scene, start)
    if objected and scene.passage.low(at - 1) == "," and (group.act == "denies" or is_phrase(scene, start, at - 1)):
        return True
    if objected and group.takes("np", "np?") and _is_resumed(scene, start, at):
        return True
    return _is_relative(scene, at, start) and not _must_take(scene, group, at, start)


def _is_resumed(scene: Scene, start: int, at: int) -> bool:
    """Whether a noun behind a comma takes up the object before a "que": "demande une enquête, une idée que X rejette"."""
    passage = scene.passage
    if passage.pos(at - 1) not in ("NOUN", "ADJ"):
        return False
    comma = next((n for n in range(at - 2, max(start, at - 6), -1) if passage.low(n) == ","), None)
    return comma is not None and passage.low(comma + 1) in ("un", "une", "ce", "cette", "des", "ces")


def _must_take(scene: Scene, group: Group, at: int, start: int) -> bool:
    """Whether a "que" can only be the verb's: it takes no object, or a circumstance stands between, and a clause follows."""
    passage = scene.passage
    clause = passage.has("subject_pronouns", at + 1) or passage.has("determiners", at + 1) or passage.pos(at + 1) == "PROPN"
    circumstance = passage.pos(start) == "ADP" and passage.low(at - 1) != ","
    return clause and (circumstance or not group.takes("np", "np?", "np^", "attr"))


def _over_relative(scene: Scene, at: int, limit: int) -> int:
    """Past what two commas set apart before "que": "dit au journal, qui publie, que", "rapporte, en citant X, que"; else 0."""
    passage = scene.passage
    if passage.low(at) != ",":
        return 0
    close = next((n for n in range(at + 2, min(at + ASIDE, limit)) if passage.low(n) == ","), 0)
    return close + 1 if close and passage.has("that", close + 1) else 0


def _parts_clause(scene: Scene, at: int) -> bool:
    """Whether no "que" behind this token can still be the verb's: another verb, a clause mark, a relative."""
    passage = scene.passage
    token = passage.tokens[at]
    if passage.has("that", at):
        return False
    if at in scene.by_head and scene.by_head[at].shape in ("finite", "gerund"):
        return True
    if is_gerund(token) and passage.low(at - 1) in (",", "en"):
        return True
    return is_finite(token) or is_infinitive(token) or token.low in (";", ":", ".") or passage.has("relatives", at)


def _is_relative(scene: Scene, at: int, start: int) -> bool:
    """Whether this "que" hangs on the noun before it rather than on the verb."""
    passage = scene.passage
    if passage.low(at - 1) == "," and at - 2 > start and starts_object(scene, start) and passage.pos(at) == "PRON":
        return True
    if at == start or passage.low(at - 1) == ",":
        return False
    noun = passage.pos(at - 1) in ("NOUN", "PROPN", "ADJ") and not passage.has("time", at - 1)
    # The parser takes this "que" for a pronoun even where it ties the clause to the verb: "a déclaré au micro de X que".
    named = passage.pos(at - 1) == "PROPN"
    tied = passage.pos(start) == "ADP" and (named or passage.tokens[passage.tokens[at].head].dep == "ccomp")
    return noun and passage.pos(at) == "PRON" and not tied


def _accused(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """Whom the verb accuses, and of what."""
    if not group.takes("accuse") or "en" in group.clitics:
        return None
    if group.clitics and scene.passage.has("of", start):
        return Found(start, _ends(scene, group, start, limit), "accuse")
    if scene.passage.pos(start) == "ADP" and not scene.passage.has("of", start):
        start = over_place(scene, start, limit)
    last = _ends(scene, group, start, limit)
    if any(scene.passage.has("accusable", n) for n in (start, start + 1)):
        return None
    follows = group.first > 0 and scene.passage.tokens[group.first - 1].is_mark
    of = any(scene.passage.has("of", n) for n in range(start, last)) or (not follows and _is_blamed(scene, start, last))
    return Found(start, last, "accuse") if of else None


def _is_blamed(scene: Scene, start: int, last: int) -> bool:
    """Whether somebody alone is what a verb of accusing takes: "accuse le tribunal"; "accuse un retard" accuses nobody."""
    while last > start and scene.passage.tokens[last - 1].is_mark:
        last -= 1
    named = scene.passage.mention_at(start) or scene.passage.mention_at(start + 1)
    ends = start < last and named is not None and named.span.end == scene.passage.tokens[last - 1].end
    return ends and not scene.passage.has("nobody", start) and scene.passage.low(start) not in ("un", "une")


def _predicated(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """X as Y: "qualifie X de Y", "juge X « irresponsable »"."""
    if group.takes("seen"):
        seen = find_seen(scene, group, start, limit)
        return Found(*seen, "object") if seen is not None else None
    called = find_called(scene, group, start, limit)
    if called is not None:
        return Found(*called, "attr")
    valued = find_valued(scene, group, start, limit) or find_counted(scene, group, start, limit)
    if valued is not None:
        return Found(*valued, "attr")
    found = find_judgement(scene, group, start, limit)
    return Found(*found, "attr") if found is not None else None


def _infinitive(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """An infinitive: bare, or behind "de" or "a" with whom it is asked of in between."""
    passage = scene.passage
    bare = _bare_infinitive(scene, start, limit) if group.takes("inf") else None
    if bare is not None:
        return Found(bare, _ends(scene, group, bare, limit), "inf")
    for frame, words in (("of", ("de", "d'")), ("to", scene.cues.words["to"])):
        if not group.takes(frame):
            continue
        condition = passage.low(start) in scene.hedges.if_words
        if not (condition or _leads_to_infinitive(scene, group, start)):
            continue
        for at in range(start, min(limit, start + INFINITIVE_REACH)):
            token = passage.tokens[at]
            if token.low in words and _infinitive_at(scene, at + 1, limit):
                first = start if condition or (group.takes("whom") and not group.clitics and starts_object(scene, start)) else at
                return Found(first, _ends(scene, group, first, limit), "inf")
            if (
                (is_finite(token) and not condition)
                or token.low in (";", ":", ".")
                or passage.has("that", at)
                or passage.has("relatives", at)
            ):
                break
    return None


def _urged(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """Whom somebody urges to what: "exhorte les deux camps à la retenue"."""
    passage = scene.passage
    if not (group.takes("whom") and group.takes("to")) or not starts_object(scene, start):
        return None
    for at in range(start + 1, min(start + INFINITIVE_REACH, limit)):
        if is_finite(passage.tokens[at]) or passage.low(at) in (";", ":", "."):
            break
        if passage.has("to", at) and any(passage.has("urgings", n) for n in range(at + 1, min(at + 5, limit))):
            return Found(start, _ends(scene, group, start, limit, phrase=True), "object")
    return None


def _bare_infinitive(scene: Scene, start: int, limit: int) -> int | None:
    """Where a bare infinitive begins; a negated or a past one also behind a circumstance: "a nié dans un mot avoir su"."""
    passage = scene.passage
    if _infinitive_at(scene, start, limit):
        return start - 1 if scene.cues.denial.has("objects.any", passage.low(start - 1)) else start
    if passage.pos(start) != "ADP":
        return None
    for at in range(start + 1, min(start + ASIDE, limit)):
        if passage.has("negation", at):
            return at if _infinitive_at(scene, at, limit) else None
        past = passage.pos(at) == "AUX" and "VerbForm=Part" in passage.tokens[min(at + 1, limit - 1)].morph
        past = past or (passage.has("aux.infinitive", at) and _opens(scene, at + 1))
        if past and is_infinitive(passage.tokens[at]) and passage.pos(at - 1) != "ADP":
            return at
        paused = passage.low(at) == "," and (passage.has("negation", at + 1) or passage.has("aux.infinitive", at + 1))
        if is_finite(passage.tokens[at]) or is_infinitive(passage.tokens[at]) or (passage.tokens[at].is_mark and not paused):
            return None
    return None


def _leads_to_infinitive(scene: Scene, group: Group, start: int) -> bool:
    """Whether what stands behind the verb lets an infinitive follow: itself, whom it is asked of, or a pause; not an object."""
    passage = scene.passage
    if group.takes("whom") or passage.low(start) == ",":
        return True
    return passage.has("to", start) or passage.has("of", start) or passage.pos(start) in ("ADP", "PRON", "ADV")


def _infinitive_at(scene: Scene, at: int, limit: int) -> bool:
    """Whether an infinitive stands here, behind its clitics, negation and adverbs."""
    passage = scene.passage
    for n in range(at, min(at + 6, limit)):
        if is_infinitive(passage.tokens[n]):
            return True
        allowed = (
            is_inner(passage, n)
            or passage.has("object_pronouns", n)
            or passage.has("reflexives", n)
            or passage.has("negation", n)
            or passage.has("negative", n)
        )
        if not allowed and passage.low(n) != ",":
            return False
    return False


def _object(scene: Scene, group: Group, start: int, limit: int) -> Found | None:
    """A noun phrase."""
    found = find_object(scene, group, start, limit)
    return Found(*found) if found is not None else None
