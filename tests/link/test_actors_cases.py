"""The cases of actors.fr.md: who is who over a story, and who is not."""

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate import annotate
from recoupe.language import load_tables
from recoupe.link.actors import link_actors
from recoupe.records import Actor, Notes, Place, Span

pytestmark = pytest.mark.model
CASES = read_cases("link/actors.fr.md")


def notes_of(text: str) -> list[Notes]:
    articles = [made_article(part.strip("\n"), f"{n}.txt") for n, part in enumerate(text.split("\n---\n"))]
    return [one for one in annotate(articles, load_tables("fr")) if isinstance(one, Notes)]


def standing(actors: tuple[Actor, ...], notes: list[Notes], words: str) -> set[str]:
    """Ids of the actors one of whose mentions reads exactly so."""
    texts = {one.article.id: one.article.text for one in notes}
    return {actor.id for actor in actors for place in actor.places if place.span.within(texts[place.article]) == words}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case_of_actors_links_as_written(case: Case) -> None:
    notes = notes_of(case.text)
    actors = link_actors(notes, load_tables("fr"))
    shown = [(actor.name, actor.kind, actor.aliases) for actor in actors]
    for sort, name, told in case.lines:
        named = {actor.id for actor in actors if actor.name == name}
        if sort == "actor":
            assert len(named) == 1, (name, shown)
            for words in told.split("; "):
                assert standing(actors, notes, words) == named, (words, shown)
        elif sort == "apart":
            first, second = (standing(actors, notes, words) for words in (name, told))
            assert first, shown
            assert not first & second, shown
        elif sort == "kind":
            assert {actor.kind for actor in actors if actor.name == name} == {told}, shown
        else:
            assert len(named) == int(told), shown


@pytest.mark.parametrize("case", CASES[::4], ids=lambda case: case.title)
def test_the_order_of_the_articles_changes_nothing(case: Case) -> None:
    notes = notes_of(case.text)
    tables = load_tables("fr")
    assert link_actors(notes, tables) == link_actors(notes[::-1], tables)


def place_of(notes: list[Notes], words: str) -> Place:
    for one in notes:
        at = one.article.text.find(words)
        if at >= 0:
            return Place(one.article.id, Span(at, at + len(words)))
    raise AssertionError(words)


def test_a_person_can_merge_and_split_by_hand() -> None:
    notes = notes_of("Le magnat Igor Balan a parlé.\n---\nLa star Vera Lindt a chanté. Balan écoutait.")
    tables = load_tables("fr")
    plain = link_actors(notes, tables)
    balan, lindt, short = (place_of(notes, words) for words in ("Igor Balan", "Vera Lindt", "Balan écoutait"))
    short = Place(notes[1].article.id, Span(short.span.start, short.span.start + len("Balan")))
    merged = link_actors(notes, tables, forced_merges=[(balan, lindt)])
    assert any({balan, lindt} <= set(actor.places) for actor in merged)
    assert not any({balan, lindt} <= set(actor.places) for actor in plain)
    assert any({balan, short} <= set(actor.places) for actor in plain)
    split = link_actors(notes, tables, forced_splits=[(balan, short)])
    assert not any({balan, short} <= set(actor.places) for actor in split)


def test_every_actor_cites_each_of_its_words_as_they_stand() -> None:
    notes = notes_of("La préfète du Lignon, Odile Marchal, a parlé. Marchal dément.\n---\nLa préfète du Lignon dément.")
    texts = {one.article.id: one.article.text for one in notes}
    for actor in link_actors(notes, load_tables("fr")):
        assert actor.cites
        assert {cite.exact for cite in actor.cites} >= {actor.name}
        assert all(texts[cite.article][cite.span.start : cite.span.end] == cite.exact for cite in actor.cites)
