"""Deleting a book: who asked, who agreed, and what is left to prove that it happened (SHARING 17, 27)."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id

ANSWER_DAYS = 30  # who did not agree by then: the request lapses (acl.erase_due)
RECEIPT_DAYS = 90  # so long the receipt can be fetched here; the family keeps the paper


class Erasure(models.Model):
    """One request to erase a book. It holds no content and outlives the book: it is the receipt.

    The web role only reads it; everything else goes through functions of `acl` (75_erasing.sql).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier_id = models.UUIDField(editable=False)
    asked_by = models.UUIDField(editable=False)
    asked_at = models.DateTimeField()
    wait_days = models.SmallIntegerField()
    agreed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=10, default="", blank=True)
    begun_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    agreed = models.SmallIntegerField(default=0)

    class Meta:
        db_table = "erasure"
        indexes: ClassVar = [models.Index(fields=["dossier_id"], name="erasure_book")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def running(self) -> bool:
        return self.ended_at is None and self.erased_at is None

    @property
    def waiting(self) -> bool:
        """Agreed, and it can still be taken back."""
        return self.running and self.due_at is not None and self.begun_at is None

    @property
    def lapses_at(self) -> datetime:
        return self.asked_at + timedelta(days=ANSWER_DAYS)

    @property
    def days_left(self) -> int:
        return max(0, (self.due_at - clock.now()).days) if self.due_at else self.wait_days


class Voice(models.Model):
    """What one person said about it; after the erasing it only says who may fetch the receipt."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    erasure = models.ForeignKey(Erasure, models.DO_NOTHING, db_constraint=False, related_name="voices")
    member = models.UUIDField(editable=False)
    person = models.UUIDField(editable=False)
    said = models.CharField(max_length=4, default="", blank=True)
    said_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "erasure_voice"
        constraints: ClassVar = [models.UniqueConstraint(fields=["erasure", "member"], name="erasure_voice_once")]

    def __str__(self) -> str:
        return str(self.id)
