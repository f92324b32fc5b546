"""Relays and relayed sources: "X, qui cite Y", "citant Y", "basé sur Y", "comme l'affirme Y"."""

from collections.abc import Iterator
from itertools import pairwise

from recoupe.annotate.attributions.boundaries import clause_start, content_end, is_inserted_cue, preposition_at
from recoupe.annotate.attributions.contents import content_of
from recoupe.annotate.attributions.denials.refusing import excuses
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.annotate.attributions.subjects import antecedent, subject_left, subject_right
from recoupe.records import Span

PASSED = ("que", "object", "weak-object", "quote")
HOLDER = 8
"""Tokens from "que" to "tient de": "que le quotidien économique belge tient de" has five."""
RELATIVES = ("lequel", "laquelle", "lesquels", "lesquelles")


def find_citing(scene: Scene) -> Iterator[Candidate]:
    """Candidates of sources somebody cites; their content is the cited statement around them."""
    passage = scene.passage
    for at in passage.places("citing", "leaning", "held_from", "relying"):
        if passage.has("citing", at) and passage.pos(at) != "NOUN":
            yield from _cited(scene, at, at + 1)
            continue
        leaning = 0 if excuses(scene, at) else passage.phrase_at("leaning", at)
        if leaning and (_is_relative(scene, at - 1) or passage.low(at - 1) == "," or _is_medium_before(scene, at)):
            yield from _cited(scene, at, at + leaning)
            continue
        held = passage.phrase_at("held_from", at)
        if held:
            yield from _held_from(scene, at, at + held)
        taken = passage.phrase_at("relying", at)
        if taken:
            yield from _relied(scene, at, at + taken)


def _is_relative(scene: Scene, at: int) -> bool:
    """Whether a relative pronoun stands here: "qui", "lequel"."""
    return scene.passage.has("relatives", at) or scene.passage.low(at) in RELATIVES


def _is_medium_before(scene: Scene, at: int) -> bool:
    """Whether a medium's name ends right before: "comme l'affirme X sur la foi de témoins"."""
    end = scene.passage.tokens[at - 1].end if at else -1
    return any(mention.span.end == end and mention.kind == "media" for mention in scene.passage.mentions)


def _held_from(scene: Scene, first: int, start: int) -> Iterator[Candidate]:
    """From whom somebody has it: "dit tenir d'un voisin que la porte était ouverte"."""
    passage = scene.passage
    limit = scene.limit(first)
    last = phrase_right(passage, start, limit, apposition=False)
    if last == start or not _can_be_cited(scene, start, last, False):
        return
    if not passage.has("that", last):
        yield from _held_thing(scene, first, start, last)
        return
    content = scene.content(last + 1, content_end(scene, last + 1, limit, None))
    if content is not None:
        source, words = passage.span(start, last), passage.span(first, start)
        yield Candidate("citing", content, words, source, "asserts", first, None, ("citing",), relay=_citer(scene, first))


def _held_thing(scene: Scene, first: int, start: int, last: int) -> Iterator[Candidate]:
    """What a relative says somebody has from whom: "ce rendez-vous, que le journal tient d'un diplomate"."""
    passage = scene.passage
    floor = scene.start(first)
    that = next((n for n in range(first - 1, max(first - HOLDER, floor), -1) if passage.has("that", n)), None)
    phrase = antecedent(passage, that, floor) if that is not None and that + 1 < first else None
    content = scene.content(*phrase) if phrase is not None else None
    if that is None or content is None:
        return
    holder, words = passage.span(that + 1, first), passage.span(first, start)
    speaker = find_speaker(passage, holder)
    if speaker is None:
        return
    yield Candidate("citing", content, words, passage.span(start, last), "asserts", first, None, ("citing",), relay=holder)
    yield Candidate("verb-que", content, passage.span(first, first + 1), holder, "reports", start - 1)


