"""Where what is said begins and ends: punctuation, marks and the next cue decide, the parser only helps."""

from dataclasses import dataclass

from recoupe.annotate.attributions.datelines import dateline_end
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.resuming import brings_words, is_enumerated, resumes_at
from recoupe.annotate.attributions.scene import Scene
from recoupe.annotate.attributions.subjects import subject_right

OPENING = 2
"""Tokens before a participle that opens its sentence: "Et, affirmant que"."""
UNPROVEN = 5
"""Tokens up to the verb of what a speaker leaves without: "sans pour autant en apporter"."""
NEITHER = 4
"""Tokens from "ni" to its verb: "ni ne le lui" has three before."""


def content_end(scene: Scene, first: int, limit: int, group: Group | None, phrase: bool = False) -> int:
    """One past the last token of a content that begins here.

    Args:
        scene: the block.
        first: the content's first token.
        limit: one past the sentence, or past the quotation it opens.
        group: the verb that brings the content, None for a preposition.
        phrase: the content is a noun phrase, which a subordinate of the narrator's closes.
    """
    if first >= limit:
        return first
    tokens = scene.passage.tokens
    base = min(tokens[first].depth, tokens[group.head].depth if group else tokens[max(first - 1, 0)].depth)
    opened = 0
    content = _Content(first, limit, group, phrase)
    for at in range(first, limit):
        token = tokens[at]
        if token.depth > base:
            continue
        if token.depth < base or token.low == ";":
            return at
        parted = phrase or group is None or scene.quoted_from(first) is not None
        if token.low == ":" and parted and _parts_at_colon(scene, at, group):
            return at
        opened += (token.low == "(") - (token.low == ")")
        if opened < 0:
            return at
        if at > first and _closes(scene, content, at):
            return at
    return limit


def _parts_at_colon(scene: Scene, colon: int, group: Group | None) -> bool:
    """Whether what a colon opens is no part of the phrase before it: a quotation, a source, the reason of a denial."""
    refuted = group is not None and group.act in ("denies", "declines")
    return refuted or scene.quoted_from(colon + 1) is not None or preposition_at(scene, colon + 1) > 0


@dataclass(frozen=True, slots=True)
class _Content:
    """A content being read: where it begins, the farthest it may go, the verb that brings it, whether it is a noun phrase."""

    first: int
    limit: int
    group: Group | None
    phrase: bool


def _closes(scene: Scene, content: _Content, at: int) -> bool:
    """Whether the content ends before this token, at its own depth of quotation."""
    first, limit, group, phrase = content.first, content.limit, content.group, content.phrase
    passage = scene.passage
    low = passage.low(at)
    after = at + 1 if low == "," else at
    if low == "ni" or (low == "," and (_is_unfinished(scene, first, after) or passage.low(after) == "ni")):
        return False
    if low == "," and (
        _is_without(scene, after, limit) or _is_remarked(scene, after) or _closes_at_comma(scene, after, limit, group, phrase)
    ):
        return True
    if low == "," and _leaves_clause(scene, content, at):
        return True
    if passage.has("and", after):
        return _is_coordinated(scene, first, after, limit, group)
    if group is not None and low in ("tout", "avant", "en", "sans") and _is_narrated(scene, at, limit):
        return True
    neither = "ni" in passage.lows[max(first, at - NEITHER) : at]
    if group is not None and low != "," and not neither and is_finite(passage.tokens[at]):
        joined = passage.tokens[at].dep == "conj" and passage.tokens[at].head == group.head
        return joined or (group.shape == "gerund" and _is_main_verb(scene, group, at))
    if group is not None and group.act == "denies" and passage.phrase_at("occasions", at):
        return True
    return bool(phrase and (_closer(scene, at) or (group is not None and _is_told(scene, group, at))))


def _leaves_clause(scene: Scene, content: _Content, comma: int) -> bool:
    """Whether another clause begins behind a phrase or whole marks: "évoque « des négligences », le groupe se défend"."""
    quoted = scene.quoted_from(content.first)
    if quoted is not None and scene.passage.at(quoted.span.end) == comma and _new_clause(scene, comma + 1, content.limit):
        return True
    return content.phrase and scene.passage.has("and", comma + 1) and _new_clause(scene, comma + 2, content.limit)


def _is_told(scene: Scene, group: Group, at: int) -> bool:
    """Whether the medium somebody told it begins here: "a confirmé l'attaque à X"."""
    passage = scene.passage
    told = passage.mention_at(at + 1) if passage.has("to", at) and group.takes("que") and group.act == "asserts" else None
    return told is not None and told.kind == "media" and told.form == "name" and passage.pos(at - 1) in ("NOUN", "ADJ", "PROPN")


