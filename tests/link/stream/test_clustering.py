"""A stream put into stories that keep their names."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from recoupe.link.stream import cluster_stream
from recoupe.records import Membership, Ruling, StreamArticle

DAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
DAM = [
    (
        "Le barrage de Montfaucon cède, deux hameaux évacués",
        "Le barrage de Montfaucon a cédé mardi à l'aube. La "
        "préfète Claire Vasseur a fait évacuer les hameaux d'Orsal et de Bressy, soit 140 habitants.",
    ),
    (
        "Montfaucon : 140 habitants évacués après la rupture du barrage",
        "Quelque 140 habitants d'Orsal et de Bressy "
        "ont quitté leurs maisons après la rupture du barrage de Montfaucon, dit la préfète Claire Vasseur.",
    ),
    (
        "Rupture du barrage de Montfaucon : la préfète promet une enquête",
        "Claire Vasseur promet une enquête sur le "
        "barrage de Montfaucon, rompu mardi. Les 140 évacués d'Orsal dorment dans une école.",
    ),
]
STRIKE = [
    (
        "Grève à la raffinerie de Port-Lanic, les pompes se vident",
        "Les salariés de la raffinerie de Port-Lanic ont "
        "voté la grève jusqu'à vendredi. La CGX réclame 6 % de hausse à la direction de Pétrolane.",
    ),
    (
        "Pétrolane : la grève de Port-Lanic reconduite",
        "La grève à la raffinerie Pétrolane de Port-Lanic est reconduite, annonce la CGX, qui réclame toujours 6 %.",
    ),
    (
        "À Port-Lanic, les grévistes de Pétrolane tiennent bon",
        "Troisième jour de grève à Port-Lanic : la CGX et la direction de Pétrolane doivent se voir sur les 6 % demandés.",
    ),
]
LONE = (
    "Un ours aperçu près du col de la Serre",
    "Des randonneurs ont filmé un ours brun au col de la Serre, en lisière de la forêt.",
)
DAM_ABROAD = (
    "Montfaucon dam bursts, two hamlets evacuated",
    "The Montfaucon dam burst on Tuesday at dawn. Prefect Claire Vasseur ordered the hamlets of Orsal and Bressy, 140 "
    "people, to leave.",
)


def stream(*groups: tuple[list[tuple[str, str]], int], language: str = "fr") -> list[StreamArticle]:
    """Articles named after their group and place, a few hours apart from the day a group begins."""
    found = []
    for n, (group, day) in enumerate(groups):
        for at, (title, text) in enumerate(group):
            when = DAY + timedelta(days=day, hours=3 * at)
            found.append(StreamArticle(f"{language}{n}-{at}", title, text, language, when))
    return found


def stories(found: tuple[Membership, ...]) -> dict[str, str]:
    return {one.article: one.story for one in found}


def test_articles_of_one_event_are_one_story_and_others_are_apart() -> None:
    home = stories(cluster_stream(stream((DAM, 0), (STRIKE, 0), ([LONE], 1))))
    assert len({home["fr0-0"], home["fr0-1"], home["fr0-2"]}) == 1
    assert len({home["fr1-0"], home["fr1-1"], home["fr1-2"]}) == 1
    assert len(set(home.values())) == 3


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = stream((DAM, 0), (STRIKE, 1), ([LONE], 1))
    mixed = list(articles)
    random.Random(4).shuffle(mixed)  # noqa: S311
    assert cluster_stream(articles) == cluster_stream(mixed)


def test_a_story_keeps_the_name_of_the_article_that_opened_it_as_others_join() -> None:
    whole = stream((DAM, 0), (STRIKE, 0))
    first = stories(cluster_stream([one for one in whole if one.id in ("fr0-0", "fr0-1")]))
    assert stories(cluster_stream(whole))["fr0-2"] == first["fr0-0"]


def test_what_happens_again_a_month_later_is_another_story_of_the_same_saga() -> None:
    later = [replace(one, id=f"later-{one.id}", time=(one.time or DAY) + timedelta(days=20)) for one in stream((DAM, 0))]
    found = {one.article: one for one in cluster_stream([*stream((DAM, 0), (STRIKE, 0)), *later])}
    assert found["fr0-0"].story != found["later-fr0-0"].story
    assert found["fr0-0"].saga == found["later-fr0-0"].saga
    assert found["fr0-0"].saga != found["fr1-0"].saga


def test_a_story_told_in_two_languages_is_one_by_its_names_and_figures() -> None:
    found = cluster_stream([*stream((DAM, 0), (STRIKE, 0)), *stream(([DAM_ABROAD], 0), language="en")])
    home = stories(found)
    assert home["en0-0"] == home["fr0-0"]
    linked = [one for one in found for reason in one.because if reason.rule == "stream.other-language"]
    assert linked


def test_a_reason_names_the_nearest_article_and_the_words_shared() -> None:
    (found,) = [one for one in cluster_stream(stream((DAM, 0), (STRIKE, 0))) if one.article == "fr0-1"]
    assert found.because[0].rule == "stream.nearest"
    assert found.because[0].note.startswith("fr0-")
    assert "montfaucon" in found.because[0].note


def test_what_a_person_says_goes_before_what_was_found() -> None:
    articles = stream((DAM, 0), (STRIKE, 0), ([LONE], 0))
    apart = stories(cluster_stream(articles, [Ruling("apart", "fr0-2", "fr0-0")]))
    assert apart["fr0-2"] != apart["fr0-0"] == apart["fr0-1"]
    together = stories(cluster_stream(articles, [Ruling("together", "fr2-0", "fr1-0")]))
    assert together["fr2-0"] == together["fr1-0"]


def test_people_may_join_stories_that_lie_weeks_apart() -> None:
    later = [replace(one, id=f"later-{one.id}", time=(one.time or DAY) + timedelta(days=20)) for one in stream((STRIKE, 0))]
    home = stories(cluster_stream([*stream((DAM, 0)), *later], [Ruling("together", "fr0-0", "later-fr0-0")]))
    assert home["fr0-1"] == home["later-fr0-2"]


def test_an_article_without_a_day_joins_the_story_it_tells() -> None:
    articles = stream((DAM, 0), (STRIKE, 0))
    undated = [replace(one, time=None) if one.id == "fr0-2" else one for one in articles]
    home = stories(cluster_stream(undated))
    assert home["fr0-2"] == home["fr0-0"] != home["fr1-0"]


def test_a_stream_without_any_day_is_put_together_all_the_same() -> None:
    home = stories(cluster_stream([replace(one, time=None) for one in stream((DAM, 0), (STRIKE, 0))]))
    assert len(set(home.values())) == 2


def test_nothing_and_next_to_nothing_are_streams_too() -> None:
    assert cluster_stream([]) == ()
    (one,) = cluster_stream([StreamArticle("a", "", "?")])
    assert one.because[0].rule == "stream.alone"


def test_no_chain_of_neighbours_makes_one_giant_story() -> None:
    # Each title shares two words with the next one only.
    words = [f"mot{at:02d}" for at in range(60)]
    articles = [StreamArticle(f"c{at:02d}", " ".join(words[at : at + 4]), "", "fr", DAY) for at in range(0, 56, 2)]
    sizes = list(stories(cluster_stream(articles)).values())
    assert max(sizes.count(story) for story in set(sizes)) <= len(articles) / 3


def test_an_article_without_a_day_that_tells_the_story_from_afar_joins_it_all_the_same() -> None:
    """It shares a few names with each of the others, less than they share with one another."""
    articles = stream((DAM, 0), (STRIKE, 0), ([LONE], 1))
    far = StreamArticle(
        "far", "", "Dans une école d'Orsal, on attend de savoir qui entretenait l'ouvrage de Montfaucon.", "fr", None
    )
    found = {one.article: one.story for one in cluster_stream([*articles, far])}
    assert found["far"] == found["fr0-0"] == found["fr0-2"]


def test_an_article_without_a_day_that_fits_two_stories_joins_none() -> None:
    both = "Du barrage de Montfaucon et d'Orsal, où Claire Vasseur passait, à la raffinerie de Port-Lanic : deux déplacements."
    found = {
        one.article: one.story
        for one in cluster_stream([*stream((DAM, 0), (STRIKE, 0)), StreamArticle("x", "", both, "fr", None)])
    }
    assert found["x"] not in {found["fr0-0"], found["fr1-0"]}
