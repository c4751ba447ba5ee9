"""A reply may be about one step of a goal."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('timeline', '0008_source'),
    ]

    operations = [
        migrations.AddField(
            model_name='reply',
            name='step',
            field=models.UUIDField(editable=False, null=True),
        ),
    ]
