"""Which questions of "Ons verhaal" a family does not want to be asked."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossier", "0003_custody_proof")]
    operations = [
        migrations.AddField(
            "dossier", "left_out", ArrayField(models.CharField(max_length=8), blank=True, default=list)
        ),
        # a book is opened by a function of `acl`, which knows nothing of these questions
        migrations.RunSQL("alter table dossier alter left_out set default '{}'", migrations.RunSQL.noop),
    ]
