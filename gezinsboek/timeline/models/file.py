"""Photos and files of an item."""

from typing import ClassVar

from django.db import models

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed


class File(models.Model):
    """What lies sealed in `<home>/files/<dossier>/<id>.<size>`; the row decides who gets it (SHARING 2)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="files")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    kind = models.CharField(max_length=12)
    mime = models.CharField(max_length=100)
    name_sealed = models.BinaryField(default=bytes)
    name = Sealed("name_sealed")
    alt_sealed = models.BinaryField(default=bytes)
    alt = Sealed("alt_sealed")
    size = models.IntegerField()
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "file"
        indexes: ClassVar = [models.Index(fields=["dossier", "kind", "item"], name="file_kind")]

    def __str__(self) -> str:
        return str(self.id)
