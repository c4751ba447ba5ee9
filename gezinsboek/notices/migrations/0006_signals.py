"""That there is a signal at a goal, and that it was answered, is told too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0005_terms")]

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
                    ("signal", "Signal"),
                    ("answer", "Answer"),
                ],
                max_length=8,
            ),
        ),
    ]
