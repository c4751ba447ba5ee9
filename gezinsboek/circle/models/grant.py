"""What a member may do in a chapter."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.dossier.models import Chapter, Dossier
from gezinsboek.ground.ids import new_id

from .member import Member


class Grant(models.Model):
    """Access: read or contribute, from when and until when. Given and ended only by `acl.give` and `acl.end_grant`."""

    class Level(models.TextChoices):
        READ = "read", _("Leest")
        WRITE = "write", _("Leest en schrijft mee")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    chapter = models.ForeignKey(Chapter, models.DO_NOTHING, db_constraint=False, related_name="grants")
    member = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, related_name="grants")
    level = models.CharField(max_length=5, choices=Level.choices)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True, editable=False)
    given_at = models.DateTimeField(auto_now_add=True)
    # SHARING 6: the child whose yes it takes too; until that yes it opens nothing
    asks = models.UUIDField(null=True, editable=False)
    yes_at = models.DateTimeField(null=True, editable=False)
    # SHARING 22: a professional may take others' words over into their own record, with a reason the family reads
    may_take_over = models.BooleanField(default=False, db_default=False, editable=False)
    # the child of twelve or older that said yes to that; of what is about another one it does not hold
    taking_yes = models.UUIDField(null=True, editable=False)

    class Meta:
        db_table = "chapter_grant"
        indexes: ClassVar = [
            models.Index(fields=["member", "chapter"], name="grant_member"),
            models.Index(fields=["chapter"], name="grant_chapter"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def waits(self) -> bool:
        """Given, but the child it is about did not say yes."""
        return self.asks is not None and self.yes_at is None
