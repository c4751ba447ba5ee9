"""The book: its name, its chapters, and the children it is about. Who may see any of it is decided in `circle`."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed


class Dossier(models.Model):
    """A family's book: the unit of ownership, sharing, encryption and deletion. Made by `dossier.opening`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name_sealed = models.BinaryField(default=bytes)
    name = Sealed("name_sealed", dossier="pk")
    created_at = models.DateTimeField(auto_now_add=True)
    # When everybody who must agree agreed to erase it: the shared chapters are closed, and then it goes (SHARING 17).
    erase_at = models.DateTimeField(null=True, editable=False)
    # The questions of "Ons verhaal" that the family does not want to be asked: words of our own, nothing of theirs.
    left_out = ArrayField(models.CharField(max_length=8), default=list, blank=True)

    class Meta:
        db_table = "dossier"

    def __str__(self) -> str:
        return str(self.id)


class Look(models.TextChoices):
    """The colour and icon of a chapter; they carry meaning and are not a theme's to change."""

    HOME = "home", _("Thuis")
    SCHOOL = "school", _("School")
    HEALTH = "health", _("Gezondheid")
    GROWTH = "growth", _("Groeien")
    HELP = "help", _("Hulp")
    MONEY = "money", _("Geld en wonen")


class Chapter(models.Model):
    """A topic that is shared as one, whatever tool an item belongs to. With an `owner` it is private (SHARING 4)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="chapters")
    name_sealed = models.BinaryField(default=bytes)
    name = Sealed("name_sealed")
    look = models.CharField(max_length=10, choices=Look.choices, default=Look.HOME)
    position = models.SmallIntegerField(default=0)
    owner = models.UUIDField(null=True, editable=False)
    about = models.ForeignKey("Child", models.DO_NOTHING, null=True, db_column="about", db_constraint=False)
    hidden_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "chapter"
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def private(self) -> bool:
        return self.owner is not None

    @property
    def shade(self) -> str:
        """The colour it is shown in: a private chapter has one of its own, whatever its look."""
        return "private" if self.private else self.look


class Child(models.Model):
    """A child of the family, with or without an account. The birth date is sealed here; `acl.birth` keeps the one copy
    that the age rules can reckon with (SHARING 6)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="children")
    name_sealed = models.BinaryField(default=bytes)
    name = Sealed("name_sealed")
    born_sealed = models.BinaryField(default=bytes)
    born = Sealed("born_sealed")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "child"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.id)


class Custody(models.Model):
    """What somebody says about having gezag over a child: "zelf opgegeven" until more is known (SHARING 15, REQ-05)."""

    class Answer(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nee")
        UNKNOWN = "unknown", _("Weet ik niet")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    child = models.ForeignKey(Child, models.DO_NOTHING, db_constraint=False, related_name="custody")
    member = models.UUIDField(editable=False)
    answer = models.CharField(max_length=8, choices=Answer.choices)
    source = models.CharField(max_length=10, default="self", editable=False)
    # A professional of this book to whom the paper was shown: they read this row, to say what they saw.
    shown_to = models.UUIDField(null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "custody"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "child", "member"], name="custody_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class CustodyProof(models.Model):
    """Who confirmed that somebody has gezag, or saw the paper, and when. The paper itself is kept nowhere (SHARING 15).

    The web role only reads it; `acl.see_custody` makes it, and another answer or period ends it.
    """

    class Kind(models.TextChoices):
        GUARDIAN = "guardian", _("Ik weet dat dit klopt")
        REGISTER = "register", _("Uittreksel uit het gezagsregister")
        RULING = "ruling", _("Beschikking van de rechter")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    custody = models.ForeignKey(Custody, models.DO_NOTHING, db_constraint=False, related_name="proofs")
    by = models.UUIDField(editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "custody_proof"
        constraints: ClassVar = [models.UniqueConstraint(fields=["custody", "by"], name="custody_proof_once")]

    def __str__(self) -> str:
        return str(self.id)
