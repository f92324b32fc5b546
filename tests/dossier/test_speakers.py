"""What a story tells of a speaker that one article does not: that it is a paper, that somebody bears a name or nobody does."""

from pathlib import Path

from recoupe.engine import RunSettings
from recoupe.engine.local import run

ONE = """Kelvor : la direction attendue mardi

3 mars 2026

La Boussole a évoqué 400 départs chez Kelvor. La direction doit recevoir mardi les élus du personnel de l'usine de Marchais.
"""
OTHER = """Kelvor supprimerait 400 postes

2 mars 2026

Selon le quotidien La Boussole, le fabricant de pompes Kelvor prépare 400 départs. Les élus du personnel ont écrit à la direction.
"""


def _acts(folder: Path, texts: dict[str, str]) -> set[tuple[str, str]]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    dossier = run([str(folder / name) for name in texts], RunSettings())
    note = next(note for note in dossier.notes if note.article.source.endswith("one.txt"))
    return {(said.speaker_kind, said.act) for said in note.attributions if said.cue is not None}


def test_a_name_another_article_calls_a_paper_reports(tmp_path: Path) -> None:
    assert ("media", "reports") in _acts(tmp_path, {"one.txt": ONE, "other.txt": OTHER})


def test_a_name_nobody_calls_a_paper_keeps_what_its_article_says(tmp_path: Path) -> None:
    assert ("organisation", "asserts") in _acts(tmp_path, {"one.txt": ONE})


UNNAMED = """Kelvor : la cantine fermée

3 mars 2026

Le gérant de la cantine assure que les repas étaient payés. La direction de Kelvor doit recevoir mardi les élus du personnel.
"""
NAMED = """Kelvor : le repas de trop

2 mars 2026

Le gérant de la cantine, Paul Darnier, attend toujours ses factures. La direction de Kelvor recevra mardi les élus du personnel.
"""


def test_who_is_told_by_a_post_and_named_nowhere_is_anonymous(tmp_path: Path) -> None:
    assert ("anonymous", "asserts") in _acts(tmp_path, {"one.txt": UNNAMED})


def test_who_is_told_by_a_post_and_named_in_another_article_is_a_person(tmp_path: Path) -> None:
    assert ("person", "asserts") in _acts(tmp_path, {"one.txt": UNNAMED, "other.txt": NAMED})


def test_whoever_holds_an_office_known_without_a_name_is_a_person(tmp_path: Path) -> None:
    assert ("person", "asserts") in _acts(
        tmp_path, {"one.txt": UNNAMED.replace("Le gérant de la cantine", "Le premier ministre")}
    )
