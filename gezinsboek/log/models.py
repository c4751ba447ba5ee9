"""Who looked, who changed: lines that the web role can add but never change (SHARING 25-26, REQ-20..23)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gezinsboek.ground.ids import new_id


class Line(models.Model):
    """One line, with the names NEN 7513 gives its fields. Added only by `acl.log_*` functions, which take the person
    from the claim and the key that opened from the grants, never from the caller."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event_id = models.CharField(max_length=40)
    event_action_code = models.CharField(max_length=1)
    event_date_time = models.DateTimeField()
    event_outcome_indicator = models.SmallIntegerField()
    event_type_code = models.CharField(max_length=40)
    user_id = models.UUIDField(null=True)
    alternate_user_id = models.UUIDField(null=True)
    user_name = models.CharField(max_length=40, blank=True)
    user_is_requestor = models.BooleanField(default=True)
    role_id_code = models.CharField(max_length=12)
    purpose_of_use = models.CharField(max_length=40, blank=True)
    network_access_point_type_code = models.SmallIntegerField(null=True)
    network_access_point_id = models.CharField(max_length=64, blank=True)
    participant_object_type_code = models.SmallIntegerField(null=True)
    participant_object_type_code_role = models.SmallIntegerField(null=True)
    participant_object_data_life_cycle = models.SmallIntegerField(null=True)
    participant_object_id_type_code = models.CharField(max_length=20, blank=True)
    participant_object_permission_policy_set = models.CharField(max_length=40, blank=True)
    participant_object_sensitivity = models.CharField(max_length=10, blank=True)
    participant_object_id = models.UUIDField(null=True)
    participant_object_name = models.CharField(max_length=40, blank=True, default="")
    participant_object_detail = models.CharField(max_length=80, blank=True)
    participant_object_description = models.CharField(max_length=40, blank=True, default="")
    authorisation_protocol = models.CharField(max_length=40, blank=True)
    treatment_relation_protocol = models.UUIDField(null=True)
    consent_profile = models.UUIDField(null=True)
    controls = models.CharField(max_length=80, blank=True, default="")
    audit_enterprise_site_id = models.CharField(max_length=40, blank=True)
    audit_source_id = models.CharField(max_length=40)
    audit_source_type_code = models.CharField(max_length=4, default="4")
    trace_id = models.CharField(max_length=32, blank=True)
    client = models.CharField(max_length=80, blank=True)
    scope = models.CharField(max_length=80, blank=True)
    # ours: what decides who reads the line, and how often the same happened within a minute
    dossier_id = models.UUIDField(null=True)
    chapter_id = models.UUIDField(null=True)
    item_id = models.UUIDField(null=True)
    items = ArrayField(models.UUIDField(), null=True)
    object_author = models.UUIDField(null=True)
    member_id = models.UUIDField(null=True)
    as_member = models.UUIDField(null=True)
    other_member = models.UUIDField(null=True)
    private = models.BooleanField(default=False)

    class Meta:
        db_table = "log_line"
        indexes = [
            models.Index("dossier_id", models.F("event_date_time").desc(), name="log_book"),
            models.Index(fields=["item_id"], name="log_item"),
            models.Index(
                fields=["user_id", "event_date_time"],
                condition=models.Q(event_outcome_indicator=4),
                name="log_refused",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Link(models.Model):
    """A link of the hash chain: per scope (the shared part of a book, each private chapter, everything outside a book)
    numbered by the job that chains; nobody but gb_acl reaches this table."""

    line = models.OneToOneField(Line, models.DO_NOTHING, primary_key=True, db_constraint=False)
    scope = models.UUIDField()
    number = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        db_table = "log_link"
        constraints = [models.UniqueConstraint(fields=["scope", "number"], name="log_link_once")]

    def __str__(self) -> str:
        return str(self.pk)
