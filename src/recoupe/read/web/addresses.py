"""Which addresses may be asked: http and https on public hosts, unless the caller says otherwise."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit, urlunsplit


class AddressError(Exception):
    """An address may not be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Address:
    """A URL and the one machine it will be asked of.

    The name is looked up once and the connection goes to that number: a name that answers with a public number first and a
    private one later gains nothing.
    """

    url: str
    scheme: str
    host: str
    port: int
    number: str

    @property
    def pinned(self) -> str:
        """The URL with the number in place of the name."""
        parts = urlsplit(self.url)
        number = f"[{self.number}]" if ":" in self.number else self.number
        return urlunsplit((parts.scheme, f"{number}:{self.port}", parts.path or "/", parts.query, ""))

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and politeness go by."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def host_header(self) -> str:
        """The name the server is asked for."""
        usual = {"http": 80, "https": 443}[self.scheme]
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"


def check_address(url: str, allow_private: bool) -> Address:
    """Look up a URL's host and refuse what must not be asked.

    Raises:
        AddressError: another scheme, a name and password in the URL, a host that cannot be found, or a number that is private,
            loopback, link-local, multicast or reserved while `allow_private` is false.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (
            (parts.hostname or "").encode("idna").decode("ascii")
            if parts.hostname and ":" not in parts.hostname
            else parts.hostname
        )
    except (ValueError, UnicodeError) as error:
        raise AddressError(f"not a URL: {error}") from error
    if parts.scheme not in ("http", "https") or not host:
        raise AddressError("only http and https addresses with a host are read")
    if parts.username or parts.password:
        raise AddressError("the address holds a name or a password")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressError(f"{host} cannot be found: {error}") from error
    numbers = list(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))
    refused = [number for number in numbers if not allow_private and not is_public(ip_address(number))]
    if refused:
        raise AddressError(f"{host} is {refused[0]}, not a public address")
    return Address(url, parts.scheme, host, port, numbers[0])


def is_public(number: IPv4Address | IPv6Address) -> bool:
    """Whether a number is out on the internet; an IPv6 number that wraps an IPv4 one is judged by what it wraps."""
    if isinstance(number, IPv6Address):
        wrapped = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        if wrapped is not None:
            return is_public(wrapped)
    return number.is_global and not number.is_multicast
