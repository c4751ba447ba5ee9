"""A book in a few words, made by the product's own verbs: for tests, demo and docs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gezinsboek.circle import invitations, opening, sharing
from gezinsboek.circle.models import Grant, Item, Member, Role
from gezinsboek.dossier.models import Chapter, Child
from gezinsboek.timeline import writing

from .people import as_, player

ROLES = {"mark": Role.GUARDIAN, "jade": Role.YOUTH, "tine": Role.NETWORK}
READ, WRITE = Grant.Level.READ, Grant.Level.WRITE


@dataclass
class Family:
    """One family's book and who is in it. `opener` opened it; members and chapters are found by their names."""

    id: UUID
    opener: str
    chapters: dict[str, UUID] = field(default_factory=dict)
    members: dict[str, UUID] = field(default_factory=dict)
    children: dict[str, UUID] = field(default_factory=dict)

    @classmethod
    def opens(cls, opener: str = "noor", name: str = "Noor, Milan en Lina") -> "Family":
        with as_(opener), transaction.atomic():
            book = opening.open_book(name, player(opener).name)
            family = cls(book.id, opener)
            family.chapters = {chapter.name: chapter.id for chapter in Chapter.objects.filter(dossier_id=book.id)}
            family.members[opener] = Member.objects.get(dossier_id=book.id).id
        return family

    def comes(
        self,
        key: str,
        chapters: Mapping[str, str] | None = None,
        *,
        inviter: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        purpose: str = "Helpt ons gezin.",
        title: str = "",
        child: str | None = None,
    ) -> UUID:
        """This player is invited with these chapters (name -> level) and accepts."""
        guest = player(key)
        role = ROLES.get(key, Role.PROFESSIONAL if guest.professional else Role.NETWORK)
        wanted = [
            invitations.Wanted(self.chapters[name], level, since, None) for name, level in (chapters or {}).items()
        ]
        with as_(inviter or self.opener, fresh=True, book=self.id), transaction.atomic():
            sent = invitations.invite(
                self.id,
                name=guest.name,
                role=role,
                title=title or guest.profession,
                purpose=purpose,
                grants=wanted,
                address=guest.email,
                child=self.children.get(child) if child else None,
                until=until,
            )
        found = invitations.peek(sent.handle, sent.secret)
        agreed = found.agreement.id if found and found.agreement else None
        word = invitations.redeem(guest.acting(), sent.handle, sent.secret, [guest.email], guest.name, agreed)
        if word != "in":
            raise AssertionError(f"{key} could not come in: {word}")
        with as_(key, fresh=True, book=self.id), transaction.atomic():
            self.members[key] = Member.objects.get(dossier_id=self.id, person_id=guest.id).id
        return self.members[key]

    def child(self, name: str, born: date | None = None) -> UUID:
        with as_(self.opener, book=self.id), transaction.atomic():
            self.children[name] = opening.add_child(self.id, name, born).id
        return self.children[name]

    def private_chapter(self, key: str, name: str = "Alleen van mij") -> UUID:
        with as_(key, fresh=True, book=self.id), transaction.atomic():
            self.chapters[name] = opening.add_chapter(self.id, name, "home", private=True).id
        return self.chapters[name]

    def writes(
        self,
        key: str,
        chapter: str,
        text: str,
        *,
        only: list[str] | None = None,
        fresh: bool = True,
        about: str | None = None,
        mark: str = "",
    ) -> Item:
        """A stukje of this player; `only` narrows it to these people besides the writer, `about` names a child."""
        audience = None if only is None else [self.members[one] for one in only]
        with as_(key, fresh=fresh, book=self.id), transaction.atomic():
            child = self.children[about] if about else None
            return writing.write(self.id, self.chapters[chapter], text, audience=audience, about=child, mark=mark)

    def sees(self, key: str | None, *, fresh: bool = False, through: str | None = None) -> set[UUID]:
        """The ids of all stukjes this player sees in this book now."""
        with as_(key, fresh=fresh, through=self.members[through] if through else None), transaction.atomic():
            return set(Item.objects.filter(dossier_id=self.id).values_list("id", flat=True))

    def grant(
        self,
        giver: str,
        key: str,
        chapter: str,
        level: str,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> UUID:
        with as_(giver, fresh=True, book=self.id), transaction.atomic():
            return sharing.give(self.chapters[chapter], self.members[key], level, since, until)

    def child_name(self, child: UUID) -> str:
        with as_(self.opener, book=self.id), transaction.atomic():
            return Child.objects.get(id=child).name


def noors_family() -> Family:
    """The family of the tests: Noor and Mark (two homes), Milan 9, Lina 3, Jade 14, oma Tine, Femke, Daan, Yasmin."""
    family = Family.opens()
    today = date.today()
    for name, years in (("Milan", 9), ("Lina", 3), ("Jade", 14)):
        family.child(name, date(today.year - years, 1, 15))
    family.comes("mark", dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp"), WRITE), purpose="Vader")
    family.comes("tine", {"Thuis": WRITE, "School": READ, "Groeien": READ}, title="oma")
    family.comes("femke", {"Thuis": READ, "School": READ, "Gezondheid": READ, "Hulp": WRITE, "Geld en wonen": READ})
    family.comes("daan", {"School": WRITE})
    family.comes("yasmin", {"Gezondheid": WRITE, "Groeien": WRITE})
    family.comes("jade", {"Thuis": WRITE, "School": WRITE}, child="Jade")
    return family
