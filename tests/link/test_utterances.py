"""One utterance in several wordings."""

from link.link_cases import make_article
from link.made import make_actor, make_cast, placed
from recoupe.language import load_tables
from recoupe.link.utterances import align_utterances
from recoupe.records import Article, Attribution, Drift, Mode, Notes, Span, Utterance

JUDGE = make_actor("Paul Lannoy", "person")
OTHER = make_actor("Luc Maréchal", "person")


def said(name: str, words: str, speaker: str = "Paul Lannoy", mode: Mode = "direct") -> tuple[Article, Notes]:
    article = make_article(name, None, ["Titre", f"« {words} », a déclaré {speaker}."])
    start = article.text.index("«")
    at = article.text.index(speaker)
    content = Span(start, article.text.index("»") + 1)
    attribution = Attribution(content, None, None, Span(at, at + len(speaker)), "person", "asserts", mode, False, None)
    return article, Notes(article, attributions=(attribution,))


def align(*made: tuple[Article, Notes]) -> tuple[tuple[Utterance, ...], tuple[Drift, ...]]:
    judge, other = JUDGE, OTHER
    for article, _ in made:
        judge = placed(judge, article, "Paul Lannoy") if "Paul Lannoy" in article.text else judge
        other = placed(other, article, "Luc Maréchal") if "Luc Maréchal" in article.text else other
    return align_utterances([note for _, note in made], make_cast(judge, other), load_tables("fr").predicates)


def test_two_translations_of_one_utterance_are_aligned_and_told_as_drift() -> None:
    utterances, drift = align(
        said("a.txt", "Nous avons parlé de sujets personnels et de tensions commerciales"),
        said("b.txt", "On a parlé de problèmes personnels et de questions commerciales"),
    )
    assert len(utterances) == 1
    assert utterances[0].speaker == JUDGE.id
    assert [item.kind for item in drift] == ["wording"]


def test_the_same_words_are_one_utterance_without_drift() -> None:
    utterances, drift = align(said("a.txt", "La vanne sera réparée demain"), said("b.txt", "La vanne sera réparée demain"))
    assert len(utterances) == 1
    assert drift == ()


def test_a_shortened_quotation_is_no_drift() -> None:
    _, drift = align(said("a.txt", "La vanne sera réparée demain matin"), said("b.txt", "La vanne sera réparée"))
    assert drift == ()


def test_two_speakers_never_share_an_utterance() -> None:
    utterances, _ = align(
        said("a.txt", "La vanne sera réparée demain"), said("b.txt", "La vanne sera réparée demain", "Luc Maréchal")
    )
    assert utterances == ()


def test_two_matters_of_one_speaker_are_two() -> None:
    utterances, _ = align(said("a.txt", "La vanne sera réparée demain"), said("b.txt", "Le budget de l'école double"))
    assert utterances == ()
