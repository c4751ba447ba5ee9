"""Spelregels: their texts, who said yes to which, and the yes that waits with an invitation."""

import django.db.models.deletion
from django.db import migrations, models

import gezinsboek.ground.ids

# Tied to one book, and gone with the person's row or the book.
TIES = """
alter table agreement add constraint agreement_book unique (id, dossier_id);
alter table agreement add constraint agreement_said_by foreign key (said_by, dossier_id) references member (id, dossier_id) on delete cascade;
alter table accord add constraint accord_agreement foreign key (agreement_id, dossier_id) references agreement (id, dossier_id) on delete cascade;
alter table accord add constraint accord_member foreign key (member, dossier_id) references member (id, dossier_id) on delete cascade;
"""
ID = models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)


def book() -> models.ForeignKey:
    return models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier")


class Migration(migrations.Migration):
    dependencies = [("circle", "0011_marks"), ("dossier", "0004_left_out")]
    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", ID.clone()),
                ("version", models.IntegerField()),
                ("told_sealed", models.BinaryField(default=bytes)),
                ("said_by", models.UUIDField(editable=False)),
                ("said_at", models.DateTimeField()),
                ("dossier", book()),
            ],
            options={
                "db_table": "agreement",
                "constraints": [models.UniqueConstraint(fields=("dossier", "version"), name="agreement_once")],
            },
        ),
        migrations.CreateModel(
            name="Accord",
            fields=[
                ("id", ID.clone()),
                ("member", models.UUIDField(editable=False)),
                ("said_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="accords",
                        to="circle.agreement",
                    ),
                ),
                ("dossier", book()),
            ],
            options={
                "db_table": "accord",
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "agreement", "member"), name="accord_once")
                ],
            },
        ),
        migrations.AddField("invitation", "agreed", models.UUIDField(editable=False, null=True)),
        migrations.AddField("invitation", "agreed_at", models.DateTimeField(editable=False, null=True)),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
