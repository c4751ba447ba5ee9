import gezinsboek.ground.ids
from django.db import migrations, models

# The counts of sign-in attempts (people/limits.py): the table of Django's database cache, which has no model.
RATE_LIMIT = """
create table rate_limit (
    cache_key varchar(255) not null primary key,
    value text not null,
    expires timestamptz not null
);
create index rate_limit_expires on rate_limit (expires);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                ("sign_in_name", models.CharField(max_length=40, null=True, unique=True)),
                ("professional", models.BooleanField(default=False)),
                ("key_due", models.BooleanField(default=False)),
                ("pin", models.CharField(blank=True, max_length=200)),
                ("pin_tries", models.PositiveSmallIntegerField(default=0)),
                ("pin_locked_until", models.DateTimeField(null=True)),
                ("strong_once", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={"db_table": "account"},
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name_sealed", models.BinaryField(default=bytes)),
                ("professional", models.BooleanField(default=False)),
                ("organisation_sealed", models.BinaryField(default=bytes)),
                ("profession_sealed", models.BinaryField(default=bytes)),
                ("language", models.CharField(default="nl", max_length=5)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={"db_table": "person"},
        ),
        migrations.RunSQL(RATE_LIMIT, "drop table rate_limit"),
    ]
