"""What an article says when it corrects itself: one file a language, all read at once, as notices keep to their house."""

import re
import tomllib
from functools import cache
from pathlib import Path

from recoupe.records import LexiconError

FOLDER = Path(__file__).parent
FILE = "corrections.toml"


@cache
def load_corrections(folder: Path = FOLDER) -> tuple[re.Pattern[str], ...]:
    """One pattern a language: its notices, at the head of a paragraph (`opens`) or anywhere in it (`says`).

    Raises:
        LexiconError: an entry is no expression.
    """
    return tuple(_load(file) for file in sorted(folder.glob(f"*/{FILE}")))


def _load(file: Path) -> re.Pattern[str]:
    name = f"{file.parent.name}/{FILE}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    parts = list[str]()
    for key, head in (("opens", r"^[\s(\[*\u00ab\u201c\"]{0,4}(?:"), ("says", r"(?<!\w)(?:")):
        entries = data.get(key)
        if not isinstance(entries, list) or not entries:
            raise LexiconError(name, key, "not a list of expressions")
        for entry in entries:
            try:
                re.compile(entry)
            except (re.error, TypeError) as wrong:
                raise LexiconError(name, str(entry), f"not an expression: {wrong}") from wrong
        parts.append(f"{head}{'|'.join(entries)})")
    return re.compile("|".join(parts), re.IGNORECASE)
