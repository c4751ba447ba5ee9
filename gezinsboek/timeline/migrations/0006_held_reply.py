"""For a moment after sending only the writer sees a reply, and can still take it back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("timeline", "0005_marks")]
    operations = [migrations.AddField("reply", "held_until", models.DateTimeField(null=True))]
