"""How inputs are read."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What is read and how much of it.

    Attributes:
        max_bytes: size of one input above which it becomes a fault; articles are below 1 MiB, the heaviest pages met about 5.
        max_files: inputs of one run; what is beyond becomes one fault.
        captured: when the inputs were captured (ISO), as the caller says; None when not said.
    """

    max_bytes: int = 20 * MEBIBYTE
    max_files: int = 20_000
    captured: str | None = None
