"""From which kind of report of its writer's own a stukje was made."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('timeline', '0007_wanted_on'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='source',
            field=models.CharField(blank=True, choices=[('paste', 'geplakt'), ('mail', 'gemaild'), ('pdf', 'PDF'), ('word', 'Word'), ('text', 'tekstbestand'), ('system', 'uit het eigen systeem')], db_default='', default='', max_length=6),
        ),
    ]
