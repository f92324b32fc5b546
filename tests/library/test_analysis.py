"""The words of a text as they are searched: elisions, accents, ligatures, numbers, names; spans lead back to the letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.library.analysis import analyser, fold, fold_name, sound

FR = analyser("fr")


def stems(text: str, language: str = "fr") -> list[str]:
    return [term.stem for term in analyser(language).terms(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l’élection", "elections"),
        ("l'Élection", "élections"),
        ("d’un œuvre", "d'un oeuvre"),
        ("journaux", "journal"),
        ("nationaux", "nationale"),
        ("aujourd’hui", "AUJOURD'HUI"),
        ("qu’il", "il"),
        ("jusqu’au", "au"),
        ("lorsqu’elle", "elle"),
        ("presqu’île", "presqu'îles"),
        ("les prud’hommes", "les prud'homme"),
        ("O’Connor", "O'Connor"),
        ("12 000", "12\u202f000"),
        ("12.000", "12 000"),
        ("12’000", "12000"),
        ("l’O.T.A.N.", "OTAN"),
        ("U.E.", "UE"),
        ("Saint-Étienne", "saint etienne"),
        ("inondées", "inondée"),
        ("gouvernementales", "gouvernemental"),
        ("ÉTAT", "état"),
        ("e\u0301tat", "\u00e9tat"),
        ("Ærø", "aero"),
        ("ﬁnances", "finance"),
    ],
)
def test_two_writings_of_a_word_are_one(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"), [("pont", "point"), ("mort", "morte-saison"), ("2 024", "2024 300"), ("marché", "marchand"), ("3,5", "35")]
)
def test_two_words_stay_two(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_a_word_leads_back_to_its_letters() -> None:
    text = "Selon l’A.F.P., « l’Œuvre » a réuni 12 000 visiteurs jusqu’à l’aube, aujourd’hui."
    found = [(term.form, text[term.start : term.end]) for term in FR.terms(text)]
    assert ("afp", "A.F.P.") in found
    assert ("oeuvre", "Œuvre") in found
    assert ("12000", "12 000") in found
    assert ("aujourdhui", "aujourd’hui") in found
    assert ("à", "à") in found


def test_other_languages_have_their_own_stems_and_elisions() -> None:
    assert stems("elections", "en") == stems("election", "en")
    assert stems("dell'acqua", "it") == stems("ACQUA", "it")
    assert stems("Häuser", "de") == stems("hauser", "de")
    assert stems("дом 房子", "xx") == ["дом", "房子"]


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "it", "xx"]))
def test_any_text_gives_words_in_order_inside_it_and_never_an_empty_one(text: str, language: str) -> None:
    done = 0
    for term in analyser(language).terms(text):
        assert done <= term.start < term.end <= len(text)
        assert term.form
        assert term.stem
        done = term.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Poutine", "Putin"),
        ("Zelensky", "Zelenski"),
        ("Loukachenko", "Lukashenko"),
        ("Kirienko", "Kiriyenko"),
        ("Tchernychev", "Chernyshev"),
        ("Khrouchtchev", "Khrushchev"),
        ("Prigojine", "Prigozhin"),
        ("Netanyahou", "Netanyahu"),
        ("Mohammed", "Mohamed"),
        ("Choïgou", "Shoigu"),
    ],
)
def test_two_transcriptions_of_a_name_sound_alike(one: str, other: str) -> None:
    assert sound(fold_name(one)) == sound(fold_name(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Martin", "Martine"), ("Simon", "Simone"), ("Durand", "Dupond"), ("Macron", "Marion"), ("Lyon", "Léon")]
)
def test_two_names_do_not_sound_alike(one: str, other: str) -> None:
    assert sound(fold_name(one)) != sound(fold_name(other))


def test_folding_twice_is_folding_once() -> None:
    for word in ("Œuvre", "ÉTÉ", "straße", "İstanbul", "naïve", "ﬁ"):
        assert fold(fold(word)) == fold(word)
