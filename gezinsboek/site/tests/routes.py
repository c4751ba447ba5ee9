"""Every address of the site, read from the URLconf itself, and a family with one of everything to fill them with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from PIL import Image

from cast.browser import sign_in
from cast.deeds import does, replies
from cast.family import READ, Family, noors_family
from cast.versions import agrees_on
from gezinsboek.circle import invitations
from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.people import urls as people_urls
from gezinsboek.people.tests.visitors import confirmed, let_in, new_address
from gezinsboek.records import incoming

# Typed and clicked in ways that end a session or leave the site: walked in a browser that is not needed again.
LEAVING = {"quick_exit", "account_logout", "demo_become"}
# What changes an account: only ever sent by somebody new, for the cast is shared by all tests.
ACCOUNT = {one.name for one in people_urls.urlpatterns}
NEWCOMER = "somebody new"
WORDS = {"size": "small", "which": "gezinsplan", "what": "gevraagd"}  # in addresses; they name nothing of a book
HERE_ONLY = {"demo", "demo_become", "demo_outbox", "demo_look"}


@dataclass(frozen=True)
class Route:
    """One address, as a pattern like `boek/<uuid:book>/`."""

    pattern: str
    name: str
    callback: Any

    @property
    def open(self) -> bool:
        """For everybody, also signed out."""
        return getattr(self.callback, "login_required", True) is False

    @property
    def names(self) -> set[str]:
        """What is filled in."""
        return set(re.findall(r"<\w+:(\w+)>", self.pattern))

    def url(self, world: dict[str, Any]) -> str:
        """Filled in; an id that the world does not have is a new one."""

        def filled(found: re.Match[str]) -> str:
            kind, name = found.groups()
            if name in world:
                return str(world[name])
            return {"uuid": str(new_id()), "int": "1"}.get(kind, "x")

        return "/" + re.sub(r"<(\w+):(\w+)>", filled, self.pattern)


@cache
def routes() -> list[Route]:
    """All of them, each once."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Route]:
    for one in patterns:
        address = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, address)
        else:
            yield Route(address, one.name or address, one.callback)


@dataclass
class World:
    """A family with one of everything, and what its addresses are filled in with."""

    family: Family
    item: Item
    ids: dict[str, Any] = field(default_factory=dict)


def world() -> World:
    """Noor's family with a stukje, a photo, a reply, an invitation, a private chapter and a version of the plan."""
    family = noors_family()
    item = family.writes("noor", "Thuis", "Lina at vandaag zelf een appel.")
    reply = replies("tine", item, "Wat fijn.")
    agrees_on(family, "noor")  # the version of number 1
    invited = does("noor", lambda: _invite(family))
    return World(
        family,
        item,
        {
            "book": family.id,
            "item": item.id,
            "reply": reply.id,
            "file": photo_in(family),
            **WORDS,
            "photo": "nowhere",
            "member": family.members["tine"],
            "chapter": family.chapters["School"],
            "invitation": invited.invitation,
            "handle": invited.handle,
            "secret": invited.secret,
            "report": does("noor", lambda: incoming.take("paste", "", "Een verslag van Noor.")).id,
            "pk": 1,
            "key": "noor",
        },
    )


def _invite(family: Family) -> Any:
    wanted = [invitations.Wanted(family.chapters["School"], READ, None, None)]
    return invitations.invite(
        family.id,
        name="Buurvrouw Els",
        role="network",
        title="buurvrouw",
        purpose="Haalt Lina van school.",
        grants=wanted,
    )


def photo_in(family: Family) -> UUID:
    """A photo that Noor put into the book by the screen."""
    from gezinsboek.timeline.models import File
    from gezinsboek.timeline.tests.screens import composed, timeline_of

    sent = composed(family, "Thuis", "Met een foto.", photo=picture())
    response = browser("noor").post(timeline_of(family), sent)
    assert response.status_code == 302, response.content.decode()[:2000]
    return does("noor", lambda: File.objects.filter(dossier_id=family.id).latest("created_at").id)


def picture() -> BytesIO:
    """A small real photo."""
    drawn = BytesIO()
    Image.new("RGB", (60, 40), (200, 120, 30)).save(drawn, "JPEG")
    drawn.seek(0)
    drawn.name = "foto.jpg"
    return drawn


def browser(key: str = "", **more: Any) -> Client:
    """Somebody's browser that answers 500 as a visitor would see it; without a key nobody is signed in. NEWCOMER has an
    account of a moment ago, a new one each time."""
    client = Client(raise_request_exception=False, **more)
    if key == NEWCOMER:
        let_in(client, confirmed(new_address()))
        return client
    return sign_in(client, key, fresh=True) if key else client
