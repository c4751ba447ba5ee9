"""What a young person of 16 or older lets a guardian read."""

from typing import ClassVar

from django.db import models

from gezinsboek.dossier.models import Child, Dossier
from gezinsboek.ground.ids import new_id


class Letting(models.Model):
    """This child lets this guardian read what is about them, wherever it lies (SHARING 6). Given and ended by the child
    alone, through `acl.let_read`; who is meant sees it, nobody else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    child = models.ForeignKey(Child, models.DO_NOTHING, db_constraint=False)
    member = models.UUIDField(editable=False)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "letting"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "child"], condition=models.Q(ended_at=None), name="letting_once")
        ]

    def __str__(self) -> str:
        return str(self.id)
