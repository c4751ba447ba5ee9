"""The plan: goals, scores and steps."""

import django.contrib.postgres.fields
import django.db.models.deletion
import gezinsboek.ground.clock
import gezinsboek.ground.ids
from django.db import migrations, models

# What hangs on an item goes with it, and stays within its book.
TIES = "".join(
    f"alter table {table} add constraint {table}_item foreign key (item_id, dossier_id)"
    " references item (id, dossier_id) on delete cascade;\n"
    for table in ("goal", "score", "step", "step_order")
) + "".join(
    f"alter table {table} add constraint {table}_{column} foreign key ({column}, dossier_id) references {to} (id, dossier_id);\n"
    for table, column, to in (
        ("goal", "whose_child", "child"),
        ("goal", "whose_member", "member"),
        ("score", "author", "member"),
        ("score", "for_child", "child"),
        ("step", "author", "member"),
        ("step_order", "author", "member"),
    )
)
CHECKS = """
alter table step add constraint step_in_book unique (id, dossier_id);
alter table step_order add constraint step_order_step foreign key (step, dossier_id) references step (id, dossier_id) on delete cascade;
alter table step_order add constraint step_order_first foreign key (first, dossier_id) references step (id, dossier_id) on delete cascade;
alter table goal add constraint goal_line check (coalesce(begin, 0) between 0 and 10 and enough between 0 and 10);
alter table goal add constraint goal_closed check (closed_how in ('', 'reached', 'stopped') and (closed_at is null) = (closed_how = ''));
alter table goal add constraint goal_whose check (whose_child is null or whose_member is null);
alter table score add constraint score_value check (value between 0 and 10);
alter table step add constraint step_by check (by in ('family', 'network', 'professional'));
alter table step_order add constraint step_order_two check (step <> first);
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('circle', '0015_facts'),
        ('dossier', '0004_left_out'),
    ]

    operations = [
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text_sealed', models.BinaryField(default=bytes)),
                ('who', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('who_words_sealed', models.BinaryField(default=bytes)),
                ('by', models.CharField(choices=[('family', 'Wij zelf'), ('network', 'Familie, vrienden of buren'), ('professional', 'Een hulpverlener')], default='family', max_length=12)),
                ('due_on', models.DateField(null=True)),
                ('position', models.IntegerField(default=0)),
                ('done_at', models.DateTimeField(null=True)),
                ('done_by', models.UUIDField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('changed_at', models.DateTimeField(null=True)),
                ('changed_by', models.UUIDField(editable=False, null=True)),
                ('deleted_at', models.DateTimeField(null=True)),
                ('version', models.IntegerField(default=1)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='circle.item')),
            ],
            options={
                'db_table': 'step',
            },
        ),
        migrations.CreateModel(
            name='StepOrder',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('first', models.ForeignKey(db_column='first', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='holds_up', to='plan.step')),
                ('item', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='step_orders', to='circle.item')),
                ('step', models.ForeignKey(db_column='step', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='waits_for', to='plan.step')),
            ],
            options={
                'db_table': 'step_order',
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('item', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='goal', serialize=False, to='circle.item')),
                ('begin', models.SmallIntegerField(null=True)),
                ('enough', models.SmallIntegerField(default=8)),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_how', models.CharField(blank=True, choices=[('reached', 'Gelukt'), ('stopped', 'Gestopt')], default='', max_length=8)),
                ('version', models.IntegerField(default=1)),
                ('changed_at', models.DateTimeField(null=True)),
                ('changed_by', models.UUIDField(editable=False, null=True)),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('whose_child', models.ForeignKey(db_column='whose_child', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, to='dossier.child')),
                ('whose_member', models.ForeignKey(db_column='whose_member', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
            ],
            options={
                'db_table': 'goal',
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['dossier'], name='goal_book')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('value', models.SmallIntegerField()),
                ('scored_on', models.DateField()),
                ('words_sealed', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('for_child', models.ForeignKey(db_column='for_child', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, to='dossier.child')),
                ('item', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='scores', to='circle.item')),
            ],
            options={
                'db_table': 'score',
                'indexes': [models.Index(fields=['item', 'scored_on'], name='score_line')],
            },
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(fields=['dossier', 'item'], name='step_book'),
        ),
        migrations.AddIndex(
            model_name='steporder',
            index=models.Index(fields=['dossier'], name='step_order_book'),
        ),
        migrations.AddIndex(
            model_name='steporder',
            index=models.Index(fields=['first'], name='step_order_first'),
        ),
        migrations.AddConstraint(
            model_name='steporder',
            constraint=models.UniqueConstraint(fields=('step', 'first', 'dossier'), name='step_order_once'),
        ),
        migrations.RunSQL(TIES + CHECKS, migrations.RunSQL.noop),
    ]
