"""The example book: fictional people and stukjes, made of text alone. Nobody in it exists."""

from typing import Any


def timeline_context() -> dict[str, Any]:
    return {}


def sharing_context() -> dict[str, Any]:
    return {}