def _is_remarked(scene: Scene, at: int) -> bool:
    """Whether the writer takes up words quoted right before: "« on verra », une formule qui n'engage à rien"."""
    passage = scene.passage
    ends = scene.quoted_ending(passage.tokens[at - 2].end) is not None
    return ends and passage.low(at) in ("un", "une", "des") and any(passage.has("remarks", n) for n in (at + 1, at + 2))


def _is_without(scene: Scene, at: int, limit: int) -> bool:
    """Whether the writer tells what was left out: behind a quotation, or of what proves it ("sans fournir de preuves")."""
    passage = scene.passage
    if not passage.has("without", at):
        return False
    ends = scene.quoted_ending(passage.tokens[at - 2].end) is not None
    return ends or any(passage.has("unproven", n) for n in range(at + 1, min(at + UNPROVEN, limit)))


def _is_main_verb(scene: Scene, group: Group, at: int) -> bool:
    """Whether a verb is that of the noun a participle describes: "Une femme accusant un élu de vol a déclaré"."""
    tokens = scene.passage.tokens
    verb = tokens[at].head if tokens[at].dep.startswith(("aux", "cop")) else at
    first = scene.passage.first_of(group.head)
    return any(tokens[n].head == verb and tokens[n].dep.startswith("nsubj") for n in range(first, group.first))


def _is_unfinished(scene: Scene, first: int, after: int) -> bool:
    """Whether the verb behind a comma is that of the clause "que" opened: "que le maire, Ada Roy, a approuvé le plan"."""
    passage = scene.passage
    if first == 0 or not passage.has("that", first - 1) or not _is_predicate(scene, after):
        return False
    return not any(is_finite(token) for token in passage.tokens[first : after - 1])


def _closes_at_comma(scene: Scene, after: int, limit: int, group: Group | None, phrase: bool) -> bool:
    """Whether what follows a comma is the writer's again: a cue, a circumstance, the verb the cue's relative interrupted."""
    leaning = scene.passage.phrase_at("leaning", after) > 0
    if leaning or (scene.passage.has("citing", after) and scene.passage.low(after).endswith("ant")):
        return True
    if is_inserted_cue(scene, after, limit) or _is_narrated(scene, after, limit) or resumes_at(scene, after, limit):
        return True
    if after in scene.by_first and (scene.by_first[after].shares or (group and goes_on(scene, scene.by_first[after]))):
        return True
    agent = after in scene.by_head and scene.by_head[after].shape == "reduced" and scene.by_head[after].takes("np", "np?")
    if phrase and (_closer(scene, after) or _new_clause(scene, after, limit) or agent):
        return True
    if group is None:
        return False
    start = scene.start(group.head)
    opens = group.shape == "gerund" and group.first - start <= OPENING
    pending = _is_pending(scene, group)
    if pending and _is_predicate(scene, after):
        return True
    subordinate = opens or scene.passage.has("subordinates", start) or pending
    return _resumes(scene, after, group) or (subordinate and _new_clause(scene, after, limit))


def _is_pending(scene: Scene, group: Group) -> bool:
    """Whether the verb stands in a relative before the main clause: "Lancée par X, qui dénonce Y, la grève dure"."""
    passage = scene.passage
    first = passage.first_of(group.head)
    relative = next((n for n in range(group.first - 1, max(first, group.first - 3) - 1, -1) if passage.has("relatives", n)), None)
    return relative is not None and not any(is_finite(token) for token in passage.tokens[first:relative])


def _is_predicate(scene: Scene, at: int) -> bool:
    """Whether a verb without a subject begins here, its negation and pronouns first: "X, qui nie tout, n'a pas témoigné"."""
    passage = scene.passage
    if at in scene.by_first and scene.by_first[at].shape == "finite" and scene.by_first[at].inverted is None:
        return True
    before = ("negation", "object_pronouns", "reflexives")
    verb = next((n for n in range(at, at + 4) if not any(passage.has(name, n) for name in before)), at)
    return verb < len(passage.tokens) and is_finite(passage.tokens[verb]) and not passage.has("subject_pronouns", verb + 1)


