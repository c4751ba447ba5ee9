"""What was agreed on a day: a version of the plan, what stood in it, and who said yes to it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed, SealedJSON


class Opinion(models.TextChoices):
    """What somebody says to a version."""

    YES = "yes", _("Ik ben het eens")
    NOT_YET = "not_yet", _("Nog niet")


class PlanVersion(models.Model):
    """The plan as it was agreed: by whom, when it is looked at again, whom to ask about it, who was there. It is made when
    the plan is talked about, and never changes. Read by everybody who shares something in the book.

    The web role only reads it; it is made through `acl.make_plan` (rules/49_plan_versions.sql)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    number = models.IntegerField()
    review_on = models.DateField()
    contact = models.ForeignKey(
        Member,
        models.DO_NOTHING,
        null=True,
        related_name="+",
        db_constraint=False,
        db_column="contact",
        db_index=False,
    )
    there = ArrayField(models.UUIDField(), default=list)  # who was there, of who takes part
    told_sealed = models.BinaryField(default=bytes)
    told = SealedJSON("told_sealed")  # `decided`: what we decided; `others`: who else was there
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "plan_version"
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return str(self.id)


class PlanPart(models.Model):
    """A goal, or what stands above the goals, as it was in one version. Visible exactly when that item is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    version = models.ForeignKey(
        PlanVersion, models.DO_NOTHING, db_constraint=False, db_column="version", related_name="parts", db_index=False
    )
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="+")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    told_sealed = models.BinaryField(default=bytes)
    told = SealedJSON("told_sealed")  # the copy of `plan/versions/copies.py`
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "plan_part"
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "version", "item"], name="plan_part_once")]

    def __str__(self) -> str:
        return str(self.id)


class PlanAccord(models.Model):
    """What one person says to one version: yes, or not yet and why. What they say last holds; what they said before stays."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    version = models.ForeignKey(
        PlanVersion, models.DO_NOTHING, db_constraint=False, db_column="version", related_name="accords"
    )
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    answer = models.CharField(max_length=7, choices=Opinion.choices)
    why_sealed = models.BinaryField(default=bytes)
    why = Sealed("why_sealed")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "plan_accord"

    def __str__(self) -> str:
        return str(self.id)
