"""A run makes of each golden story what stands in its folder; `make golden` rewrites, this only compares."""

from pathlib import Path

import pytest

from golden.stories import STORIES, made


@pytest.mark.model
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_run_makes_what_stands_there(story: Path) -> None:
    for name, text in made(story).items():
        assert text == (story / name).read_text(encoding="utf-8"), f"{name}: run `make golden` and read the diff"


def test_there_is_a_story() -> None:
    assert STORIES