def _new_clause(scene: Scene, after: int, limit: int) -> bool:
    """Whether a clause with a subject of its own begins behind a comma: "S'il a nié les faits, la police le soupçonne"."""
    passage = scene.passage
    subject = False
    for at in range(after, min(after + 14, limit)):
        token = passage.tokens[at]
        if (
            passage.has("relatives", at)
            or passage.has("that", at)
            or passage.has("and", at)
            or token.pos in ("SCONJ", "CCONJ")
            or token.is_mark
        ):
            return False
        if is_finite(token):
            return subject
        subject = subject or token.pos in ("NOUN", "PROPN", "PRON")
    return False


def _resumes(scene: Scene, after: int, group: Group) -> bool:
    """Whether the verb behind a comma goes on with what a relative broke: "X, dont le bureau a confirmé A, se garde de"."""
    tokens = scene.passage.tokens
    first = scene.passage.first_of(group.head)
    for verb in range(after, min(after + 4, len(tokens))):
        if scene.passage.has("subject_pronouns", verb) or tokens[verb].pos in ("NOUN", "PROPN"):
            return False
        if is_finite(tokens[verb]):
            heads = {verb, tokens[verb].head} if tokens[verb].dep.startswith(("aux", "cop")) else {verb}
            subjects = [n for n in range(first, len(tokens)) if tokens[n].head in heads and tokens[n].dep.startswith("nsubj")]
            relative = any(
                scene.passage.has("relatives", n) or scene.passage.has("closed_by_comma", n) for n in range(first, group.first)
            )
            return relative and ((not subjects and verb == after) or (bool(subjects) and subjects[0] < group.first))
    return False


def _closer(scene: Scene, at: int) -> bool:
    return scene.passage.phrase_at("closers", at) > 0


def is_inserted_cue(scene: Scene, at: int, limit: int) -> bool:
    """Whether a reporting clause begins here, behind a comma: "a noté le journal", "selon lui", "comme l'affirme X"."""
    group = scene.by_first.get(at)
    if group is not None and group.shape == "finite" and not group.passive:
        if group.inverted is not None:
            return True
        subject = subject_right(scene.passage, group, limit)
        return subject is not None and _is_last(scene, subject[1], limit)
    found = preposition_at(scene, at)
    if found:
        return closes_clause(scene, at + found, limit)
    if scene.passage.has("as", at):
        return any(n in scene.by_first for n in range(at + 1, min(at + 4, limit)))
    return False


def goes_on(scene: Scene, group: Group) -> Group | None:
    """The verb whose subject one behind a comma shares: "Il dénonce un complot, indique que X"; None where another has one."""
    passage = scene.passage
    first = passage.first_of(group.head)
    earlier = [each for each in scene.groups if first <= each.first < group.first and each.shape == "finite"]
    before = earlier[-1] if earlier else None
    if before is None or group.shape != "finite" or passage.low(group.first - 1) != ",":
        return None
    if group.inverted is not None or group.passive or before.passive or before.inverted is not None:
        return None
    between = range(before.last, group.first - 1)
    brings = passage.has("that", group.last) or passage.has("of", group.last) or is_enumerated(scene, group)
    parted = any(passage.tokens[n].is_mark or is_finite(passage.tokens[n]) or passage.has("relatives", n) for n in between)
    opening = range(max(first, before.first - 3), before.first)
    relative = any(passage.has("relatives", n) or passage.has("that", n) for n in opening)
    return before if brings and between and not (parted or relative) else None


def closes_clause(scene: Scene, at: int, limit: int) -> bool:
    """Whether a source that begins here runs to the end of the sentence or to a comma."""
    for n in range(at, limit):
        if scene.passage.low(n) == ",":
            return True
        if is_finite(scene.passage.tokens[n]):
            return False
    return True


def _is_last(scene: Scene, at: int, limit: int) -> bool:
    """Whether nothing but a mark or a circumstance follows in the clause."""
    if at >= limit:
        return True
    low = scene.passage.low(at)
    return (
        low in (",", ".", ";", ":", "!", "?", "\u2026", "\u2013", ")")
        or scene.passage.pos(at) in ("ADP", "ADV")
        or scene.passage.has("time", at)
        or scene.passage.has("who_whose", at)
    )


def _is_narrated(scene: Scene, at: int, limit: int) -> bool:
    """Whether a reporting participle or infinitive of the same speaker begins here: "précisant que", "avant d'ajouter que"."""
    n = at
    while (
        n < limit
        and n - at < 4
        and (scene.passage.low(n) in ("tout", "en", "non", "sans", "avant", "puis") or scene.passage.has("of", n))
    ):
        n += 1
    group = scene.by_first.get(n)
    told = group is not None and (group.shape == "gerund" or (group.shape == "infinitive" and n > at))
    without = scene.passage.low(at) == "sans" or scene.passage.low(n - 1) == "sans"
    return told and group is not None and (without or group.act == "declines" or brings_words(scene, group, limit))


