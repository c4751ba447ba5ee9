"""A mail that can be stopped with one click, and one that does not show whose it is (REQ-82)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ground", "0001_initial")]

    operations = [
        migrations.AddField("mail", "leave_sealed", models.BinaryField(default=bytes)),
        migrations.AddField("mail", "discreet", models.BooleanField(default=False)),
    ]
