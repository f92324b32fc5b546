"""Which articles tell one story."""

from dataclasses import replace

from link.link_cases import make_article
from recoupe.language import load_tables
from recoupe.link.stories import split_stories
from recoupe.records import Notes

DAM = [
    [
        "Barrage rompu à Montfaucon",
        "Le barrage de Montfaucon a cédé mardi après de fortes pluies, deux hameaux sont évacués par les pompiers.",
    ],
    [
        "Montfaucon sous les eaux",
        "La rupture du barrage a inondé deux hameaux évacués par les pompiers, la préfète annonce une enquête.",
    ],
]
CHEESE = [
    "Le gruyère primé",
    "Un fromager fribourgeois remporte le concours mondial des pâtes dures pour la troisième année consécutive.",
]


def split(*articles: list[str]) -> list[tuple[int, str]]:
    notes = [Notes(make_article(f"{n}.txt", None, lines)) for n, lines in enumerate(articles)]
    return [(len(story.articles), story.because[0].rule) for story in split_stories(notes, load_tables("fr").predicates)]


def test_articles_that_share_words_are_one_story() -> None:
    assert split(*DAM) == [(2, "stories.one")]


def test_an_article_of_another_story_is_set_apart_with_the_reason() -> None:
    assert split(DAM[0], CHEESE, DAM[1]) == [(2, "stories.shared-names-and-words"), (1, "stories.set-apart")]


def test_an_article_of_another_language_is_joined_by_its_names_and_not_by_its_little_words() -> None:
    words = "The dam of Montfaucon, built by Keltrane near Sallevieille, gave way, and both Vasseur and Duroc blame the rain."
    french = "Le barrage de Montfaucon, bâti par Keltrane près de Sallevieille, a cédé, selon Vasseur et Duroc, sous la pluie."
    other = "The cheese of the year was made by a man of the valley, and the jury of the week said it was the best of the lot."
    notes = [
        replace(note, article=replace(note.article, language=language))
        for note, language in zip(
            (
                Notes(make_article(f"{n}.txt", None, ["Titre", text]))
                for n, text in enumerate([french, french, french, words, other])
            ),
            ["fr", "fr", "fr", "en", "en"],
            strict=True,
        )
    ]
    assert sorted(len(story.articles) for story in split_stories(notes, load_tables("fr").predicates)) == [1, 4]


def test_an_article_in_other_words_belongs_by_what_the_heads_of_the_others_share() -> None:
    loose = [
        "Deux hameaux évacués, un barrage en morceaux",
        "Le barrage n'a pas tenu et les pompiers ont tapé aux portes. Notre reporter raconte la nuit de familles parties "
        "avec un sac, un chat, des photos mouillées. "
        "Personne ne dort vraiment au gymnase, prêté par le club de judo, et les enfants dessinent des bateaux sur les murs.",
    ]
    assert split(*DAM, loose) == [(3, "stories.one")]


def test_no_article_is_no_story() -> None:
    assert split() == []


def test_the_order_of_articles_does_not_change_the_ids() -> None:
    predicates = load_tables("fr").predicates
    notes = [Notes(make_article(f"{n}.txt", None, lines)) for n, lines in enumerate([*DAM, CHEESE])]
    ids = {story.id for story in split_stories(notes, predicates)}
    assert ids == {story.id for story in split_stories(notes[::-1], predicates)}
