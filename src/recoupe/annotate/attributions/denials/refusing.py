"""What a refusal is about: the phrase behind it, the one that opens the sentence, else the refusing words themselves."""

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.denials.denying import is_askable, is_sayable
from recoupe.annotate.attributions.denials.passing_on import find_passed_on
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite, is_infinitive, phrase_right
from recoupe.annotate.attributions.scene import Scene

NAMED = 4
"""Tokens of the shortest subjects of an answer: "Hélène Carpentier" has two."""
ASKED = 14
"""Tokens between a question put and what it is about: "Interrogé jeudi soir au micro de Radio Brume sur" has eight."""


def starts_object(scene: Scene, at: int) -> bool:
    """Whether a noun phrase begins here that a verb may take for its object."""
    passage = scene.passage
    return (
        passage.has("determiners", at)
        or passage.pos(at) in ("DET", "NOUN", "PROPN", "NUM")
        or scene.quoted_from(at) is not None
        or (scene.cues.denial.has("objects.any", passage.low(at)) and passage.pos(at + 1) == "NOUN")
        or passage.low(at) in ("celui", "celle", "ceux", "celles", "cela", "ceci", "tout", "toute", "ce", "avoir")
    )


def find_refused(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int, str] | None:
    """What somebody will not speak about: the phrase behind the refusal, else the refusing clause itself."""
    passage = scene.passage
    if group.takes("passed"):
        return find_passed_on(scene, group, start, limit)
    first = scene.start(group.head)
    if _refuses_nothing(scene, group, first, limit):
        return None
    led = _question(scene, group, first) or (_fronted(scene, group, first) if "np^" in group.cue.frames else None)
    if led is not None:
        return led  # "De cela, l'entreprise se refuse à parler"
    while passage.has("more", start) or passage.phrase_at("no_object_phrases", start):
        start += passage.phrase_at("no_object_phrases", start) or 1
    clause = _clause(scene, group, start, limit)
    if clause is not None:
        return clause
    within = _within(scene, group, limit)
    if within is not None:
        return within
    if _opens_object(scene, group, start, limit):
        last = content_end(scene, start, limit, group, phrase=True)
        unasked = group.takes("asked") and not is_askable(scene, start, last)
        unasked = unasked or (group.takes("said") and not is_sayable(scene, start, last))
        return None if unasked or group.takes("reached") else (start, last, "object")
    return _fronted(scene, group, first) or _alone(scene, group)


def _refuses_nothing(scene: Scene, group: Group, first: int, limit: int) -> bool:
    """Whether nobody was asked: a silence of mourning, no time to react, a word without a sense, a name kept to oneself."""
    passage = scene.passage
    if any(passage.has("ceremonies", n) for n in range(group.last, min(limit, group.last + 6))):
        return True
    if _is_dropped(scene, group, first) or _could_not(scene, group) or _means(scene, group):
        return True
    own = any(passage.has("own_name", n) and passage.has("owners", n - 1) for n in range(group.head + 1, group.last + 3))
    unnamed = own and passage.has("relatives", group.first - 1)  # "un voisin qui n'a pas voulu donner son nom": who it is
    return unnamed or passage.low(group.first - 1) == "rien"


def _means(scene: Scene, group: Group) -> bool:
    """Whether something said means nothing, and nobody is silent: "Ce chiffre ne veut rien dire"."""
    before = scene.passage.low(group.first - 1) if group.first else ""
    groups = ("objects.sayings", "objects.published", "objects.pointing", "objects.things", "objects.told")
    if scene.passage.has("of", group.first - 2):
        return False  # "un proche du dossier n'a pas voulu dire"
    return group.wish and group.cue.lemma in ("dire", "vouloir") and any(scene.cues.denial.has(name, before) for name in groups)


def _could_not(scene: Scene, group: Group) -> bool:
    """Whether somebody had no time or strength to react, and nobody asked: "Les visiteurs n'ont jamais pu réagir"."""
    passage = scene.passage
    able = any(scene.cues.has("ability", passage.low(n)) for n in group.verbs)
    if not able or not group.negated or not scene.cues.has("too_late", group.cue.lemma) or passage.has("to", group.last):
        return False
    return not _is_reached(scene, group)


def _is_dropped(scene: Scene, group: Group, first: int) -> bool:
    """Whether something other than questions was left alone: "Le rapport est resté sans suite"; questions are found elsewhere."""
    passage = scene.passage
    left = passage.phrase_at("unanswered", group.last - len(group.cue.rest)) if group.cue.rest else 0
    return bool(left) and not any(passage.has("requests", n) or passage.has("asked", n) for n in range(first, group.first))


