"""What somebody asked to take along: a copy that is made in the background and lives for one day (SHARING 23)."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id

LIFE = timedelta(hours=24)


class TakeAway(models.Model):
    """One copy, seen by its asker alone. The ZIP lies sealed with the files of the book, so it goes when the book goes."""

    class Kind(models.TextChoices):
        BOOK = "book", _("Het hele boek")
        OWN = "own", _("Wat ik zelf schreef")

    class Fault(models.TextChoices):
        CHANGED = "changed", _("De deling veranderde terwijl we bezig waren. Vraag het opnieuw.")
        BROKEN = "broken", _("Dit lukte niet. Vraag het opnieuw.")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier_id = models.UUIDField(editable=False)
    person = models.UUIDField(editable=False)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    private = models.BooleanField(default=False)  # asked while fresh, with the chapters that are open only then
    language = models.CharField(max_length=8, default="nl")
    asked_at = models.DateTimeField(default=clock.now)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    size = models.BigIntegerField(default=0)
    fault = models.CharField(max_length=8, choices=Fault.choices, default="", blank=True)
    items = ArrayField(models.UUIDField(), default=list)  # what is in it: it dies when one of them closes for me
    stamp = models.BinaryField(default=bytes)  # my keys when it was made

    class Meta:
        db_table = "takeaway"
        indexes: ClassVar = [models.Index(fields=["person", "dossier_id"], name="takeaway_mine")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def dies_at(self) -> datetime:
        return self.asked_at + LIFE

    @property
    def percent(self) -> int:
        return min(99, 100 * self.done // self.total) if self.total else 0

    @property
    def file_name(self) -> str:
        """Nothing personal: it stays in the list of downloads."""
        return f"gezinsboek-{self.kind}-{self.asked_at:%Y-%m-%d}.zip"
