"""Which request or job this is, and from which network address: told to PostgreSQL for the log (REQ-20)."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import ip_address
from re import ASCII, fullmatch

_trace: ContextVar[str] = ContextVar("trace", default="")
_peer: ContextVar[str] = ContextVar("peer", default="")


def trace() -> str:
    """32 hexadecimal digits (W3C trace-id), or empty outside a request or job."""
    return _trace.get()


def peer() -> str:
    """The network address at the other end, or empty."""
    return _peer.get()


@contextmanager
def traced(parent: str = "", address: str = "") -> Iterator[str]:
    """Inside, everything belongs to one trace: the caller's (`traceparent` header) when it is a right one, else new."""
    found = fullmatch(r"[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}", parent, ASCII)
    one, two = _trace.set(found[1] if found else secrets.token_hex(16)), _peer.set(_plain(address))
    try:
        yield _trace.get()
    finally:
        _trace.reset(one)
        _peer.reset(two)


def _plain(address: str) -> str:
    """The address as figures alone, or nothing. A zone (`fe80::1%...`) may hold any sign and this goes into a statement."""
    try:
        return str(ip_address(address.partition("%")[0]))
    except ValueError:
        return ""
