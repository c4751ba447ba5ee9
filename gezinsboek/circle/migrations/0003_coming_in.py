"""What is told about an invitation afterwards, and the codes of "Een eigen boek voor jullie gezin"."""

import django.contrib.postgres.fields
from django.db import migrations, models

import gezinsboek.ground.ids


class Migration(migrations.Migration):
    dependencies = [("circle", "0002_ties")]

    operations = [
        migrations.AddField("invitation", "turned_away_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "invitation",
            "fell_away",
            django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.RunSQL("alter table invitation alter fell_away set default '{}'", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="OwnBookCode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("handle", models.CharField(max_length=40, unique=True)),
                ("giver", models.UUIDField(editable=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "own_book_code"},
        ),
    ]
