"""Who does what, and asking to confer through the family."""

import django.db.models.deletion
import gezinsboek.ground.clock
import gezinsboek.ground.ids
from django.db import migrations, models

TIES = "".join(
    f"alter table {table} add constraint {table}_item foreign key (item_id, dossier_id)"
    " references item (id, dossier_id) on delete cascade;\n"
    f"create index {table}_book on {table} (dossier_id, item_id);\n"
    for table in ("consult", "consult_answer")
) + "".join(
    f"alter table {table} add constraint {table}_author foreign key (author, dossier_id) references member (id, dossier_id);\n"
    for table in ("consult", "consult_answer", "helping")
)
CHECKS = """
alter table consult add constraint consult_in_book unique (id, dossier_id);
alter table consult_answer add constraint consult_answer_consult foreign key (consult, dossier_id)
  references consult (id, dossier_id) on delete cascade;
alter table consult add constraint consult_answer_is check (answer in ('', 'yes', 'talk', 'no', 'back'));
alter table consult_answer add constraint consult_answer_said check (answer in ('yes', 'talk', 'no', 'back'));
alter table helping add constraint helping_member foreign key (member, dossier_id) references member (id, dossier_id);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('circle', '0016_taking_yes'),
        ('dossier', '0004_left_out'),
        ('plan', '0003_signals'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consult',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('whom_sealed', models.BinaryField(default=bytes)),
                ('about_sealed', models.BinaryField(default=bytes)),
                ('why_sealed', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('answer', models.CharField(blank=True, choices=[('yes', 'Ja, dat is goed'), ('talk', 'Eerst samen praten'), ('no', 'Nee, liever niet'), ('back', 'Niet meer nodig')], default='', max_length=4)),
                ('answered_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='consults', to='circle.item')),
            ],
            options={
                'db_table': 'consult',
            },
        ),
        migrations.CreateModel(
            name='ConsultAnswer',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('yes', 'Ja, dat is goed'), ('talk', 'Eerst samen praten'), ('no', 'Nee, liever niet'), ('back', 'Niet meer nodig')], max_length=4)),
                ('words_sealed', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('consult', models.ForeignKey(db_column='consult', db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='answers', to='plan.consult')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='circle.item')),
            ],
            options={
                'db_table': 'consult_answer',
            },
        ),
        migrations.CreateModel(
            name='Helping',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('purpose_sealed', models.BinaryField(default=bytes)),
                ('often_sealed', models.BinaryField(default=bytes)),
                ('until', models.DateField(null=True)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='circle.member')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('member', models.ForeignKey(db_column='member', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='circle.member')),
            ],
            options={
                'db_table': 'helping',
            },
        ),
        migrations.RunSQL(TIES + CHECKS, migrations.RunSQL.noop),
    ]
