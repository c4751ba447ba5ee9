"""What stands in a document: read once, sealed under the lock of its file."""

from typing import ClassVar

from django.db import models

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.vault.fields import Sealed
from gezinsboek.timeline.models import File


class FileText(models.Model):
    """The text of a PDF or office file. Visible exactly when its file is (SHARING 2); only the reading job writes it,
    through `acl.keep_file_text`.

    `words` are its different words, for looking through; `text` is opened only for what is shown. `reader` says which
    way of reading made it, so that a better one can do it again.
    """

    class State(models.TextChoices):
        WHOLE = "whole"
        CUT = "cut"  # too long, or it took too long: what came before that
        NOTHING = "nothing"  # no text in it, or locked
        BROKEN = "broken"

    file = models.OneToOneField(
        File, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="inside", db_column="id"
    )
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    state = models.CharField(max_length=8, choices=State.choices)
    reader = models.SmallIntegerField()
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    words_sealed = models.BinaryField(default=bytes)
    words = Sealed("words_sealed")

    class Meta:
        db_table = "file_text"
        base_manager_name: ClassVar[str] = "objects"
        indexes: ClassVar = [models.Index(fields=["dossier"], name="file_text_book")]

    def __str__(self) -> str:
        return str(self.pk)
