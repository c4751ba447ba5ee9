"""The last fields that NEN 7513 names, and an index for the rate limit of refusals."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("log", "0001_initial")]

    operations = [
        migrations.AddField("line", "participant_object_name", models.CharField(blank=True, default="", max_length=40)),
        migrations.AddField(
            "line", "participant_object_description", models.CharField(blank=True, default="", max_length=40)
        ),
        migrations.AddField("line", "controls", models.CharField(blank=True, default="", max_length=80)),
        migrations.AddIndex(
            "line",
            models.Index(
                condition=models.Q(("event_outcome_indicator", 4)),
                fields=["user_id", "event_date_time"],
                name="log_refused",
            ),
        ),
    ]
