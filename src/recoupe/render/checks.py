"""What to check: figures that differ, damaged passages, drift, quotes without a speaker, one utterance in several wordings."""

import re
from dataclasses import dataclass

from recoupe.language.phrases import Phrases
from recoupe.records import Cite, Figure, Reason
from recoupe.render.dots import Plot, plot_of
from recoupe.render.guide import Guide
from recoupe.render.targets import Targets
from recoupe.render.wording import value_words

RECKONED = re.compile("(?<![\\w.,$\u20ac\u00a3])\\d+\\.\\d+(?=$| %| [+=\u2248\u2260]|;)")
"""A number reckoned here, not one an article wrote: it is shown as the reader's language writes numbers."""


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words of one article, with the link to them."""

    label: str
    exact: str
    href: str
    read: str | None = None
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure with each article's value."""

    anchor: str
    what: str
    verdict: str
    severity: str | None
    because: tuple[str, ...]
    rules: tuple[str, ...]
    values: tuple[Words, ...]
    plot: Plot | None


@dataclass(frozen=True, slots=True)
class DamageRow:
    """A damaged passage, as it stands."""

    anchor: str
    kind: str
    rule: str
    words: Words


@dataclass(frozen=True, slots=True)
class DriftRow:
    """Two wordings side by side."""

    anchor: str
    kind: str
    because: str
    before: Words
    after: Words
    claim: str | None


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """One thing said, in several wordings."""

    anchor: str
    speaker: str | None
    versions: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """Everything a rereading has to settle."""

    figures: tuple[FigureRow, ...]
    agreed: tuple[FigureRow, ...]
    damage: tuple[DamageRow, ...]
    drift: tuple[DriftRow, ...]
    orphans: tuple[tuple[str, Words], ...]
    utterances: tuple[UtteranceRow, ...]

    @property
    def differing(self) -> tuple[FigureRow, ...]:
        """The figures whose values differ; those that are garbled only are no disagreement."""
        return tuple(row for row in self.figures if row.verdict == "differ")

    @property
    def open(self) -> int:
        """How many things are left to settle."""
        return len(self.figures) + len(self.damage) + len(self.drift) + len(self.orphans)


def find_checks(guide: Guide, targets: Targets) -> Checks:
    """What a rereading has to settle, in the order of the dossier."""
    links = guide.dossier.links
    figures = tuple(_figure(guide, targets, n, figure) for n, figure in enumerate(links.figures, start=1))
    claims = {claim.id: f"c{n}" for n, claim in enumerate(links.claims, start=1)}
    drift = tuple(
        DriftRow(
            f"g{n}",
            item.kind,
            reason_text(item.because, guide.phrases) or item.because.rule,
            _words(guide, targets, f"g{n}", item.before),
            _words(guide, targets, f"g{n}", item.after),
            claims.get(item.claim or ""),
        )
        for n, item in enumerate(links.drift, start=1)
    )
    utterances = tuple(
        UtteranceRow(f"u{n}", guide.name(item.speaker), tuple(_words(guide, targets, f"u{n}", cite) for cite in item.versions))
        for n, item in enumerate(links.utterances, start=1)
    )
    return Checks(
        figures=tuple(row for row in figures if row.verdict in ("differ", "garbled")),
        agreed=tuple(row for row in figures if row.verdict not in ("differ", "garbled")),
        damage=_damage(guide, targets),
        drift=drift,
        orphans=_orphans(guide, targets),
        utterances=utterances,
    )


def reason_text(reason: Reason, phrases: Phrases) -> str:
    """What a reason says: the phrase of its rule with the numbers of its note, else the note; "" when it has neither."""
    phrase = phrases.texts.get(f"reason.{reason.rule}")
    if phrase is None:
        return reason.note
    note = RECKONED.sub(lambda hit: phrases.number(hit[0]), reason.note)
    return f"{phrase} ({note})" if any(char.isdigit() for char in note) else phrase


def _words(guide: Guide, targets: Targets, row: str, cite: Cite) -> Words:
    """The words of a cite of a row."""
    return Words(guide.label(cite.article), cite.exact, targets.href(row, cite))


def _figure(guide: Guide, targets: Targets, n: int, figure: Figure) -> FigureRow:
    """One figure."""
    row = f"n{n}"
    values = tuple(
        Words(
            guide.label(value.cite.article),
            value.cite.exact,
            targets.href(row, value.cite),
            value_words(value, guide.phrases),
            guide.is_damaged(value.cite),
        )
        for value in figure.values
    )
    told = dict.fromkeys(reason_text(reason, guide.phrases) for reason in figure.because)
    because = tuple(text for text in told if text)
    rules = tuple(dict.fromkeys(reason.rule for reason in figure.because))
    once = tuple({(value.label, value.exact, value.read): value for value in reversed(values)}.values())[::-1]
    return FigureRow(row, figure.what, figure.verdict, figure.severity, because, rules, once, plot_of(guide, figure))


def _damage(guide: Guide, targets: Targets) -> tuple[DamageRow, ...]:
    """The damaged passages of every article."""
    rows = []
    for notes in guide.dossier.notes:
        label = guide.label(notes.article.id)
        for n, damage in enumerate(notes.damage, start=1):
            row = f"{label}:row:d{n}"
            rows.append(DamageRow(row, damage.kind, damage.because, _words(guide, targets, row, notes.article.cite(damage.span))))
    return tuple(rows)


def _orphans(guide: Guide, targets: Targets) -> tuple[tuple[str, Words], ...]:
    """Quotations whose speaker the text does not give."""
    rows = []
    for notes in guide.dossier.notes:
        label = guide.label(notes.article.id)
        for n, said in enumerate(guide.said[notes.article.id], start=1):
            if said.speaker is None and said.mode != "indirect":
                row = f"{label}:row:q{n}"
                rows.append((row, _words(guide, targets, row, notes.article.cite(said.content))))
    return tuple(rows)
