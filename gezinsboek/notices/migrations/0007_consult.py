"""That a family is asked about conferring, or answered, is told too."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0006_signals'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('news', 'News'), ('question', 'Question'), ('access', 'Access'), ('ends', 'Ends'), ('ended', 'Ended'), ('grows', 'Grows'), ('soon', 'Soon'), ('term', 'Term'), ('signal', 'Signal'), ('answer', 'Answer'), ('consult', 'Consult')], max_length=8),
        ),
    ]
