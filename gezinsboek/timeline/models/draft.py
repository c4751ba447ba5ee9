"""What somebody was typing and did not send yet."""

from typing import ClassVar

from django.db import models

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed

NEW, REPLY, CHANGE, REWORD, REBUTTAL, STORY = "new", "reply", "change", "reword", "rebuttal", "story"
PLAN = "plan"


class Draft(models.Model):
    """One text for one box, of one person alone: no guardian reads it, nor who looks as them (rules/45_drafts.sql).

    Its id is that of what will be made of it, and the form carries it: so a text that was sent cannot come back as a
    draft. `told` is what the form held, as it would be sent. A change must name the version it was made from.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    person = models.UUIDField(editable=False)
    place = models.CharField(max_length=8, default=NEW)
    item_id = models.UUIDField(null=True)
    chapter_id = models.UUIDField(null=True)
    told_sealed = models.BinaryField(default=bytes)
    told = Sealed("told_sealed")
    version = models.IntegerField(default=1)
    saved_at = models.DateTimeField(default=clock.now)
    thrown_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "draft"
        indexes: ClassVar = [models.Index(fields=["person", "dossier"], name="draft_mine")]

    def __str__(self) -> str:
        return str(self.id)
