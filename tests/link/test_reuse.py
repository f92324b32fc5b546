"""Words of one article standing in another."""

from dataclasses import replace

import pytest

from link.link_cases import make_article
from recoupe.language.leftovers import load_leftovers
from recoupe.link.reuse import families, find_reuse
from recoupe.records import Article, Credit, Notes, Span

LEFTOVERS = load_leftovers()

BODY = [
    "Le barrage de Montfaucon a cédé mardi vers cinq heures du matin après trois jours de pluies continues sur le plateau.",
    "Deux hameaux ont été évacués par les pompiers et une école sert de refuge à une centaine d'habitants depuis l'aube.",
    "La préfète a promis une enquête indépendante sur l'entretien de l'ouvrage, construit dans les années soixante.",
]
OTHER = [
    "Les éleveurs de la vallée attendent toujours les aides promises l'an dernier par la région pour reconstruire leurs étables.",
    "Une réunion est prévue jeudi à la chambre d'agriculture, où le ton risque de monter entre les deux syndicats concernés.",
]


def notes(*articles: Article) -> list[Notes]:
    return [Notes(article) for article in articles]


def test_a_verbatim_copy_is_told_as_one_with_its_passages() -> None:
    first, second = (
        make_article("a.txt", "2024-05-01", ["Titre un", *BODY]),
        make_article("b.txt", "2024-05-02", ["Titre deux", *BODY]),
    )
    (reuse,) = find_reuse(notes(first, second), LEFTOVERS)
    assert (reuse.earlier, reuse.later, reuse.kind, reuse.direction) == (first.id, second.id, "copy", "inferred")
    assert reuse.share > 0.9
    for one, other in reuse.pairs:
        assert one.exact == other.exact
        assert one.exact in first.text


def test_the_later_day_is_the_copy_whatever_the_names() -> None:
    first, second = (
        make_article("a.txt", "2024-05-03", ["Titre un", *BODY]),
        make_article("b.txt", "2024-05-02", ["Titre deux", *BODY]),
    )
    assert find_reuse(notes(first, second), LEFTOVERS)[0].earlier == second.id


def test_without_days_nobody_knows_who_copied() -> None:
    first, second = make_article("a.txt", None, ["Titre un", *BODY]), make_article("b.txt", None, ["Titre deux", *BODY])
    assert find_reuse(notes(first, second), LEFTOVERS)[0].direction == "unknown"


def test_a_credit_to_the_other_outlet_is_a_written_direction() -> None:
    first = replace(make_article("a.txt", "2024-05-03", ["Titre un", *BODY]), outlet="Le Plateau")
    second = make_article("b.txt", "2024-05-02", ["Titre deux", *BODY])
    second = replace(second, credits=(Credit(Span(0, 5), "text", ("Le Plateau",)),))
    (reuse,) = find_reuse(notes(first, second), LEFTOVERS)
    assert (reuse.earlier, reuse.direction) == (first.id, "written")


def test_one_paragraph_taken_over_is_a_rewrite() -> None:
    first, second = (
        make_article("a.txt", "2024-05-01", ["Titre un", *BODY]),
        make_article("b.txt", "2024-05-02", ["Titre", BODY[1], *OTHER]),
    )
    (reuse,) = find_reuse(notes(first, second), LEFTOVERS)
    assert reuse.kind == "rewrite"
    assert 0.1 < reuse.share < 0.8


def test_a_shared_quotation_is_quoting_not_copying() -> None:
    quote = "« Nous avions demandé trois fois que la vanne soit réparée avant l'hiver et personne ne nous a jamais répondu »"
    first = make_article("a.txt", "2024-05-01", ["Titre un", f"{quote}, dit le maire de Montfaucon.", BODY[0]])
    second = make_article("b.txt", "2024-05-02", ["Titre deux", f"Au village, un élu se souvient : {quote}.", OTHER[0]])
    (reuse,) = find_reuse(notes(first, second), LEFTOVERS)
    assert reuse.kind == "quotes"


def test_paragraphs_in_another_order_are_a_copy_all_the_same_and_each_cite_stands_in_one_block() -> None:
    first = make_article("a.txt", "2024-05-01", ["Titre un", *BODY])
    second = make_article("b.txt", "2024-05-02", ["Titre deux", BODY[2], BODY[0], BODY[1]])
    (reuse,) = find_reuse(notes(first, second), LEFTOVERS)
    assert (reuse.kind, len(reuse.pairs)) == ("copy", 3)
    for pair, article in ((pair, one) for pair in reuse.pairs for one in (first, second)):
        (cite,) = (one for one in pair if one.article == article.id)
        assert any(block.span.start <= cite.span.start < cite.span.end <= block.span.end for block in article.blocks)


