"""Fetch pages: each hop of an address checked, each host asked in turn, each page kept as it came."""

import gzip
import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from recoupe.read.web.addresses import Address, AddressError, check_address
from recoupe.read.web.manners import Host, Manners
from recoupe.read.web.optouts import Reservation, read_reservation
from recoupe.read.web.settings import WebSettings
from recoupe.records import Fault

if TYPE_CHECKING:
    import httpx

REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
BUSY_DELAY_S = 5.0
"""Owed to a host that says it is busy and not for how long."""
MOST_MANNERS_BYTES = 512 * 2**10
"""Of robots.txt and tdmrep.json: the length up to which RFC 9309 asks a reader to go."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page as the web gave it.

    Attributes:
        asked: the URL the caller gave; `url`: where it stood after redirects.
        data: the body, decompressed.
        content_type, charset: as declared, lower case; "" and None where not.
        reservation: what the site says of mining.
    """

    asked: str
    url: str
    data: bytes
    content_type: str
    charset: str | None
    reservation: Reservation


class FetchError(Exception):
    """A page could not be had; `code` is that of its fault."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def fetch_pages(urls: Iterable[str], settings: WebSettings, manners: Manners | None = None) -> Iterator[Fetched | Fault]:
    """Fetch some pages, in the order given, one at a time.

    Args:
        urls: http and https addresses; one given twice is asked once.
        settings: limits and manners.
        manners: hosts met before; new ones when not given.

    Yields:
        One record or fault for each address.

    Faults:
        read.address-refused: the address, or one it redirects to, may not be read.
        read.robots: the site's robots.txt keeps this reader out.
        read.reserved: the site reserves the page from mining.
        read.fetch-failed: no answer, an answer that is no page, too long, too slow.
    """
    import httpx  # noqa: PLC0415  loaded when the web is read

    manners = manners or Manners(settings)
    timeout = httpx.Timeout(settings.read_timeout_s, connect=settings.connect_timeout_s)
    with ExitStack() as stack:
        client = stack.enter_context(httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False))
        for url in dict.fromkeys(urls):
            try:
                yield _kept(url, settings) or _keep(_fetch(client, url, manners), settings)
            except AddressError as error:
                yield Fault(
                    "read.address-refused", url, f"{url}: {error}; name a public http(s) page, or allow private addresses"
                )
            except FetchError as error:
                yield Fault(error.code, url, f"{url}: {error}")
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
                yield Fault("read.fetch-failed", url, f"{url}: {type(error).__name__}: {error}; try again later")


@dataclass(frozen=True, slots=True)
class Reply:
    """The last answer an address led to, whatever its status; `headers` by their names in lower case."""

    url: str
    status: int
    headers: dict[str, str]
    data: bytes
    host: Host


def _fetch(client: "httpx.Client", asked: str, manners: Manners) -> Fetched:
    """Follow one address to its page."""
    reply = follow(client, asked, manners)
    if reply.status != 200:
        raise FetchError("read.fetch-failed", f"the site answers {reply.status}")
    return page_of_reply(asked, reply, manners.settings)


def follow(client: "httpx.Client", asked: str, manners: Manners, more: Mapping[str, str] | None = None) -> Reply:
    """Follow one address through its redirects, each checked, to an answer.

    Args:
        client: that follows no redirects by itself.
        asked: the address.
        manners: hosts met before.
        more: headers sent beside the usual ones.

    Raises:
        AddressError: it, or one it redirects to, may not be read.
        FetchError: robots.txt keeps this reader out, or it redirects for ever.
    """
    settings, url = manners.settings, asked
    deadline = manners.clock() + settings.total_timeout_s
    for _ in range(settings.most_redirects + 1):
        address = check_address(url, settings.allow_private)
        host = _greet(client, address, manners)
        if settings.honour_optouts and host.robots is not None and not host.robots.can_fetch(url, settings.user_agent):
            raise FetchError(
                "read.robots", "the site's robots.txt asks readers like this one to stay out; ask the site, or paste the text"
            )
        manners.wait(address.origin)
        status, headers, data = _ask(client, address, settings, (deadline, settings.most_bytes), more)
        if status in REDIRECTS and headers.get("location"):
            url = urljoin(url, headers["location"])
            continue
        if status in BUSY:
            asked_for = headers.get("retry-after", "")
            manners.slow_down(address.origin, float(asked_for) if asked_for.isdecimal() else BUSY_DELAY_S)
        return Reply(url, status, headers, data, host)
    raise FetchError("read.fetch-failed", f"more than {settings.most_redirects} redirects")


def page_of_reply(asked: str, reply: Reply, settings: WebSettings) -> Fetched:
    """The page of an answer.

    Raises:
        FetchError: the site reserves it from mining.
    """
    url, data, headers = reply.url, reply.data, reply.headers
    reservation = read_reservation(url, reply.host.well_known, headers, data)
    if settings.honour_optouts and reservation.reserved:
        terms = f"; terms: {reservation.policy}" if reservation.policy else ""
        raise FetchError("read.reserved", f"the site reserves this page from text and data mining ({reservation.said_by}){terms}")
    declared = Message()
    declared["content-type"] = headers.get("content-type", "")
    return Fetched(
        asked,
        url,
        data,
        declared.get_content_type() if headers.get("content-type") else "",
        declared.get_content_charset(),
        reservation,
    )


def _ask(
    client: "httpx.Client",
    address: Address,
    settings: WebSettings,
    limits: tuple[float, int],
    more: Mapping[str, str] | None = None,
) -> tuple[int, dict[str, str], bytes]:
    """One request to the machine the name was looked up as; the body up to a time and a length, which `limits` gives."""
    deadline, most = limits
    headers = {
        "Host": address.host_header,
        "User-Agent": settings.user_agent,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
    }
    headers |= {"Accept-Encoding": "gzip, deflate", **(more or {})}
    extensions = {"sni_hostname": address.host} if address.scheme == "https" else {}
    with client.stream("GET", address.pinned, headers=headers, extensions=extensions) as response:
        told = {name.lower(): value for name, value in response.headers.items()}
        if response.status_code in REDIRECTS:
            return response.status_code, told, b""
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > most:
                raise FetchError("read.fetch-failed", f"longer than {most} bytes: not an article")
            if time.monotonic() > deadline:
                raise FetchError("read.fetch-failed", f"not whole after {settings.total_timeout_s:g} seconds")
        return response.status_code, told, bytes(body)


def _greet(client: "httpx.Client", address: Address, manners: Manners) -> Host:
    """What a host says of readers, asked once: robots.txt and tdmrep.json. A host that does not say lets everybody in."""
    known = manners.hosts.get(address.origin)
    if known is not None or not manners.settings.honour_optouts:
        return known or manners.hosts.setdefault(address.origin, Host())
    from protego import Protego  # noqa: PLC0415  loaded when the web is read

    manners.hosts[address.origin] = Host()
    robots = _small(client, replace(address, url=f"{address.scheme}://{address.host_header}/robots.txt"), manners)
    well_known = _small(
        client, replace(address, url=f"{address.scheme}://{address.host_header}/.well-known/tdmrep.json"), manners
    )
    host = manners.hosts[address.origin]
    host.well_known = well_known
    if robots is not None:
        host.robots = Protego.parse(robots.decode("utf-8", "replace"))
        delay = host.robots.crawl_delay(manners.settings.user_agent)
        if delay:
            manners.slow_down(address.origin, float(delay))
    return host


def _small(client: "httpx.Client", address: Address, manners: Manners) -> bytes | None:
    """A small file at the root of a host; None where there is none. Redirects are not followed: they leave what was checked."""
    import httpx  # noqa: PLC0415

    try:
        status, _, data = _ask(
            client, address, manners.settings, (manners.clock() + manners.settings.read_timeout_s, MOST_MANNERS_BYTES)
        )
    except (httpx.HTTPError, FetchError):
        return None
    if status >= 500 and address.url.endswith("/robots.txt"):
        return b"User-agent: *\nDisallow: /"  # RFC 9309, 2.3.1.4: a host that cannot say is taken to say no
    return data if status == 200 else None


def _place(url: str, folder: Path) -> Path:
    return folder / f"{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json.gz"


def _kept(url: str, settings: WebSettings) -> Fetched | None:
    """A page an earlier run kept; one that cannot be read back is asked for again."""
    if settings.kept is None:
        return None
    try:
        told = json.loads(gzip.decompress(_place(url, settings.kept).read_bytes()))
        return Fetched(**{**told, "data": told["data"].encode("latin-1"), "reservation": Reservation(**told["reservation"])})
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def _keep(page: Fetched, settings: WebSettings) -> Fetched:
    """Write a page down before it is handed on: whole, or not at all."""
    if settings.kept is not None:
        settings.kept.mkdir(parents=True, exist_ok=True)
        place = _place(page.asked, settings.kept)
        told = {**asdict(page), "data": page.data.decode("latin-1")}
        unfinished = place.with_suffix(".part")
        unfinished.write_bytes(gzip.compress(json.dumps(told).encode("ascii"), mtime=0))
        unfinished.replace(place)
    return page
