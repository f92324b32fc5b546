"""What a clone on another machine must not meet: paths of one machine, addresses in lock files, files too large."""

import re

import pytest

from shape.tree import ROOT, project_files, where

MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|opt|Users/\w+)/")
LOCKS = ("requirements.lock", "requirements-dev.lock")
ALLOWED = ("tests/shape/test_nothing_private.py",)


def test_no_file_names_a_path_of_one_machine() -> None:
    found = []
    for path in project_files():
        if where(path) in ALLOWED:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{where(path, text.count(chr(10), 0, hit.start()) + 1)} {hit[0]}" for hit in MACHINE.finditer(text)]
    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_has_versions_and_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-|#)[^-]", text, re.MULTILINE)
    entries = re.split(r"\n(?=[A-Za-z])", text.strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9.-]*==[^ ]+ ", entry), entry[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]


def test_what_tests_need_holds_what_a_run_needs_at_the_same_versions() -> None:
    run, tests = (
        set(re.findall(r"^[a-z0-9][^\\\n]*", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)) for name in LOCKS
    )
    assert run - tests == set()


def test_what_builds_the_package_is_locked_too() -> None:
    # Installed with --no-build-isolation: nothing unpinned is fetched on the way.
    assert re.search(r"^setuptools==", (ROOT / LOCKS[0]).read_text(encoding="utf-8"), re.MULTILINE)


def test_no_tracked_file_is_larger_than_a_reader_would_fetch() -> None:
    assert {where(path): path.stat().st_size for path in project_files() if path.stat().st_size > 2_000_000} == {}
