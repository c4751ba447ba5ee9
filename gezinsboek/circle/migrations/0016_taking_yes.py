"""Whose own words on "mag overnemen" it takes too: the yes of the child it is about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("circle", "0015_facts")]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="taking_yes",
            field=models.UUIDField(editable=False, null=True),
        ),
    ]
