"""A browser on one family's book: what somebody would click, and what is so afterwards."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.test import Client

from cast.browser import sign_in
from cast.family import Family
from cast.people import as_
from gezinsboek.circle.models import Grant, Member
from gezinsboek.ground import clock


@dataclass
class Screen:
    """One player's browser, on one book."""

    family: Family
    key: str
    fresh: bool = False
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = sign_in(Client(), self.key, fresh=self.fresh)

    def url(self, path: str = "") -> str:
        return f"/boek/{self.family.id}/{path}"

    def get(self, path: str = "", **more: Any) -> Any:
        return self.client.get(self.url(path), **more)

    def post(self, path: str, told: dict[str, Any] | None = None, **more: Any) -> Any:
        return self.client.post(self.url(path), told or {}, **more)

    def page(self, path: str = "", **more: Any) -> str:
        """The page itself, as text; it is there."""
        response = self.get(path, **more)
        assert response.status_code == 200, (path, response.status_code)
        return str(response.content.decode())

    def button(self, member: str, chapter: str, level: str, path: str = "wie-ziet-wat/") -> str:
        """What the button for this choice sends; nothing when it is not offered."""
        form = f'form="f-{self.family.members[member]}"'
        found = re.search(
            rf'{form} name="set" value="({self.family.chapters[chapter]} {level} [^"]+)"', self.page(path)
        )
        return found[1] if found else ""

    def sets(self, member: str, chapter: str, level: str, **more: Any) -> Any:
        """Choose this level for this member in this chapter, out of the menu of the page as it is now."""
        told = self.button(member, chapter, level)
        assert told, "not offered"
        return self.post("wie-ziet-wat/", {"member": self.family.members[member], "set": told}, **more)

    def forces(self, member: UUID, chapter: UUID, level: str, seen: str = "-", **more: Any) -> Any:
        """The same without a button: a request made by hand."""
        return self.post("wie-ziet-wat/", {"member": member, "set": f"{chapter} {level} {seen}"}, **more)


def grant_of(family: Family, member: str, chapter: str, *, by: str = "noor") -> Grant | None:
    """What this member has in this chapter now."""
    with as_(by, fresh=True), transaction.atomic():
        given = Grant.objects.filter(member_id=family.members[member], chapter_id=family.chapters[chapter])
        running = [one for one in given if one.until is None or one.until > clock.now()]
        assert len(running) <= 1
        return running[0] if running else None


def level_of(family: Family, member: str, chapter: str, *, by: str = "noor") -> str:
    grant = grant_of(family, member, chapter, by=by)
    return grant.level if grant else "none"


def member_of(family: Family, member: str, *, by: str = "noor") -> Member:
    with as_(by, fresh=True), transaction.atomic():
        found = Member.objects.get(id=family.members[member])
        assert found.name is not None
        return found
