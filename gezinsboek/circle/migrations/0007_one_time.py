"""Asking one thing of somebody who does not take part: the link, and the guest that nobody is."""

import django.db.models.deletion
from django.db import migrations, models

import gezinsboek.ground.ids

ROLES = [
    ("guardian", "Ouder of verzorger"),
    ("youth", "Jongere"),
    ("network", "Familie, vriend of buur"),
    ("professional", "Hulpverlener, school of zorg"),
    ("guest", "Iemand met een eenmalige link"),
]
TIES = """
alter table member drop constraint member_role;
alter table member add constraint member_role check (role in ('guardian', 'youth', 'network', 'professional', 'guest'));
alter table one_time_link add constraint link_member foreign key (member_id, dossier_id) references member (id, dossier_id) on delete cascade;
alter table one_time_link add constraint link_chapter foreign key (chapter_id, dossier_id) references chapter (id, dossier_id) on delete cascade;
"""


class Migration(migrations.Migration):
    dependencies = [("circle", "0006_held"), ("dossier", "0001_initial")]

    operations = [
        migrations.AlterField("member", "role", models.CharField(choices=ROLES, max_length=12)),
        migrations.AddConstraint(
            "member",
            models.CheckConstraint(
                condition=~models.Q(role="guest") | models.Q(accepted_at=None, person=None),
                name="member_guest_never_in",
            ),
        ),
        migrations.CreateModel(
            name="OneTimeLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_by", models.UUIDField(editable=False)),
                ("question_sealed", models.BinaryField(default=bytes)),
                ("handle", models.CharField(max_length=40, unique=True)),
                ("code_hash", models.BinaryField()),
                ("address_sealed", models.BinaryField(default=bytes)),
                ("mail", models.UUIDField(editable=False, null=True)),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("tries", models.SmallIntegerField(default=0)),
                ("opened_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("refused_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("item_id", models.UUIDField(editable=False, null=True)),
                ("more_at", models.DateTimeField(null=True)),
                ("more_address_sealed", models.BinaryField(default=bytes)),
                ("more_words_sealed", models.BinaryField(default=bytes)),
                ("more_done_at", models.DateTimeField(null=True)),
                ("more_yes", models.BooleanField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="dossier.dossier"),
                ),
                (
                    "chapter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="one_time_links",
                        to="dossier.chapter",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="one_time_links",
                        to="circle.member",
                    ),
                ),
            ],
            options={"db_table": "one_time_link"},
        ),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
