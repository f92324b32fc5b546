"""Which rules made a thing: the version of recoupe, and what tells its rules from those of the same version the day before."""

import hashlib
from functools import cache
from pathlib import Path

from recoupe import __version__

ROOMS = ("read", "clean", "annotate", "language")
"""The rooms whose code and data decide what an article is and what its notes are."""
DIGITS = 8


@cache
def method_version() -> str:
    """The version, and a hash of the files that decide, "0.1.0+3f2a77c1": 3 MB, read once a run in 10 ms."""
    package, digest = Path(__file__).parents[1], hashlib.sha256()
    for room in ROOMS:
        for file in sorted((package / room).rglob("*")):
            if file.suffix in (".py", ".toml", ".tsv"):
                digest.update(f"{file.relative_to(package).as_posix()}\n".encode())
                digest.update(file.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:DIGITS]}"
