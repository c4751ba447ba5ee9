"""Receipts of what was taken over, and what still has to arrive."""

import django.db.models.deletion
from django.db import migrations, models


# Tied to one book. A receipt outlives its stukje, a delivery does not outlive its receipt.
TIES = """
alter table takeover add constraint takeover_book unique (id, dossier_id);
alter table takeover add constraint takeover_member foreign key (member, dossier_id) references member (id, dossier_id) on delete cascade;
create index takeover_member on takeover (member);
alter table delivery add constraint delivery_takeover foreign key (id, dossier_id) references takeover (id, dossier_id) on delete cascade;
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('circle', '0014_taking_over'),
        ('dossier', '0004_left_out'),
    ]

    operations = [
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('organisation_id', models.UUIDField(editable=False)),
                ('payload_sealed', models.BinaryField(default=bytes)),
                ('state', models.CharField(choices=[('waiting', 'onderweg'), ('arrived', 'aangekomen'), ('dead', 'niet aangekomen')], default='waiting', max_length=7)),
                ('tries', models.IntegerField(default=0)),
                ('status', models.CharField(blank=True, max_length=20)),
                ('made_at', models.DateTimeField()),
                ('next_at', models.DateTimeField()),
                ('arrived_at', models.DateTimeField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
            ],
            options={
                'db_table': 'delivery',
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_at'], name='delivery_due'), models.Index(fields=['organisation_id', 'state'], name='delivery_of')],
            },
        ),
        migrations.CreateModel(
            name='Takeover',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('organisation_sealed', models.BinaryField(default=bytes)),
                ('way', models.CharField(choices=[('webhook', 'rechtstreeks naar het eigen systeem'), ('drop', 'als bestand naar het eigen systeem'), ('bucket', 'als bestand naar de opslag van de organisatie'), ('mail', 'met een versleutelde bijlage per e-mail'), ('download', 'als PDF'), ('copy', 'als tekst gekopieerd'), ('typed', 'zelf overgetypt')], max_length=8)),
                ('how', models.CharField(choices=[('ticked', 'vanzelf, bij het schrijven'), ('click', 'met een klik'), ('typed', 'zelf overgetypt')], max_length=6)),
                ('why', models.CharField(choices=[('own', 'eigen stukje'), ('replied', 'eigen antwoord'), ('asked', 'dit werd gevraagd'), ('allowed', 'mag overnemen')], max_length=7)),
                ('reason_sealed', models.BinaryField(default=bytes)),
                ('version', models.IntegerField()),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('words', models.IntegerField(default=0)),
                ('private', models.BooleanField(default=False)),
                ('taken_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('failed_at', models.DateTimeField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='takeovers', to='circle.item')),
                ('member', models.ForeignKey(db_column='member', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
            ],
            options={
                'db_table': 'takeover',
                'indexes': [models.Index(fields=['item'], name='takeover_of'), models.Index(fields=['person', 'taken_at'], name='takeover_mine')],
            },
        ),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
