"""What somebody took over into their own record system, and how it gets there."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.vault.fields import Sealed


class Takeover(models.Model):
    """The receipt: which version of a stukje went into whose own system, and when (SHARING 22). Written by `acl.take_over`
    alone; seen by who sees the stukje and, as long as there is a book, by who took it.

    `sha256` is of the bytes that went over; empty when the professional typed it themselves.
    """

    class Way(models.TextChoices):
        WEBHOOK = "webhook", _("rechtstreeks naar het eigen systeem")
        DROP = "drop", _("als bestand naar het eigen systeem")
        BUCKET = "bucket", _("als bestand naar de opslag van de organisatie")
        MAIL = "mail", _("met een versleutelde bijlage per e-mail")
        DOWNLOAD = "download", _("als PDF")
        COPY = "copy", _("als tekst gekopieerd")
        TYPED = "typed", _("zelf overgetypt")

    class How(models.TextChoices):
        TICKED = "ticked", _("vanzelf, bij het schrijven")
        CLICK = "click", _("met een klik")
        TYPED = "typed", _("zelf overgetypt")

    class Why(models.TextChoices):
        OWN = "own", _("eigen stukje")
        REPLIED = "replied", _("eigen antwoord")
        ASKED = "asked", _("dit werd gevraagd")
        ALLOWED = "allowed", _("mag overnemen")

    id = models.UUIDField(primary_key=True, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="takeovers")
    member = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="member", db_index=False)
    person = models.UUIDField(editable=False)
    organisation_id = models.UUIDField(null=True, editable=False)
    organisation_sealed = models.BinaryField(default=bytes)
    organisation = Sealed("organisation_sealed")  # its name then, so that the family can read it
    way = models.CharField(max_length=8, choices=Way.choices)
    how = models.CharField(max_length=6, choices=How.choices)
    why = models.CharField(max_length=7, choices=Why.choices)
    reason_sealed = models.BinaryField(default=bytes)
    reason = Sealed("reason_sealed")
    version = models.IntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    words = models.IntegerField(default=0)
    private = models.BooleanField(default=False)
    taken_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "takeover"
        indexes: ClassVar = [
            models.Index(fields=["item"], name="takeover_of"),
            models.Index(fields=["person", "taken_at"], name="takeover_mine"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Delivery(models.Model):
    """What still has to arrive, of its taker alone. The content is sealed with the book's key, handed to the worker by
    `acl.delivery_content`, and emptied when it arrived; its id is the receipt's, and the receiver's idempotency key."""

    class State(models.TextChoices):
        WAITING = "waiting", _("onderweg")
        ARRIVED = "arrived", _("aangekomen")
        DEAD = "dead", _("niet aangekomen")

    id = models.UUIDField(primary_key=True, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    person = models.UUIDField(editable=False)
    organisation_id = models.UUIDField(editable=False)
    payload_sealed = models.BinaryField(default=bytes)
    payload = Sealed("payload_sealed")
    files = ArrayField(models.UUIDField(), default=list, db_default=[])  # of the record, in its order
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    tries = models.IntegerField(default=0)
    status = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "delivery"
        indexes: ClassVar = [
            models.Index(fields=["next_at"], name="delivery_due", condition=models.Q(state="waiting")),
            models.Index(fields=["organisation_id", "state"], name="delivery_of"),
        ]

    def __str__(self) -> str:
        return str(self.id)
