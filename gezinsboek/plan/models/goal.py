"""A goal, and what somebody gives it."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Child, Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed

LEAST, MOST = 0, 10


class Closed(models.TextChoices):
    """How a goal came to its end."""

    REACHED = "reached", _("Gelukt")
    STOPPED = "stopped", _("Gestopt")


class Goal(models.Model):
    """What is so of an item of kind `goal`, besides its words; visible exactly when the item is. The words are its entry's, as
    the one whose goal it is says them. Nobody's name means: of us together.

    Facts change only through `acl` (rules/46_plan.sql), from the version that is there.
    """

    item = models.OneToOneField(Item, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="goal")
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    whose_child = models.ForeignKey(
        Child, models.DO_NOTHING, null=True, db_constraint=False, db_column="whose_child", db_index=False
    )
    whose_member = models.ForeignKey(
        Member, models.DO_NOTHING, null=True, db_constraint=False, db_column="whose_member", db_index=False
    )
    begin = models.SmallIntegerField(null=True)
    enough = models.SmallIntegerField(default=8)
    closed_at = models.DateTimeField(null=True)
    closed_how = models.CharField(max_length=8, choices=Closed.choices, default="", blank=True)
    version = models.IntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.UUIDField(null=True, editable=False)

    class Meta:
        db_table = "goal"
        base_manager_name: ClassVar[str] = "objects"
        indexes: ClassVar = [models.Index(fields=["dossier"], name="goal_book")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def id(self) -> UUID:
        return self.item_id

    def say(self, child: UUID | None, member: UUID | None, begin: int | None, enough: int, made_from: int) -> None:
        """Other facts. Raises Stale when somebody changed them since version `made_from`."""
        act("say_goal", self.item_id, child, member, begin, enough, made_from)

    def close(self, how: str) -> None:
        """It is reached, or we stop with it; an empty word opens it again."""
        act("close_goal", self.item_id, how)


class Score(models.Model):
    """How far somebody says we are, on a day: a dated point that is never overwritten. Its writer takes it back.

    `for_child`: a child who does not sign in told it, and the author wrote it down."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="scores", db_index=False)
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    for_child = models.ForeignKey(
        Child, models.DO_NOTHING, null=True, db_constraint=False, db_column="for_child", db_index=False
    )
    value = models.SmallIntegerField()
    scored_on = models.DateField()
    words_sealed = models.BinaryField(default=bytes)
    words = Sealed("words_sealed")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "score"
        indexes: ClassVar = [models.Index(fields=["item", "scored_on"], name="score_line")]

    def __str__(self) -> str:
        return str(self.id)
