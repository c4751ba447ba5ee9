"""What the home folder and the environment say: secrets, the database's address, the mail server."""

import json
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

HOME = Path(os.environ["GEZINSBOEK_HOME"]) if "GEZINSBOEK_HOME" in os.environ else Path("/nonexistent")
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def django_key() -> str:
    """The key that Django signs with. Without any home (checks that need no secrets) one that lasts as long as the
    process; a home without a key is no home, and a key that others know would open every session."""
    if "GEZINSBOEK_HOME" not in os.environ:
        return secrets.token_hex(32)
    try:
        return (HOME / "django.key").read_bytes().hex()
    except FileNotFoundError as fault:
        raise ImproperlyConfigured(f"{HOME} was never made ready: start with ./run") from fault


def arriving() -> str | None:
    """The folder for what somebody is sending, not sealed yet: in our own home and closed, never in a folder of all users."""
    if not HOME.is_dir():
        return None
    folder = HOME / "arriving"
    folder.mkdir(mode=0o700, exist_ok=True)
    return str(folder)


def hosts(origin: str) -> list[str]:
    """The names we answer to: that of our own address and those in GEZINSBOEK_HOSTS. Never every name."""
    named = [host.strip() for host in os.environ.get("GEZINSBOEK_HOSTS", "localhost,127.0.0.1").split(",")]
    if "*" in named:
        raise ImproperlyConfigured("GEZINSBOEK_HOSTS names hosts, never *: letters carry the address of the site")
    return sorted({host for host in [*named, urlsplit(origin).hostname or ""] if host})


def named(variable: str, absent: str = "") -> list[str]:
    """What this variable lists, with commas."""
    return [one.strip() for one in os.environ.get(variable, absent).split(",") if one.strip()]


@cache
def addresses() -> dict[str, Any]:
    """What `<home>/database.json` says."""
    path = HOME / "database.json"
    nowhere = {"kind": "", "host": "", "port": 5432, "name": "", "roles": {}}
    known: dict[str, Any] = json.loads(path.read_text()) if path.exists() else nowhere
    return known


def database(role: str, **options: Any) -> dict[str, Any]:
    """One of Django's databases: the address in `<home>/database.json` under the given role."""
    known = addresses()
    return {
        "ENGINE": "gezinsboek.ground.postgres",
        "HOST": known["host"],
        "PORT": str(known["port"]),
        "NAME": known["name"],
        "USER": role,
        "PASSWORD": known["roles"].get(role, ""),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **known.get("options", {})},
        **options,
    }


def smtp() -> dict[str, Any]:
    """Django's mail settings from GEZINSBOEK_SMTP, like `smtp+tls://user:password@mail.example:587`."""
    url = urlsplit(os.environ.get("GEZINSBOEK_SMTP", "smtp://127.0.0.1:25"))
    return {
        "EMAIL_HOST": url.hostname or "127.0.0.1",
        "EMAIL_PORT": url.port or 25,
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
        "EMAIL_USE_SSL": url.scheme == "smtps",
    }
