"""A silent pause: what somebody sees of what the pauser writes stands still (SHARING 18)."""

from typing import ClassVar

from django.db import models

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.ids import new_id


class Pause(models.Model):
    """Seen by the pauser alone. `acl.pause` and `acl.end_pause` write it (73_pauses.sql)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    pauser = models.UUIDField(editable=False)
    paused = models.UUIDField(editable=False)
    whole = models.BooleanField(default=False)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "pause"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paused", "pauser"], condition=models.Q(ended_at=None), name="pause_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class PauseVeil(models.Model):
    """A row that a deed opened to the paused while the pause runs: closed to them until it ends. Nobody selects it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    pause = models.ForeignKey(Pause, models.CASCADE, db_index=False)
    row = models.UUIDField(editable=False)

    class Meta:
        db_table = "pause_veil"
        constraints: ClassVar = [models.UniqueConstraint(fields=["pause", "row"], name="pause_veil_once")]

    def __str__(self) -> str:
        return str(self.id)
