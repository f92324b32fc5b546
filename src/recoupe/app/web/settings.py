"""What whoever starts the desk may choose about it."""

from dataclasses import dataclass, field

from recoupe.read.settings import ReadSettings

MEBIBYTE = 1024 * 1024
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The choices of one server.

    Attributes:
        host: address it listens at; this machine alone by default.
        port: 0 takes a free one.
        names: names it may be called by besides, as a reverse proxy has them.
        language: of pages, for whoever asks for none of ours.
        password: argon2 hash of the shared password; None when none is asked for.
        max_body: bytes of a request at most: forty heavy pages dropped at once.
        max_text: bytes of a form without files at most.
        secure: the cookie is only sent over https.
        reading: sizes, and manners on the web.
    """

    host: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()
    language: str = "fr"
    password: str | None = None
    max_body: int = 48 * MEBIBYTE
    max_text: int = 4 * MEBIBYTE
    secure: bool = False
    reading: ReadSettings = field(default_factory=ReadSettings)

    @property
    def hosts(self) -> frozenset[str]:
        """Names a request may be for."""
        return frozenset((*LOOPBACK, *self.names, *(() if self.host in ("0.0.0.0", "::") else (self.host,))))  # noqa: S104
