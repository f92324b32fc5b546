"""How inputs are read."""

from dataclasses import dataclass, field

from recoupe.read.web.settings import WebSettings

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What is read and how much of it.

    Attributes:
        max_bytes: size of one input above which it becomes a fault; articles are below 1 MiB, the heaviest pages met about 5.
        max_archive_bytes: size of a file that holds many articles, above which it becomes a fault: split it.
        max_files: inputs of one run; what is beyond becomes one fault.
        captured: when the inputs were captured (ISO), as the caller says; None when not said.
        web: limits and manners on the web.
    """

    max_bytes: int = 20 * MEBIBYTE
    max_archive_bytes: int = 1024 * MEBIBYTE
    max_files: int = 20_000
    captured: str | None = None
    web: WebSettings = field(default_factory=WebSettings)