def _cited(scene: Scene, first: int, start: int) -> Iterator[Candidate]:
    """Whom a medium cites, "comme source" between."""
    passage = scene.passage
    limit = scene.limit(first)
    if passage.has("as", start) and passage.low(start + 1) in ("source", "sources"):
        start += 2
    words = passage.span(first, start)
    start += scene.is_people(start)
    last = phrase_right(passage, start, limit)
    if last == start or _told_behind(scene, last):
        return
    source = passage.span(start, last)
    if not _can_be_cited(scene, start, last, start - first > 1):
        return
    content = _stated(scene, first, last, limit)
    if content is None:
        return
    relay = _citer(scene, first)
    parted = _second(scene, start, last)
    source = passage.span(start, parted - 1) if parted else source
    evidence = ("citing", "main-verb") if _is_apart(scene, content, first) else ("citing",)
    yield Candidate("citing", content, words, source, "asserts", first, None, evidence, relay=relay)
    if parted:
        yield Candidate(
            "citing", content, words, passage.span(parted, last), "asserts", parted, None, (*evidence, "second"), relay=relay
        )


def _second(scene: Scene, start: int, last: int) -> int | None:
    """Where a second source begins behind "et": "citant une note interne et deux responsables"; None where there is one alone."""
    passage = scene.passage
    for at in range(start + 1, last - 1):
        if passage.has("and", at):
            begins = passage.mention_at(at + 1)
            before = [each for each in passage.mentions_in(passage.span(start, at)) if passage.at(each.span.start) <= start + 1]
            return at + 1 if begins is not None and before and begins.kind != before[0].kind else None
    return None


def _is_apart(scene: Scene, content: Span, first: int) -> bool:
    """Whether what is stated stands elsewhere: nothing but who cites stands here, or a clause told by "comme l'affirme X"."""
    passage = scene.passage
    words = passage.tokens[passage.at(content.start) : passage.at(content.end)]
    subject = content.end <= passage.tokens[first].start and not any(is_finite(token) for token in words)
    return subject or _is_medium_before(scene, first)


def _told_behind(scene: Scene, at: int) -> bool:
    """Whether a relative behind the cited tells what they say: "cite des diplomates selon lesquels"; that brings its own."""
    passage = scene.passage
    at += passage.low(at) == ","
    found = (len(words) for words, _ in scene.cues.prepositions.get(passage.low(at), ()) if passage.opens(words, at))
    return any(passage.has("source_relatives", at + taken) for taken in found)


def _can_be_cited(scene: Scene, start: int, last: int, rested: bool) -> bool:
    """Whether a cited phrase is somebody or something that speaks, not a reason ("citant l'enquête en cours").

    What a report rests on may be a writing.
    """
    passage = scene.passage
    indefinite = passage.low(start) in ("un", "une", "des", "plusieurs", "deux", "trois")
    rested = rested or indefinite
    if any(passage.has("source_words", n) or passage.has("people", n) for n in range(start, last)):
        return True
    if any(mention.form == "anonymous" for mention in passage.mentions_in(passage.span(start, last))):
        return True
    speakers = ("person", "organisation", "media", "anonymous", *(("document",) if rested else ()))
    return any(mention.kind in speakers for mention in passage.mentions_in(passage.span(start, last)))


def _citer(scene: Scene, first: int) -> Span | None:
    """Who cites: the antecedent of "qui cite", or the subject of the main verb of "citant"."""
    passage = scene.passage
    before = first - 1
    while before > 0 and passage.pos(before) == "ADV":
        before -= 1
    if _is_relative(scene, before):
        noun = before - 1
        while noun > 0 and passage.low(noun) == ",":
            noun -= 1
        held = [mention for mention in passage.mentions if mention.span.end == passage.tokens[noun].end]
        longest = max((mention.span for mention in held), key=len, default=None)
        return _over_town(scene, longest) if longest is not None else None
    subject = next(
        (n for n in range(scene.start(first), first) if passage.tokens[n].head == first and passage.tokens[n].dep == "nsubj"),
        None,
    )
    if subject is not None and passage.low(first) != "citant":
        return _mention_over(scene, subject)
    group = next((group for group in scene.groups if group.first > first and group.first < scene.limit(first)), None)
    if group is None:
        group = next(
            (group for group in reversed(scene.groups) if group.last <= first and group.first >= scene.start(first)), None
        )
    if group is None:
        return None
    inserted = passage.low(group.first - 1) == "," or scene.quoted_before(group.first) is not None
    behind = subject_right(passage, group, scene.limit(first)) if inserted else None
    phrase = behind or subject_left(passage, group) or subject_right(passage, group, scene.limit(first))
    return passage.span(*phrase) if phrase else None


