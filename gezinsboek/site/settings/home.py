"""What the home folder and the environment say: secrets, the database's address, the mail server."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

HOME = Path(os.environ["GEZINSBOEK_HOME"]) if "GEZINSBOEK_HOME" in os.environ else Path("/nonexistent")


def secret(name: str) -> bytes:
    """The secret kept in the home folder; empty when there is no home (checks that need no secrets)."""
    path = HOME / name
    return path.read_bytes() if path.exists() else b""


def database(role: str, **options: Any) -> dict[str, Any]:
    """One of Django's databases: the address in `<home>/database.json` under the given role."""
    path = HOME / "database.json"
    nowhere = {"host": "", "port": 5432, "name": "", "roles": {}}
    known: dict[str, Any] = json.loads(path.read_text()) if path.exists() else nowhere
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
