"""Marks on what a professional writes, and the weerwoord of who it is about."""

import django.db.models.deletion
from django.db import migrations, models

import gezinsboek.ground.clock
import gezinsboek.ground.ids

# What hangs on an item goes with it, and stays within its book.
TIES = """
alter table rebuttal add constraint rebuttal_item foreign key (item_id, dossier_id) references item (id, dossier_id) on delete cascade;
alter table rebuttal add constraint rebuttal_author foreign key (author, dossier_id) references member (id, dossier_id);
"""
MARKS = [("fact", "Feit"), ("opinion", "Mening"), ("family", "Zo ziet het gezin het")]


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0001_initial"),
        ("circle", "0011_marks"),
        ("timeline", "0004_draft"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="mark",
            field=models.CharField(blank=True, choices=MARKS, default="", db_default="", max_length=8),
        ),
        migrations.CreateModel(
            name="Rebuttal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text_sealed", models.BinaryField(default=bytes)),
                ("item_version", models.IntegerField(default=1)),
                ("created_at", models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ("changed_at", models.DateTimeField(null=True)),
                ("deleted_at", models.DateTimeField(null=True)),
                ("version", models.IntegerField(default=1)),
                (
                    "author",
                    models.ForeignKey(
                        db_column="author",
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="circle.member",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="rebuttals",
                        to="circle.item",
                    ),
                ),
            ],
            options={
                "db_table": "rebuttal",
                "constraints": [
                    models.UniqueConstraint(fields=("item", "author", "dossier"), name="rebuttal_once"),
                ],
            },
        ),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
