"""How a language gives the results of polls."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recoupe.language.moment_rules import Expander
from recoupe.language.numbers import EMPTY, either
from recoupe.records import LexiconError

SHAPES = ("place", "bracket", "pair", "leader", "over", "share", "share_bracket", "share_for", "answer")
NEEDED = ("field dates", "sample size", "margin of error", "sponsor")


@dataclass(frozen=True, slots=True)
class PollWords:
    """Patterns of poll rows and poll sentences.

    Attributes:
        about, tie: words that make a passage one about a poll, and words for a draw.
        shapes: pattern by name, one for each of `SHAPES`.
        said, known: a pollster introduced as one, and pollsters known by name.
        split: parts two pollsters.
        needed: what a reader needs to weigh a poll, and how it is said, in the order it is listed as missing.
    """

    about: re.Pattern[str] = EMPTY
    tie: re.Pattern[str] = EMPTY
    shapes: dict[str, re.Pattern[str]] = field(default_factory=dict)
    said: re.Pattern[str] = EMPTY
    known: re.Pattern[str] = EMPTY
    split: re.Pattern[str] = EMPTY
    needed: tuple[tuple[str, re.Pattern[str]], ...] = ()


def load_polls(file: Path) -> PollWords:
    """Read the poll table of one language.

    Raises:
        LexiconError: a shape or a needed field is missing, or a pattern does not compile.
    """
    name = f"{file.parent.name}/{file.name}"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    for section, keys in (("shape", SHAPES), ("needed", NEEDED)):
        missing = [key for key in keys if key not in data[section]]
        if missing:
            raise LexiconError(name, missing[0], f"not in {section}")
    expand = Expander(name, data["piece"])
    return PollWords(
        about=expand.compile("about", data["words"]["about"]),
        tie=expand.compile("tie", data["words"]["tie"]),
        shapes={key: expand.compile(key, data["shape"][key]) for key in SHAPES},
        said=expand.compile("said", data["pollster"]["said"]),
        known=re.compile(rf"(?<!\w)(?:{either(data['pollster']['known'])})(?!\w)"),
        split=expand.compile("split", data["pollster"]["split"]),
        needed=tuple((key, expand.compile(key, data["needed"][key])) for key in NEEDED),
    )
