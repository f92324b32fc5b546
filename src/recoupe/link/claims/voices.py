"""Who is heard in which words of one article."""

from dataclasses import dataclass
from functools import cached_property

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.cast import Cast
from recoupe.link.statements import Voice
from recoupe.records import Attribution, Notes, Span

SAME = 0.6
"""Share of the longer of two contents that both hold, from which they are one content told by two speakers."""
CONFIRM = "confirm"
"""Class of the words by which somebody vouches for what others told."""

CARRIED = 0.3
"""Share of a clause that is reported content, from which the clause says nothing else."""


@dataclass(frozen=True)
class Voices:
    """The attributions of an article, asked by place."""

    notes: Notes
    cast: Cast
    predicates: Predicates

    @cached_property
    def _by_length(self) -> tuple[Attribution, ...]:
        return tuple(
            sorted(self.notes.attributions, key=lambda a: (len(a.content), a.content, a.cue or a.content, len(a.through)))
        )

    def governing(self, at: Span) -> Attribution | None:
        """The closest attribution whose content holds these words; requests are no speech about a fact and are passed over."""
        return next((a for a in self._by_length if a.act != "asks" and a.content.holds(at)), None)

    def asking(self, at: Span) -> Attribution | None:
        """The request these words announce: who calls for something is heard calling for it."""
        return next((a for a in self._by_length if a.act == "asks" and a.cue is not None and a.cue.overlap(at)), None)

    def reports(self, at: Span) -> bool:
        """Whether these words only say that somebody speaks."""
        return any(
            a.cue is not None
            and a.cue.overlap(at)
            and not a.content.overlap(a.cue)
            and a.act != "asks"
            and len(a.content) > len(at)
            for a in self._by_length
        )

    def aside(self, clause: Span) -> bool:
        """Whether a clause is nothing but the words that report what stands on both sides of it: ", précise la revue,"."""
        for a in self._by_length:
            if a.cue is not None and a.content.holds(a.cue) and clause.overlap(a.cue) and a.act != "asks":
                spans = [a.cue, *([a.speaker] if a.speaker is not None else [])]
                if min(s.start for s in spans) <= clause.start and clause.end <= max(s.end for s in spans):
                    return True
        return False

    def carried(self, clause: Span) -> bool:
        """Whether a clause is mostly what somebody is reported to say, cue included."""
        return any(
            a.act in ("asserts", "reports")
            and a.cue is not None
            and clause.holds(a.cue)
            and clause.holds(a.content)
            and not a.content.overlap(a.cue)
            and CARRIED * len(clause) <= len(a.content)
            for a in self._by_length
        )

    def speaker(self, span: Span | None) -> str | None:
        """The actor who speaks at a span; a name with nothing before it but small words is that name ("du Matin libre")."""
        article = self.notes.article
        if span is not None:
            for inner, actor in self.cast.inside(article.id, span):
                before = fold_words(article.text[span.start : inner.start])
                if inner.end == span.end and before and self.predicates.stop.issuperset(before):
                    return actor
        return self.cast.at(article.id, span)

    def of(self, governing: Attribution | None) -> tuple[Voice, ...]:
        """Everyone heard in a content: its speaker, and the speakers of the same content told at another remove."""
        if governing is None:
            return ()
        same = [a for a in self.notes.attributions if a.act == governing.act and _alike(a.content, governing.content)]
        article = self.notes.article.id
        voices = set()
        for attribution in same or [governing]:
            speaker = self.speaker(attribution.speaker)
            through = tuple(actor for span in attribution.through if (actor := self.cast.at(article, span)) is not None)
            kind = "unspecified" if speaker is None else attribution.speaker_kind
            calls = attribution.act == "asks"
            voices.add(Voice(speaker, kind, through, attribution.implicit, self._confirms(attribution.cue), calls))
        return tuple(sorted(voices, key=lambda v: (v.speaker or "", v.through, v.kind, v.inferred)))

    def _confirms(self, cue: Span | None) -> bool:
        """Whether the reporting words say that it is confirmed."""
        words = fold_words(cue.within(self.notes.article.text)) if cue is not None else ()
        return any(name == CONFIRM for _, _, name in self.predicates.find_classes(words))


def _alike(one: Span, other: Span) -> bool:
    return one.overlap(other) >= SAME * max(len(one), len(other))