def _over_town(scene: Scene, name: Span) -> Span:
    """A name with the one it completes: "Le Courrier de Lausanne" is one paper, whatever "Lausanne" is."""
    passage = scene.passage
    of = passage.at(name.start) - 1
    if of < 1 or not passage.has("of", of):
        return name
    held = [mention.span for mention in passage.mentions if mention.span.end == passage.tokens[of - 1].end]
    whole = max(held, key=len, default=None)
    return Span(whole.start, name.end) if whole is not None else name


def _mention_over(scene: Scene, at: int) -> Span | None:
    """The longest mention that holds a token."""
    token = scene.passage.tokens[at]
    found = [mention.span for mention in scene.passage.mentions if mention.span.start <= token.start < mention.span.end]
    return max(found, key=len, default=None)


def _stated(scene: Scene, first: int, last: int, limit: int) -> Span | None:
    """What the cited source says: the content of the statement it stands beside."""
    passage = scene.passage
    at = _over_apposed(passage, last, limit)
    gerund = passage.low(first - 1) == "en"
    passed = (
        _own_clause(scene, last)
        or _passed_on(scene, at, limit)
        or (_passed_on(scene, scene.start(first) - 1, first - 1) if gerund else None)
    )
    if passed is not None:
        return passed
    if at + 1 < limit and not passage.has("and", at + 1):
        group = next((group for group in scene.groups if at < group.first < limit and group.takes("que")), None)
        begin = at + 1 + scene.passage.has("that", at + 1)
        if group is not None:
            begin = next((n + 1 for n in range(group.last, limit) if passage.has("that", n)), begin)
        content = scene.content(begin, content_end(scene, begin, limit, group))
        if content is not None:
            return content
    floor = scene.start(first)
    before = first - 1
    while before > floor and (passage.low(before) in (",", "en") or _is_relative(scene, before)):
        before -= 1
    group = next((group for group in scene.groups if floor <= group.first < first and group.takes("que")), None)
    begin = clause_start(scene, before, floor)
    told = next((n for n in range(begin + 2, before + 1) if _reports_at(scene, n, limit)), None)
    if told is not None:
        return scene.content(begin, told)
    if group is not None:
        begin = next((n + 1 for n in range(group.last, before) if passage.has("that", n)), begin)
    return scene.content(begin, before + 1)


def _own_clause(scene: Scene, last: int) -> Span | None:
    """What a verb right behind the cited brings: "la radio citant un proche dit que", "cite deux proches qui disent que"."""
    group = scene.by_first.get(last + scene.passage.has("relatives", last))
    told = content_of(scene, group) if group is not None and group.shape == "finite" and not group.passive else None
    return scene.content(told.first, told.last) if told is not None and told.frame in PASSED else None


def _passed_on(scene: Scene, at: int, limit: int) -> Span | None:
    """What the medium that cites brings with its own verb behind the source: "Citant un proche, la radio évoque un départ"."""
    passage = scene.passage
    group = next((group for group in scene.groups if at < group.first < limit and group.shape == "finite"), None)
    subject = subject_left(passage, group) if group is not None and not group.passive else None
    if group is None or subject is None or subject[0] > group.first or group.act not in ("asserts", "reports"):
        return None
    speaker = find_speaker(passage, passage.span(*subject))
    told = content_of(scene, group) if speaker is not None and speaker.mention.kind == "media" else None
    return scene.content(told.first, told.last) if told is not None and told.frame in PASSED else None


def _over_apposed(passage: Passage, at: int, limit: int) -> int:
    """The comma behind a source before which a clause stands, phrases without a verb stepped over: ", actuels et anciens,"."""
    commas = [n for n in range(at, limit) if passage.low(n) == ","]
    for comma, end in pairwise([*commas, limit]):
        if any(is_finite(token) or token.pos == "VERB" for token in passage.tokens[comma + 1 : end]):
            return comma
    return limit


def _reports_at(scene: Scene, at: int, limit: int) -> bool:
    """Whether a reporting clause that follows its content begins here: ", a rapporté X", ", selon X"."""
    if scene.passage.low(at - 1) != ",":
        return False
    group = scene.by_first.get(at)
    inverted = group is not None and group.shape == "finite" and not group.passive
    return inverted or preposition_at(scene, at) > 0 or is_inserted_cue(scene, at, limit)


