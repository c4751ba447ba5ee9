"""An appointment: the detail of an item of kind `appointment`. What it is stands in the item's `Entry`, as every text."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from gezinsboek.circle.models import Item
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed

AMSTERDAM = "Europe/Amsterdam"
KIND = "appointment"
TIMED = Q(starts_at__isnull=False, ends_at__isnull=False, ends_at__gt=F("starts_at"), day=None, last_day=None)
WHOLE_DAYS = Q(starts_at=None, ends_at=None, day__isnull=False, last_day__isnull=False, last_day__gte=F("day"))


class Appointment(models.Model):
    """When it is and who comes; visible exactly when its item is. Either two instants, or whole days.

    A repeated one is its first time and a rule of RFC 5545, counted by the clock of `zone`: half past nine stays half past
    nine when the clock changes. Changed only from the version that is there (`acl.guard_detail`).
    """

    item = models.OneToOneField(Item, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name=KIND)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    zone = models.CharField(max_length=40, default=AMSTERDAM)
    rule = models.CharField(max_length=120, default="", blank=True)
    who = ArrayField(models.UUIDField(), default=list)
    series = models.CharField(max_length=20, default="", blank=True)  # what it was proposed as, such as `jgz-6m`
    version = models.IntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.UUIDField(null=True, editable=False)

    class Meta:
        db_table = "appointment"
        constraints: ClassVar = [
            models.CheckConstraint(condition=TIMED | WHOLE_DAYS, name="appointment_moment"),
            models.CheckConstraint(condition=Q(zone=AMSTERDAM), name="appointment_zone"),
            models.CheckConstraint(
                condition=Q(rule="") | Q(rule__regex=r"^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$"),
                name="appointment_rule",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Occurrence(models.Model):
    """One time of an appointment that is not as the rest: moved, or off. `day` says which: the day it would have been.

    Undoing it is taking the row away.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="occurrences")
    author = models.UUIDField(editable=False)
    created_at = models.DateTimeField(default=clock.now)
    day = models.DateField()
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    to_day = models.DateField(null=True)

    class Meta:
        db_table = "occurrence"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "day"], name="occurrence_once"),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(ends_at__gt=F("starts_at"), to_day=None),
                name="occurrence_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def off(self) -> bool:
        return self.starts_at is None and self.to_day is None


class Place(models.Model):
    """Where it is: read by who wrote it down and by whom they name, and by nobody else (REQ-83). Each writes their own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="places")
    author = models.UUIDField(editable=False)
    created_at = models.DateTimeField(default=clock.now)
    place_sealed = models.BinaryField(default=bytes)
    place = Sealed("place_sealed")
    place_for = ArrayField(models.UUIDField(), default=list)

    class Meta:
        db_table = "appointment_place"
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "author"], name="appointment_place_once")]

    def __str__(self) -> str:
        return str(self.id)


class Topic(models.Model):
    """Something the family wants to talk about, written down beforehand; `talked_at` says that it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="topics")
    author = models.UUIDField(editable=False)
    created_at = models.DateTimeField(default=clock.now)
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    position = models.PositiveSmallIntegerField(default=0)
    talked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "topic"

    def __str__(self) -> str:
        return str(self.id)


class Reminder(models.Model):
    """That I want to hear of an appointment beforehand; mine alone. `next_at`: when, for the next time it is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="reminders")
    person = models.UUIDField(editable=False)
    minutes = models.PositiveIntegerField()
    next_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "reminder"
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "person"], name="reminder_once")]
        indexes: ClassVar = [models.Index(fields=["next_at"], name="reminder_due")]

    def __str__(self) -> str:
        return str(self.id)


class Feed(models.Model):
    """A secret address at which a calendar reads what this person reads; of the secret only a fingerprint is kept.

    Taking the row away revokes it at once. `discreet`: every title says "Afspraak" and nothing more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField(editable=False)
    kept = models.CharField(max_length=64, unique=True, editable=False)
    discreet = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "agenda_feed"
        indexes: ClassVar = [models.Index(fields=["person"], name="agenda_feed_mine")]

    def __str__(self) -> str:
        return str(self.id)
