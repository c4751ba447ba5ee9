"""What a professional keeps for themselves: families without a book in their working day, and how fast they type."""

from typing import ClassVar

from django.db import models

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedOwn


class Tile(models.Model):
    """A family without a book, without a name: so that one list is the whole working day. Mine alone, sealed; nobody of an
    organisation and no family ever sees it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField(editable=False)
    label_sealed = models.BinaryField(default=bytes)
    label = SealedOwn("label_sealed", "tile")
    todo_sealed = models.BinaryField(default=bytes)
    todo = SealedOwn("todo_sealed", "tile")
    due_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    thrown_at = models.DateTimeField(null=True)  # for a day it can come back
    version = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        db_table = "tile"
        indexes: ClassVar = [models.Index(fields=["person"], name="tile_mine")]

    def __str__(self) -> str:
        return str(self.id)


class Pace(models.Model):
    """How many words a minute somebody says to type: the estimate of the meter reckons with it. Mine alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField(unique=True, editable=False)
    words = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "pace"

    def __str__(self) -> str:
        return str(self.id)
