"""One story in one language, with all that its screens show; made when first asked for, kept while the story stays as it is."""

import gzip
from collections import Counter
from dataclasses import replace
from functools import cached_property, lru_cache

from recoupe.app.web.keys import Key, find_row, keys_of
from recoupe.app.web.log import Standing, standing
from recoupe.app.web.shelf import Held, Listed
from recoupe.app.web.ways import DeskWays
from recoupe.language.phrases import Phrases, load_desk_phrases
from recoupe.records import ArticleId, Notes, Page
from recoupe.records.reviews import Review
from recoupe.render import to_html
from recoupe.render.checks import Checks, find_checks
from recoupe.render.guide import Guide, by_article, make_guide
from recoupe.render.reported import ClaimRow, Refusal, claim_rows, refusals
from recoupe.render.rows import ActorRow, Glance, PollRow, ReuseRow, actor_rows, find_glance, poll_rows, reuse_rows
from recoupe.render.sources import Drawing, SourceRow, draw_sources, source_rows
from recoupe.render.targets import Targets, find_targets
from recoupe.render.timeline import Timeline, make_timeline
from recoupe.render.wording import moment_words

KEPT = 24
"""Views kept: a dozen stories in two languages."""


class StoryView:
    """A story as its screens see it."""

    def __init__(self, held: Held, language: str) -> None:
        """See a story in a language of labels."""
        self.held = held
        self.phrases: Phrases = load_desk_phrases(language)
        self.dossier = replace(held.dossier, language=language)
        articles = {f"A{n}": notes.article.id for n, notes in enumerate(self.dossier.notes, start=1)}
        self.ways = DeskWays(held.id, {label: str(article) for label, article in articles.items()})
        self.guide: Guide = make_guide(self.dossier, self.ways, self.phrases)

    @cached_property
    def targets(self) -> Targets:
        """What the rows point at."""
        return find_targets(self.guide)

    @cached_property
    def claims(self) -> tuple[ClaimRow, ...]:
        """The claims, in the order of the dossier."""
        return claim_rows(self.guide, self.targets)

    @cached_property
    def refusals(self) -> tuple[Refusal, ...]:
        """Denials and refusals to comment."""
        return refusals(self.guide, self.targets)

    @cached_property
    def checks(self) -> Checks:
        """What is to be settled."""
        return find_checks(self.guide, self.targets)

    @cached_property
    def timeline(self) -> Timeline:
        """The events and the axis."""
        return make_timeline(self.guide, self.targets)

    @cached_property
    def drawing(self) -> Drawing | None:
        """Origins, relays and articles."""
        return draw_sources(self.guide)

    @cached_property
    def sources(self) -> tuple[SourceRow, ...]:
        """Who stands behind each claim."""
        return source_rows(self.guide)

    @cached_property
    def polls(self) -> tuple[PollRow, ...]:
        """The polls."""
        return poll_rows(self.guide, self.targets)

    @cached_property
    def actors(self) -> tuple[ActorRow, ...]:
        """The actors, most named first."""
        return actor_rows(self.guide, self.targets)

    @cached_property
    def reuse(self) -> tuple[ReuseRow, ...]:
        """Who takes up whom."""
        return reuse_rows(self.guide, self.targets)

    @cached_property
    def glance(self) -> Glance:
        """The figures at the top."""
        return find_glance(self.dossier, self.claims, self.checks)

    @cached_property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """Label and short name of each article, in order of time: the undated last, as the dossier has them."""
        known = self.guide.articles
        order = sorted(by_article(self.dossier), key=lambda article: known[article].published.edtf or "~")
        return tuple((self.guide.label(article), self.guide.short(article)) for article in order)

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language of each article, by label."""
        return {self.guide.label(key): article.language or "" for key, article in self.guide.articles.items()}

    @cached_property
    def standing(self) -> Standing:
        """What people's corrections come to."""
        return standing(self.held.log)

    @cached_property
    def keys(self) -> dict[str, Key]:
        """The key of each row, by anchor."""
        return keys_of(self.guide)

    @cached_property
    def reviews(self) -> dict[str, Review]:
        """What people decided, by the anchor of the row as it is now; what has lost its row is in the log alone."""
        found = ((find_row(self.keys, key), review) for key, review in self.standing.reviews.items())
        return {anchor: review for anchor, review in found if anchor is not None}

    @cached_property
    def title(self) -> str:
        """The name of the story: a person's, else the central claim, else the first title."""
        if self.standing.title:
            return self.standing.title
        if self.glance.core:
            return self.glance.core.says
        titles = (note.article.title.within(note.article.text) for note in self.dossier.notes if note.article.title)
        return next(titles, self.phrases.say("desk.untitled"))

    @cached_property
    def share(self) -> dict[ArticleId, int]:
        """Per cent of each article that another one of the story holds already."""
        most: Counter[ArticleId] = Counter()
        for reuse in self.dossier.links.reuse:
            most[reuse.later] = max(most[reuse.later], round(100 * reuse.share))
        return dict(most)

    @cached_property
    def removed(self) -> dict[ArticleId, int]:
        """Per cent of the words of each page that were left out."""
        left = {notes.article.id: sum(len(piece.exact) for piece in notes.article.furniture) for notes in self.dossier.notes}
        known = self.guide.articles
        return {article: round(100 * n / max(n + len(known[article].text), 1)) for article, n in left.items()}

    def when(self, edtf: str | None) -> str:
        """A date in words."""
        return moment_words(edtf, self.phrases)

    @cached_property
    def printable(self) -> str:
        """The dossier as one file."""
        return to_html(self.dossier, self.reviews)

    @cached_property
    def squeezed(self) -> bytes:
        """The same, as it goes over the wire."""
        return gzip.compress(self.printable.encode("utf-8", "backslashreplace"), 6, mtime=0)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages as received, by id of article."""
        return {str(page.id): page for page in self.held.pages}

    def notes(self, article: str) -> Notes | None:
        """The notes of an article; None when the story has none of that id."""
        return next((notes for notes in self.dossier.notes if notes.article.id == article), None)


@lru_cache(maxsize=KEPT)
def view_of(held: Held, language: str) -> StoryView:
    """The view of a story."""
    return StoryView(held, language)


def listed_of(view: StoryView) -> Listed:
    """A story that is open, as a list shows it."""
    days = sorted(day[:10] for notes in view.dossier.notes if len(day := notes.article.published.edtf or "") >= 10)
    first, last = (days[0], days[-1]) if days else ("", "")
    return Listed(view.held.id, view.title, len(view.dossier.notes), first, last)
