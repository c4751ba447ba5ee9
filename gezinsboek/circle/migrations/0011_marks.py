"""A revision keeps the mark of its version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("circle", "0010_pause")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="mark",
            field=models.CharField(default="", db_default="", editable=False, max_length=8),
        ),
    ]
