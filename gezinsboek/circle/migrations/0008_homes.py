"""An objection of a guardian, and their yes to a further one."""

import django.db.models.deletion
from django.db import migrations, models

import gezinsboek.ground.ids


def key() -> models.UUIDField:
    return models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)


def book() -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier")


class Migration(migrations.Migration):
    dependencies = [("circle", "0007_one_time"), ("dossier", "0003_custody_proof")]
    operations = [
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", key()),
                ("member", models.UUIDField(editable=False)),
                ("said_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("dossier", book()),
            ],
            options={
                "db_table": "objection",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("member",), name="objection_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assent",
            fields=[
                ("id", key()),
                ("invited", models.UUIDField(editable=False)),
                ("guardian", models.UUIDField(editable=False)),
                ("said", models.CharField(max_length=3)),
                ("said_at", models.DateTimeField()),
                ("dossier", book()),
            ],
            options={
                "db_table": "assent",
                "constraints": [models.UniqueConstraint(fields=("invited", "guardian"), name="assent_once")],
            },
        ),
    ]
