"""When and how somebody wants to hear that something is new, and what still has to be told. Never what it is about."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedOwn


class Rhythm(models.TextChoices):
    NOW = "now", _("Meteen")
    DAY = "day", _("Eén keer per dag")
    WEEK = "week", _("Eén keer per week")
    NONE = "none", _("Geen mail over dit boek")


class Wish(models.Model):
    """How often one person wants to hear of one book. Without a row: once a day. Mine alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    person = models.UUIDField(editable=False)
    rhythm = models.CharField(max_length=4, choices=Rhythm.choices)

    class Meta:
        db_table = "notice_wish"
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "person"], name="notice_wish_once")]

    def __str__(self) -> str:
        return str(self.id)


class Reach(models.Model):
    """How one person is reached, whatever the book: quiet hours, the hour of a digest, a subject that says nothing.

    Hours are those of the clock in the Netherlands. `stopped_at`: no mail any more. `mail` and `address` are of the
    last mail, to know whether it arrived; written by the database's own functions only.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)  # goes in the address that stops all mail
    person = models.UUIDField(unique=True, editable=False)
    quiet_from = models.PositiveSmallIntegerField(default=21)
    quiet_until = models.PositiveSmallIntegerField(default=7)
    hour = models.PositiveSmallIntegerField(null=True)  # none: 8 for professionals, 18 for others
    discreet = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    mail = models.UUIDField(null=True, editable=False)
    mailed_at = models.DateTimeField(null=True, editable=False)
    address = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        db_table = "notice_reach"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(quiet_from__lte=23, quiet_until__lte=23)
                & (models.Q(hour=None) | models.Q(hour__lte=23)),
                name="notice_reach_hours",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Notice(models.Model):
    """Something to tell one person about one book: that it is there, and of which kind. Made and marked by functions of
    `acl` alone. `cause` is the line of the log it comes from, or stands for an end that is near; once per person."""

    class Kind(models.TextChoices):
        NEWS = "news"
        QUESTION = "question"
        ACCESS = "access"
        ENDS = "ends"
        ENDED = "ended"
        GROWS = "grows"
        SOON = "soon"
        TERM = "term"
        SIGNAL = "signal"
        ANSWER = "answer"
        CONSULT = "consult"
        REVIEW = "review"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    person = models.UUIDField(editable=False)
    cause = models.UUIDField(editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    subject = models.UUIDField(
        null=True, editable=False
    )  # the member or grant that ends, the child that grows, the reminder, the signal
    until = models.DateTimeField(null=True)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    mail = models.UUIDField(null=True, editable=False)

    class Meta:
        db_table = "notice"
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "cause", "person"], name="notice_once")]
        indexes: ClassVar = [
            models.Index(fields=["person"], name="notice_waiting", condition=models.Q(told_at=None)),
            models.Index(fields=["at"], name="notice_at"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Device(models.Model):
    """A browser of one person that shows messages. Where it is reached, and the keys that only it can open them with, are
    sealed: whoever could send there could ring somebody's phone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField(editable=False)
    endpoint_sealed = models.BinaryField()
    endpoint = SealedOwn("endpoint_sealed", "push")
    keys_sealed = models.BinaryField()
    keys = SealedOwn("keys_sealed", "push")
    mark = models.CharField(max_length=64, unique=True, editable=False)  # the same browser of the same person is one
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "notice_device"
        indexes: ClassVar = [models.Index(fields=["person"], name="notice_device_person")]

    def __str__(self) -> str:
        return str(self.id)
