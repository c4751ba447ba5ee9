"""What a child of 12 or older says about what is about them (SHARING 6)."""

import django.db.models.deletion
from django.db import migrations, models

import gezinsboek.ground.ids


class Migration(migrations.Migration):
    dependencies = [("circle", "0008_homes"), ("dossier", "0001_initial")]

    operations = [
        migrations.AddField("grant", "asks", models.UUIDField(editable=False, null=True)),
        migrations.AddField("grant", "yes_at", models.DateTimeField(editable=False, null=True)),
        migrations.CreateModel(
            name="Letting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("member", models.UUIDField(editable=False)),
                ("given_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to="dossier.child"
                    ),
                ),
                ("dossier", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier")),
            ],
            options={
                "db_table": "letting",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("member", "child"), name="letting_once"
                    )
                ],
            },
        ),
    ]
