"""One report may become several stukjes; each says where it comes from.

The column changes its kind in one statement, without an update: rows are sealed by the rules of before while this runs.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

SEVERAL = """
alter table incoming alter item type uuid[] using case when item is null then '{}' else array[item] end;
alter table incoming alter item set default '{}';
alter table incoming alter item set not null;
alter table incoming rename item to items;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0005_version_of_a_tile")]

    operations = [
        migrations.RemoveIndex("incoming", "incoming_item"),
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(SEVERAL)],
            [
                migrations.RemoveField("incoming", "item"),
                migrations.AddField(
                    "incoming",
                    "items",
                    django.contrib.postgres.fields.ArrayField(models.UUIDField(), db_default=[], default=list),
                ),
            ],
        ),
    ]
