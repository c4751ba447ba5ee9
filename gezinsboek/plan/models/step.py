"""A small step under a goal, and which step waits for which."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed


class By(models.TextChoices):
    """Who does it: we ourselves, those around us, or somebody whose work it is."""

    FAMILY = "family", _("Wij zelf")
    NETWORK = "network", _("Familie, vrienden of buren")
    PROFESSIONAL = "professional", _("Een hulpverlener")


class Step(models.Model):
    """Visible exactly when its goal is. `who` are members who read the goal; `who_words` somebody who does not take part.

    Whoever is named ticks it off (`acl.tick`), also who only reads. What it said before is kept as a revision."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="steps")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    who = ArrayField(models.UUIDField(), default=list)
    who_words_sealed = models.BinaryField(default=bytes)
    who_words = Sealed("who_words_sealed")
    by = models.CharField(max_length=12, choices=By.choices, default=By.FAMILY)
    due_on = models.DateField(null=True)
    position = models.IntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.UUIDField(null=True, editable=False)
    deleted_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "step"
        indexes: ClassVar = [models.Index(fields=["dossier", "item"], name="step_book")]

    def __str__(self) -> str:
        return str(self.id)

    def tick(self, done: bool = True) -> None:
        """It is done, or it is not after all; by whoever is named in it, or who may change the goal."""
        act("tick", self.id, done)

    def bin(self, gone: bool = True) -> None:
        """Gone for all but those who can put it back."""
        act("bin_child", "step", self.id, gone)


class StepOrder(models.Model):
    """First this, then that: `step` waits for `first`, also over goals. Visible when both steps are; never a circle."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="step_orders", db_index=False)
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    step = models.ForeignKey(
        Step, models.DO_NOTHING, db_constraint=False, db_column="step", related_name="waits_for", db_index=False
    )
    first = models.ForeignKey(
        Step, models.DO_NOTHING, db_constraint=False, db_column="first", related_name="holds_up", db_index=False
    )
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "step_order"
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "first", "dossier"], name="step_order_once")]
        indexes: ClassVar = [
            models.Index(fields=["dossier"], name="step_order_book"),
            models.Index(fields=["first"], name="step_order_first"),
        ]

    def __str__(self) -> str:
        return str(self.id)
