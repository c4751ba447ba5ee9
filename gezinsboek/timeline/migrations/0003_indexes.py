"""What the filters and "Mijn gezinnen" look things up by."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("circle", "0002_ties"),
        ("dossier", "0001_initial"),
        ("timeline", "0002_ties"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="file",
            index=models.Index(fields=["dossier", "kind", "item"], name="file_kind"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["dossier", "item"], name="question_book"),
        ),
        migrations.AddIndex(
            model_name="reply",
            index=models.Index(
                models.F("dossier"), models.OrderBy(models.F("created_at"), descending=True), name="reply_time"
            ),
        ),
    ]
