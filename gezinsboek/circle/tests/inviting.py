"""Inviting on the screens, in a few words: for the tests of inviting, joining and the own book."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.test import Client
from django.urls import reverse

from cast.browser import sign_in
from cast.family import Family
from cast.people import player
from gezinsboek.circle import invitations
from gezinsboek.ground.mail.models import Mail

from .wires import superuser


def browser(key: str | None = None, *, fresh: bool = False) -> Any:
    """A browser of its own; with a key that player is signed in."""
    client = Client(HTTP_HOST="localhost")
    return sign_in(client, key, fresh=fresh) if key else client


def says(response: Any) -> str:
    """What stands on a page, in one line; without the minute that paper alone shows."""
    page = re.sub(r'(?s)<p class="printed">.*?</p>', "", response.content.decode())
    return " ".join(
        re.sub(r"<[^>]+>", " ", re.sub(r"</?b>", "", page.partition("<main")[2])).replace("&#x27;", "'").split()
    )


def told(family: Family, chapters: dict[str, str] | None = None, **more: str) -> dict[str, str]:
    """The second step, filled in: by letter, from today, without an end."""
    levels = {f"chapter-{family.chapters[name]}": level for name, level in (chapters or {"School": "read"}).items()}
    fixed = {"how": "letter", "address": "", "purpose": "Leert Milan lezen.", "since": "today", "until": "none"}
    every = {f"chapter-{chapter}": "none" for chapter in family.chapters.values()}
    return {**fixed, **every, **levels, "until_date": "", **more}


def told_for(form: Any, **more: str) -> dict[str, str]:
    """The second step as it was proposed, with a reason."""
    fields = form.fields.items()
    proposed = {name: str(field.initial or "") for name, field in fields}
    return {**proposed, "purpose": "Helpt ons gezin.", **more}


def who(client: Any, family: Family, name: str = "Juf Sanne", kind: str = "school") -> Any:
    return client.post(reverse("invite", args=[family.id]), {"name": name, "kind": kind})


def checks(client: Any, family: Family, step: dict[str, str], name: str = "Juf Sanne", kind: str = "school") -> Any:
    """The first two steps; the page that says everything in sentences."""
    assert who(client, family, name, kind).status_code == 302
    assert client.post(reverse("invite_what", args=[family.id]), step).status_code == 302
    return client.get(reverse("invite_check", args=[family.id]))


def hidden_draft(page: Any) -> dict[str, str]:
    """What the button of that page sends along."""
    found = re.search(r'name="draft" value="([^"]*)"', page.content.decode())
    assert found, says(page)
    return {"draft": unescape(found[1])}


def sends(client: Any, family: Family, step: dict[str, str], name: str = "Juf Sanne", kind: str = "school") -> UUID:
    """All three steps. Gives the id of the invitation."""
    page = checks(client, family, step, name, kind)
    form = hidden_draft(page)
    assert client.post(reverse("invite_check", args=[family.id]), form).status_code == 302
    return UUID(re.search(r"invitation=([0-9a-f-]{36})", form["draft"])[1])  # type: ignore[index]


def code_on(page: Any) -> str:
    found = re.search(r'class="code-words">([^<]+)<', page.content.decode())
    assert found, says(page)
    return found[1]


def letter_for(client: Any, family: Family, step: dict[str, str] | None = None, **more: str) -> str:
    """An invitation by letter; the code that stands on it."""
    invitation = sends(client, family, step or told(family), **more)
    return code_on(client.get(reverse("letter", args=[family.id, invitation])))


def mails_to(address: str) -> list[Mail]:
    """The mails that wait for this address, the oldest first."""
    waiting = Mail.objects.using("door").filter(sent_at=None).order_by("created_at")
    return [mail for mail in waiting if mail.to_sealed and mail.to == address]


def link_to(address: str) -> str:
    """The path behind the link in the newest mail to this address."""
    found = re.search(r"https?://\S+", mails_to(address)[-1].text)
    assert found
    return urlsplit(found[0]).path


def halves(code: str) -> tuple[str, str]:
    """The handle and the secret of a letter."""
    word, number, *secret = code.split("-")
    return f"{word}-{number}", "-".join(secret)


def path_of(code: str) -> str:
    """The path behind the block on a letter."""
    return reverse("invited", args=halves(code))


def redeems(key: str, code: str) -> str:
    """This player comes in with a letter; the word that comes out."""
    guest = player(key)
    return invitations.redeem(guest.acting(), *halves(code), [guest.email], guest.name)


def behind(sql: str, *values: object) -> None:
    """Time passes, or something happens that no page can do."""
    with superuser() as root:
        root.execute(sql, values)
