"""A reminder of an appointment is told too."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0003_grows'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('news', 'News'), ('question', 'Question'), ('access', 'Access'), ('ends', 'Ends'), ('ended', 'Ended'), ('grows', 'Grows'), ('soon', 'Soon')], max_length=8),
        ),
    ]
