"""What a candidate looks like, beside its form and evidence: small yes-or-no signs that learned weights are given for."""

from collections.abc import Iterator

from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Mention, Span

MARKS = '\u00ab\u201c"\u00bb\u201d'
LENGTHS = (1, 2, 4, 8, 16, 32)
"""Words up to which a content, or what stands between two parts, is of one length."""


def signs_of(scene: Scene, candidate: Candidate, speaker: Mention | None) -> tuple[str, ...]:
    """The signs that hold, as "what:value"."""
    return (*_of_speaker(candidate, speaker), *_of_content(scene, candidate), *_of_cue(scene, candidate))


def _of_speaker(candidate: Candidate, speaker: Mention | None) -> Iterator[str]:
    """Who speaks, as far as the text says."""
    if speaker is not None:
        yield f"speaker:{speaker.kind}"
        yield f"speaker-form:{speaker.form}"
    else:
        yield "speaker:unsaid" if candidate.unsaid else "speaker:unknown" if candidate.source else "speaker:no-source"
    yield f"act:{candidate.act}"


def _of_content(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """How long it is, whether it is quoted, where it stands."""
    passage, content = scene.passage, candidate.content
    tokens = passage.tokens[passage.at(content.start) : passage.at(content.end)]
    words = content.within(passage.text)
    yield f"words:{_length(sum(not token.is_mark for token in tokens))}"
    opens, closes = words[0] in MARKS, words[-1] in MARKS
    inside = any(mark in words for mark in MARKS)
    yield f"marks:{'around' if opens and closes else 'inside' if inside else 'none'}"
    yield f"role:{passage.block.role}"
    yield f"content:{'clause' if any(is_finite(token) for token in tokens) else 'phrase'}"
    if tokens:
        yield f"opens-with:{tokens[0].pos or 'unparsed'}"
    if tokens and tokens[0].depth > 0 and not opens:
        yield "content:in-quotation"


def _of_cue(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """The grammar of the cue, and how far it stands from what it announces and from who says it."""
    passage, group = scene.passage, candidate.group
    if group is not None:
        flags = (("negated", group.negated), ("passive", group.passive), ("conditional", group.conditional), ("wish", group.wish))
        yield f"cue:{group.shape}"
        yield from (f"cue:{name}" for name, holds in flags if holds)
    if candidate.cue is None or candidate.head >= len(passage.tokens):
        return
    head = passage.tokens[candidate.head]
    yield f"cue-dep:{head.dep or 'none'}"
    if head.depth > 0:
        yield "cue:in-quotation"
    yield f"content-{_apart(scene, candidate.cue, candidate.content)}"
    if candidate.source is not None:
        yield f"source-{_apart(scene, candidate.cue, candidate.source)}"


def _apart(scene: Scene, cue: Span, other: Span) -> str:
    """On which side of the cue something stands, and how far."""
    at = scene.passage.at
    if other.overlap(cue):
        return "at-cue"
    if other.start >= cue.end:
        return f"behind:{_length(at(other.start) - at(cue.end))}"
    return f"before:{_length(at(cue.start) - at(other.end))}"


def _length(words: int) -> str:
    """A length as one of a few: up to so many words."""
    return next((str(limit) for limit in LENGTHS if words <= limit), "more")
