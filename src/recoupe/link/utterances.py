"""One utterance in several wordings: quotations of one speaker that say the same, across articles and translations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.cast import Cast
from recoupe.link.claims.meanings import grams
from recoupe.link.contents import content_stems, shared_weight
from recoupe.records import Cite, Drift, Notes, Reason, Span, Utterance, content_id

MARKED = re.compile('[\u00ab\u201c"]\\s*([^\u00ab\u00bb\u201c\u201d"]{3,1200}?)\\s*[\u00bb\u201d"]')
LEAST_STEMS = 2
"""Content words of a quotation that can be told from another one."""
ALIKE, ALIKE_GRAMS = 0.5, 0.6
"""Dice of stems, or of runs of letters, from which two quotations of one speaker are one utterance."""
MOST_QUOTES = 400
"""Quotations of one speaker compared with one another."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside marks, whose they are, and their content."""

    cite: Cite
    speaker: str
    words: tuple[str, ...]
    stems: frozenset[str]
    grams: frozenset[str]


def align_utterances(
    notes: Sequence[Notes], cast: Cast, predicates: Predicates
) -> tuple[tuple[Utterance, ...], tuple[Drift, ...]]:
    """Find utterances quoted in several articles, and the places where their wording changed inside the marks."""
    by_speaker: dict[str, list[Quotation]] = {}
    for note in notes:
        for quotation in _quotations(note, cast, predicates):
            by_speaker.setdefault(quotation.speaker, []).append(quotation)
    utterances: list[Utterance] = []
    drifts: list[Drift] = []
    for speaker, quotations in sorted(by_speaker.items()):
        for group in _groups(quotations[:MOST_QUOTES]):
            if len({quotation.cite.article for quotation in group}) < 2:
                continue
            versions = tuple(quotation.cite for quotation in group)
            utterances.append(Utterance(content_id("utterance", speaker, *(v.exact for v in versions)), speaker, versions))
            drifts.extend(_changes(group))
    return tuple(utterances), tuple(drifts)


def _quotations(note: Notes, cast: Cast, predicates: Predicates) -> list[Quotation]:
    found: dict[Span, Quotation] = {}
    article = note.article
    for attribution in note.attributions:
        speaker = cast.at(article.id, attribution.speaker)
        if speaker is None or (attribution.mode == "indirect" and attribution.through):
            continue
        for match in MARKED.finditer(article.text, attribution.content.start, attribution.content.end):
            span = Span(match.start(1), match.end(1))
            stems = content_stems(match[1], predicates)
            if len(stems) >= LEAST_STEMS:
                letters = frozenset(gram for stem in stems for gram in grams(stem))
                found.setdefault(span, Quotation(article.cite(span), speaker, fold_words(match[1]), stems, letters))
    return [found[span] for span in sorted(found)]


def _groups(quotations: list[Quotation]) -> list[list[Quotation]]:
    """Quotations that say the same, each joined to the group whose first version is closest."""
    groups: list[list[Quotation]] = []
    for quotation in quotations:
        scored = [(_likeness(group[0], quotation), -at) for at, group in enumerate(groups)]
        best = max(scored, default=(0.0, 0))
        if best[0] >= 1.0:
            groups[-best[1]].append(quotation)
        else:
            groups.append([quotation])
    return groups


def _likeness(one: Quotation, other: Quotation) -> float:
    """1 or more when the two are one utterance."""
    return max(shared_weight(one.stems, other.stems, {})[0] / ALIKE, shared_weight(one.grams, other.grams, {})[0] / ALIKE_GRAMS)


def _changes(group: list[Quotation]) -> list[Drift]:
    """From the first version to each that other articles word otherwise."""
    first = group[0]
    changed = [q for q in group[1:] if q.cite.article != first.cite.article and not _same_words(first.words, q.words)]
    return [Drift(None, "wording", first.cite, q.cite, Reason("drift.quote-wording", 1.0, "")) for q in changed]


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one quotation only shortens the other."""
    short, long = sorted((one, other), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
