"""Between the guardians of one book: an objection, and their yes to a further guardian (SHARING 15, 16)."""

from typing import ClassVar

from django.db import models

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.ids import new_id


class Objection(models.Model):
    """ "Bezwaar": while it runs, nothing new is given in chapters that who objects and another guardian both read.

    The web role only reads it; `acl.object` and `acl.end_objection` write it (72_homes.sql).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    member = models.UUIDField(editable=False)
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "objection"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member"], condition=models.Q(ended_at=None), name="objection_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Assent(models.Model):
    """What a guardian said about a further guardian, who comes in only when all say yes. One's own is one's own:
    `acl.guardians_asked` tells who still has to answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    invited = models.UUIDField(editable=False)
    guardian = models.UUIDField(editable=False)
    said = models.CharField(max_length=3)
    said_at = models.DateTimeField()

    class Meta:
        db_table = "assent"
        constraints: ClassVar = [models.UniqueConstraint(fields=["invited", "guardian"], name="assent_once")]

    def __str__(self) -> str:
        return str(self.id)
