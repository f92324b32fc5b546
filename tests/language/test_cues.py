"""The cue lexicon: its size, what it knows, and what it refuses."""

from pathlib import Path

import pytest

from recoupe.language import load_tables
from recoupe.language.conjugation import load_conjugation
from recoupe.language.cues import load_cues, split_words
from recoupe.records import LexiconError

FRENCH = Path(__file__).parents[2] / "src" / "recoupe" / "language" / "fr"


def test_the_french_lexicon_has_the_breadth_it_claims() -> None:
    lines = [line for line in (FRENCH / "cues.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    assert len(lines) >= 700


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("rappelle", "rappeler"),
        ("dément", "démentir"),
        ("soutiennent", "soutenir"),
        ("annonça", "annoncer"),
        ("jugeant", "juger"),
        ("révèle", "révéler"),
        ("prétendraient", "prétendre"),
        ("reconnut", "reconnaître"),
    ],
)
def test_a_form_is_known_by_its_verb(form: str, lemma: str) -> None:
    assert lemma in {cue.lemma for cue, _ in load_tables("fr").cues.verbs[form]}


def test_a_denial_under_negation_denies_nothing() -> None:
    cue = next(cue for cue, _ in load_tables("fr").cues.verbs["nie"] if not cue.rest)
    assert (cue.act, cue.negated) == ("denies", "asserts")


def test_an_elided_word_stands_alone() -> None:
    assert split_words("s'abstenir d'un mot") == ("s'", "abstenir", "d'", "un", "mot")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("verb\tdire\tasserts\t-", "columns"),
        ("verb\tdire\tsings\t-\tque", "nobody does"),
        ("verb\tdire\tasserts\t-\tque!", "unknown frame"),
        ("verb\txyz\tasserts\t-\tque", "conjugates"),
        ("song\tdire\tasserts\t-\tque", "no kind"),
        ("verb\tdire\tasserts\t-\tque\nverb\tdire\tasserts\t-\tque", "twice"),
    ],
)
def test_a_bad_line_is_refused_by_file_and_entry(tmp_path: Path, line: str, why: str) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "cues.tsv").write_text(line + "\n", encoding="utf-8")
    (folder / "cues.toml").write_text((FRENCH / "cues.toml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(LexiconError, match=why):
        load_cues(folder, load_conjugation(FRENCH / "conjugation.toml"))
