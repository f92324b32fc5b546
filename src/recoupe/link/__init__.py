"""Many notes to links: actors, claims, figures, origins, timeline."""

from collections.abc import Sequence

from recoupe.language import Tables
from recoupe.link.actors import find_lost, link_actors
from recoupe.link.cast import cast_of
from recoupe.link.claims import Setting, group_statements, link_claims
from recoupe.link.claims.corrected import correct_groups
from recoupe.link.credited import press_of
from recoupe.link.dating import date_articles
from recoupe.link.figures import link_figures
from recoupe.link.reuse import families, find_reuse
from recoupe.link.stories import split_stories
from recoupe.link.timeline import link_timeline
from recoupe.link.utterances import align_utterances
from recoupe.records import UNCORRECTED, Corrections, Links, Notes, Story

__all__ = ["date_articles", "link"]


def link(notes: Sequence[Notes], tables: Tables, corrections: Corrections = UNCORRECTED) -> Links:
    """Cross-check what was noted in all articles.

    Articles of another story given by mistake are set apart first: claims are aligned inside one story only.

    Args:
        notes: one for each article, in any order: the result does not depend on it.
        tables: of the articles' language.
        corrections: what people say of who is who, and of which claims are one.
    """
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    actors = link_actors(ordered, tables, corrections)
    cast = cast_of(actors)
    reuse = find_reuse(ordered, tables.leftovers)
    stories = split_stories(ordered, tables.predicates)
    articles = [note.article for note in ordered]
    setting = Setting(articles, cast, families(articles, reuse), tables.predicates, press_of(articles, cast))
    figures = [link_figures(_of(story, ordered), actors, tables) for story in stories]
    groups = [
        group
        for story, numbers in zip(stories, figures, strict=True)
        for group in group_statements(_of(story, ordered), cast, tables.predicates, numbers)[0]
    ]
    claims, origins, drift = link_claims(correct_groups(groups, corrections), setting)
    utterances, wording = align_utterances(ordered, cast, tables.predicates)
    return Links(
        actors=actors,
        origins=origins,
        claims=claims,
        figures=tuple(figure for found in figures for figure in found),
        drift=(*drift, *wording),
        utterances=utterances,
        timeline=tuple(event for story in stories for event in link_timeline(_of(story, ordered), actors, tables)),
        reuse=reuse,
        stories=stories,
        faults=find_lost(ordered, actors, corrections),
    )


def _of(story: Story, notes: Sequence[Notes]) -> list[Notes]:
    """The notes of one story: numbers and days of two stories are never put side by side."""
    return [note for note in notes if note.article.id in story.articles]
