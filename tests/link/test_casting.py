"""No anonymous source goes by words somebody else bears in the story."""

from annotate.reading_cases import made_article
from recoupe.link.actors.casting import _apart
from recoupe.records import Actor, ActorKind, Cite, Place, Span

ARTICLE = made_article("Karim a tout vu. Karim parle.")
ARTICLES = {ARTICLE.id: ARTICLE}
PLACE = Place(ARTICLE.id, Span(0, 5))
CITE = Cite(ARTICLE.id, Span(0, 5), "Karim", Span(0, 5))


def actor(name: str, kind: ActorKind, *aliases: str) -> Actor:
    return Actor(f"{kind}-{name}", name, kind, aliases, (PLACE,), (CITE,), ())


def test_a_borrowed_name_another_article_gives_to_a_person_goes_on_until_it_is_its_own() -> None:
    found = _apart((actor("Karim", "anonymous"), actor("Karim", "person")), ARTICLES)
    assert [each.name for each in found] == ["Karim a", "Karim"]


def test_an_anonymous_source_goes_by_its_other_words_where_it_has_some() -> None:
    found = _apart((actor("L'inspecteur", "anonymous", "un inspecteur"), actor("l'inspecteur", "person")), ARTICLES)
    assert (found[0].name, found[0].aliases) == ("un inspecteur", ())


def test_one_more_way_to_call_a_person_is_left_to_the_anonymous_source() -> None:
    found = _apart((actor("son avocate", "anonymous"), actor("Lina Roy", "person", "l'avocate", "Son avocate")), ARTICLES)
    assert (found[0].name, found[1].name, found[1].aliases) == ("son avocate", "Lina Roy", ("l'avocate",))


def test_an_anonymous_source_nobody_shares_a_name_with_stays_as_it_is() -> None:
    both = (actor("un inspecteur", "anonymous", "cette source"), actor("Karim", "person"))
    assert _apart(both, ARTICLES) == both
