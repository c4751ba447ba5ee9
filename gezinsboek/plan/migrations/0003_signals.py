"""Signals: what we look out for, what was noticed, and what was said to it."""

import django.contrib.postgres.fields
import django.db.models.deletion
import gezinsboek.ground.clock
import gezinsboek.ground.ids
from django.db import migrations, models

# What hangs on an item goes with it, and a signal with what it is about; all within one book.
TIES = "".join(
    f"alter table {table} add constraint {table}_item foreign key (item_id, dossier_id)"
    " references item (id, dossier_id) on delete cascade;\n"
    f"alter table {table} add constraint {table}_author foreign key (author, dossier_id) references member (id, dossier_id);\n"
    f"create index {table}_book on {table} (dossier_id, item_id);\n"
    for table in ("sign", "signal", "signal_answer")
)
CHECKS = """
alter table score add constraint score_in_book unique (id, dossier_id);
alter table sign add constraint sign_in_book unique (id, dossier_id);
alter table signal add constraint signal_in_book unique (id, dossier_id);
alter table signal add constraint signal_sign foreign key (sign, dossier_id) references sign (id, dossier_id) on delete cascade;
alter table signal add constraint signal_step foreign key (step, dossier_id) references step (id, dossier_id) on delete cascade;
alter table signal add constraint signal_score foreign key (score, dossier_id) references score (id, dossier_id) on delete cascade;
alter table signal add constraint signal_member foreign key (member, dossier_id) references member (id, dossier_id);
alter table signal_answer add constraint signal_answer_signal foreign key (signal, dossier_id) references signal (id, dossier_id) on delete cascade;
alter table sign add constraint sign_level check (level in ('good', 'care', 'alarm'));
alter table signal add constraint signal_rule check (rule in ('noticed', 'overdue', 'down_two', 'silence', 'access_ends'));
alter table signal add constraint signal_about check ((rule = 'noticed') = (sign is not null and author is not null)
  and (rule = 'noticed') = (cause is null) and (rule in ('overdue', 'access_ends')) = (step is not null)
  and (rule = 'down_two') = (score is not null) and (rule = 'access_ends') = (member is not null));
alter table signal add constraint signal_answer check (answer in ('', 'known', 'talking', 'not_right'));
alter table signal_answer add constraint signal_answer_is check (answer in ('known', 'talking', 'not_right'));
"""


class Migration(migrations.Migration):

    dependencies = [
        ('circle', '0015_facts'),
        ('dossier', '0004_left_out'),
        ('plan', '0002_plan_papers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sign',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('level', models.CharField(choices=[('good', 'Het gaat goed'), ('care', 'Let op'), ('alarm', 'Bel meteen')], default='care', max_length=5)),
                ('text_sealed', models.BinaryField(default=bytes)),
                ('then_sealed', models.BinaryField(default=bytes)),
                ('who', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='signs', to='circle.item')),
            ],
            options={
                'db_table': 'sign',
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('rule', models.CharField(choices=[('noticed', 'Iemand merkte dit'), ('overdue', 'Een stap is over de datum'), ('down_two', 'Een cijfer ging twee of meer omlaag'), ('silence', 'Er gebeurde zes weken niets'), ('access_ends', 'Iemand met een open stap leest binnen twee weken niet meer mee')], default='noticed', max_length=12)),
                ('step', models.UUIDField(editable=False, null=True)),
                ('score', models.UUIDField(editable=False, null=True)),
                ('member', models.UUIDField(editable=False, null=True)),
                ('words_sealed', models.BinaryField(default=bytes)),
                ('cause', models.UUIDField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('answer', models.CharField(blank=True, choices=[('known', 'We weten het'), ('talking', 'We praten erover'), ('not_right', 'Dit klopt niet')], default='', max_length=9)),
                ('answered_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='signals', to='circle.item')),
                ('sign', models.ForeignKey(db_column='sign', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, to='plan.sign')),
            ],
            options={
                'db_table': 'signal',
            },
        ),
        migrations.CreateModel(
            name='SignalAnswer',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('known', 'We weten het'), ('talking', 'We praten erover'), ('not_right', 'Dit klopt niet')], max_length=9)),
                ('words_sealed', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='circle.item')),
                ('signal', models.ForeignKey(db_column='signal', db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='answers', to='plan.signal')),
            ],
            options={
                'db_table': 'signal_answer',
            },
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.UniqueConstraint(fields=('cause', 'dossier'), name='signal_once'),
        ),
        migrations.RunSQL(TIES + CHECKS, migrations.RunSQL.noop),
    ]
