"""No anonymous source goes by a name somebody bears elsewhere in the story."""

from recoupe.link.actors.casting import _apart
from recoupe.records import Actor, ActorKind, ArticleId, Cite, Place, Span

PLACE = Place(ArticleId("text"), Span(0, 5))
CITE = Cite(ArticleId("text"), Span(0, 5), "Karim", Span(0, 5))


def actor(name: str, kind: ActorKind, *aliases: str) -> Actor:
    return Actor(f"{kind}-{name}", name, kind, aliases, (PLACE,), (CITE,), ())


def test_a_borrowed_name_another_article_gives_to_a_person_is_numbered() -> None:
    found = _apart((actor("Karim", "anonymous"), actor("Karim", "person")))
    assert [each.name for each in found] == ["Karim (2)", "Karim"]


def test_an_anonymous_source_goes_by_its_other_words_where_it_has_some() -> None:
    found = _apart((actor("L'inspecteur", "anonymous", "un inspecteur"), actor("l'inspecteur", "person")))
    assert (found[0].name, found[0].aliases) == ("un inspecteur", ())


def test_an_anonymous_source_nobody_shares_a_name_with_stays_as_it_is() -> None:
    both = (actor("un inspecteur", "anonymous", "cette source"), actor("Karim", "person"))
    assert _apart(both) == both
