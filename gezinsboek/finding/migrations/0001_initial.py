"""The text of documents, and that it goes with its file. Its policies are in circle/rules/90_policies.sql."""

import django.db.models.deletion
from django.db import migrations, models

TIES = "alter table file_text add constraint file_text_file foreign key (id) references file (id) on delete cascade"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossier", "0001_initial"),
        ("timeline", "0003_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="FileText",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        db_column="id",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="inside",
                        serialize=False,
                        to="timeline.file",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("whole", "Whole"), ("cut", "Cut"), ("nothing", "Nothing"), ("broken", "Broken")],
                        max_length=8,
                    ),
                ),
                ("reader", models.SmallIntegerField()),
                ("text_sealed", models.BinaryField(default=bytes)),
                ("words_sealed", models.BinaryField(default=bytes)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier"
                    ),
                ),
            ],
            options={
                "db_table": "file_text",
                "indexes": [models.Index(fields=["dossier"], name="file_text_book")],
                "base_manager_name": "objects",
            },
        ),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