def _relied(scene: Scene, first: int, start: int) -> Iterator[Candidate]:
    """What a text rests on: "l'article basé sur des sources anonymes"; only sources that speak count."""
    passage = scene.passage
    limit = scene.limit(first)
    last = phrase_right(passage, start, limit)
    if not any(passage.has("source_words", n) for n in range(start, last)):
        return
    begin = first
    floor = scene.start(first)
    while begin > floor and passage.pos(begin - 1) in ("NOUN", "PROPN", "ADJ", "DET", "ADP") and begin > first - 6:
        begin -= 1
        if passage.pos(begin) == "DET":
            break
    content = scene.content(begin, first)
    if content is not None and last > start:
        yield Candidate(
            "relying", content, passage.span(first, start), passage.span(start, last), "asserts", first, None, ("relying",)
        )


def find_as(scene: Scene) -> Iterator[Candidate]:
    """Candidates of "comme l'affirme X", "ainsi que le rappelle X": the clause around is what X says."""
    passage = scene.passage
    for group in scene.groups:
        limit = scene.limit(group.head)
        agent = _as_agent(scene, group, limit)
        opener = group.first - 1 if agent is not None else _opener(scene, group)
        if opener is None or group.act is None:
            continue
        subject = agent or subject_right(passage, group, limit) or subject_left(passage, group)
        if subject is None or passage.has("as", subject[0]):
            continue
        floor = scene.start(group.head)
        first = clause_start(scene, opener - 1, floor) if opener > floor else floor
        if opener > floor + 1 and not _is_joined(passage, opener):
            content = scene.content(_inner_start(scene, first, opener), opener)
        else:
            after = max(subject[1], group.last)
            while after < limit and passage.has("time", after):
                after += 1
            content = scene.content(after, content_end(scene, after, limit, None)) if after < limit else None
        if content is not None and len(content) > 8:
            yield Candidate(
                "as-clause",
                content,
                passage.span(opener, group.last),
                passage.span(*subject),
                group.act,
                group.head,
                group,
                ("as-clause",),
            )


def _as_agent(scene: Scene, group: Group, limit: int) -> tuple[int, int] | None:
    """Who announced what happens "comme annoncé mardi par X"; None where no participle stands so."""
    passage = scene.passage
    if group.shape != "reduced" or group.first == 0 or passage.low(group.first - 1) != "comme":
        return None
    by = group.last
    while by < limit and (passage.has("time", by) or passage.pos(by) == "ADV"):
        by += 1
    last = phrase_right(passage, by + 1, limit) if passage.has("by", by) else by
    return (by + 1, last) if last > by + 1 else None


def _is_joined(passage: Passage, opener: int) -> bool:
    """Whether "et" or "mais" stands before, so that the clause behind is meant: "A, mais comme le rappelle X, B"."""
    before = opener - 1 - (passage.low(opener - 1) == ",")
    return passage.has("and", before) or passage.phrase_before("contrasts", before) > 0


def _inner_start(scene: Scene, first: int, opener: int) -> int:
    """Where what X also says begins: behind the "que" of a reporting verb of the same clause, else at the clause."""
    passage = scene.passage
    for group in reversed(scene.groups):
        if first <= group.first and group.last <= opener and group.shape == "finite" and passage.tokens[group.head].depth == 0:
            found = content_of(scene, group)
            if found is not None and found.first < opener and found.frame in ("que", "inf", "object"):
                return found.first
    return first


def _opener(scene: Scene, group: Group) -> int | None:
    """The token "comme" or "ainsi que" that opens the group's clause, a subject or a pronoun between."""
    passage = scene.passage
    if group.shape != "finite" or group.passive:
        return None
    for at in range(group.first, max(group.first - 8, -1), -1):
        if passage.has("as", at):
            pronoun = any(low in ("le", "l'") for low in group.clitics)
            takes = group.takes("que") or (group.takes("accuse") and "en" in group.clitics)
            return at if takes and (pronoun or at == group.first - 1) else None
        if passage.low(at) in (",", ".", ";") or (at < group.first and is_finite(passage.tokens[at])):
            return None
    return None
