"""One host is never hurried, and its robots.txt is asked first."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.read.web.settings import WebSettings

if TYPE_CHECKING:
    from protego import Protego


@dataclass(slots=True)
class Host:
    """What is known of one host during a run."""

    robots: "Protego | None" = None
    well_known: bytes | None = None
    last_asked: float | None = None
    delay_s: float = 0.0


@dataclass(slots=True)
class Manners:
    """The hosts met in a run, and the wait each is owed. Clock and sleep are given, so that tests need neither."""

    settings: WebSettings
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    hosts: dict[str, Host] = field(default_factory=dict)

    def wait(self, origin: str) -> None:
        """Let pass what the host is owed since it was last asked."""
        host = self.hosts.setdefault(origin, Host())
        owed = max(self.settings.host_delay_s, host.delay_s)
        if host.last_asked is not None:
            left = host.last_asked + owed - self.clock()
            if left > 0:
                self.sleep(left)
        host.last_asked = self.clock()

    def slow_down(self, origin: str, seconds: float) -> None:
        """The host asked for time: robots.txt's Crawl-delay, or a Retry-After."""
        host = self.hosts.setdefault(origin, Host())
        host.delay_s = min(max(host.delay_s, seconds), self.settings.most_delay_s)
