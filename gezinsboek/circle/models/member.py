"""The people around one family."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.dossier.models import Child, Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed
from gezinsboek.people.models import Person


class Role(models.TextChoices):
    GUARDIAN = "guardian", _("Ouder of verzorger")
    YOUTH = "youth", _("Jongere")
    NETWORK = "network", _("Familie, vriend of buur")
    PROFESSIONAL = "professional", _("Hulpverlener, school of zorg")
    GUEST = "guest", _("Iemand met een eenmalige link")


FAMILY = (Role.GUARDIAN, Role.YOUTH)


class Member(models.Model):
    """One person in one book, also while only invited (`person` is empty then) and after they left (SHARING 5, 14).

    The web role writes only `name`, `title` and `reach`; everything else goes through functions of `acl`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.DO_NOTHING, null=True, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role.choices)
    child = models.ForeignKey(Child, models.DO_NOTHING, null=True, db_constraint=False)
    name_sealed = models.BinaryField(default=bytes)
    name = Sealed("name_sealed")
    title_sealed = models.BinaryField(default=bytes)
    title = Sealed("title_sealed")
    purpose_sealed = models.BinaryField(default=bytes)
    purpose = Sealed("purpose_sealed")
    reach_sealed = models.BinaryField(default=bytes)
    reach = Sealed("reach_sealed")
    invited_by = models.UUIDField(null=True, editable=False)
    via = models.UUIDField(null=True, editable=False)
    accepted_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "member"
        constraints: ClassVar = [
            # Who answers through a one-time link is nobody who can sign in, now or later.
            models.CheckConstraint(
                condition=~models.Q(role=Role.GUEST) | models.Q(accepted_at=None, person=None),
                name="member_guest_never_in",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def family(self) -> bool:
        """Whether they belong to the family: guardians and youths."""
        return self.role in FAMILY

    @property
    def squared(self) -> bool:
        """Professionals and guests have a squared figure, family a round one."""
        return self.role in (Role.PROFESSIONAL, Role.GUEST)

    @property
    def colour(self) -> int:
        return UUID(str(self.id)).int % 12

    @property
    def initials(self) -> str:
        return (self.name or "?").split()[-1][:1].upper()

    @property
    def live(self) -> bool:
        """Takes part now. Only for showing; the database asks `acl.live`."""
        gone = self.ended_at or (self.expires_at and self.expires_at <= clock.now())
        return bool(self.accepted_at and not gone)

    @property
    def described(self) -> str:
        """Who they are, beside the name: "jeugdhulp, Samen Doen-team" for a professional, "oma" for family.
        Nothing when the name says it already: "Oma Tine" needs no "oma"."""
        if self.role == Role.PROFESSIONAL and self.person:
            told = [self.person.profession or self.title, self.person.organisation]
            return ", ".join(part for part in told if part)
        if self.role == Role.GUEST:
            return ", ".join(part for part in (self.title, gettext("via een eenmalige link, niet ingelogd")) if part)
        title = self.title or ""
        return "" if title.casefold() in self.name.casefold().split() else title

    @property
    def introduced(self) -> str:
        """The name; of a professional with profession and organisation, who show both wherever they appear."""
        return f"{self.name} ({self.described})" if self.squared and self.described else self.name


class Bookmark(models.Model):
    """What one person keeps about one book, for themselves alone: until where they read, their own label, and the number
    in their own record system."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    person = models.UUIDField(editable=False)
    label_sealed = models.BinaryField(default=bytes)
    label = Sealed("label_sealed")
    reference_sealed = models.BinaryField(default=bytes, db_default=b"")
    reference = Sealed("reference_sealed")  # what this family is called in my own record system
    seen_until = models.DateTimeField(null=True)
    visited_at = models.DateTimeField(null=True)
    asked_other_parent = models.BooleanField(default=False)

    class Meta:
        db_table = "bookmark"
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "person"], name="bookmark_once")]

    def __str__(self) -> str:
        return str(self.id)
