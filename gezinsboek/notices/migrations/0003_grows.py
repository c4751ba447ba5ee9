"""A birthday that changes who reads what is told too (REQ-86)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_devices")]

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
                ],
                max_length=8,
            ),
        ),
    ]
