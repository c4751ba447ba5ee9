"""Families without a book in one's own working day, and how fast one types."""

from django.db import migrations, models

import gezinsboek.ground.clock
import gezinsboek.ground.ids


class Migration(migrations.Migration):
    dependencies = [("records", "0001_taking_over")]

    operations = [
        migrations.CreateModel(
            name="Tile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("person", models.UUIDField(editable=False)),
                ("label_sealed", models.BinaryField(default=bytes)),
                ("todo_sealed", models.BinaryField(default=bytes)),
                ("due_on", models.DateField(null=True)),
                ("created_at", models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ("done_at", models.DateTimeField(null=True)),
                ("thrown_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "tile", "indexes": [models.Index(fields=["person"], name="tile_mine")]},
        ),
        migrations.CreateModel(
            name="Pace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("person", models.UUIDField(editable=False, unique=True)),
                ("words", models.PositiveSmallIntegerField()),
            ],
            options={"db_table": "pace"},
        ),
    ]