def _within(scene: Scene, group: Group, limit: int) -> tuple[int, int, str] | None:
    """What is refused where the idiom names it itself, with what it is about: "s'est refusé à tout commentaire sur l'enquête"."""
    passage = scene.passage
    place = next((n for n in range(group.head + 1, group.last) if scene.cues.denial.has("objects.any", passage.low(n))), None)
    if place is None or not group.cue.rest or group.negated:
        return None
    first = place - 1 if passage.has("determiners", place - 1) and passage.low(place) == "moindre" else place
    first -= passage.has("to", first - 1) or passage.has("of", first - 1)
    after = group.last
    if passage.has("about", after):
        after = content_end(scene, after, limit, group, phrase=True)
    return first, after, "object"


def _question(scene: Scene, group: Group, first: int) -> tuple[int, int, str] | None:
    """The question that opens the sentence: "À la question de savoir si le site fermera, il a éludé"."""
    passage = scene.passage
    to = passage.has("to", first) or passage.low(first) == "a"
    if not passage.phrase_at("questions_put", first) or first >= group.first or not to:
        return None
    comma = next((n for n in range(first, group.first) if passage.low(n) == ","), None)
    return (first, comma, "object") if comma is not None and comma - first > 3 else None


def _clause(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int, str] | None:
    """A clause that will not be confirmed, or a question that will not be answered."""
    passage = scene.passage
    if start >= limit:
        return None
    if passage.has("that", start) and group.takes("que"):
        return (start + 1, content_end(scene, start + 1, limit, group), "que")
    denied = group.takes("inf") and _past_infinitive(scene, start, limit)
    if denied and group.negated:
        return (start, content_end(scene, start, limit, group), "inf")
    asks = passage.has("which", start)
    asks = asks or passage.has("whether", start) or (passage.has("whether", start + 1) and passage.pos(start) == "ADP")
    return (start, content_end(scene, start, limit, group), "si") if asks else None


def _past_infinitive(scene: Scene, at: int, limit: int) -> bool:
    """Whether an infinitive begins here, a pronoun before it or not: "n'a ni confirmé ni démenti en être l'auteur"."""
    at += at < limit and scene.passage.has("object_pronouns", at)
    return at < limit and is_infinitive(scene.passage.tokens[at])


def _opens_object(scene: Scene, group: Group, start: int, limit: int) -> bool:
    """Whether what will not be spoken of begins here: an object, or what "sur", "de" and "à" bring."""
    passage = scene.passage
    if (
        start >= limit
        or passage.phrase_at("no_object_openings", start)
        or "-" in group.cue.frames
        or _is_parted(scene, group.last, start)
    ):
        return False
    if scene.quoted_from(start) is not None and passage.has("not_objects", start + 1):
        return False
    if passage.has("to", start) and (passage.low(start + 1)[:1].isdigit() or passage.has("hours_named", start + 1)):
        return False  # "n'avait pas réagi jeudi à 17 heures"
    brought = passage.has("to", start) or passage.has("of", start) or passage.has("about", start)
    brought = brought or group.takes(f"+{passage.low(start)}")
    return brought or (starts_object(scene, start) and passage.pos(start) != "ADP")


def _is_parted(scene: Scene, at: int, start: int) -> bool:
    """Whether a circumstance that brings no object stands between: "n'a pas réagi depuis", but not "dans l'immédiat"."""
    while at <= start:
        taken = scene.passage.phrase_at("no_object_phrases", at)
        if not taken and scene.passage.has("not_objects", at):
            return True
        at += taken or 1
    return False


def _alone(scene: Scene, group: Group) -> tuple[int, int, str] | None:
    """The refusing words themselves; None where the verb needs an object, or a second refusal follows: "ni ... ni"."""
    passage = scene.passage
    moved = _moved_object(scene, group)
    if moved is not None:
        return moved
    needy = group.takes("asked") and not group.negated and group.cue.kind == "verb"
    needy = needy or (group.takes("reached") and group.shape == "infinitive")
    if passage.low(group.last) == "ni" or needy or (group.takes("reached") and not _is_reached(scene, group)):
        return None
    if passage.low(group.head - 1) == "ni" and _past_infinitive(scene, group.last, len(passage.tokens)):
        return None
    before = scene.previous_group(group) if passage.low(group.head - 1) == "ni" else None
    last = group.last + 1 if passage.has("more", group.last) else group.last
    asked = _asked_before(scene, group)
    if asked is not None:
        return asked
    if passage.tokens[min(last, len(passage.tokens) - 1)].low in ("\u00bb", "\u201d") and passage.tokens[last - 1].depth:
        last += 1
    return (before.first if before is not None else group.first, last, "refusal")


