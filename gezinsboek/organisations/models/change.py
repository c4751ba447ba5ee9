"""What was changed, by whom and when. Never what it says: no key, no address, nothing of a family."""

from typing import ClassVar

from django.db import models

from gezinsboek.ground.ids import new_id

from .organisation import Organisation


class Change(models.Model):
    """One line, added by the database itself and never altered (rules/66_organisations_told.sql)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE)
    deed = models.CharField(max_length=10)
    told = models.CharField(max_length=8, blank=True)  # the way, the kind of key, or what is sent
    by = models.UUIDField(null=True)  # none: whoever runs the installation
    whom = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "organisation_change"
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-at"], name="organisation_change_newest"),
            models.Index(fields=["by", "-at"], condition=models.Q(deed="code"), name="organisation_change_codes"),
        ]

    def __str__(self) -> str:
        return str(self.id)
