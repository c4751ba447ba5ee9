"""For a moment after sending only the writer sees an item, and can still take it back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("circle", "0005_erasing")]
    operations = [migrations.AddField("item", "held_until", models.DateTimeField(null=True))]
