"""Who does what: what was said of a helper."""

from django.db import models

from gezinsboek.circle.models import Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed


class Helping(models.Model):
    """What a helper is here for, how often, and until when that is planned: said by the family or by that helper. Seen by who
    sees the helper. It never changes; the last one holds, and its author takes it back (rules/49_helping.sql)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    member = models.ForeignKey(
        Member, models.DO_NOTHING, db_constraint=False, db_column="member", db_index=False, related_name="+"
    )
    author = models.ForeignKey(
        Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False, related_name="+"
    )
    purpose_sealed = models.BinaryField(default=bytes)
    purpose = Sealed("purpose_sealed")
    often_sealed = models.BinaryField(default=bytes)
    often = Sealed("often_sealed")
    until = models.DateField(null=True)  # planned; access ends by itself or by hand
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "helping"

    def __str__(self) -> str:
        return str(self.id)