def _moved_object(scene: Scene, group: Group) -> tuple[int, int, str] | None:
    """The object that opens the sentence and is taken up by a pronoun: "Le nom du témoin, il ne veut pas le donner"."""
    passage = scene.passage
    first = passage.first_of(group.head)
    taken_up = any(passage.low(n) in ("le", "la", "l'", "les") for n in range(group.first, group.head))
    comma = next((n for n in range(first, group.first) if passage.low(n) == ","), None)
    if not taken_up or comma is None or not passage.has("third_person", comma + 1) or group.first - comma > 3:
        return None
    return (first, comma, "object") if phrase_right(passage, first, comma) == comma else None


def _is_reached(scene: Scene, group: Group) -> bool:
    """Whether somebody tried to reach who hangs up: "Joint au téléphone, il a raccroché", no boxer's farewell."""
    first = scene.passage.first_of(max(scene.passage.first_of(group.head) - 1, 0))
    return any(scene.passage.has("reaching", n) for n in range(first, scene.passage.last_of(group.head)))


def _fronted(scene: Scene, group: Group, first: int) -> tuple[int, int, str] | None:
    """What a refusal is about where that opens the sentence: "Sur la hausse des loyers," or "Interrogé sur la hausse,"."""
    passage = scene.passage
    start = first + 1 if passage.has("to", first) and passage.has("fronted", first + 1) else first
    start += passage.has("reflexives", first) and passage.has("fronted", first + 1)
    if passage.has("asked", first):
        start = next((n for n in range(first, min(first + ASKED, group.first)) if passage.has("fronted", n)), start)
        first = start
    comma = next((n for n in range(start, group.first) if passage.low(n) == ","), None)
    pronoun = passage.low(group.first - 2) == "," and passage.has("third_person", group.first - 1)
    subject = passage.has("as_for", start) and pronoun
    if comma is None or subject or not passage.has("fronted", start) or passage.phrase_at("no_object_phrases", start):
        return None
    if any(passage.has("reached_at", n) for n in range(start + 1, min(start + 4, comma))):
        return None
    if passage.has("pointed_topics", comma - 1) and comma - start < NAMED:
        return None  # "Relancé sur ce point, il n'a pas répondu" names nothing
    if any(is_finite(token) and not _in_relative(scene, first, n) for n, token in enumerate(passage.tokens[first:comma], first)):
        return None
    return (first, comma, "object")


def _in_relative(scene: Scene, first: int, verb: int) -> bool:
    """Whether a relative opens before a verb: "Interrogée sur la note qui aurait circulé, elle se tait"."""
    return any(scene.passage.has("relatives", n) or scene.passage.has("that", n) for n in range(first, verb))


def _asked_before(scene: Scene, group: Group) -> tuple[int, int, str] | None:
    """The question right before a bare refusal: "Avait-il été prévenu ? Il élude."."""
    asked = question_before(scene, group)
    if asked is None:
        return None
    first = asked[0] + scene.passage.has("and", asked[0])
    named = phrase_right(scene.passage, first, asked[1] - 1) == asked[1] - 1
    return None if named else (*asked, "object")


def question_before(scene: Scene, group: Group) -> tuple[int, int] | None:
    """The question a sentence opens its answer to, whoever gives it named in a few words; None where none was put.

    "Engagés ou versés ? Relancé, le cabinet n'a pas précisé"; what a colon announces is the question alone.
    """
    passage = scene.passage
    first = passage.first_of(group.head)
    lead = range(first, group.first)
    if first == 0 or not 0 < len(lead) <= ASKED or any(is_finite(passage.tokens[n]) for n in lead):
        return None
    near = len(lead) <= NAMED or passage.has("asked", first) or passage.has("determiners", first)
    if not near or passage.tokens[first - 1].low != "?" or passage.tokens[first - 1].depth != passage.tokens[first].depth:
        return None
    start = passage.first_of(first - 1)
    colon = next((n for n in range(first - 2, start, -1) if passage.low(n) == ":"), start - 1)
    return colon + 1, first


def excuses(scene: Scene, at: int) -> bool:
    """Whether a reason is given for a refusal: "n'a pas souhaité répondre, invoquant une enquête interne"."""
    first = scene.start(at)
    return scene.passage.has("excusing", at) and any(first <= each.first < at and each.act == "declines" for each in scene.groups)
