"""Ask for what was asked for before: a server that says nothing changed sends nothing."""

import re
from dataclasses import dataclass

from recoupe.read.web.addresses import AddressError
from recoupe.read.web.fetch import Fetched, FetchError, follow, page_of_reply
from recoupe.read.web.manners import Manners
from recoupe.records import Fault

_MAX_AGE = re.compile(r"\bmax-age\s*=\s*(\d{1,9})", re.I)
MOST_WAIT_S = 7 * 86_400
"""A server may ask to be left alone for a week at most: a mistaken header must not end a watch."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the last answer said of itself, to be handed back."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking again.

    Attributes:
        status: of HTTP.
        page: None unless there was one: nothing changed, or trouble.
        known: what to hand back next time.
        wait_s: for how long the server asks not to be asked; 0 when it does not say.
    """

    status: int
    page: Fetched | None
    known: Known
    wait_s: float = 0.0


def ask_again(url: str, known: Known, manners: Manners) -> Answer | Fault:
    """Ask for an address, unless it has not changed.

    Args:
        url: http or https.
        known: of the last answer; empty the first time.
        manners: settings, and hosts met before.

    Faults:
        read.address-refused, read.robots, read.reserved, read.fetch-failed: as `fetch.fetch_pages`; an answer with another
            status is an `Answer` without a page.
    """
    import httpx  # noqa: PLC0415  loaded when the web is read

    settings = manners.settings
    timeout = httpx.Timeout(settings.read_timeout_s, connect=settings.connect_timeout_s)
    told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    more = {name: value for name, value in told.items() if value and value.isprintable()}
    try:
        with httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False) as client:
            reply = follow(client, url, manners, more)
        page = page_of_reply(url, reply, settings) if reply.status == 200 else None
    except AddressError as error:
        return Fault("read.address-refused", url, f"{url}: {error}; name a public http(s) page, or allow private addresses")
    except FetchError as error:
        return Fault(error.code, url, f"{url}: {error}")
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        return Fault("read.fetch-failed", url, f"{url}: {type(error).__name__}: {error}; try again later")
    now = Known(reply.headers.get("etag"), reply.headers.get("last-modified"))
    kept = known if reply.status == 304 and now == Known() else now
    return Answer(reply.status, page, kept, _wait(reply.headers))


def _wait(headers: dict[str, str]) -> float:
    """The longest of what `Retry-After` and `Cache-Control` ask for."""
    later = headers.get("retry-after", "").strip()
    age = _MAX_AGE.search(headers.get("cache-control", ""))
    asked = [float(later) if later.isdecimal() and len(later) < 10 else 0.0, float(age[1]) if age else 0.0]
    return min(max(asked), MOST_WAIT_S)
