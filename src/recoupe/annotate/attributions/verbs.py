"""Reporting verbs: subject, verb, content, in that order; participles and infinitives that share the subject of another verb."""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.annotate.attributions.boundaries import in_preposition
from recoupe.annotate.attributions.contents import Found, content_of
from recoupe.annotate.attributions.controllers import source_of
from recoupe.annotate.attributions.denials.decrying import calls_lies
from recoupe.annotate.attributions.denials.denying import declines, is_ruling, is_sayable, is_thing
from recoupe.annotate.attributions.denials.passing_on import passes_on
from recoupe.annotate.attributions.denials.refusing import excuses
from recoupe.annotate.attributions.gapping import FRAMES, gap_behind
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.inversions import is_speaker_behind
from recoupe.annotate.attributions.marked_names import name_behind
from recoupe.annotate.attributions.phrases import is_finite, is_infinitive, starts_phrase
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.subjects import subject_right
from recoupe.records import Span

WITHHELD = 6
"""Tokens from a verb to the word that tells of a name kept back: "a demandé à ce que son nom ne soit pas cité" has five."""
WORDS = 8
"""Words of an object looked at for a name of untrue words."""
NARRATED = 12
"""Words of the longest subject of an infinitive that tells: "Et la présidente du conseil d'administration de ce club de"."""


