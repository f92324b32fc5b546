"""The cases of actors.fr.md and actors-press.fr.md: who is who over a story, and who is not."""

from dataclasses import replace

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate import annotate
from recoupe.language import load_tables
from recoupe.link.actors import find_lost, link_actors
from recoupe.records import Actor, Corrections, Notes, Place, Pointer, Span

pytestmark = pytest.mark.model
CASES = [
    *read_cases("link/actors.fr.md"),
    *read_cases("link/actors-press.fr.md"),
    *read_cases("link/actors-roles.fr.md"),
    *read_cases("link/actors-spelt.fr.md"),
]


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


def test_how_an_article_introduces_somebody_is_an_alias() -> None:
    notes = notes_of(
        "Le maire Paul Orsini a signé le bail. La ministre, Claire Vasseur, a refusé ; le maire l'a su, dit Claire Vasseur."
    )
    aliases = {actor.name: actor.aliases for actor in link_actors(notes, load_tables("fr"))}
    assert "Le maire Paul Orsini" in aliases["Paul Orsini"]
    assert "La ministre, Claire Vasseur" in aliases["Claire Vasseur"]
    assert not any("su, dit" in words for words in aliases["Claire Vasseur"])


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
    merged = link_actors(notes, tables, Corrections(merges=((Pointer(place=balan), Pointer(place=lindt)),)))
    assert any({balan, lindt} <= set(actor.places) for actor in merged)
    assert not any({balan, lindt} <= set(actor.places) for actor in plain)
    assert any({balan, short} <= set(actor.places) for actor in plain)
    split = link_actors(notes, tables, Corrections(splits=((Pointer(place=balan), Pointer(place=short)),)))
    assert not any({balan, short} <= set(actor.places) for actor in split)


def by_words(*pairs: tuple[str, str]) -> tuple[tuple[Pointer, Pointer], ...]:
    return tuple((Pointer(one), Pointer(other)) for one, other in pairs)


def test_words_alone_point_at_an_actor() -> None:
    notes = notes_of("Le groupe Solvane a payé. Solvane dément.\n---\nLa société Novalys, ex-Solvane, dément. Novalys a payé.")
    tables = load_tables("fr")
    merge = Corrections(by_words(("solvane", "Novalys")), renames=((Pointer("Novalys"), "Groupe Novalys"),))
    named = [actor for actor in link_actors(notes, tables, merge) if "Solvane" in (actor.name, *actor.aliases)]
    assert [actor.name for actor in named] == ["Groupe Novalys"]
    assert "Novalys" in named[0].aliases
    assert find_lost(notes, named, merge) == ()
    split = link_actors(notes, tables, Corrections(by_words(("Solvane", "Novalys")), by_words(("Solvane", "Novalys"))))
    assert not any({"Solvane", "Novalys"} <= {actor.name, *actor.aliases} for actor in split)


def test_the_order_of_corrections_changes_nothing() -> None:
    notes = notes_of("Igor Balan a parlé. Vera Lindt a chanté.\n---\nBalan écoutait, Lindt et Odile Marchal aussi.")
    tables = load_tables("fr")
    pairs = by_words(("Igor Balan", "Vera Lindt"), ("Lindt", "Odile Marchal"))
    turned = tuple((other, one) for one, other in pairs[::-1])
    assert link_actors(notes, tables, Corrections(pairs)) == link_actors(notes, tables, Corrections(turned))


def test_a_correction_that_changes_nothing_is_told() -> None:
    notes = notes_of("Selon un conseiller sous couvert d'anonymat, la vente est faite. La ministre Vera Lindt a démenti.")
    asked = Corrections(by_words(("Vera Lindt", "Igor Balan"), ("un conseiller", "Vera Lindt")))
    actors = link_actors(notes, load_tables("fr"), asked)
    codes = {(fault.code, fault.subject) for fault in find_lost(notes, actors, asked)}
    assert codes == {("link.correction-lost", "Igor Balan"), ("link.correction-refused", "un conseiller")}
    assert not any(actor.kind == "anonymous" and "Vera Lindt" in actor.aliases for actor in actors)


@pytest.mark.parametrize(
    ("language", "text", "name", "told"),
    [
        ("en", "The firm's lawyer, Warren Holt, refused.", "Warren Holt", "The firm's lawyer, Warren Holt"),
        ("en", "Transport Minister Ada Holt left.", "Ada Holt", "Minister Ada Holt"),
        ("es", "La investigadora Amaia Soler lo duda.", "Amaia Soler", "La investigadora Amaia Soler"),
        ("nl", "Milieuminister Claire Hollander zweeg.", "Claire Hollander", "Milieuminister Claire Hollander"),
    ],
)
def test_a_role_before_a_name_of_another_language_is_a_way_to_call_its_bearer(
    language: str, text: str, name: str, told: str
) -> None:
    tables = load_tables("fr")
    notes = [one for one in annotate([replace(made_article(text), language=language)], tables) if isinstance(one, Notes)]
    actor = next(actor for actor in link_actors(notes, tables) if actor.name == name)
    assert told in actor.aliases


def test_a_word_before_a_name_that_is_no_role_calls_nobody() -> None:
    tables = load_tables("fr")
    article = replace(made_article("On the quiet island Ada Holt was at home. The lawyer of Ada Holt left."), language="en")
    notes = [one for one in annotate([article], tables) if isinstance(one, Notes)]
    assert all(not actor.aliases for actor in link_actors(notes, tables) if actor.name == "Ada Holt")


def test_every_actor_cites_each_of_its_words_as_they_stand() -> None:
    notes = notes_of("La préfète du Lignon, Odile Marchal, a parlé. Marchal dément.\n---\nLa préfète du Lignon dément.")
    texts = {one.article.id: one.article.text for one in notes}
    for actor in link_actors(notes, load_tables("fr")):
        assert actor.cites
        assert {cite.exact for cite in actor.cites} >= {actor.name}
        assert all(texts[cite.article][cite.span.start : cite.span.end] == cite.exact for cite in actor.cites)
