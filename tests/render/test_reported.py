from dataclasses import replace

from dossier.made import GAZETTE, RELAIS, SENTINELLE, gazette, made_dossier, relais, sentinelle
from dossier.made_links import links
from recoupe.dossier import compile_dossier
from recoupe.records import Dossier, Published
from recoupe.render.guide import make_guide
from recoupe.render.reported import Absence, absence_of, claim_rows, refusals
from recoupe.render.targets import find_targets


def dated(third: str | None) -> Dossier:
    """The story with the third article published then."""
    notes = relais()
    if third:
        notes = replace(notes, article=replace(notes.article, published=Published(third, "metadata")))
    return compile_dossier([sentinelle(), gazette(), notes], links(SENTINELLE, GAZETTE, RELAIS))


EVERY = [GAZETTE.article.id, RELAIS.article.id, SENTINELLE.article.id]


def absence(third: str | None) -> Absence:
    guide = make_guide(dated(third))
    return absence_of(guide, EVERY, [GAZETTE.article.id, SENTINELLE.article.id])


def test_an_article_without_a_time_omits_nothing() -> None:
    assert absence(None) == Absence((), (), ("A2",))


def test_an_article_before_the_denial_omits_nothing() -> None:
    assert absence("2024-03-11") == Absence((), ("A2",), ())


def test_an_article_after_the_denial_leaves_it_out() -> None:
    assert absence("2024-03-14") == Absence(("A2",), (), ())


def test_the_same_day_without_hours_tells_nothing() -> None:
    assert absence("2024-03-12") == Absence((), (), ("A2",))
    assert absence("2024-03-12T23:00") == Absence((), (), ("A2",))


def test_an_article_that_does_not_tell_the_claim_leaves_no_denial_out() -> None:
    guide = make_guide(dated("2024-03-14"))
    assert absence_of(guide, [SENTINELLE.article.id], [GAZETTE.article.id]) == Absence((), ("A3",), ())


def test_a_denial_nobody_dates_leaves_everything_open() -> None:
    guide = make_guide(dated("2024-03-14"))
    assert absence_of(guide, EVERY, [RELAIS.article.id]) == Absence((), ("A1", "A3"), ())
    assert absence_of(make_guide(dated(None)), EVERY, [RELAIS.article.id]) == Absence((), (), ("A1", "A3"))


def test_a_cell_shows_the_words_of_its_article() -> None:
    guide = make_guide(made_dossier())
    leak = claim_rows(guide, find_targets(guide))[0]
    cells = {label: [(said.act, said.cue) for said in marks] for label, marks in leak.cells}
    assert cells == {
        "A1": [("denies", "dément"), ("declines", "n’a pas souhaité commenter")],
        "A2": [("states", None)],
        "A3": [("reports-conditional", "selon"), ("denies", "a répondu")],
    }


def test_a_silent_cell_says_why() -> None:
    guide = make_guide(made_dossier())
    closed = claim_rows(guide, find_targets(guide))[1]
    assert [said.word for _, marks in closed.cells for said in marks] == ["non mentionné", "heure inconnue", "affirme"]
    assert closed.single


def test_the_claim_links_to_the_article_it_is_worded_by() -> None:
    guide = make_guide(made_dossier())
    leak = claim_rows(guide, find_targets(guide))[0]
    assert (leak.says_label, leak.says_href) == ("A2", "#A2:c1")


def test_an_origin_keeps_its_relays_and_its_anonymity() -> None:
    guide = make_guide(made_dossier())
    origin = claim_rows(guide, find_targets(guide))[0].origins[0]
    assert (origin.name, origin.through, origin.anonymous) == (
        "deux employés qui ont requis l’anonymat",
        "via La Sentinelle",
        True,
    )


def test_denials_and_refusals_name_who_and_where() -> None:
    guide = make_guide(made_dossier())
    found = [(item.act, item.who, [label for label, _ in item.articles]) for item in refusals(guide, find_targets(guide))]
    assert found == [("denies", ("Odilon Ferrand",), ["A1", "A3"]), ("declines", ("La préfecture",), ["A1"])]
