"""A silent pause, and what it keeps closed."""

import django.db.models.deletion
from django.db import migrations, models

import gezinsboek.ground.ids


def key() -> models.UUIDField:
    return models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)


def book() -> models.ForeignKey:
    return models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier")


class Migration(migrations.Migration):
    dependencies = [("circle", "0009_growing_up")]
    operations = [
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", key()),
                ("pauser", models.UUIDField(editable=False)),
                ("paused", models.UUIDField(editable=False)),
                ("whole", models.BooleanField(default=False)),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("dossier", book()),
            ],
            options={
                "db_table": "pause",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("paused", "pauser"), name="pause_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PauseVeil",
            fields=[
                ("id", key()),
                ("row", models.UUIDField(editable=False)),
                ("dossier", book()),
                (
                    "pause",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="circle.pause"
                    ),
                ),
            ],
            options={
                "db_table": "pause_veil",
                "constraints": [models.UniqueConstraint(fields=("pause", "row"), name="pause_veil_once")],
            },
        ),
    ]
