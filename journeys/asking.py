"""Somebody at the product without a browser, with what Python itself has: cookies, forms, a photo, and no patience."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

PATIENCE = 20.0
NoAnswer = (OSError, HTTPException)  # what asking raises when the line is cut or nobody is there
Fields = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Answer:
    """What came back, whatever it was."""

    status: int
    url: str
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")


class _Stay(HTTPRedirectHandler):
    """Whoever posts wants to know what the answer was, not what the next page is."""

    def redirect_request(self, req: Request, *_more: object) -> None:
        return None


class Visitor:
    """Keeps cookies; may ask in several threads at once."""

    def __init__(self, site: str) -> None:
        self.site = site
        cookies = HTTPCookieProcessor(CookieJar())
        self._follows, self._stays = build_opener(cookies), build_opener(cookies, _Stay)

    def get(self, path: str, patience: float = PATIENCE) -> Answer:
        """A page, wherever it leads."""
        return self._ask(self._follows, Request(self.site + path), patience)

    def post(self, path: str, fields: Fields | None = None, photo: bytes = b"") -> Answer:
        """A form, with a photo if there is one; the answer to the form itself."""
        boundary = secrets.token_hex(16)
        headers = {"Origin": self.site, "Content-Type": f"multipart/form-data; boundary={boundary}"}
        body = b"".join(_parts(fields or {}, photo, boundary)) + f"--{boundary}--\r\n".encode()
        return self._ask(self._stays, Request(self.site + path, body, headers, method="POST"), PATIENCE)

    @staticmethod
    def _ask(opener: OpenerDirector, request: Request, patience: float) -> Answer:
        try:
            with opener.open(request, timeout=patience) as answer:
                return Answer(answer.status, answer.url, answer.read())
        except HTTPError as refused:
            with refused:
                return Answer(refused.code, refused.url, refused.read())


def _parts(fields: Fields, photo: bytes, boundary: str) -> list[bytes]:
    pairs = [
        (name, one) for name, value in fields.items() for one in ([value] if isinstance(value, str) else list(value))
    ]
    found = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{one}\r\n'.encode()
        for name, one in pairs
    ]
    if photo:
        told = 'Content-Disposition: form-data; name="photo"; filename="foto.jpg"\r\nContent-Type: image/jpeg'
        found.append(f"--{boundary}\r\n{told}\r\n\r\n".encode() + photo + b"\r\n")
    return found
