"""Appointments, with what is moved, where it is, what to talk about, when to hear of it, and calendars that read along."""

import django.contrib.postgres.fields
import django.db.models.deletion
import gezinsboek.ground.clock
import gezinsboek.ground.ids
from django.db import migrations, models

# What hangs on an item goes with it, and stays within its book.
TIES = "".join(
    f"alter table {table} add constraint {table}_item foreign key (item_id, dossier_id)"
    " references item (id, dossier_id) on delete cascade;\n"
    for table in ("appointment", "occurrence", "appointment_place", "topic", "reminder")
) + "".join(
    f"alter table {table} add constraint {table}_author foreign key (author, dossier_id)"
    " references member (id, dossier_id);\n"
    for table in ("occurrence", "appointment_place", "topic")
)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('circle', '0014_taking_over'),
        ('dossier', '0004_left_out'),
    ]

    operations = [
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('kept', models.CharField(editable=False, max_length=64, unique=True)),
                ('discreet', models.BooleanField(default=True)),
                ('made_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
            ],
            options={
                'db_table': 'agenda_feed',
                'indexes': [models.Index(fields=['person'], name='agenda_feed_mine')],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('author', models.UUIDField(editable=False)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('text_sealed', models.BinaryField(default=bytes)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('talked_at', models.DateTimeField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='topics', to='circle.item')),
            ],
            options={
                'db_table': 'topic',
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('item', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='appointment', serialize=False, to='circle.item')),
                ('starts_at', models.DateTimeField(null=True)),
                ('ends_at', models.DateTimeField(null=True)),
                ('day', models.DateField(null=True)),
                ('last_day', models.DateField(null=True)),
                ('zone', models.CharField(default='Europe/Amsterdam', max_length=40)),
                ('rule', models.CharField(blank=True, default='', max_length=120)),
                ('who', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('series', models.CharField(blank=True, default='', max_length=20)),
                ('version', models.IntegerField(default=1)),
                ('changed_at', models.DateTimeField(null=True)),
                ('changed_by', models.UUIDField(editable=False, null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
            ],
            options={
                'db_table': 'appointment',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('day', None), ('ends_at__gt', models.F('starts_at')), ('ends_at__isnull', False), ('last_day', None), ('starts_at__isnull', False)), models.Q(('day__isnull', False), ('ends_at', None), ('last_day__gte', models.F('day')), ('last_day__isnull', False), ('starts_at', None)), _connector='OR'), name='appointment_moment'), models.CheckConstraint(condition=models.Q(('zone', 'Europe/Amsterdam')), name='appointment_zone'), models.CheckConstraint(condition=models.Q(('rule', ''), ('rule__regex', '^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$'), _connector='OR'), name='appointment_rule')],
            },
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('author', models.UUIDField(editable=False)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('day', models.DateField()),
                ('starts_at', models.DateTimeField(null=True)),
                ('ends_at', models.DateTimeField(null=True)),
                ('to_day', models.DateField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='occurrences', to='circle.item')),
            ],
            options={
                'db_table': 'occurrence',
                'constraints': [models.UniqueConstraint(fields=('item', 'day'), name='occurrence_once'), models.CheckConstraint(condition=models.Q(models.Q(('ends_at', None), ('starts_at', None)), models.Q(('ends_at__gt', models.F('starts_at')), ('to_day', None)), _connector='OR'), name='occurrence_moment')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('author', models.UUIDField(editable=False)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('place_sealed', models.BinaryField(default=bytes)),
                ('place_for', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='places', to='circle.item')),
            ],
            options={
                'db_table': 'appointment_place',
                'constraints': [models.UniqueConstraint(fields=('item', 'author'), name='appointment_place_once')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('minutes', models.PositiveIntegerField()),
                ('next_at', models.DateTimeField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='reminders', to='circle.item')),
            ],
            options={
                'db_table': 'reminder',
                'indexes': [models.Index(fields=['next_at'], name='reminder_due')],
                'constraints': [models.UniqueConstraint(fields=('item', 'person'), name='reminder_once')],
            },
        ),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
