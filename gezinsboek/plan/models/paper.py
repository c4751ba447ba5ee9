"""What the law asks about a plan, and the plans that helpers keep elsewhere."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed


class What(models.TextChoices):
    """What happened with the plan on a day."""

    OFFERED = "offered", _("Aangeboden")
    ACCEPTED = "accepted", _("Aangenomen")
    SET_ASIDE = "set_aside", _("Er komt geen familiegroepsplan")
    MADE = "made", _("Het plan is vastgesteld")
    ASKED = "asked", _("Gevraagd om het plan op papier")
    WRITTEN = "written", _("Het plan is op papier gegeven")


class Reason(models.TextChoices):
    """The three reasons of article 4.1.2 of the Youth Act for doing without a familiegroepsplan."""

    DECLINED = "declined", _("De ouders willen het niet.")
    THREAT = "threat", _("Er is een concrete bedreiging voor de ontwikkeling van het kind.")
    INTERESTS = "interests", _("Het is niet in het belang van het kind.")


class PlanDay(models.Model):
    """A day that the law counts with: a familiegroepsplan was offered, accepted or set aside; a plan was made, asked for in
    writing, or given on paper. Read by the family and by the professionals who share something here. It never changes; its
    writer can take it back (rules/48_plan_papers.sql)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    what = models.CharField(max_length=9, choices=What.choices)
    reason = models.CharField(max_length=9, choices=Reason.choices, default="", blank=True)
    day = models.DateField()
    words_sealed = models.BinaryField(default=bytes)
    words = Sealed("words_sealed")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "plan_day"

    def __str__(self) -> str:
        return str(self.id)


class OwnPlan(models.Model):
    """That a professional's own plan, kept in their own system, serves this goal: what it is called and of which day, never
    its words. Visible exactly when the goal is."""

    class Kind(models.TextChoices):
        TREATMENT = "treatment", _("Behandelplan")
        CARE = "care", _("Zorgplan")
        HELP = "help", _("Hulpverleningsplan")
        SCHOOL = "school", _("Plan van school")
        SUPPORT = "support", _("Ondersteuningsplan")
        OTHER = "other", _("Ander plan")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="own_plans", db_index=False)
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    name_sealed = models.BinaryField(default=bytes)
    name = Sealed("name_sealed")
    dated = models.DateField()
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "own_plan"
        indexes: ClassVar = [models.Index(fields=["item"], name="own_plan_item")]

    def __str__(self) -> str:
        return str(self.id)
