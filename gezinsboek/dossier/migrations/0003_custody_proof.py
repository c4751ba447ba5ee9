"""Who saw that somebody has gezag, and to whom the paper was shown."""

import django.db.models.deletion
from django.db import migrations, models

import gezinsboek.ground.ids


class Migration(migrations.Migration):
    dependencies = [("dossier", "0002_erasing")]
    operations = [
        migrations.AddField("custody", "shown_to", models.UUIDField(null=True)),
        migrations.CreateModel(
            name="CustodyProof",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by", models.UUIDField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guardian", "Ik weet dat dit klopt"),
                            ("register", "Uittreksel uit het gezagsregister"),
                            ("ruling", "Beschikking van de rechter"),
                        ],
                        max_length=10,
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                (
                    "custody",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="proofs",
                        to="dossier.custody",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier"),
                ),
            ],
            options={
                "db_table": "custody_proof",
                "constraints": [models.UniqueConstraint(fields=("custody", "by"), name="custody_proof_once")],
            },
        ),
    ]
