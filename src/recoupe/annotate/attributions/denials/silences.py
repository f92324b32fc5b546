"""Refusals and denials without a verb of their own: "Silence radio chez X", "malgré le démenti de X"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.denials.refusing import question_before
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Act, Span

GIVEN = 20
"""Tokens between a verb and the denial it gives: "opposé mercredi soir, sur les ondes de Radio Niger, un démenti" has twelve."""


def find_silences(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every verbless refusal, every noun of denial with its author, every request left without an answer."""
    passage = scene.passage
    for at in passage.places("denying_nouns", "given_refusals", "silences", "answerless"):
        if passage.has("denying_nouns", at):
            given = next(_given(scene, at, at + 1, "denies"), None)
            yield from [given] if given is not None else _denial(scene, at)
        else:
            taken = passage.phrase_at("given_refusals", at)
            yield from _given(scene, at, at + taken, "declines") if taken else ()
            yield from _silence(scene, at)
            yield from _left(scene, at)
    for at in passage.places("unreached", "unreached_by"):
        yield from _unreached(scene, at)
    for first in passage.firsts[:-1]:
        yield from _unanswered(scene, first)
    for group in scene.groups:
        yield from _left_open(scene, group)


def _silence(scene: Scene, at: int) -> Iterator[Candidate]:
    """A refusal that stands for a sentence, with whoever will not speak behind it: "Aucun commentaire du côté de la mairie"."""
    passage = scene.passage
    taken = passage.phrase_at("silences", at)
    is_at = at - 2 if passage.tokens[at - 1].is_mark else at - 1
    if taken and passage.low(is_at) == "est" and passage.low(is_at - 1) in ("c'", "ce"):
        yield from _said_of(scene, at, taken)
    if not taken or not (at == passage.first_of(at) or passage.low(at - 1) in (":", ",", ";", "\u2013", "et", "mais", "?")):
        return
    after = at + taken
    while passage.pos(after) in ("ADV", "ADJ") or passage.has("time", after) or passage.low(after) == "," or _inner(scene, after):
        after += _inner(scene, after) or 1
    leads = passage.phrase_at("silent_at", after)
    limit = passage.last_of(at)
    if passage.low(at - 1) == "?" and after >= limit - 1:
        yield from _asked_of(scene, at, taken)
        return
    last = phrase_right(passage, after + leads, limit) if leads else after
    content = scene.content(at, at + taken)
    if last <= after or content is None or any(is_finite(token) for token in passage.tokens[passage.first_of(at) : limit]):
        return
    yield Candidate("silence", content, content, passage.span(after + leads, last), "declines", at, None, ("clear-verb",))


def _left_open(scene: Scene, group: Group) -> Iterator[Candidate]:
    """A question somebody does not answer in so many words: "Combien de dossiers ? Le ministère ne le dit pas"."""
    untold = group.negated and group.act == "asserts" and not {"le", "l'", "en"}.isdisjoint(group.clitics)
    if not untold or not scene.cues.has("answer_verbs", group.cue.lemma):
        return
    asked, source = question_before(scene, group), _subject(scene, group.head)
    content = scene.content(*asked) if asked is not None else None
    if content is not None and source is not None:
        cue = group.span(scene.passage)
        yield Candidate("verb-refusal", content, cue, source, "declines", group.head, group, ("clear-verb",))


def _asked_of(scene: Scene, at: int, taken: int) -> Iterator[Candidate]:
    """A refusal behind a question that is nothing but a name: "Le palais ? Silence radio."."""
    passage = scene.passage
    first, last = passage.first_of(at - 1), at - 1
    first += passage.has("and", first)
    first += passage.phrase_at("silent_at", first)
    if first < last and phrase_right(passage, first, last) == last:
        content = passage.span(at, at + taken)
        yield Candidate("silence", content, content, passage.span(first, last), "declines", at, None, ("clear-verb",))


def _inner(scene: Scene, at: int) -> int:
    """How many tokens a set phrase takes here: "en revanche", "pour l'instant"."""
    return scene.passage.phrase_at("inner_phrases", at) or scene.passage.phrase_at("no_object_phrases", at)


