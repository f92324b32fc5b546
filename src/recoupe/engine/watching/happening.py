"""Stories whose articles changed get a new dossier; what matters between the two is kept with it, in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from recoupe import __version__, library
from recoupe.dossier import parse_dossier
from recoupe.dossier.changes import Change, compare_texts, find_changes, find_corrections, find_edited
from recoupe.dossier.changes.rows import Replaced
from recoupe.engine.shelved import compile_shelved
from recoupe.engine.stages import MESSAGE_LENGTH
from recoupe.engine.watching.bodies import body_of
from recoupe.engine.watching.settings import WatchSettings
from recoupe.language.corrections import load_corrections
from recoupe.library import Library
from recoupe.library.following import added_before, current_articles, version_chains
from recoupe.library.watching import Happening, record_happening
from recoupe.records import Article, ArticleId, Fault, RecoupeError
from recoupe.render import to_json

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What came of one story: the events kept for it, or its trouble."""

    story: str
    happenings: tuple[Happening, ...] = ()
    fault: Fault | None = None


def renew_stories(
    shelf: Library, stories: Iterable[str], settings: WatchSettings, clock: Callable[[], str], started_at: str
) -> Iterator[Renewed]:
    """Make the dossiers of some stories anew, and keep what matters.

    Args:
        shelf: open for writing.
        stories: those whose articles are not those of their dossier.
        settings: the caller's choices.
        clock: the caller's.
        started_at: when the library was first watched: what was in it before is no news.

    Faults:
        engine.stage-failed: a story could not be compared; the others are.
    """
    for story in stories:
        try:
            yield Renewed(story, tuple(_renew(shelf, story, settings, clock, started_at)))
        except RecoupeError:
            raise
        except Exception as trouble:  # one story's trouble must not stop the watch over the others
            why = " ".join(f"{type(trouble).__name__}: {trouble}".split())[:MESSAGE_LENGTH]
            yield Renewed(story, (), Fault("engine.stage-failed", story, f"its dossiers could not be compared: {why}"))


def _renew(shelf: Library, story: str, settings: WatchSettings, clock: Callable[[], str], started_at: str) -> Iterator[Happening]:
    members = current_articles(shelf, story, version_chains(shelf))
    if not members:
        return
    before, written = _before(shelf, story, members, settings, started_at), _compile(shelf, story, members, settings)
    after: Json = parse_dossier(written)
    edits = _edits(shelf, before, members)
    changes = [*find_changes(before, after, edits), *_corrections(shelf, before, after, edits)]
    if before is not None:
        changes += (change for change in (find_edited(before, after, one) for one in edits) if change is not None)
    kept, now = list[Happening](), clock()
    with shelf.writing():
        library.add_dossier(shelf, story, written, now, __version__)
        for change in changes:
            article = min((*change.cites, *change.before)).article if change.kind in ("edit", "correction") else None
            one = Happening(change.key, change.kind, now, body_of(shelf, change), story, article)
            number = record_happening(shelf, one, settings.places)
            if number is not None:
                kept.append(replace(one, id=number))
    yield from kept


def _before(shelf: Library, story: str, members: Sequence[ArticleId], settings: WatchSettings, started_at: str) -> Json | None:
    """The last dossier of a story; of one that was there before anybody watched and has none, that of its articles then."""
    kept = library.get_dossier(shelf, story)
    if kept is not None:
        return parse_dossier(kept)
    old = added_before(shelf, members, started_at)
    return parse_dossier(_compile(shelf, story, old, settings)) if old else None


def _compile(shelf: Library, story: str, members: Sequence[ArticleId], settings: WatchSettings) -> str:
    return to_json(compile_shelved(shelf, members, settings.run, lambda *_: None, story))


def _edits(shelf: Library, before: Json | None, members: Sequence[ArticleId]) -> tuple[Replaced, ...]:
    """The articles of the last dossier in whose place a later version stands now."""
    found, chains = [], version_chains(shelf)
    for one in before["articles"] if before else ():
        old = ArticleId(one["id"])
        new = chains[old].newest if old in chains else old
        if new != old and new in members:
            texts = library.get_article(shelf, old), library.get_article(shelf, new)
            found.append(Replaced(old, new, compare_texts(*texts)))
    return tuple(found)


def _corrections(shelf: Library, before: Json | None, after: Json, edits: Sequence[Replaced]) -> Iterator[Change]:
    """Notices by which articles that came since correct themselves; of an edited one, those it did not have before."""
    known = {one["id"] for one in before["articles"]} if before else set()
    edited = {one.new: one.comparison for one in edits}
    for one in after["articles"]:
        if one["id"] in known:
            continue
        article: Article = library.get_article(shelf, ArticleId(one["id"]))
        for cite in find_corrections(article, load_corrections()):
            comparison = edited.get(article.id)
            spans = [edit.after for edit in comparison.meaningful if edit.after] if comparison else [cite.span]
            if any(cite.span.overlap(span) for span in spans):
                key = f"correction {cite.article} {cite.span.start}-{cite.span.end}"
                yield Change("correction", key, cite.exact, None, (cite,))
