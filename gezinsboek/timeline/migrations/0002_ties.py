"""What hangs on an item goes with it, and stays within its book."""

from django.db import migrations

TIES = "".join(
    f"alter table {table} add constraint {table}_item foreign key (item_id, dossier_id)"
    " references item (id, dossier_id) on delete cascade;\n"
    for table in ("entry", "reply", "file", "heart", "question")
) + "".join(
    f"alter table {table} add constraint {table}_{column} foreign key ({column}, dossier_id)"
    " references member (id, dossier_id);\n"
    for table, column in (
        ("reply", "author"),
        ("file", "author"),
        ("heart", "author"),
        ("question", "author"),
        ("question", "asked"),
    )
)


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial"), ("circle", "0002_ties")]
    operations = [migrations.RunSQL(TIES, migrations.RunSQL.noop)]
