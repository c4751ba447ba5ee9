"""One-time links on the screens, in a few words: what the family clicks, and what the guest does without an account."""

import re
from typing import Any
from uuid import UUID

from django.urls import reverse

from cast.family import Family
from gezinsboek.circle.tests.inviting import browser, code_on, halves, link_to, says
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground.ids import new_id

ANSWER = "Lina durft nu onder water."


def form(family: Family, **more: Any) -> dict[str, Any]:
    """The family's form, filled in: on paper, into Groeien, for two weeks."""
    return {
        "link": str(new_id()),
        "member": str(new_id()),
        "name": "Juf Kim",
        "title": "zwemjuf van De Golf",
        "question": "Hoe gaat de zwemles?",
        "chapter": str(family.chapters["Groeien"]),
        "how": "letter",
        "address": "",
        "until": "weeks",
        "until_date": "",
        **more,
    }


def posts(key: str, family: Family, told: dict[str, Any], *, fresh: bool = False) -> Any:
    return browser(key, fresh=fresh).post(reverse("once_new", args=[family.id]), told)


def letter_for(family: Family, key: str = "noor", *, fresh: bool = False, **more: Any) -> tuple[UUID, str]:
    """A link by letter; its id and the code on the paper."""
    client, told = browser(key, fresh=fresh), form(family, **more)
    sent = client.post(reverse("once_new", args=[family.id]), told)
    assert sent.status_code == 302, says(sent)
    return UUID(told["link"]), code_on(client.get(sent.url))


def mailed(family: Family, address: str, **more: Any) -> str:
    """A link by mail; the path behind it."""
    assert posts("noor", family, form(family, how="mail", address=address, **more)).status_code == 302
    return link_to(address)


def path_of(code: str) -> str:
    return reverse("once_link", args=halves(code))


def opened(code: str) -> Any:
    """A browser of nobody's, on the page with the question."""
    client = browser()
    answer = client.get(path_of(code))
    assert (answer.status_code, answer.url) == (302, "/antwoord/")
    return client


def item_on(page: Any) -> str:
    found = re.search(r'name="id" value="([0-9a-f-]{36})"', page.content.decode())
    assert found, says(page)
    return found[1]


def answers(client: Any, text: str = ANSWER, **more: Any) -> Any:
    """Sends the form of the page as it is, with these words."""
    item = more.pop("id", None) or item_on(client.get("/antwoord/"))
    told = {"id": item, "text": text, "name": "Kim de Wit", "title": "zwemjuf", **more}
    return client.post("/antwoord/", told)


def answered(family: Family, **more: Any) -> tuple[UUID, str, Any]:
    """Asked and answered: the link, its code and the guest's browser."""
    link, code = letter_for(family, **more)
    client = opened(code)
    assert answers(client).status_code == 302
    return link, code, client


def behind(query: str, *values: object) -> list[tuple[Any, ...]]:
    """What really stands in the database."""
    with superuser() as root:
        return root.execute(query, values).fetchall()


def nobody_tried_yet() -> None:
    """All tests come from one address, so they would use up one another's tries."""
    with superuser() as root:
        root.execute("delete from rate_limit")
