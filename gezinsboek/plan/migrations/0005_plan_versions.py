"""Versions of the plan: what was agreed on a day, the copies of what stood in it, and who said yes."""

import django.contrib.postgres.fields
import django.db.models.deletion
import gezinsboek.ground.clock
import gezinsboek.ground.ids
from django.db import migrations, models

# What hangs on an item or a version goes with it; all within one book.
TIES = """
alter table plan_version add constraint plan_version_in_book unique (id, dossier_id);
alter table plan_part add constraint plan_part_version foreign key (version, dossier_id) references plan_version (id, dossier_id) on delete cascade;
alter table plan_part add constraint plan_part_item foreign key (item_id, dossier_id) references item (id, dossier_id) on delete cascade;
alter table plan_accord add constraint plan_accord_version foreign key (version, dossier_id) references plan_version (id, dossier_id) on delete cascade;
alter table plan_version add constraint plan_version_contact foreign key (contact, dossier_id) references member (id, dossier_id);
alter table plan_version add constraint plan_version_number check (number > 0);
alter table plan_accord add constraint plan_accord_answer check (answer in ('yes', 'not_yet'));
alter table signal drop constraint signal_rule;
alter table signal add constraint signal_rule check (rule in ('noticed', 'overdue', 'down_two', 'reviews_missed', 'silence', 'access_ends'));
""" + "".join(
    f"alter table {table} add constraint {table}_author foreign key (author, dossier_id) references member (id, dossier_id);\n"
    for table in ("plan_version", "plan_part", "plan_accord")
)


class Migration(migrations.Migration):

    dependencies = [
        ('circle', '0016_taking_yes'),
        ('dossier', '0004_left_out'),
        ('plan', '0004_stack'),
    ]

    operations = [
        migrations.AlterField(
            model_name='signal',
            name='rule',
            field=models.CharField(choices=[('noticed', 'Iemand merkte dit'), ('overdue', 'Een stap is over de datum'), ('down_two', 'Een cijfer ging twee of meer omlaag'), ('reviews_missed', 'Twee keer achter elkaar is het plan niet besproken'), ('silence', 'Er gebeurde zes weken niets'), ('access_ends', 'Iemand met een open stap leest binnen twee weken niet meer mee')], default='noticed', max_length=14),
        ),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('review_on', models.DateField()),
                ('there', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('told_sealed', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('contact', models.ForeignKey(db_column='contact', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='circle.member')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
            ],
            options={
                'db_table': 'plan_version',
            },
        ),
        migrations.CreateModel(
            name='PlanPart',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('told_sealed', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='circle.item')),
                ('version', models.ForeignKey(db_column='version', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='parts', to='plan.planversion')),
            ],
            options={
                'db_table': 'plan_part',
            },
        ),
        migrations.CreateModel(
            name='PlanAccord',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('yes', 'Ik ben het eens'), ('not_yet', 'Nog niet')], max_length=7)),
                ('why_sealed', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('version', models.ForeignKey(db_column='version', db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='accords', to='plan.planversion')),
            ],
            options={
                'db_table': 'plan_accord',
            },
        ),
        migrations.AddConstraint(
            model_name='planversion',
            constraint=models.UniqueConstraint(fields=('dossier', 'number'), name='plan_version_once'),
        ),
        migrations.AddConstraint(
            model_name='planpart',
            constraint=models.UniqueConstraint(fields=('dossier', 'version', 'item'), name='plan_part_once'),
        ),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