def test_a_light_edit_parts_no_passage() -> None:
    edited = BODY[0].replace("mardi vers cinq heures du matin", "mardi à l'aube"), BODY[1].replace("une centaine", "cent vingt")
    first, second = (
        make_article("a.txt", "2024-05-01", ["Titre un", *BODY]),
        make_article("b.txt", "2024-05-02", ["Titre deux", *edited]),
    )
    (reuse,) = find_reuse(notes(first, second), LEFTOVERS)
    assert [one.exact.split()[-1] for one, _ in reuse.pairs] == ["plateau", "l'aube"]
    assert reuse.share > 0.8


def test_a_sentence_two_reporters_write_alike_is_no_reuse() -> None:
    told = "Deux hameaux de Montfaucon ont été évacués mardi par les pompiers, et une école accueille cent habitants."
    again = "Mardi, les pompiers de Montfaucon ont évacué deux hameaux ; cent habitants sont accueillis dans une école."
    first = make_article("a.txt", "2024-05-01", ["Titre un", told, BODY[0], OTHER[0]])
    second = make_article("b.txt", "2024-05-02", ["Titre deux", again, BODY[2], OTHER[1]])
    assert find_reuse(notes(first, second), LEFTOVERS) == ()


@pytest.mark.model
def test_a_translation_is_told_as_one() -> None:
    french = [
        "Le barrage de Montfaucon a cédé mardi vers cinq heures du matin après trois jours de pluies sur le plateau d'Orsal.",
        "Deux hameaux ont été évacués par les pompiers de Bressy, et une école sert de refuge à 120 habitants.",
        "La préfète Claire Vasseur a promis une enquête indépendante sur l'entretien de l'ouvrage.",
    ]
    english = [
        "The Montfaucon dam burst on Tuesday at about five in the morning after three days of rain on the plateau of Orsal.",
        "Two hamlets were evacuated by the firefighters of Bressy, and a school serves as a shelter for 120 residents.",
        "Prefect Claire Vasseur promised an independent inquiry into the upkeep of the dam.",
    ]
    first = make_article("a.txt", "2024-05-01", ["Titre un", *french])
    second = replace(make_article("b.txt", "2024-05-02", ["Title two", *english]), language="en")
    (reuse,) = find_reuse(notes(first, second), LEFTOVERS)
    assert (reuse.earlier, reuse.kind, len(reuse.pairs)) == (first.id, "translation", 4)


def test_articles_that_share_names_only_are_no_reuse() -> None:
    first, second = (
        make_article("a.txt", None, ["Titre un", *BODY]),
        make_article("b.txt", None, ["Le barrage de Montfaucon", *OTHER]),
    )
    assert find_reuse(notes(first, second), LEFTOVERS) == ()


def test_fifty_copies_name_their_closest_sources_alone() -> None:
    copies = [make_article(f"{n:02}.txt", None, [f"Titre {n}", *BODY]) for n in range(50)]
    found = find_reuse(notes(*copies), LEFTOVERS)
    assert max(sum(reuse.later == copy.id for reuse in found) for copy in copies) <= 3


def test_copies_and_articles_of_one_credit_are_one_family() -> None:
    first, second = (
        make_article("a.txt", "2024-05-01", ["Titre un", *BODY]),
        make_article("b.txt", "2024-05-02", ["Titre deux", *BODY]),
    )
    third = replace(make_article("c.txt", None, ["Titre", *OTHER]), credits=(Credit(Span(0, 5), "text", ("Agence Plein Sud",)),))
    fourth = replace(
        make_article("d.txt", None, ["Autre", OTHER[1]]), credits=(Credit(Span(0, 5), "text", ("agence plein sud",)),)
    )
    fifth = make_article("e.txt", None, ["Seul", "Rien de commun ici."])
    home = families([first, second, third, fourth, fifth], find_reuse(notes(first, second), LEFTOVERS))
    assert home[first.id] == home[second.id]
    assert home[third.id] == home[fourth.id]
    assert len(set(home.values())) == 3
