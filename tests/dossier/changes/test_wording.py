"""Two versions of an article: what changes the meaning is told from what changes the looks."""

import pytest

from dossier.changes.made import version
from recoupe.dossier.changes import compare_texts
from recoupe.records import Span

TITLE = "Un pont fermé à Vaubray"
BODY = "Le maire, Oumar Sarr, a fermé le pont lundi à 18 heures."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("L'écluse cède", "L\u2019écluse cède"),
        ('Il a dit "non" hier', "Il a dit « non » hier"),
        ("Il a dit “non” hier", "Il a dit «\u00a0non\u00a0» hier"),
        ("près de 12 000 foyers", "près de 12\u202f000 foyers"),
        ("près de 12000 foyers", "près de 12 000 foyers"),
        ("près de 12.000 foyers", "près de 12 000 foyers"),
        ("Etat, Ecole, A Paris", "État, École, À Paris"),
        ("INCENDIE A ECHALLENS", "Incendie à Échallens".replace("à", "À")),
        ("le Premier ministre", "le premier ministre"),
        ("une sous-préfète", "une sous préfète"),
        ("Les pompiers sont là , dit-il", "Les pompiers sont là, dit-il"),
        ("C'est fini...", "C'est fini…"),
        ("lundi - mardi", "lundi – mardi"),
        ("Fin.", "Fin !"),
        ("un deux", "un  deux;"),
    ],
)
def test_what_looks_otherwise_and_says_the_same_is_cosmetic(before: str, after: str) -> None:
    found = compare_texts(version(TITLE, before), version(TITLE, after))
    assert found.meaningful == ()
    assert {one.because for one in found.revisions} <= {"edits.typography"}


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("Le bilan est de 12 morts.", "Le bilan est de 14 morts.", "edits.number"),
        ("un taux de 1,5 point", "un taux de 15 points", "edits.number"),
        ("il fait -3 degrés", "il fait 3 degrés", "edits.words"),
        ("en hausse de 5 %", "en hausse de 5 points", "edits.words"),
        ("Le ministre démissionne", "Le ministre démissionne ?", "edits.words"),
        ("Une erreur technique", "Une « erreur » technique", "edits.quotation"),
        ("Il tue le projet", "Il a tué le projet", "edits.words"),
        ("Le maire a menti", "Le maire aurait menti", "edits.words"),
        ("Il nie les faits", "Il ne nie pas les faits", "edits.words"),
        ("Le préfet a démenti", "Le préfet n'a pas démenti", "edits.words"),
        ("selon la police", "selon le parquet", "edits.words"),
        ("10 millions d'euros, soit 12 €", "10 millions d'euros, soit 12 $", "edits.words"),
    ],
)
def test_what_says_something_else_is_meaningful(before: str, after: str, rule: str) -> None:
    found = compare_texts(version(TITLE, before), version(TITLE, after)).meaningful
    assert rule in {one.because for one in found}


def test_a_changed_word_stands_where_it_says_in_both() -> None:
    before, after = version(TITLE, "Hier. Il y a 12 morts.", BODY), version(TITLE, "Hier soir. Il y a 14 morts.", BODY)
    found = compare_texts(before, after)
    assert [(one.gone, one.new) for one in found.meaningful] == [("", "soir"), ("12", "14")]
    for one in found.meaningful:
        assert one.after is not None
        assert one.after.within(after.text) == one.new
        assert (one.before.within(before.text) if one.before else "") == one.gone


def test_hours_of_updates_and_writers_are_imprint() -> None:
    before = version(TITLE, ("byline", "Par Anouk Delsarte"), ("date", "Mis à jour à 18 h 02"), BODY)
    after = version(TITLE, ("byline", "Par Anouk Delsarte et M. R."), ("date", "Mis à jour à 19 h 10"), BODY)
    found = compare_texts(before, after)
    assert {(one.kind, one.because) for one in found.revisions} == {("cosmetic", "edits.imprint")}


def test_a_paragraph_that_moved_is_no_news_and_is_followed() -> None:
    other = "Une déviation est en place par Montfaucon jusqu'au printemps prochain."
    before, after = version(TITLE, BODY, other), version(TITLE, other, BODY)
    found = compare_texts(before, after)
    assert {one.because for one in found.revisions} == {"edits.moved"}
    at = before.text.index("Montfaucon")
    place = found.follow(Span(at, at + 10))
    assert place is not None
    assert place.within(after.text) == "Montfaucon"


def test_a_paragraph_that_went_is_followed_nowhere() -> None:
    before, after = version(TITLE, BODY, "Le ministre savait."), version(TITLE, BODY)
    found = compare_texts(before, after)
    assert [(one.kind, one.gone) for one in found.revisions] == [("meaning", "Le ministre savait")]
    at = before.text.index("ministre")
    assert found.follow(Span(at, at + 8)) is None


def test_the_same_text_has_no_revision() -> None:
    assert compare_texts(version(TITLE, BODY), version(TITLE, BODY)).revisions == ()
