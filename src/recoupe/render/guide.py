"""Where things are in a dossier: the label of an article, the name of an actor, who says the words of a cite."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from recoupe.language.phrases import Phrases, load_phrases
from recoupe.records import Actor, Article, ArticleId, Attribution, Cell, Cite, Claim, Dossier, Origin, Place, Span
from recoupe.render.ways import Ways

ACTS = ("states", "reports", "reports-conditional", "questions", "denies", "declines", "silent")
SHORT_LENGTH = 26
"""Characters of a name in the head of a column: two lines of the narrowest one, at five articles."""


@dataclass(slots=True)
class Guide:
    """Look-ups over one dossier, made once for a rendering."""

    dossier: Dossier
    phrases: Phrases
    ways: Ways = field(default_factory=Ways)
    labels: dict[ArticleId, str] = field(default_factory=dict)
    articles: dict[ArticleId, Article] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    speakers: dict[Place, str] = field(default_factory=dict)
    said: dict[ArticleId, tuple[Attribution, ...]] = field(default_factory=dict)
    damage: dict[ArticleId, tuple[Span, ...]] = field(default_factory=dict)

    def label(self, article: ArticleId) -> str:
        """The short name of an article: "A1" is the first of the dossier."""
        return self.labels[article]

    def short(self, article: ArticleId) -> str:
        """What tells an article from the others where room is short: its outlet, else its title, else its file."""
        known = self.articles[article]
        title = known.title.within(known.text) if known.title else None
        words = known.outlet or title or PurePosixPath(known.source).stem
        return words if len(words) <= SHORT_LENGTH else f"{words[: SHORT_LENGTH - 1].rstrip()}\u2026"

    def name(self, actor: str | None) -> str | None:
        """The name of an actor; None when there is no such actor."""
        known = self.actors.get(actor) if actor is not None else None
        return known.name if known else None

    def speaker(self, article: ArticleId, said: Attribution) -> str | None:
        """The name of who says it: the actor's, else the words themselves; None where the text does not say."""
        if said.speaker is None:
            return None
        return self.name(self.speakers.get(Place(article, said.speaker))) or said.speaker.within(self.articles[article].text)

    def attribution_of(self, cite: Cite) -> Attribution | None:
        """The attribution that says the words of a cite: of those that overlap it, the one that fits it closest."""
        best: tuple[float, int] | None = None
        found = None
        for said in self.said[cite.article]:
            if said.content.start >= cite.span.end:
                break
            shared = cite.span.overlap(_whole(said))
            if shared:
                fit = (shared / (len(cite.span) + len(_whole(said)) - shared), -said.content.start)
                if best is None or fit > best:
                    best, found = fit, said
        return found

    def is_damaged(self, cite: Cite) -> bool:
        """Whether broken words are among those of a cite."""
        return any(cite.span.overlap(span) for span in self.damage[cite.article])

    def who(self, cell: Cell) -> tuple[str, ...]:
        """Who speaks in a cell: for a refusal those who refuse in its words, else the actors of its origins, else speakers."""
        names = [self.speaker(cell.article, said) for cite in cell.cites for said in self.refusing(cell, cite)]
        if not any(names):
            names = [self.name(self.origins[key].actor) for key in cell.origins if key in self.origins]
        for cite in cell.cites if not any(names) else ():
            said = self.attribution_of(cite)
            names.append(self.speaker(cite.article, said) if said else None)
        return tuple(dict.fromkeys(name for name in names if name))

    def refusing(self, cell: Cell, cite: Cite) -> tuple[Attribution, ...]:
        """The attributions among the words of a cite that deny, or decline, as the cell says."""
        return tuple(said for said in self.said[cite.article] if said.act == cell.act and cite.span.overlap(_whole(said)))

    def cells(self, claim: Claim, article: ArticleId) -> tuple[Cell, ...]:
        """What one article says of a claim: what it says itself first, denials and refusals last."""
        return tuple(sorted((cell for cell in claim.cells if cell.article == article), key=lambda cell: ACTS.index(cell.act)))


def _whole(said: Attribution) -> Span:
    """The words of an attribution with its cue, where the cue stands beside its content."""
    if said.cue is None:
        return said.content
    return Span(min(said.content.start, said.cue.start), max(said.content.end, said.cue.end))


def make_guide(dossier: Dossier, ways: Ways | None = None, phrases: Phrases | None = None) -> Guide:
    """The look-ups of a dossier; `phrases` are the labels when they are not those of its language alone."""
    guide = Guide(dossier, phrases or load_phrases(dossier.language), ways or Ways())
    for number, notes in enumerate(dossier.notes, start=1):
        guide.labels[notes.article.id] = f"A{number}"
        guide.articles[notes.article.id] = notes.article
        guide.damage[notes.article.id] = tuple(damage.span for damage in notes.damage)
        guide.said[notes.article.id] = tuple(sorted(notes.attributions, key=lambda said: (said.content, said.act)))
    for actor in dossier.links.actors:
        guide.actors[actor.id] = actor
        guide.speakers.update(dict.fromkeys(actor.places, actor.id))
    guide.origins = {origin.id: origin for origin in dossier.links.origins}
    return guide


def by_article(dossier: Dossier) -> tuple[ArticleId, ...]:
    """The articles in the order of the dossier."""
    return tuple(notes.article.id for notes in dossier.notes)
