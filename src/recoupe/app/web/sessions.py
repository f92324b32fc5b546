"""Who is looking: a session by cookie, a token that forms must repeat, and the shared password when there is one."""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from starlette.requests import Request
from starlette.responses import Response

from recoupe.app.web.settings import DeskSettings

COOKIE = "recoupe"
LIFE_S = 12 * 3600
"""Seconds a session lives after its last use: a day on the desk."""
MOST = 5_000
"""Sessions kept: the oldest goes; a machine that asks without cookies cannot fill the memory."""
TRIES, PAUSE_S = 5, 30.0
"""Wrong passwords in a row before everybody has to wait this long."""


@dataclass(slots=True)
class Session:
    """One browser."""

    name: str
    known: bool
    used: float
    who: str = ""
    """How this person signs corrections."""


@dataclass(slots=True)
class Sessions:
    """The sessions of one server; its secret dies with it."""

    settings: DeskSettings
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    held: dict[str, Session] = field(default_factory=dict)
    wrong: int = 0
    wait_until: float = 0.0

    def find(self, request: Request) -> Session:
        """The session of a request; a new one when it has none."""
        now = time.monotonic()
        found = self.held.get(request.cookies.get(COOKIE, ""))
        if found is None or now - found.used > LIFE_S:
            found = Session(secrets.token_urlsafe(24), self.settings.password is None, now)
            self.held[found.name] = found
            while len(self.held) > MOST:
                del self.held[min(self.held, key=lambda name: self.held[name].used)]
        found.used = now
        return found

    def keep(self, session: Session, response: Response) -> None:
        """Have the browser remember its session."""
        response.set_cookie(
            COOKIE, session.name, max_age=LIFE_S, httponly=True, samesite="lax", secure=self.settings.secure, path="/"
        )

    def token(self, session: Session) -> str:
        """What a form of this session repeats; masked anew each time, so that compression tells nothing of it."""
        mask = secrets.token_bytes(16)
        masked = bytes(a ^ b for a, b in zip(mask, self._token(session), strict=True))
        return (mask + masked).hex()

    def holds(self, session: Session, token: str) -> bool:
        """Whether a form came from a page of this session."""
        try:
            given = bytes.fromhex(token)
        except ValueError:
            return False
        if len(given) != 32:
            return False
        plain = bytes(a ^ b for a, b in zip(given[:16], given[16:], strict=True))
        return hmac.compare_digest(plain, self._token(session))

    def enter(self, session: Session, password: str) -> Session | None:
        """A new session for whoever knows the password; None for a wrong one, or while everybody has to wait."""
        now = time.monotonic()
        if self.settings.password is None or now < self.wait_until:
            return None
        try:
            PasswordHasher().verify(self.settings.password, password)
        except (VerificationError, InvalidHashError):
            self.wrong += 1
            if self.wrong >= TRIES:
                self.wrong, self.wait_until = 0, now + PAUSE_S
            return None
        self.wrong = 0
        self.held.pop(session.name, None)
        new = Session(secrets.token_urlsafe(24), True, now)
        self.held[new.name] = new
        return new

    def leave(self, session: Session) -> None:
        """Forget a session."""
        self.held.pop(session.name, None)

    def _token(self, session: Session) -> bytes:
        return hmac.new(self.secret, session.name.encode("ascii"), hashlib.sha256).digest()[:16]


def hash_password(password: str) -> str:
    """The argon2 hash of a password."""
    return PasswordHasher().hash(password)
