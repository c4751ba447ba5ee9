"""The code on the paper "Een eigen boek voor jullie gezin"."""

from django.db import models

from gezinsboek.ground.ids import new_id


class OwnBookCode(models.Model):
    """A code that a professional hands out; it opens an empty start, once (rules/65_own_book.sql).

    Who gave it is known, so that a family may invite them if they wish. Which book was opened with it stands nowhere.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=40, unique=True)
    giver = models.UUIDField(editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "own_book_code"

    def __str__(self) -> str:
        return str(self.id)
