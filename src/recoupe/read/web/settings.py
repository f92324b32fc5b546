"""How the web is read: limits, manners, and what the caller allows."""

from dataclasses import dataclass
from pathlib import Path

from recoupe import __version__

USER_AGENT = f"recoupe/{__version__} (cross-checks news coverage; run by a reader on their own machine)"
"""Says what reads the page; a caller adds who, with `contact`."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """The choices of one run over the web.

    Attributes:
        contact: an address or URL sites may write to; joined to the user agent.
        connect_timeout_s, read_timeout_s: for one connection, and for each wait for bytes.
        total_timeout_s: for one page, redirects included: a server that drips bytes does not hold the run.
        most_bytes: of one page, after decompression; a larger one is a fault.
        most_redirects: followed for one page.
        host_delay_s: between two requests to one host, unless its robots.txt asks for more (up to `most_delay_s`).
        allow_private: let private, loopback and link-local addresses be read; refused by default, since a page may name them.
        honour_optouts: obey robots.txt and record TDMRep; a page reserved for mining is a fault.
        kept: a folder that keeps each page as it came; a page found there is not asked for again, so a stopped run goes on.
    """

    contact: str = ""
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 20.0
    total_timeout_s: float = 60.0
    most_bytes: int = 20 * 2**20
    most_redirects: int = 5
    host_delay_s: float = 1.0
    most_delay_s: float = 30.0
    allow_private: bool = False
    honour_optouts: bool = True
    kept: Path | None = None

    @property
    def user_agent(self) -> str:
        """The User-Agent header."""
        return f"{USER_AGENT[:-1]}; {self.contact})" if self.contact else USER_AGENT