def _is_coordinated(scene: Scene, first: int, at: int, limit: int, group: Group | None) -> bool:
    """Whether "et" brings the next thing the same speaker says or does."""
    passage = scene.passage
    n = at + 1
    while n < limit and (passage.pos(n) == "ADV" or passage.low(n) == ","):
        n += 1
    if group is None:
        return False
    following = scene.by_first.get(n) or scene.by_first.get(at + 1)
    if following is not None and following.shape in ("finite", "gerund") and following.inverted is None:
        own = group.shape == "infinitive" and not any(is_finite(token) for token in passage.tokens[first:at])
        return (own and following.shape == "finite") or _alike(scene, group, following)
    for verb in range(at + 1, min(at + 6, limit)):
        token = passage.tokens[verb]
        if is_finite(token):
            if (
                verb <= at + 2
                and not any(is_finite(each) for each in passage.tokens[first:at])
                and passage.pos(verb - 1) in ("CCONJ", "ADV", "PRON")
            ):
                return not passage.has("subject_pronouns", verb - 1)
            return (token.dep == "conj" and token.head == group.head) or _same_tense(scene, first, at, verb, group)
    return False


def _same_tense(scene: Scene, first: int, before: int, verb: int, group: Group) -> bool:
    """Whether a verb behind "et" takes up the auxiliary of the reporting verb, which nothing in the content so far does.

    "a déclaré que l'alerte serait levée et a remercié les volontaires".
    """
    passage = scene.passage
    auxiliary = passage.low(group.verbs[0])
    if len(group.verbs) < 2 or passage.low(verb) != auxiliary or any(passage.low(n) == auxiliary for n in range(first, before)):
        return False
    return not any(passage.pos(n) in ("NOUN", "PROPN", "PRON") for n in range(before, verb))


def _alike(scene: Scene, group: Group, following: Group) -> bool:
    """Whether two reporting verbs share their subject: the parser joins them, or they stand in the same kind of tense."""
    tokens = scene.passage.tokens
    if tokens[following.head].dep == "conj" and tokens[following.head].head == group.head:
        return True
    return (
        following.shape == group.shape
        and (len(following.verbs) > 1) == (len(group.verbs) > 1)
        and following.conditional == group.conditional
    )


def preposition_at(scene: Scene, at: int) -> int:
    """How many tokens a source preposition takes here; 0 where none stands."""
    for words, cue in scene.cues.prepositions.get(scene.passage.low(at), ()):
        if not cue.frames.isdisjoint({"source", "possessive"}) and scene.passage.opens(words, at):
            return len(words)
    return 0


def in_preposition(scene: Scene, at: int) -> bool:
    """Whether a token belongs to a preposition that names a source: "à en croire"."""
    for first in range(at, max(at - 5, -1), -1):
        for words, _ in scene.cues.prepositions.get(scene.passage.low(first), ()):
            if len(words) > max(1, at - first) and scene.passage.opens(words, first):
                return True
    return False


def clause_start(scene: Scene, before: int, floor: int) -> int:
    """First token of the clause that ends before a cue: past a colon, a semicolon, and the sentence's opening connectors."""
    passage = scene.passage
    depth = passage.tokens[before].depth
    first = floor
    for at in range(before, floor - 1, -1):
        token = passage.tokens[at]
        if token.depth < depth:
            first = at + 1
            break
        if token.depth == depth and token.low in (":", ";"):
            first = at + 1
            break
    return skip_connectors(scene, first, before)


def skip_connectors(scene: Scene, first: int, last: int) -> int:
    """Past "Mais", "En effet,", "Par ailleurs," and stray marks at the head of a clause."""
    passage = scene.passage
    while first < last:
        if passage.low(first) in (",", "-", "\u2013", "\u2022", "*", "."):
            first += 1
            continue
        taken = passage.phrase_at("connectors", first)
        if passage.low(first).endswith("ment") and passage.pos(first) == "ADV" and passage.low(first + 1) == ",":
            first += 2
            continue
        dateline = dateline_end(scene, first)
        if dateline:
            first = dateline
            continue
        single = taken == 1 and (passage.low(first + 1) == "," or passage.has("and", first))
        if not (single or (taken > 1 and passage.low(first + taken) == ",")):
            break
        first += taken
    return first
