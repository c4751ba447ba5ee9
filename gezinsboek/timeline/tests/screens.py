"""What somebody does with a browser on the timeline, in a few words."""

import re
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.urls import reverse

from cast.browser import session_of, sign_in
from gezinsboek.ground.ids import new_id
from gezinsboek.people.gate import SEEN


def browser(key: str, *, fresh: bool = False) -> Client:
    return sign_in(Client(), key, fresh=fresh)


def away(client: Client) -> None:
    """As if this browser was not used for too long."""
    session = session_of(client)
    session[SEEN] -= settings.SESSION_COOKIE_AGE + 60
    session.save()


def signs_in_again(client: Client, key: str) -> None:
    """The same person comes back in the same browser; what waited for them waits still."""
    waiting = session_of(client).get("parked")
    sign_in(client, key)
    session = session_of(client)
    session["parked"] = waiting
    session.save()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def timeline_of(family: Any) -> str:
    return at("timeline", family.id)


def page(client: Client, url: str, status: int = 200, **more: Any) -> str:
    """What stands on the page, on one line."""
    response = client.get(url, **more)
    assert response.status_code == status, response.status_code
    return text_of(response)


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def composed(family: Any, chapter: str, text: str, *, readers: list[str] | None = None, **more: Any) -> dict[str, Any]:
    """What the composer sends: with the readers that the page would show, all of them ticked unless `readers` says who."""
    those = more.pop("shown", None) or family.members
    shown = [str(member) for key, member in family.members.items() if key in those]
    ticked = shown if readers is None else [str(family.members[key]) for key in readers]
    where = str(family.chapters[chapter])
    return {
        "id": str(new_id()),
        "chapter": where,
        "shown_for": where,
        "shown": " ".join(shown),
        "reader": ticked,
        "text": text,
        **more,
    }


def found(pattern: str, text: str) -> str:
    """What stands on the page in the place that the pattern names."""
    match = re.search(pattern, text)
    assert match, f"{pattern} stands nowhere"
    return str(match[1])


def item_in(response: Any) -> UUID:
    """The item that a redirect leads to."""
    assert response.status_code == 302, response.status_code
    return UUID(found(r"#e-([0-9a-f-]{36})", response["Location"]))
