"""A name one article does not call a paper is one where another article of the story says so."""

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
