"""The one thing that is shared: every entry, and later every goal and appointment, is an item with a detail row."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gezinsboek.dossier.models import Chapter, Child, Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id

from .member import Member


class PresentItems(models.Manager["Item"]):
    def get_queryset(self) -> models.QuerySet["Item"]:
        return super().get_queryset().filter(deleted_at=None)


class Item(models.Model):
    """The spine (ARCHITECTURE 3): where it lies, who wrote it, to whom it is narrowed. Only it carries the full rule.

    The web role inserts and selects. Narrowing, widening, moving, binning and the version go through `acl`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    kind = models.CharField(max_length=12, default="entry")
    chapter = models.ForeignKey(Chapter, models.DO_NOTHING, db_constraint=False, related_name="items")
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    audience = ArrayField(models.UUIDField(), null=True)
    about = models.ForeignKey(Child, models.DO_NOTHING, null=True, db_constraint=False, db_column="about")
    happened_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.UUIDField(null=True, editable=False)
    deleted_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    held_until = models.DateTimeField(null=True)  # until then only its author sees it

    objects = PresentItems()
    with_bin: ClassVar[models.Manager["Item"]] = models.Manager()

    class Meta:
        db_table = "item"
        default_manager_name = "with_bin"
        indexes: ClassVar = [
            models.Index("dossier", models.F("created_at").desc(), models.F("id").desc(), name="item_time")
        ]

    def __str__(self) -> str:
        return str(self.id)

    def narrow(self, names: Iterable[UUID]) -> None:
        """To some of those who read it now (SHARING 3, 10). This and the next refuse what the rules refuse."""
        act("narrow", self.id, list(names))

    def widen(self, names: Iterable[UUID] | None) -> None:
        """To more readers of the chapter; None is all of them, now and later."""
        act("widen", self.id, None if names is None else list(names))

    def move(self, chapter: UUID) -> None:
        act("move", self.id, chapter)

    def say_about(self, child: UUID | None) -> None:
        act("say_about", self.id, child)

    def bin(self) -> None:
        """At once invisible; thirty days in the bin, for those who could remove it."""
        act("bin", self.id)

    def restore(self) -> None:
        act("restore", self.id)

    def unsend(self) -> None:
        """Take it back before anybody else could see it; then it never was."""
        act("unsend", self.id)


class Revision(models.Model):
    """How an item's detail was before a change: kept by a trigger, read by those who read the item (SHARING 9)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="revisions")
    row = models.UUIDField(editable=False)
    version = models.IntegerField()
    author = models.UUIDField(editable=False)
    chapter = models.UUIDField(editable=False)
    audience = ArrayField(models.UUIDField(), null=True)
    text_sealed = models.BinaryField(default=bytes)
    mark = models.CharField(max_length=8, default="", db_default="", editable=False)
    facts = models.JSONField(null=True, editable=False)  # of a step: who, when and whether it was done
    created_at = models.DateTimeField()

    class Meta:
        db_table = "revision"

    def __str__(self) -> str:
        return str(self.id)
