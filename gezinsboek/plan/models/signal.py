"""What we agreed to look out for, what was noticed, and what the family said to that."""

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


class Level(models.TextChoices):
    """How it goes when we see this; never said by a colour alone."""

    GOOD = "good", _("Het gaat goed")
    CARE = "care", _("Let op")
    ALARM = "alarm", _("Bel meteen")


class Rule(models.TextChoices):
    """Why there is a signal: somebody noticed what was agreed, or a plain rule that everybody can read."""

    NOTICED = "noticed", _("Iemand merkte dit")
    OVERDUE = "overdue", _("Een stap is over de datum")
    DOWN_TWO = "down_two", _("Een cijfer ging twee of meer omlaag")
    REVIEWS_MISSED = "reviews_missed", _("Twee keer achter elkaar is het plan niet besproken")
    SILENCE = "silence", _("Er gebeurde zes weken niets")
    ACCESS_ENDS = "access_ends", _("Iemand met een open stap leest binnen twee weken niet meer mee")


class Answer(models.TextChoices):
    KNOWN = "known", _("We weten het")
    TALKING = "talking", _("We praten erover")
    NOT_RIGHT = "not_right", _("Dit klopt niet")


class Sign(models.Model):
    """ "Waaraan merken we dat het schuurt?", and who does what then; visible exactly when its goal is.

    Its words never change: who means something else ends it (`acl.end_sign`) and writes another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="signs")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    level = models.CharField(max_length=5, choices=Level.choices, default=Level.CARE)
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    then_sealed = models.BinaryField(default=bytes)
    then = Sealed("then_sealed")
    who = ArrayField(models.UUIDField(), default=list)  # who does that; readers of the goal
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "sign"

    def __str__(self) -> str:
        return str(self.id)

    def end(self, over: bool = True) -> None:
        """We do not look out for it any more, or after all we do."""
        act("end_sign", self.id, over)


class Signal(models.Model):
    """Something about a goal that asks for attention. The family and who noticed it see it at once; the others who read the
    goal once the family answered, or after three days (rules/49_signals.sql). `author` is empty when a rule raised it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="signals")
    author = models.ForeignKey(
        Member, models.DO_NOTHING, null=True, db_constraint=False, db_column="author", db_index=False
    )
    rule = models.CharField(max_length=14, choices=Rule.choices, default=Rule.NOTICED)
    sign = models.ForeignKey(Sign, models.DO_NOTHING, null=True, db_constraint=False, db_column="sign", db_index=False)
    step = models.UUIDField(null=True, editable=False)
    score = models.UUIDField(null=True, editable=False)
    member = models.UUIDField(null=True, editable=False)
    words_sealed = models.BinaryField(default=bytes)
    words = Sealed("words_sealed")
    cause = models.UUIDField(null=True, editable=False)  # of a rule: the same thing is said once
    created_at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=9, choices=Answer.choices, default="", blank=True)
    answered_at = models.DateTimeField(null=True)  # when the family first answered

    class Meta:
        db_table = "signal"
        constraints: ClassVar = [models.UniqueConstraint(fields=["cause", "dossier"], name="signal_once")]

    def __str__(self) -> str:
        return str(self.id)


class SignalAnswer(models.Model):
    """What somebody said to a signal. All of them stay; the last one holds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="+")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    signal = models.ForeignKey(
        Signal, models.DO_NOTHING, db_constraint=False, db_column="signal", related_name="answers"
    )
    answer = models.CharField(max_length=9, choices=Answer.choices)
    words_sealed = models.BinaryField(default=bytes)
    words = Sealed("words_sealed")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "signal_answer"

    def __str__(self) -> str:
        return str(self.id)