def _said_of(scene: Scene, at: int, taken: int) -> Iterator[Candidate]:
    """A refusal said of whoever opens the sentence: "Au ministère, c'est silence radio"."""
    passage = scene.passage
    first = passage.first_of(at)
    leads = passage.phrase_at("silent_at", first)
    last = phrase_right(passage, first + leads, at) if leads else first
    if last > first + leads and passage.low(last) == ",":
        content = passage.span(at, at + taken)
        yield Candidate("silence", content, content, passage.span(first + leads, last), "declines", at, None, ("clear-verb",))


def _left(scene: Scene, at: int) -> Iterator[Candidate]:
    """Requests somebody left without an answer: "Le fabricant a laissé nos questions sans réponse"."""
    passage = scene.passage
    taken = passage.phrase_at("answerless", at)
    verb = next((n for n in range(at - 1, max(at - 8, -1), -1) if passage.has("leaving", n)), None) if taken else None
    if verb is None or not any(passage.has("requests", n) for n in range(verb + 1, at)):
        return
    source = _subject(scene, verb)
    if source is None:
        return
    content, cue = passage.span(verb + 1, at), passage.span(verb, at + taken)
    yield Candidate("silence", content, cue, source, "declines", verb, None, ("clear-verb",))


def _subject(scene: Scene, verb: int) -> Span | None:
    """The parser's subject of a verb that is no cue, whole; None where it names none."""
    passage = scene.passage
    places = range(passage.first_of(verb), verb)
    noun = next((n for n in places if passage.tokens[n].head == verb and passage.tokens[n].dep.startswith("nsubj")), None)
    if noun is None or passage.has("relatives", noun):
        return None
    first = noun
    while first > passage.first_of(verb) and passage.pos(first - 1) in ("DET", "ADJ", "PROPN"):
        first -= 1
    return passage.span(first, max(noun + 1, phrase_right(passage, first, verb)))


def _given(scene: Scene, at: int, after: int, act: Act) -> Iterator[Candidate]:
    """A denial or a refusal somebody gives, words between: "a opposé mardi, sur les ondes, un démenti formel à ces bruits"."""
    passage = scene.passage
    verb = next((n for n in range(at - 1, max(at - GIVEN, passage.first_of(at) - 1), -1) if passage.has("giving", n)), None)
    if verb is None or any(group.first <= at < group.last and group.head != at for group in scene.groups):
        return
    source = _subject(scene, verb)
    if source is None or any(is_finite(token) for token in passage.tokens[verb + 1 : at]):
        return
    object_first = next((n for n in range(at - 1, max(at - 4, verb), -1) if passage.has("determiners", n)), at)
    if any(passage.has("denying_after", n) or passage.has("of", n) for n in (object_first - 1, object_first)):
        return
    after = next((n for n in range(after, after + 3) if passage.has("to", n)), after)
    end = phrase_right(passage, after + 1, passage.last_of(at)) if passage.has("to", after) else after
    content = passage.span(after, end) if end > after + 1 else passage.span(verb, after)
    yield Candidate("silence", content, passage.span(verb, after), source, act, verb, None, ("clear-verb",))


def _denial(scene: Scene, at: int) -> Iterator[Candidate]:
    """A noun of denial and its author: "malgré les dénégations de son président", "Démenti de la mairie : « Non. »"."""
    passage = scene.passage
    first = at
    while first > passage.first_of(at) and passage.pos(first - 1) in ("DET", "ADJ") and not passage.has("of", first - 1):
        first -= 1
    limit = passage.last_of(at)
    opens = first == passage.first_of(at)
    if not (first < at or opens or passage.low(at - 1) in ("du", "des")):
        return
    of = _author_at(scene, at, limit)
    if of is None or of + 1 >= limit:
        return
    start = of if passage.low(of) in ("du", "des", "au") else of + 1
    last = phrase_right(passage, of + 1, limit, apposition=False)
    names = any(passage.has("human_nouns", n) or passage.has("group_nouns", n) for n in range(of + 1, min(of + 4, limit)))
    if last <= of + 1 or not (names or passage.mentions_in(passage.span(start, last))):
        return
    colon = last
    while passage.has("time", colon) or passage.low(colon) == ",":
        colon += 1
    quoted = scene.quoted_from(colon + 1) if passage.low(colon) == ":" else None
    clear = quoted is not None or opens or any(passage.has("denying_after", n) for n in (first - 1, first - 2))
    content, cue = quoted.span if quoted is not None else passage.span(first, at + 1), passage.span(at, at + 1)
    evidence = (*(("clear-verb",) if clear else ()), *(("quoted",) if quoted is not None else ()))
    yield Candidate("denying-noun", content, cue, passage.span(start, last), "denies", at, None, evidence)


