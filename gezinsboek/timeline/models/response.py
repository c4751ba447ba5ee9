"""What others do with an item: answer, like, be asked. Visible exactly when the item is (SHARING 2)."""

from typing import ClassVar

from django.db import models

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed


class Reply(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="replies")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    step = models.UUIDField(null=True, editable=False)  # of a goal: about which of its steps it is
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.UUIDField(null=True, editable=False)
    deleted_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    held_until = models.DateTimeField(null=True)  # until then only its author sees it

    class Meta:
        db_table = "reply"
        indexes: ClassVar = [models.Index("dossier", models.F("created_at").desc(), name="reply_time")]

    def __str__(self) -> str:
        return str(self.id)

    def unsend(self) -> None:
        """Take it back before anybody else could see it; then it never was."""
        act("unsend_reply", self.id)


class Heart(models.Model):
    """ "Mooi": no words needed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="hearts", db_index=False)
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "heart"
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "author", "dossier"], name="heart_once")]

    def __str__(self) -> str:
        return str(self.id)


class Question(models.Model):
    """An item that asks one of its readers something; open until they reply or say it is done (SHARING 11)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="questions")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    asked = models.ForeignKey(
        Member, models.DO_NOTHING, db_constraint=False, db_column="asked", related_name="asked_of_me"
    )
    created_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)
    wanted_on = models.DateField(null=True)  # "graag voor": the day by which an answer helps

    class Meta:
        db_table = "question"
        indexes: ClassVar = [models.Index(fields=["dossier", "item"], name="question_book")]

    def __str__(self) -> str:
        return str(self.id)
