"""What of a step stays when it is changed, besides its words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("circle", "0014_taking_over"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="facts",
            field=models.JSONField(editable=False, null=True),
        ),
    ]