def _author_at(scene: Scene, at: int, limit: int) -> int | None:
    """The preposition before the author of a noun: "démenti formel de", "le démenti est venu de", "a été publié par"."""
    passage = scene.passage
    after = at + 1
    while passage.pos(after) in ("ADJ", "ADV") or "VerbForm=Part" in passage.tokens[min(after, limit - 1)].morph:
        after += 1
    if passage.has("of", after) or passage.phrase_at("silent_at", after) > 1:
        return after + max(0, passage.phrase_at("silent_at", after) - 1)
    come = next((n for n in range(after, min(after + 7, limit)) if passage.has("coming", n)), None)
    if come is None:
        return None
    after = come + 1
    while after < limit and (passage.has("time", after) or passage.pos(after) == "ADV"):
        after += 1
    return after if passage.has("of", after) or passage.has("by", after) else None


def _unreached(scene: Scene, at: int) -> Iterator[Candidate]:
    """Whom the writers tried to reach: "Nous n'avons pas pu joindre la famille", "L'AFP n'a pas pu joindre le groupe"."""
    passage = scene.passage
    taken = passage.phrase_at("unreached", at)
    before = passage.span(passage.first_of(at), at) if at > passage.first_of(at) else None
    if not taken and before is not None and any(mention.kind == "media" for mention in passage.mentions_in(before)):
        taken = passage.phrase_at("unreached_by", at)
    if not taken:
        return
    first = at + taken
    first += passage.phrase_at("silent_at", first) or (passage.has("of", first) and passage.low(first) not in ("du", "des"))
    last = phrase_right(passage, first, passage.last_of(at))
    content = scene.content(at, at + taken)
    if last > first and content is not None:
        yield Candidate("silence", content, content, passage.span(first, last), "declines", at, None, ("clear-verb",))


def _unanswered(scene: Scene, first: int) -> Iterator[Candidate]:
    """Requests that nobody answered: "Nos questions adressées au ministère sont restées lettre morte"."""
    passage = scene.passage
    others = passage.has("owners", first) and passage.low(first) not in ("les", "l'")  # "Ses appels à l'aide"
    if others or not any(passage.has("requests", n) for n in range(first + 1, first + 3)):
        return
    at = next((n for n in range(first + 2, min(first + 24, passage.last_of(first))) if passage.phrase_at("unmet", n)), None)
    content = scene.content(first, phrase_right(passage, first, at)) if at is not None else None
    if at is not None and content is not None:
        cue, source = passage.span(at, at + passage.phrase_at("unmet", at)), _addressed(scene, first + 2, at)
        yield Candidate("verb-refusal", content, cue, source, "declines", at, None, ("unanswered",), source is None)
        return
    group = next((g for g in scene.groups if first < g.first < first + 24 and g.act == "declines"), None)
    if group is None or not passage.phrase_at("unanswered", group.last - 2 if passage.low(group.last - 3) != "sans" else 0):
        return
    source = _addressed(scene, first + 2, group.first) or _agent(scene, group.last)
    yield Candidate(
        "verb-refusal",
        scene.content(first, phrase_right(passage, first, group.first)) or group.span(passage),
        group.span(passage),
        source,
        "declines",
        group.head,
        group,
        ("unanswered",),
        source is None,
    )


def _addressed(scene: Scene, first: int, last: int) -> Span | None:
    """Whom the requests went to."""
    passage = scene.passage
    for at in range(first, last):
        if passage.has("addressed", at):
            start = at + 2 if passage.has("of", at + 1) else at + 1
            end = phrase_right(passage, start, last)
            return passage.span(start, end) if end > start else None
    return None


def _agent(scene: Scene, after: int) -> Span | None:
    """By whom requests were left unanswered: "sans réponse par le fabricant"."""
    passage = scene.passage
    if not passage.has("by", after):
        return None
    last = phrase_right(passage, after + 1, passage.last_of(after))
    return passage.span(after + 1, last) if last > after + 1 else None
