"""Who may take others' words over, and what a family is called in one's own record system."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("circle", "0013_addresses")]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="may_take_over",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddField(
            model_name="bookmark",
            name="reference_sealed",
            field=models.BinaryField(db_default=b"", default=bytes),
        ),
    ]
