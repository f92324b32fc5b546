"""Where a claim comes from, and how many origins are independent."""

from dataclasses import replace

from link.made import make_actor, make_cast, make_statement, placed, two_articles
from recoupe.link.credited import Press
from recoupe.link.one_voice import Signs
from recoupe.link.origins import Roots, find_origins
from recoupe.link.statements import Voice

PAPER = make_actor("La Dépêche de Namur", "media")
SITE = make_actor("Meuse Info", "media")
OFFICIALS = make_actor("des responsables", "anonymous")
SOURCE = make_actor("une source proche du dossier", "anonymous")
JUDGE = make_actor("Paul Lannoy", "person")
HOUSE = make_actor("parquet de Namur", "organisation", "le parquet de Namur")
SPEAKER = make_actor("Anne Rolin", "person", "porte-parole du parquet de Namur")
REPORT = make_actor("des rapports", "document")
CAST = make_cast(PAPER, SITE, OFFICIALS, SOURCE, JUDGE, HOUSE, SPEAKER, REPORT)
ONE, TWO = two_articles("La banque a versé deux millions.", "La banque aurait versé deux millions.")
SAID, ALSO = "La banque a versé deux millions", "La banque aurait versé deux millions"


def count(*voices: tuple[int, Voice]) -> int:
    members = [make_statement((ONE, TWO)[at], (SAID, ALSO)[at], "reports", voice) for at, voice in voices]
    return len(find_origins(members, CAST, {}, alone=False).asserting)


def test_unnamed_officials_count_as_the_medium_that_heard_them() -> None:
    assert count((0, Voice(OFFICIALS.id, "anonymous", (PAPER.id,))), (1, Voice(PAPER.id, "media"))) == 1


def test_two_media_with_their_own_unnamed_sources_are_two() -> None:
    assert count((0, Voice(OFFICIALS.id, "anonymous", (PAPER.id,))), (1, Voice(SOURCE.id, "anonymous", (SITE.id,)))) == 2


def test_a_medium_that_relays_a_named_speaker_adds_nothing() -> None:
    assert count((0, Voice(JUDGE.id, "person", (PAPER.id,))), (1, Voice(PAPER.id, "media"))) == 1


def test_a_spokesperson_and_the_house_are_one() -> None:
    assert count((0, Voice(HOUSE.id, "organisation")), (1, Voice(SPEAKER.id, "person"))) == 1


def test_reports_nobody_names_are_no_second_origin() -> None:
    assert count((0, Voice(REPORT.id, "document")), (1, Voice(PAPER.id, "media"))) == 1


def test_two_people_are_two() -> None:
    assert count((0, Voice(JUDGE.id, "person")), (1, Voice(SPEAKER.id, "person"))) == 2


def roots_of(*voices: tuple[int, Voice]) -> Roots:
    members = [make_statement((ONE, TWO)[at], (SAID, ALSO)[at], "reports", voice) for at, voice in voices]
    return find_origins(members, CAST, {}, alone=False)


def test_what_nobody_is_heard_saying_has_one_origin_without_a_name() -> None:
    roots = roots_of((0, Voice(None, "unspecified")), (1, Voice(None, "unspecified")))
    assert roots.independent == 1
    assert [(origin.actor, origin.kind, origin.inferred) for origin in roots.asserting] == [(None, "anonymous", True)]


def test_what_articles_say_in_their_own_voice_is_their_own_witness() -> None:
    members = [make_statement(ONE, SAID, "states"), make_statement(TWO, ALSO, "states")]
    assert [origin.kind for origin in find_origins(members, CAST, {}, alone=False).asserting] == ["witness"]


def test_what_is_only_asked_has_no_origin() -> None:
    assert find_origins([make_statement(ONE, SAID, "questions")], CAST, {}, alone=False).independent == 0


def test_a_voice_heard_by_one_article_does_not_count_beside_another() -> None:
    roots = roots_of((0, Voice(JUDGE.id, "person")), (1, Voice(SPEAKER.id, "person")))
    assert (len(roots.asserting), roots.independent) == (2, 1)


def test_voices_that_several_articles_hear_count_each() -> None:
    pair = (Voice(JUDGE.id, "person"), Voice(SPEAKER.id, "person"))
    assert roots_of(*((at, voice) for at in (0, 1) for voice in pair)).independent == 2


def test_copies_hear_a_voice_once() -> None:
    voice, other = Voice(JUDGE.id, "person"), Voice(SPEAKER.id, "person")
    members = [make_statement(article, words, "reports", voice, other) for article, words in ((ONE, SAID), (TWO, ALSO))]
    assert find_origins(members, CAST, {}, alone=False).independent == 2
    assert find_origins(members, CAST, {ONE.id: ONE.id, TWO.id: ONE.id}, alone=False).independent == 1


