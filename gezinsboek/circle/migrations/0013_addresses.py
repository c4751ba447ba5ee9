"""Addresses, and who is named to read one."""

import django.db.models.deletion
from django.db import migrations, models

import gezinsboek.ground.ids

# Tied to one book, and gone with the person's row, with the address or with the book.
TIES = """
alter table address add constraint address_book unique (id, dossier_id);
alter table address add constraint address_author foreign key (author, dossier_id) references member (id, dossier_id) on delete cascade;
create index address_author on address (author);
alter table address_reader add constraint address_reader_address foreign key (address_id, dossier_id) references address (id, dossier_id) on delete cascade;
alter table address_reader add constraint address_reader_member foreign key (member, dossier_id) references member (id, dossier_id) on delete cascade;
create index address_reader_member on address_reader (member);
"""
ID = models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("circle", "0012_agreement"), ("dossier", "0004_left_out")]
    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", ID.clone()),
                ("author", models.UUIDField(editable=False)),
                ("told_sealed", models.BinaryField(default=bytes)),
                ("version", models.IntegerField()),
                ("said_at", models.DateTimeField()),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="dossier.child",
                    ),
                ),
                ("dossier", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier")),
            ],
            options={"db_table": "address"},
        ),
        migrations.CreateModel(
            name="AddressReader",
            fields=[
                ("id", ID.clone()),
                ("member", models.UUIDField(editable=False)),
                (
                    "address",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="readers",
                        to="circle.address",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier"
                    ),
                ),
            ],
            options={
                "db_table": "address_reader",
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "address", "member"), name="address_reader_once")
                ],
            },
        ),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
