"""The day on which the plan is looked at again is told too."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0007_consult'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('news', 'News'), ('question', 'Question'), ('access', 'Access'), ('ends', 'Ends'), ('ended', 'Ended'), ('grows', 'Grows'), ('soon', 'Soon'), ('term', 'Term'), ('signal', 'Signal'), ('answer', 'Answer'), ('consult', 'Consult'), ('review', 'Review')], max_length=8),
        ),
    ]
