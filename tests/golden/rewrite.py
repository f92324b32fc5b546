"""Write every golden story as a run makes it today: `make golden`. A person reads the diff."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from golden.stories import STORIES, made


def main() -> None:
    """Rewrite the files of every story."""
    for story in STORIES:
        for name, text in made(story).items():
            (story / name).write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{story.name}/{name}\n")


if __name__ == "__main__":
    main()
