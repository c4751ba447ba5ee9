"""Calling another machine at an address that somebody typed: the one way out of this server.

What somebody types may not make us call the network we stand in. So: https only; every address the name stands for must be
a public one; we connect to the address that was looked at, not to what the name says a moment later; no redirect is
followed; all of it within a deadline; and of the answer only the status is kept.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 10.0
NO_ADDRESS, NO_HTTPS, PRIVATE = "no address", "no https", "a private address"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Forbidden(Exception):  # noqa: N818 - says what is so
    """We do not call that: NO_ADDRESS, NO_HTTPS or PRIVATE. Carries no address."""


class Unreached(Exception):  # noqa: N818 - says what is so
    """Nobody answered in time. Carries the kind of fault and no address."""


@dataclass(frozen=True)
class Target:
    """Where a call goes: as it was typed, taken apart."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """As it stands in a `Host` header."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == http.client.HTTPS_PORT else f"{name}:{self.port}"


def target(url: str) -> Target:
    """Raises Forbidden for what can never be called, without asking the network anything."""
    try:
        told = urlsplit(url)
        host, port = (told.hostname or "").rstrip("."), told.port
        host = host if ":" in host else host.encode("idna").decode()
    except ValueError:  # UnicodeError is one
        raise Forbidden(NO_ADDRESS) from None
    if not host or told.username is not None or any(not sign.isprintable() or sign == " " for sign in url):
        raise Forbidden(NO_ADDRESS)
    if told.scheme != "https" and not (told.scheme == "http" and settings.KIND == "demo" and ours(host, port or 80)):
        raise Forbidden(NO_HTTPS)
    path = (told.path or "/") + (f"?{told.query}" if told.query else "")
    if not path.isascii():
        raise Forbidden(NO_ADDRESS)
    to = Target(told.scheme, host, port or (443 if told.scheme == "https" else 80), path)
    written = _written(host)
    if written is not None and not public(written) and not ours(host, to.port):
        raise Forbidden(PRIVATE)
    return to


def _written(host: str) -> Address | None:
    """The address, when it was typed as numbers: in any of the ways that the network understands."""
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host)
    with contextlib.suppress(OSError):
        return ipaddress.IPv4Address(socket.inet_aton(host))
    return None


def ours(host: str, port: int) -> bool:
    """Whether the operator named this host as one of their own network (GEZINSBOEK_INTERNAL_HOSTS)."""
    return any(one in (host, f"{host}:{port}") for one in settings.INTERNAL_HOSTS)


def public(address: Address) -> bool:
    """Whether anybody on the internet could stand at this address; also looks inside addresses that wrap another."""
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inside is not None:
            return public(inside)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def send(
    method: str, url: str, body: bytes, headers: Mapping[str, str], *, seconds: float | None = None, most: int = 0
) -> int:
    """The status that was answered. Raises Forbidden, or Unreached when there was no answer in time."""
    return call(method, url, body, headers, seconds=seconds, most=most)[0]


def call(
    method: str, url: str, body: bytes, headers: Mapping[str, str], *, seconds: float | None = None, most: int = 0
) -> tuple[int, bytes]:
    """The same, with at most `most` bytes of the answer."""
    to = target(url)
    until = time.monotonic() + (SECONDS if seconds is None else seconds)
    try:
        with _connected(to, until) as line:
            connection = http.client.HTTPConnection(to.host, to.port)
            connection.sock = line
            connection.request(method, to.path, body, {"Host": to.netloc, "Connection": "close", **headers})
            answer = connection.getresponse()
            return answer.status, answer.read(most) if most else b""
    except (OSError, http.client.HTTPException) as fault:  # TimeoutError and ssl.SSLError are OSErrors
        raise Unreached(type(fault).__name__) from None


@contextlib.contextmanager
def _connected(to: Target, until: float) -> Iterator[socket.socket]:
    """A line to the first address that answers, cut off at the deadline however slowly somebody talks."""
    plain = _dialled(_addresses(to, until), until)
    twin = plain.dup()  # encrypting takes the first handle away
    cut = threading.Timer(_left(until), _hang_up, [twin])
    cut.daemon = True
    cut.start()
    try:
        if to.scheme == "https":
            # The name is checked against the certificate; the address we are at was looked at before.
            with ssl.create_default_context().wrap_socket(plain, server_hostname=to.host) as line:
                yield line
        else:
            yield plain
    finally:
        cut.cancel()
        plain.close()
        twin.close()


def _addresses(to: Target, until: float) -> list[tuple[int, tuple[str, int]]]:
    """Every address of this name. One that is not public is enough to refuse them all."""
    found = _looked_up(to, until)
    told = [(int(family), (str(place[0]), int(place[1]))) for family, _kind, _proto, _name, place in found]
    if not ours(to.host, to.port) and not all(public(ipaddress.ip_address(place[0])) for _family, place in told):
        raise Forbidden(PRIVATE)
    return told


def _looked_up(to: Target, until: float) -> list[Any]:
    """What the network says of this name. Its question knows no deadline: we stop waiting for the answer."""
    answer: Future[list[Any]] = Future()

    def ask() -> None:
        try:
            answer.set_result(socket.getaddrinfo(to.host, to.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as fault:
            answer.set_exception(fault)

    threading.Thread(target=ask, daemon=True).start()
    return answer.result(_left(until))


def _dialled(addresses: list[tuple[int, tuple[str, int]]], until: float) -> socket.socket:
    """Each address gets an equal part of what is left, so that one that keeps silent leaves time for the next."""
    fault: OSError = OSError(NO_ADDRESS)
    for following, (family, place) in zip(range(len(addresses), 0, -1), addresses, strict=True):
        line = socket.socket(family, socket.SOCK_STREAM)
        try:
            line.settimeout(_left(until) / following)
            line.connect(place)
            line.settimeout(_left(until))
            return line
        except OSError as one:
            line.close()
            fault = one
    raise fault


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _hang_up(line: socket.socket) -> None:
    with contextlib.suppress(OSError):  # it had ended already
        line.shutdown(socket.SHUT_RDWR)
