"""What stands in texts that have nothing else in common is no reuse, whoever wrote it down."""

from datetime import UTC, datetime

import numpy as np
import pytest

from recoupe.language import load_tables
from recoupe.link.passages import find_passages
from recoupe.link.passages.furniture import make_sieve, tells
from recoupe.link.passages.repeated import find_repeated
from recoupe.link.passages.words import Read, Words, read
from recoupe.records import StreamArticle

LEFTOVERS = load_tables("fr").leftovers
SIEVE = make_sieve(np.zeros(0, np.uint64), LEFTOVERS)
DAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
MATTERS = [
    "Le chantier du viaduc d'Orsal reprendra en avril, six mois après la chute d'une grue dans la rivière. "
    "Deux ouvriers avaient été blessés.",
    "La récolte de lavande s'annonce maigre sur le plateau de Vauzelle, où la grêle a couché les rangs en juin. "
    "Un producteur sur trois renonce.",
    "Le club de Bressy a vendu son avant-centre à un voisin fortuné, contre l'avis de ses supporteurs. "
    "Le stade sera vide samedi, promettent-ils.",
    "Une exposition réunit à Montfaucon quarante gravures oubliées dans un grenier depuis la guerre. "
    "Le conservateur a mis deux ans à les dater.",
    "L'usine de papier de Kerlan licencie cinquante-trois personnes malgré un carnet de commandes bien rempli. "
    "Les syndicats parlent de trahison.",
    "Un chalutier de Port-Hélian a remonté dans ses filets une mine de 1943, que les démineurs ont fait exploser au large. "
    "Nul n'a été blessé.",
    "Le conseil de Saint-Avre renonce à abattre les platanes du mail, centenaires, qu'un champignon affaiblit. "
    "Un élagage suffira, selon l'expert.",
]
MOTTO = "Fondée par onze communes en 1987, la coopérative qui imprime ces colonnes vit sans mécène et tient ses comptes ouverts."


def whole(text: str) -> tuple[Read, int, int]:
    known = read(text, "fr", Words())
    return known, 0, int(known.starts.size)


@pytest.mark.parametrize(
    "line",
    [
        "Recevez chaque matin dans votre boîte mail l'essentiel de l'info locale, choisi par notre rédaction.",
        "Pour lire la suite de cet article, abonnez-vous ou connectez-vous à votre compte sur notre site.",
        "Toute reproduction de ce contenu, même partielle, est interdite sans l'accord écrit de l'éditeur du site.",
        "Vous avez repéré une coquille dans cet article ? Signalez-la à la rédaction par le formulaire de contact.",
        "Afin d'afficher cette vidéo, vous devez accepter les cookies publicitaires de la plateforme dans vos réglages.",
        "Click here to subscribe to our free newsletter and receive the latest news in your inbox every morning.",
    ],
)
def test_a_site_that_speaks_for_itself_is_stopped(line: str) -> None:
    language = "en" if line.startswith("Click") else "fr"
    known = read(line, language, Words())
    assert SIEVE.stops(known, 0, known.starts.size)


@pytest.mark.parametrize(
    "line",
    [
        "La ministre a refusé tout commentaire sur l'accès des enquêteurs aux téléphones de ses conseillers.",
        "« Vous ne lirez cela dans aucun journal », a lancé le maire aux riverains venus consulter le dossier du viaduc.",
        "Le quotidien de Bressy a perdu un lecteur sur cinq en dix ans et cède son imprimerie à un groupe norvégien.",
        "Les données de quarante mille patients de l'hôpital de Kerlan ont été publiées en ligne dans la nuit de mardi.",
    ],
)
def test_an_article_about_papers_and_sites_is_none(line: str) -> None:
    assert not SIEVE.stops(*whole(line))


def test_lines_without_full_stops_tell_nothing() -> None:
    listed = "Viaduc d'Orsal : la grue relevée\nLavande : une récolte maigre à Vauzelle\nBressy vend son avant-centre au voisin"
    text = f"{MATTERS[3]}\n\n{listed}\n\n{MATTERS[4]}"
    known = read(text, "fr", Words())
    first = int(np.searchsorted(known.starts, text.index("Viaduc")))
    last = int(np.searchsorted(known.starts, text.index("L'usine")))
    assert not tells(known, first, last)
    assert tells(known, 0, first)
    assert tells(known, last, known.starts.size)


def test_a_list_of_titles_two_pages_carry_is_no_reuse() -> None:
    listed = "\n".join(matter.partition(".")[0][:90] for matter in MATTERS[4:7])
    texts = [f"{one}\n\nÀ découvrir\n{listed}\n\n{other}" for one, other in zip(MATTERS[:2], MATTERS[2:4], strict=True)]
    assert list(find_passages([StreamArticle(str(n), "", text, "fr") for n, text in enumerate(texts)], LEFTOVERS)) == []


def test_what_six_unrelated_texts_carry_is_furniture_though_nobody_names_their_outlet() -> None:
    texts = [f"{one} {MOTTO}" for one in MATTERS]
    assert list(find_passages([StreamArticle(str(n), "", text, "fr") for n, text in enumerate(texts)], LEFTOVERS)) == []


def test_what_two_unrelated_texts_carry_is_reuse() -> None:
    texts = [f"{MATTERS[0]} {MOTTO}", f"{MATTERS[1]} {MOTTO}", *MATTERS[2:]]
    (pair,) = find_passages([StreamArticle(str(n), "", text, "fr") for n, text in enumerate(texts)], LEFTOVERS)
    assert (pair.one, pair.other) == ("0", "1")


def test_what_seven_reports_of_one_matter_carry_is_reuse() -> None:
    said = "« Nous avons prévenu l'exploitant du viaduc dès le mois de mai, et personne n'a répondu à nos courriers »"
    towns = ("Bressy", "Kerlan", "Vauzelle", "Montfaucon", "Orsal", "Saint-Avre", "Port-Hélian")
    texts = [
        f"À {town}, la chute de la grue du viaduc d'Orsal reste dans les esprits. {said}, dit Hydralp. "
        f"Les deux ouvriers blessés, originaires de {town}, seront entendus en avril par le juge Vasseur."
        for town in towns
    ]
    assert len(list(find_passages([StreamArticle(str(n), "", text, "fr") for n, text in enumerate(texts)], LEFTOVERS))) >= 6


def test_a_sample_of_the_runs_tells_furniture_as_all_of_them_do() -> None:
    known = [read(f"{one} {MOTTO}", "fr", Words()) for one in MATTERS]
    weights = dict.fromkeys({stem for text in known for sentence in text.sentences for stem in sentence.stems}, 2.0)
    for one_in in (1, 3):
        sieve = make_sieve(find_repeated(known, weights, one_in), LEFTOVERS, one_in)
        first = int(np.searchsorted(known[0].starts, len(MATTERS[0])))
        assert sieve.stops(known[0], first, known[0].starts.size)
        assert not sieve.stops(known[0], 0, first)


def test_sentences_that_end_in_one_title_are_no_paraphrase() -> None:
    title = "Lire aussi : Vauzelle, la lavande et la grêle"
    texts = [f"{one.partition('. ')[0]} {title}. {other}" for one, other in zip(MATTERS[:2], MATTERS[3:5], strict=True)]
    assert list(find_passages([StreamArticle(str(n), "", text, "fr") for n, text in enumerate(texts)], LEFTOVERS)) == []
