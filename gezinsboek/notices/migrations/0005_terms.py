"""A day that the law counts with for a plan is told too (REQ-02)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_soon")]

    operations = [
        migrations.AlterField(
            "notice",
            "kind",
            models.CharField(
                choices=[
                    ("news", "News"),
                    ("question", "Question"),
                    ("access", "Access"),
                    ("ends", "Ends"),
                    ("ended", "Ended"),
                    ("grows", "Grows"),
                    ("soon", "Soon"),
                    ("term", "Term"),
                ],
                max_length=8,
            ),
        ),
    ]
