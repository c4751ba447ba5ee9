"""Wishes per person and book, how a person is reached, and what still has to be told (REQ-82)."""

import django.db.models.deletion
import gezinsboek.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossier', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reach',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False, unique=True)),
                ('quiet_from', models.PositiveSmallIntegerField(default=21)),
                ('quiet_until', models.PositiveSmallIntegerField(default=7)),
                ('hour', models.PositiveSmallIntegerField(null=True)),
                ('discreet', models.BooleanField(default=False)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('mail', models.UUIDField(editable=False, null=True)),
                ('mailed_at', models.DateTimeField(editable=False, null=True)),
                ('address', models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                'db_table': 'notice_reach',
                'constraints': [models.CheckConstraint(condition=models.Q(('quiet_from__lte', 23), ('quiet_until__lte', 23), models.Q(('hour', None), ('hour__lte', 23), _connector='OR')), name='notice_reach_hours')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('cause', models.UUIDField(editable=False)),
                ('kind', models.CharField(choices=[('news', 'News'), ('question', 'Question'), ('access', 'Access'), ('ends', 'Ends'), ('ended', 'Ended')], max_length=8)),
                ('subject', models.UUIDField(editable=False, null=True)),
                ('until', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('told_at', models.DateTimeField(null=True)),
                ('mail', models.UUIDField(editable=False, null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
            ],
            options={
                'db_table': 'notice',
                'indexes': [models.Index(condition=models.Q(('told_at', None)), fields=['person'], name='notice_waiting'), models.Index(fields=['at'], name='notice_at')],
                'constraints': [models.UniqueConstraint(fields=('dossier', 'cause', 'person'), name='notice_once')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('rhythm', models.CharField(choices=[('now', 'Meteen'), ('day', 'Eén keer per dag'), ('week', 'Eén keer per week'), ('none', 'Geen mail over dit boek')], max_length=4)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
            ],
            options={
                'db_table': 'notice_wish',
                'constraints': [models.UniqueConstraint(fields=('dossier', 'person'), name='notice_wish_once')],
            },
        ),
    ]
