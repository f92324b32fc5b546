"""Words that take up a quotation before them: "voilà comment X la décrit", "C'est le titre de X", "peut-on lire dans X"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.boundaries import clause_start
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.marks import Quoted
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.relatives import speaker_of
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.records import Span

REACH = 16
"""Tokens between "voilà comment" and its verb: a speaker with a title and an apposition stays below."""
ASIDE = 5
"""Tokens between "la manchette" and its paper: ", hier matin," has four."""
TAKEN = ("taken_up_how", "taken_up_as", "read_out")


def find_taken_up(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every quotation that the words right behind it take up."""
    passage = scene.passage
    for at in passage.places(*TAKEN):
        how, called, read = (passage.phrase_at(group, at) for group in TAKEN)
        quoted = _before(scene, at)
        if read:
            content = quoted.span if quoted is not None else _clause_before(scene, at)
            if content is not None:
                yield _read_out(scene, content, at, at + read)
        elif quoted is not None and how:
            yield from _told_how(scene, quoted.span, at, at + how)
        elif quoted is not None and called:
            yield from _called(scene, quoted.span, at, at + called)


def _before(scene: Scene, at: int) -> Quoted | None:
    """The quotation that ends right before a token: a comma, a colon or a stop between allowed."""
    passage = scene.passage
    if passage.tokens[at].depth:
        return None
    quoted = scene.quoted_before(at - (passage.low(at - 1) == ":"))
    return quoted if quoted is not None and quoted.opened and quoted.closed else None


def _clause_before(scene: Scene, at: int) -> Span | None:
    """The clause that ends at the comma before a token, a finite verb in it: "Rien n'est décidé, est-il précisé"."""
    passage = scene.passage
    if passage.low(at - 1) != "," or passage.tokens[at].depth:
        return None
    first = clause_start(scene, at - 1, scene.start(at))
    content = scene.content(first, at - 1)
    return content if any(is_finite(token) for token in passage.tokens[first : at - 1]) else None


def _told_how(scene: Scene, content: Span, first: int, start: int) -> Iterator[Candidate]:
    """Who describes something in these words: "voilà comment la procureure l'a décrit"."""
    passage = scene.passage
    last = passage.last_of(first)
    group = next((scene.by_first[n] for n in range(start, min(start + REACH, last)) if n in scene.by_first), None)
    subject = speaker_of(scene, group, start - 1) if group is not None and _is_active(group) else None
    if subject is None:
        subject, words = _bare_subject(passage, start, last), passage.span(first, start)
    else:
        words = group.span(passage) if group is not None else passage.span(first, start)
    if subject is not None:
        head = group.head if group is not None else first
        yield Candidate("taken-up", content, words, passage.span(*subject), "asserts", head, None, ("quoted",))


def _is_active(group: Group) -> bool:
    return group.shape == "finite" and not group.passive


def _bare_subject(passage: Passage, start: int, last: int) -> tuple[int, int] | None:
    """The phrase behind "voilà comment" where no listed verb follows: "voilà comment le maire voit les choses"."""
    end = phrase_right(passage, start, last, apposition=False)
    return (start, end) if end > start else None


def _called(scene: Scene, content: Span, first: int, noun: int) -> Iterator[Candidate]:
    """Whose words these are: "C'est la manchette, hier, de X", "Tel est le message du ministre"."""
    passage = scene.passage
    printed = passage.has("printed", noun)
    if not (printed or passage.has("spoken", noun)):
        return
    last = passage.last_of(first)
    of = noun + 1
    while of < min(noun + 1 + ASIDE, last) and not passage.has("of", of):
        passed = passage.low(of) == "," or passage.has("time", of) or passage.pos(of) in ("ADJ", "ADV", "NUM")
        if not passed:
            return
        of += 1
    end = phrase_right(passage, of + 1, last) if passage.has("of", of) else of
    if end <= of + 1:
        return
    source = passage.span(of + 1, end)
    evidence = ("quoted", "printed") if printed else ("quoted",)
    yield Candidate("taken-up", content, passage.span(first, noun + 1), source, "asserts", noun, None, evidence)


def _read_out(scene: Scene, content: Span, first: int, start: int) -> Candidate:
    """What is read somewhere: "peut-on lire dans le rapport"; "y" where the writing was named before."""
    passage = scene.passage
    last = passage.last_of(first)
    source: Span | None = None
    taken = passage.phrase_at("read_in", start)
    if taken:
        end = phrase_right(passage, start + taken, last, apposition=False)
        span = passage.span(start + taken, end) if end > start + taken else None
        speaker = find_speaker(passage, span) if span is not None else None
        source = span if speaker is not None and speaker.mention.kind in ("document", "media", "organisation") else None
    there = next((n for n in range(first, start) if passage.low(n) == "y"), None)
    if source is None and there is not None:
        source = passage.span(there, there + 1)
    words = passage.span(first, start)
    return Candidate("taken-up", content, words, source, "asserts", first, None, ("quoted",), unsaid=source is None)