def test_who_confirms_counts_beside_another_voice() -> None:
    told = (0, Voice(JUDGE.id, "person"))
    assert roots_of(told, (1, Voice(SPEAKER.id, "person", confirms=True))).independent == 2
    assert roots_of((1, Voice(SPEAKER.id, "person", confirms=True))).independent == 1


def test_the_same_unnamed_source_in_two_copies_is_one() -> None:
    voice = Voice(SOURCE.id, "anonymous")
    members = [make_statement(ONE, SAID, "reports", voice), make_statement(TWO, ALSO, "reports", voice)]
    assert len(find_origins(members, CAST, {}, alone=False).asserting) == 2
    assert len(find_origins(members, CAST, {ONE.id: ONE.id, TWO.id: ONE.id}, alone=False).asserting) == 1


def test_who_denies_is_an_origin_that_does_not_count() -> None:
    members = [
        make_statement(ONE, SAID, "reports", Voice(PAPER.id, "media")),
        make_statement(TWO, ALSO, "denies", Voice(JUDGE.id, "person")),
    ]
    roots = find_origins(members, CAST, {}, alone=False)
    assert [origin.actor for origin in roots.asserting] == [PAPER.id]
    assert [origin.actor for origin in roots.denying] == [JUDGE.id]


def test_a_claim_that_is_only_a_denial_comes_from_who_denies() -> None:
    members = [make_statement(TWO, ALSO, "denies", Voice(JUDGE.id, "person"))]
    assert [origin.actor for origin in find_origins(members, CAST, {}, alone=True).asserting] == [JUDGE.id]


def test_a_link_that_is_not_written_is_marked() -> None:
    members = [
        make_statement(ONE, SAID, "reports", Voice(OFFICIALS.id, "anonymous")),
        make_statement(TWO, ALSO, "reports", Voice(PAPER.id, "media")),
    ]
    roots = find_origins(members, CAST, {}, alone=False)
    assert len(roots.asserting) == 1
    assert roots.asserting[0].inferred


def test_an_article_of_another_paper_that_names_no_medium_heard_its_source_itself() -> None:
    members = [
        make_statement(ONE, SAID, "reports", Voice(OFFICIALS.id, "anonymous")),
        make_statement(TWO, ALSO, "reports", Voice(PAPER.id, "media")),
    ]
    press = Press(outlets={ONE.id: SITE.id})
    assert len(find_origins(members, CAST, {}, alone=False, press=press).asserting) == 2


def test_an_article_that_names_the_medium_of_the_claim_has_its_source_from_there() -> None:
    one, two = two_articles("La Dépêche de Namur revient sur la banque.", "La banque aurait versé deux millions.")
    cast = make_cast(placed(PAPER, one, "La Dépêche de Namur"), SITE, OFFICIALS)
    members = [
        make_statement(one, "la banque", "reports", Voice(OFFICIALS.id, "anonymous")),
        make_statement(two, ALSO, "reports", Voice(PAPER.id, "media")),
    ]
    assert len(find_origins(members, cast, {}, alone=False, press=Press(outlets={one.id: SITE.id})).asserting) == 1


def test_two_unnamed_sources_of_one_paper_are_one_origin() -> None:
    members = [
        make_statement(ONE, SAID, "reports", Voice(OFFICIALS.id, "anonymous")),
        make_statement(ONE, SAID, "reports", Voice(SOURCE.id, "anonymous")),
    ]
    assert len(find_origins(members, CAST, {}, alone=False, press=Press(outlets={ONE.id: SITE.id})).asserting) == 1


def test_behind_a_paper_whose_own_article_names_who_told_it_stands_that_voice() -> None:
    members = [
        make_statement(ONE, SAID, "reports", Voice(JUDGE.id, "person")),
        make_statement(TWO, ALSO, "reports", Voice(PAPER.id, "media")),
    ]
    roots = find_origins(members, CAST, {}, alone=False, press=Press(outlets={ONE.id: PAPER.id}))
    assert [origin.actor for origin in roots.asserting] == [JUDGE.id]
    assert len(find_origins(members, CAST, {}, alone=False, press=Press(outlets={ONE.id: SITE.id})).asserting) == 2


