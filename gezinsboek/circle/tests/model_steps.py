"""How a deed of the model is refused, and how near it came."""

from threading import local


class No(Exception):  # noqa: N818 - says what is so
    """It is not allowed, or it does not exist."""


class Steps(local):
    """How many conditions a deed has met: one that fails at the last is worth more to try than one that fails at once."""

    met = 0


STEPS = Steps()


def need(*conditions: object) -> None:
    for condition in conditions:
        if not condition:
            raise No
        STEPS.met += 1