def find_verbs(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every group whose content follows it."""
    for group in scene.groups:
        if group.passive or group.shape == "reduced" or group.act is None or group.inverted is not None:
            continue
        if in_preposition(scene, group.head) or _is_leaning(scene, group):
            continue
        found = _before_gap(scene, group, _before_colon(scene, group, content_of(scene, group)))
        if found is None or _is_subject(scene, group, found) or _names(scene, group, found):
            continue
        content = _own_marks(scene, group, found) or scene.content(found.first, found.last)
        if content is None:
            continue
        narrated = group.shape == "infinitive" and _is_narrated(scene, group)
        subject, shared = source_of(scene, group)
        without = group.shape == "infinitive" and group.negated and group.act == "declines"
        teller = _narrative_subject(scene, group)
        subject, shared = (teller, False) if teller is not None else (subject, shared)
        form = (
            f"verb-{found.frame}" if group.shape == "finite" or without or teller is not None else f"{group.shape}-{found.frame}"
        )
        subject = _between(scene, group, found) or subject
        source = scene.passage.span(*subject) if subject else None
        if source is not None and source.overlap(content):
            source = None
        source = _body_behind(scene, group, source)
        if _cannot(scene, group, source, content):
            continue
        yield from _after_object(scene, group, found, source)
        told = Candidate(
            form,
            content,
            _cue(scene, group) if without else group.span(scene.passage),
            source,
            group.act,
            group.head,
            group,
            (*_evidence(scene, group, found, shared, narrated), *_clear_object(scene, group, found)),
        )
        yield from _before_refusal(scene, told, found)


def _before_refusal(scene: Scene, told: Candidate, found: Found) -> Iterator[Candidate]:
    """A clause, and the refusal a second one brings: "a dit que l'enquête avance | mais qu'il ne fera aucun commentaire"."""
    passage = scene.passage
    at = found.last
    if found.frame == "que":
        joined = (n for n in range(found.first + 2, found.last - 2) if passage.has("and", n) and passage.has("that", n + 1))
        at = next(joined, at)
    second = scene.content(at + 2, found.last) if at < found.last else None
    first = scene.content(found.first, at - (passage.low(at - 1) == ","))
    refused = replace(told, content=second, head=at) if second is not None else None
    if first is not None and refused is not None and declines(scene, refused):
        yield replace(told, content=first)
        yield refused
    else:
        yield told


def _cannot(scene: Scene, group: Group, source: Span | None, content: Span) -> bool:
    """Whether a subject is none that denies or refuses: a thing, a court that rules; or nobody: "Nul ne conteste que"."""
    clause = group.cue.act == "denies" or scene.passage.has("that", group.last)
    if clause and group.negated and scene.passage.has("nobodies", group.first - 1):
        return True
    if _is_supposed(scene, group) or _leaves_out(scene, group, source):
        return True
    if group.act not in ("denies", "declines"):
        return False
    if scene.passage.low(group.first - 1) == "qui" and scene.passage.low(group.first - 2) == "ce":
        return True  # "ce qui contredit sa version": a fact does
    none = source is not None and scene.passage.has("none_alone", scene.passage.at(source.start))
    willing = group.wish and not any(scene.cues.has("ability", scene.passage.low(n)) for n in group.verbs)
    ruling = not (none and group.wish) and is_ruling(scene, source, content, "" if willing else group.cue.lemma)
    if group.takes("passed") and not passes_on(scene, source):
        return True
    return ruling or is_thing(scene, source, group.act)


def _leaves_out(scene: Scene, group: Group, source: Span | None) -> bool:
    """Whether nobody keeps back which or whether: "Rien ne dit si", "Le Phare ne dit pas si"; whoever was asked does."""
    passage = scene.passage
    if not group.negated or group.wish or not passage.has("whether", group.last):
        return False
    media = source is not None and any(each.kind == "media" for each in passage.mentions_in(source))
    return media or passage.low(group.first - 1) == "rien"


def _is_supposed(scene: Scene, group: Group) -> bool:
    """Whether "si" only supposes it: "Il pourrait partir si le maire souhaitait vendre" has a conditional beside."""
    passage = scene.passage
    if group.shape != "finite" or len(group.verbs) > 1 or "Tense=Imp" not in passage.tokens[group.head].morph:
        return False  # "S'il avait démenti, ces contacts auraient eu lieu" grants that he did
    first = passage.first_of(group.head)
    clause = next((n for n in range(group.first - 1, first - 1, -1) if passage.low(n) in ("si", "s'", ",")), None)
    if clause is None or passage.low(clause) == "," or passage.pos(clause) != "SCONJ":
        return False
    return any(first <= n < passage.last_of(group.head) for n in scene.conditionals)


def _body_behind(scene: Scene, group: Group, source: Span | None) -> Span | None:
    """Whom a relative speaks of where the thing before it cannot refuse: "une enquête du parquet, qui n'a pas répondu"."""
    passage = scene.passage
    comma = group.first - 2
    relative = passage.has("relatives", group.first - 1) and passage.low(comma) == ","
    if source is None or not relative or group.act not in ("denies", "declines") or not is_thing(scene, source, group.act):
        return source
    end = passage.tokens[comma - 1].end
    bodies = [each.span for each in passage.mentions if each.span.end == end and each.kind in ("person", "organisation", "media")]
    return bodies[0] if bodies else source


def _is_subject(scene: Scene, group: Group, found: Found) -> bool:
    """Whether what looks like the object is who speaks: ", a annoncé la gouverneure", ", rapporte « Le Courrier du Lac »"."""
    if found.frame in ("object", "weak-object") and is_speaker_behind(scene, group):
        return True
    return name_behind(scene.passage, group, found.first, scene.passage.last_of(group.head)) is not None


def _own_marks(scene: Scene, group: Group, found: Found) -> Span | None:
    """The marks that hold a refusal whole, its verb first: "Le groupe « ne commente pas les rumeurs »"."""
    if group.act != "declines":
        return None
    quoted = scene.quoted_from(group.first - 1)
    if quoted is None or not quoted.closed or scene.passage.at(quoted.span.end) < found.last:
        return None
    return quoted.span


def _before_colon(scene: Scene, group: Group, found: Found | None) -> Found | None:
    """A clause or an infinitive without the quotation a colon brings behind it: "dit avoir appelé le maire : « ... »"."""
    if found is None or found.frame not in ("inf", "que") or not group.takes("quote", "np"):
        return found
    passage = scene.passage
    for colon in range(found.first + 2, min(found.last, len(passage.tokens) - 1)):
        quoted = scene.quoted_from(colon + 1) if passage.low(colon) == ":" else None
        if quoted is not None and passage.tokens[colon].depth == passage.tokens[group.head].depth:
            return replace(found, last=colon) if passage.at(quoted.span.end) >= found.last - 1 else found
    return found


def _names(scene: Scene, group: Group, found: Found) -> bool:
    """Whether a verb only tells a name or a custom: "Le marché dit « aux voleurs » rouvre", "La tradition veut que"."""
    passage = scene.passage
    if group.cue.lemma == "vouloir" and any(passage.has("customs", n) for n in range(scene.start(group.head), group.first)):
        return True
    made = group.last < len(passage.tokens) and is_infinitive(passage.tokens[group.last])
    if group.cue.lemma == "faire" and found.frame == "quote" and (made or passage.low(found.first - 1) != ":"):
        return True  # "a fait « plusieurs morts »", "fait bondir X : « ... »"
    quoted = scene.quoted_from(found.first) if found.frame == "quote" and len(group.verbs) == 1 else None
    behind = passage.at(quoted.span.end) if quoted is not None and quoted.closed else None
    called = group.cue.lemma == "dire" and passage.low(group.last - 1).startswith("dit") and not group.clitics
    return called and behind is not None and behind < passage.last_of(group.head) and is_finite(passage.tokens[behind])


def _before_gap(scene: Scene, group: Group, found: Found | None) -> Found | None:
    """A phrase without what another speaker of the same verb says: "parle de 6 millions, les parties civiles de 7"."""
    gap = gap_behind(scene, group) if found is not None and found.frame in FRAMES else None
    if found is None or gap is None or not found.first < gap[0] - 1 < found.last:
        return found
    return replace(found, last=gap[0] - 1)


def _is_leaning(scene: Scene, group: Group) -> bool:
    """Whether the verb only tells what a report or a silence rests on: "qui dit tenir l'information de deux élus"."""
    passage = scene.passage
    if group.shape == "gerund" and excuses(scene, group.head) and not _says_reason(scene, group):
        return True
    if scene.cues.has("describing", group.cue.lemma) and not group.cue.rest and passage.has("of", group.last):
        relative = passage.has("relatives", group.first - 1) and passage.low(group.first - 2) != ","
        return relative and passage.tokens[group.head].depth == 0  # "les infirmiers qui refusent de faire des heures"
    behind = range(group.last, min(group.last + WITHHELD, passage.last_of(group.head)))
    asks = group.act == "asks" or group.wish or scene.cues.has("wishing", group.cue.lemma)
    relative = any(passage.has("relatives", group.first - n) for n in (1, 2))
    if asks and relative and any(passage.has("withheld", n) for n in behind):
        return True  # "deux cadres, qui demandent à ne pas être cités": why they have no name.
    quoted = scene.quoted_from(group.last)
    said = quoted is not None and not scene.is_people(group.last) and not scene.is_name(quoted)
    return passage.has("relatives", group.first - 1) and passage.phrase_at("leaning", group.first) > 0 and not said


def _says_reason(scene: Scene, group: Group) -> bool:
    """Whether the reason of a refusal is given in the speaker's own words: "invoquant le « secret des affaires »"."""
    return any(scene.quoted_from(n) is not None for n in (group.last, group.last + 1))


def _cue(scene: Scene, group: Group) -> Span:
    """The words of a refusal in an infinitive, with the "sans" that makes it one."""
    first = next((n for n in range(group.first, max(group.first - 4, -1), -1) if scene.passage.has("without", n)), group.first)
    return scene.passage.span(first, group.last)


def _after_object(scene: Scene, group: Group, found: Found, source: Span | None) -> Iterator[Candidate]:
    """The quotation a colon brings behind an object or a clause: "dénonce une dérive : « ... »"."""
    passage = scene.passage
    colon = next((n for n in range(found.last - 1, min(found.last + 2, len(passage.tokens))) if passage.low(n) == ":"), None)
    opposed = group.act in ("denies", "declines")
    if colon is None or group.act is None or found.frame == "colon":
        return
    if found.frame == "quote" and colon != found.last:
        return
    if not (opposed or group.takes("quote", "np", "attr", "accuse")):
        return
    quoted = scene.quoted_from(colon + 1)
    if quoted is not None and len(quoted.span) > (8 if opposed else 20):
        # "conteste avoir signé : « On m'a imité »" has its denial; what is quoted is for its own words to tell.
        act = group.act if opposed and not group.negated and found.frame not in ("inf", "que") else "asserts"
        yield Candidate("verb-quote", quoted.span, group.span(passage), source, act, colon, group, ("after-object",))


def _is_narrated(scene: Scene, group: Group) -> bool:
    """Whether an infinitive goes on with what was said before: "avant d'ajouter", "a écrit au juge pour réclamer"."""
    passage = scene.passage
    before = group.first - 1
    while before >= 0 and (passage.has("of", before) or passage.has("narrated_inner", before)):
        before -= 1
    if passage.low(before) == "pour" and any(
        passage.cues.has("approaches", token.lemma) for token in passage.tokens[passage.first_of(group.head) : before]
    ):
        return True
    return passage.has("narrated_openers", before) or passage.has("aux.have", before)


def _evidence(scene: Scene, group: Group, found: Found, shared: bool, narrated: bool) -> tuple[str, ...]:
    """What speaks for or against this reading."""
    marks = any(scene.passage.tokens[n].depth > scene.passage.tokens[group.head].depth for n in range(found.first, found.last))
    return tuple(
        name
        for name, holds in (
            (f"frame-{found.frame}", True),
            ("shared-subject", shared),
            ("narrated", narrated),
            ("doubtful-verb", group.doubtful),
            ("marks-inside", marks and found.frame != "quote"),
            ("clear-verb", group.cue.act in ("denies", "asks", "declines")),
        )
        if holds
    )


def _clear_object(scene: Scene, group: Group, found: Found) -> tuple[str, ...]:
    """Whether nobody but a speaker can deny or refuse this: "nie toute faute", "ne souhaite pas confirmer cet échange"."""
    denied = group.act == "denies" and found.frame == "object" and is_sayable(scene, found.first, found.last)
    words = [token.low for token in scene.passage.tokens[found.first : found.last] if not token.is_mark]
    decried = found.frame == "object" and calls_lies(scene, group, words[:WORDS], (found.first, found.last))
    refused = group.act == "declines" and group.negated and group.wish and found.frame == "object"
    if decried:
        return "clear-object", "decried"
    return ("clear-object",) if denied or refused else ()


def _narrative_subject(scene: Scene, group: Group) -> tuple[int, int] | None:
    """Who speaks in an infinitive that tells: "Et le maire d'ajouter : « ... »"."""
    passage = scene.passage
    if group.shape != "infinitive" or not passage.has("of", group.first - 1):
        return None
    start = passage.first_of(group.head)
    opens = start + 1 if passage.has("and", start) else start
    comma = next((n for n in range(group.first - 2, start, -1) if passage.low(n) in (",", ";")), None)
    first = opens if comma is None or comma - start < 2 else comma + 1
    words = passage.tokens[first : group.first - 1]
    if not words or len(words) > NARRATED or any(is_finite(token) or token.is_mark for token in words):
        return None
    led = first > start or passage.tokens[group.head].dep == "ROOT"
    return (first, group.first - 1) if led and starts_phrase(passage, first, group.first) else None


def _between(scene: Scene, group: Group, found: Found) -> tuple[int, int] | None:
    """The subject between a verb and the quotation it announces: "D'ici là, estime Ada Roy, « il faut attendre »"."""
    passage = scene.passage
    if found.frame != "quote" or group.shape != "finite" or passage.low(group.first - 1) != ",":
        return None
    behind = subject_right(passage, group, found.first)
    return behind if behind is not None and passage.low(behind[1]) == "," and behind[1] + 1 == found.first else None
