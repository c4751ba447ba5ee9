"""Asking to confer with somebody else: through the family, never past them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed


class Said(models.TextChoices):
    """What is said to a request: by the family, and the last by who asked."""

    YES = "yes", _("Ja, dat is goed")
    TALK = "talk", _("Eerst samen praten")
    NO = "no", _("Nee, liever niet")
    BACK = "back", _("Niet meer nodig")


class Consult(models.Model):
    """A professional asks, at a goal, to confer with a colleague or another organisation. Visible exactly when its goal is.

    It goes to the family: a yes opens nothing by itself, and nothing leaves the book (rules/49_consult.sql). `answer` is the last of
    its answers, kept by the database."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="consults")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    whom_sealed = models.BinaryField(default=bytes)
    whom = Sealed("whom_sealed")
    about_sealed = models.BinaryField(default=bytes)
    about = Sealed("about_sealed")
    why_sealed = models.BinaryField(default=bytes)
    why = Sealed("why_sealed")
    created_at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=4, choices=Said.choices, default="", blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "consult"

    def __str__(self) -> str:
        return str(self.id)


class ConsultAnswer(models.Model):
    """What was said to a request; all of them stay, and who reads the goal reads them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="+")
    consult = models.ForeignKey(
        Consult, models.DO_NOTHING, db_constraint=False, db_column="consult", related_name="answers"
    )
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    answer = models.CharField(max_length=4, choices=Said.choices)
    words_sealed = models.BinaryField(default=bytes)
    words = Sealed("words_sealed")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "consult_answer"

    def __str__(self) -> str:
        return str(self.id)
