"""Which mail brought an invitation, so that the sender can be told that it did not arrive."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("circle", "0003_coming_in")]

    operations = [migrations.AddField("invitation", "mail", models.UUIDField(editable=False, null=True))]