def test_who_will_not_comment_on_what_others_say_is_no_origin() -> None:
    members = [
        make_statement(ONE, SAID, "reports", Voice(JUDGE.id, "person")),
        make_statement(TWO, ALSO, "declines", Voice(HOUSE.id, "organisation")),
    ]
    assert [origin.actor for origin in find_origins(members, CAST, {}, alone=False).asserting] == [JUDGE.id]


def test_several_who_will_not_comment_are_one_silence() -> None:
    members = [
        make_statement(ONE, SAID, "declines", Voice(JUDGE.id, "person")),
        make_statement(TWO, ALSO, "declines", Voice(PAPER.id, "media")),
    ]
    roots = find_origins(members, CAST, {}, alone=True)
    assert (roots.independent, len(roots.asserting)) == (1, 2)


def test_words_for_anybody_are_no_origin() -> None:
    some = make_actor("d'aucuns", "anonymous")
    members = [make_statement(ONE, SAID, "reports", Voice(some.id, "anonymous"))]
    signs = Signs(nobody=frozenset({"aucuns"}))
    assert [o.actor for o in find_origins(members, make_cast(some), {}, alone=False, signs=signs).asserting] == [None]
    assert [o.actor for o in find_origins(members, make_cast(some), {}, alone=False).asserting] == [some.id]


def test_who_hands_on_what_somebody_says_in_the_same_article_is_a_relay() -> None:
    members = [
        make_statement(ONE, SAID, "reports", Voice(JUDGE.id, "person", (SPEAKER.id,))),
        make_statement(ONE, SAID, "reports", Voice(SPEAKER.id, "person")),
    ]
    assert [origin.actor for origin in find_origins(members, CAST, {}, alone=False).asserting] == [JUDGE.id]


def test_a_description_beside_the_name_it_may_stand_for_is_no_second_voice() -> None:
    judge, name = make_actor("la juge", "person"), make_actor("Inès Delvaux", "person")
    members = [
        make_statement(ONE, SAID, "reports", Voice(judge.id, "person")),
        make_statement(TWO, ALSO, "reports", Voice(name.id, "person")),
    ]
    cast = make_cast(judge, name)
    assert len(find_origins(members, cast, {}, alone=False, signs=Signs(describes=frozenset({"la"}))).asserting) == 1
    assert len(find_origins(members, cast, {}, alone=False).asserting) == 2


def test_a_description_beside_two_names_stands_for_neither() -> None:
    judge, name, other = make_actor("la juge", "person"), make_actor("Inès Delvaux", "person"), make_actor("Luc Hoste", "person")
    voices = [Voice(judge.id, "person"), Voice(name.id, "person"), Voice(other.id, "person")]
    members = [
        make_statement(*place, "reports", voice)
        for place, voice in zip([(ONE, SAID), (TWO, ALSO), (TWO, ALSO)], voices, strict=True)
    ]
    assert (
        len(
            find_origins(
                members, make_cast(judge, name, other), {}, alone=False, signs=Signs(describes=frozenset({"la"}))
            ).asserting
        )
        == 3
    )


def test_a_house_with_and_without_its_kind_is_one() -> None:
    short, long = make_actor("Viroz", "organisation"), make_actor("institut Viroz", "organisation")
    members = [
        make_statement(ONE, SAID, "reports", Voice(short.id, "organisation")),
        make_statement(TWO, ALSO, "reports", Voice(long.id, "organisation")),
    ]
    assert len(find_origins(members, make_cast(short, long), {}, alone=False).asserting) == 1


def told_flat(main: str | None) -> Roots:
    members = [
        replace(one, meaning=replace(one.meaning, main=main))
        for one in (make_statement(ONE, SAID, "states"), make_statement(TWO, ALSO, "states"))
    ]
    return find_origins(members, CAST, {}, alone=False)


def test_what_the_articles_tell_in_their_own_word_has_no_independent_origin() -> None:
    roots = told_flat("give")
    assert roots.independent == 0
    assert [origin.kind for origin in roots.asserting] == ["witness"]


def test_what_somebody_does_in_public_has_one() -> None:
    assert told_flat("sue").independent == 1


def test_who_orders_it_is_no_origin_of_it_beside_who_tells_it() -> None:
    roots = roots_of((0, Voice(JUDGE.id, "person", calls=True)), (1, Voice(PAPER.id, "media")))
    assert [origin.actor for origin in roots.asserting] == [PAPER.id]


def test_who_calls_for_it_is_its_origin_where_nobody_else_is_heard() -> None:
    roots = roots_of((0, Voice(JUDGE.id, "person", calls=True)), (1, Voice(JUDGE.id, "person", calls=True)))
    assert [origin.actor for origin in roots.asserting] == [JUDGE.id]
