"""What came in from somebody's own system, before it belongs to any book."""

import json
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedOwn
from gezinsboek.timeline.models.entry import Source

PURPOSE = "incoming"


class Incoming(models.Model):
    """One report, of one person alone: no family sees it, nobody who looks as somebody (rules/98_incoming.sql).

    Sealed by the installation, since it has no book yet. `items` are the stukjes it was made ready for, the
    last one at the end: by those the database knows that a stukje comes from here. `cause` says what brought it, so that the same mail comes once. `settled` is a
    JSON list of what its reader said belongs there.
    """

    class Fault(models.TextChoices):
        CUT = "cut", _("Het was te lang. Het eind ontbreekt.")
        SCAN = "scan", _("Hier staat geen tekst in die we kunnen lezen. Het is een scan, of er zit een slot op.")
        BROKEN = "broken", _("Dit bestand is niet heel. We konden het niet lezen.")
        KIND = "kind", _("Dit soort bestand lezen we hier niet. Stuur een PDF, Word of tekst.")
        BIG = "big", _("Dit was te groot. Een mail mag 25 MB zijn.")
        EMPTY = "empty", _("In deze mail stond geen tekst.")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField(editable=False)
    organisation_id = models.UUIDField(null=True, editable=False)
    source = models.CharField(max_length=6, choices=Source.choices)
    cause = models.CharField(max_length=64, default="", blank=True, editable=False)
    title_sealed = models.BinaryField(default=bytes)
    title = SealedOwn("title_sealed", PURPOSE)
    text_sealed = models.BinaryField(default=bytes)
    text = SealedOwn("text_sealed", PURPOSE)
    reference_sealed = models.BinaryField(default=bytes)
    reference = SealedOwn("reference_sealed", PURPOSE)
    settled_sealed = models.BinaryField(default=bytes)
    settled_json = SealedOwn("settled_sealed", PURPOSE)
    fault = models.CharField(max_length=6, choices=Fault.choices, default="", blank=True)
    happened_on = models.DateField(null=True)
    came_at = models.DateTimeField(default=clock.now)
    book = models.UUIDField(null=True)
    chapter = models.UUIDField(null=True)
    items = ArrayField(models.UUIDField(), default=list, db_default=[])
    version = models.IntegerField(default=1)
    used_at = models.DateTimeField(null=True)
    thrown_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "incoming"
        indexes: ClassVar = [models.Index(fields=["person", "-came_at"], name="incoming_mine")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "cause"], condition=~models.Q(cause=""), name="incoming_once")
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def settled(self) -> set[str]:
        return set(json.loads(self.settled_json or "[]"))

    @settled.setter
    def settled(self, told: set[str]) -> None:
        self.settled_json = json.dumps(sorted(told), ensure_ascii=False)


class MailIn(models.Model):
    """The secret half of an address that brings mail to one person. At most one runs; its owner reads it, nobody else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField(editable=False)
    code_sealed = models.BinaryField(default=bytes)
    code = SealedOwn("code_sealed", "mail_in")
    kept = models.CharField(max_length=64, unique=True, editable=False)  # fingerprint: what a mail is looked up by
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    hour_at = models.DateTimeField(null=True)  # since when `hour_count` counts
    hour_count = models.IntegerField(default=0)

    class Meta:
        db_table = "mail_in"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_at__isnull=True), name="mail_in_one_running"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
