"""Documents: every rule, fault and command has its line, and no line speaks of what is gone."""

import ast
import re
from collections.abc import Iterator

from recoupe.app.command import make_commands
from recoupe.language.commands import load_command_words
from shape.tree import ROOT, SOURCE, parsed, project_files, source_files, strings, where

DOTTED = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
FILE_NAMES = (".toml", ".tsv", ".json", ".html", ".css", ".js", ".md", ".txt", ".py")
STAGES = ("read", "clean", "annotate", "link", "dossier", "engine")
RULES = "\n".join(
    path.read_text(encoding="utf-8") for path in project_files(".md") if path.is_relative_to(ROOT / "docs" / "rules")
)
FAULTS = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
TOPICS = {name.split(".")[0] for name in re.findall(r"`([a-z]+\.[a-z-]+)`", RULES)}
README = (ROOT / "README.md").read_text(encoding="utf-8")


def emitted() -> dict[str, str]:
    """Names given to a `Reason`, a `Fault`, a `rule` or a `because`, and others of a topic that has rules; and where."""
    found: dict[str, str] = {}
    for path in source_files(*STAGES):
        given = {(node.lineno, node.value) for node in ast.walk(parsed(path)) for node in _given(node)}
        for line, text in strings(path):
            if (
                DOTTED.fullmatch(text)
                and not text.endswith(FILE_NAMES)
                and ((line, text) in given or text.split(".")[0] in TOPICS)
            ):
                found[text] = where(path, line)
    return found


def _given(node: ast.AST) -> Iterator[ast.Constant]:
    """The names a call gives as a rule or a fault code, a choice between two included."""
    if not isinstance(node, ast.Call):
        return
    places: list[ast.expr] = [word.value for word in node.keywords if word.arg in ("rule", "because", "code")]
    if isinstance(node.func, ast.Name) and node.func.id in ("Reason", "Fault") and node.args:
        places.append(node.args[0])
    for place in places:
        for part in ast.walk(place):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part


def test_every_rule_and_fault_in_the_code_has_its_line() -> None:
    known = set(re.findall(r"`([^`\s]+)`", RULES + FAULTS))
    assert {name: place for name, place in emitted().items() if name not in known} == {}


def test_every_page_of_rules_stands_in_the_index_with_its_topics() -> None:
    index = dict(
        re.findall(r"^\| \[[a-z-]+\]\(rules/([a-z-]+)\.md\) \| (.+?) \|", (ROOT / "docs" / "rules.md").read_text("utf-8"), re.M)
    )
    pages = {path.stem: path.read_text(encoding="utf-8") for path in project_files(".md") if path.parent.name == "rules"}
    assert set(index) == set(pages)
    for name, page in pages.items():
        firsts = "\n".join(re.findall(r"^\| (.*?) \|", page, re.MULTILINE))
        assert set(re.findall(r"`([a-z]+)\.\*`", index[name])) == set(re.findall(r"`([a-z]+)\.[a-z]", firsts)), name


def test_no_rule_lacks_what_it_does_or_an_example() -> None:
    rows = re.findall(r"^\| `.*\|$", RULES, re.MULTILINE)
    assert rows
    assert [row for row in rows if not all(cell.strip() for cell in row.strip("|").split(" | "))] == []


def test_every_fault_of_the_list_is_in_the_code() -> None:
    listed = set(re.findall(r"^\| `([^`]+)`", FAULTS, re.MULTILINE))
    code = "\n".join(path.read_text(encoding="utf-8") for path in source_files())
    assert listed
    assert {code_name for code_name in listed if f'"{code_name}"' not in code} == set()


def test_every_command_stands_in_the_readme_and_in_both_languages() -> None:
    commands = make_commands(load_command_words("en")).commands
    assert [name for name in commands if f"recoupe {name}" not in README] == []
    english, french = load_command_words("en"), load_command_words("fr")
    assert set(english.texts) == set(french.texts)
    assert {verb: len(lines) for verb, lines in english.examples.items()} == {
        verb: len(lines) for verb, lines in french.examples.items()
    }


def test_every_target_of_make_stands_in_the_readme() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test", "check", "bench", "golden", "serve"} <= targets
    assert [name for name in sorted(targets) if f"make {name}" not in README] == []


def test_every_data_file_of_a_language_says_where_it_comes_from() -> None:
    files = [path for path in project_files() if path.is_relative_to(SOURCE / "language") and path.suffix in (".toml", ".tsv")]
    assert files
    assert [where(path) for path in files if not path.read_text(encoding="utf-8").startswith("#")] == []


def test_every_source_that_is_named_has_its_entry() -> None:
    entries = set(re.findall(r"^## (\S+)$", (ROOT / "docs" / "sources.md").read_text(encoding="utf-8"), re.MULTILINE))
    files = [path for path in project_files() if path.is_relative_to(SOURCE) and path.suffix in (".py", ".toml", ".tsv")]
    named = {name for path in files for name in re.findall(r"docs/sources\.md#([a-z-]+)", path.read_text(encoding="utf-8"))}
    assert named
    assert named - entries == set()
