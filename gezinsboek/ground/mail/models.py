"""A mail on its way. Whom it is for and what it says is sealed, and emptied as soon as it has left."""

from django.db import models

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedOwn

PURPOSE = "mail"


class Mail(models.Model):
    """One mail to one address. The web role may only add; the worker reads and marks over the door."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    to_sealed = models.BinaryField()
    to = SealedOwn("to_sealed", PURPOSE)
    subject_sealed = models.BinaryField()
    subject = SealedOwn("subject_sealed", PURPOSE)
    text_sealed = models.BinaryField()
    text = SealedOwn("text_sealed", PURPOSE)
    html_sealed = models.BinaryField()
    html = SealedOwn("html_sealed", PURPOSE)
    leave_sealed = models.BinaryField(default=bytes)
    leave = SealedOwn(
        "leave_sealed", PURPOSE
    )  # the address that stops these mails with one click (RFC 8058), or nothing
    discreet = models.BooleanField(default=False)  # from a sender without our name
    language = models.CharField(max_length=8)
    created_at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    bounced = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=80, blank=True)  # the class of the fault, never its words

    class Meta:
        app_label = "ground"
        db_table = "mail"
        indexes = [
            models.Index(
                fields=["created_at"], name="mail_waiting", condition=models.Q(sent_at__isnull=True, bounced=False)
            )
        ]
