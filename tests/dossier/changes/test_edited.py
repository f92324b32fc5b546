"""An edit that changes cells of a dossier: which, from what to what; one that does not is no event."""

from dossier.changes.made import cell, claim, dossier, figure, version
from recoupe.dossier.changes import Change, compare_texts, find_changes, find_edited
from recoupe.dossier.changes.rows import Replaced
from recoupe.records import Article

TITLE = "Un pont fermé à Vaubray"


def replaced(before: Article, after: Article) -> Replaced:
    return Replaced(before.id, after.id, compare_texts(before, after))


def edited(words: tuple[str, str], acts: tuple[str, str], said: tuple[str, str]) -> Change | None:
    """The event of one edit of one paragraph, its claim told by another paper too."""
    old, new = version(TITLE, words[0]), version(TITLE, words[1])
    before = dossier([old, "b"], [claim("le pont", cell(old, acts[0], said[0]), cell("b", "states", "fermé"))])
    after = dossier([new, "b"], [claim("le pont", cell(new, acts[1], said[1]), cell("b", "states", "fermé"))])
    return find_edited(before, after, replaced(old, new))


def test_an_act_that_an_edit_changed_is_told_with_both_wordings() -> None:
    found = edited(
        ("Le maire reconnaît la fermeture.", "Le maire dément la fermeture."),
        ("states", "denies"),
        ("reconnaît la fermeture", "dément la fermeture"),
    )
    assert found is not None
    assert [(one.table, one.was, one.now) for one in found.touched] == [("claim", "states", "denies")]
    assert (found.before[0].exact, found.cites[0].exact) == ("reconnaît la fermeture", "dément la fermeture")


def test_a_cell_that_other_words_carry_is_not_touched() -> None:
    words = ("Le maire ferme le pont. Il pleut.", "Le maire ferme le pont. Il neige.")
    assert edited(words, ("states", "states"), ("ferme le pont", "ferme le pont")) is None
    cosmetic = ("Le maire ferme l'accès.", "Le maire ferme l\u2019accès.")
    assert edited(cosmetic, ("states", "states"), ("ferme l'accès", "ferme l\u2019accès")) is None


def test_a_claim_that_an_edit_took_out_or_put_in_is_told() -> None:
    old, new = version(TITLE, "Il pleut. Le ministre savait."), version(TITLE, "Il pleut.")
    with_claim = dossier([old], [claim("le ministre", cell(old, "states", "Le ministre savait"))])
    without = dossier([new])
    gone = find_edited(with_claim, without, replaced(old, new))
    assert gone is not None
    assert [(one.was, one.now) for one in gone.touched] == [("states", None)]
    back = find_edited(
        dossier([new]), dossier([old], [claim("le ministre", cell(old, "states", "Le ministre savait"))]), replaced(new, old)
    )
    assert back is not None
    assert [(one.was, one.now) for one in back.touched] == [(None, "states")]


def test_a_number_that_was_changed_in_silence_is_told() -> None:
    old, new = version(TITLE, "On compte 12 morts."), version(TITLE, "On compte 14 morts.")
    before = dossier([old, "b"], [], [figure("morts", (old, "12 morts", "12"), ("b", "12 morts", "12"))])
    after = dossier([new, "b"], [], [figure("morts", (new, "14 morts", "14"), ("b", "12 morts", "12"))])
    found = find_edited(before, after, replaced(old, new))
    assert found is not None
    assert [(one.table, one.was, one.now) for one in found.touched] == [("figure", "12 mort", "14 mort")]


def test_a_denial_that_stood_in_the_earlier_version_is_not_the_first() -> None:
    old, new = version(TITLE, "Le maire dément tout."), version(TITLE, "Le maire dément absolument tout.")
    before = dossier([old, "b"], [claim("c", cell("b", "states", "fermé"), cell(old, "denies", "dément tout"))])
    after = dossier([new, "b"], [claim("c", cell("b", "states", "fermé"), cell(new, "denies", "dément absolument tout"))])
    assert find_changes(before, after, (replaced(old, new),)) == ()
