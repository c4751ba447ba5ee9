"""The papers of the plan: the days that the law counts with, and the own plans of helpers."""

import django.db.models.deletion
import gezinsboek.ground.clock
import gezinsboek.ground.ids
from django.db import migrations, models

TIES = """
alter table plan_day add constraint plan_day_author foreign key (author, dossier_id) references member (id, dossier_id);
alter table own_plan add constraint own_plan_author foreign key (author, dossier_id) references member (id, dossier_id);
alter table own_plan add constraint own_plan_item foreign key (item_id, dossier_id) references item (id, dossier_id) on delete cascade;
alter table plan_day add constraint plan_day_what check (what in ('offered', 'accepted', 'set_aside', 'made', 'asked', 'written'));
alter table plan_day add constraint plan_day_reason check (case what when 'set_aside' then reason in ('declined', 'threat', 'interests') else reason = '' end);
alter table own_plan add constraint own_plan_kind check (kind in ('treatment', 'care', 'help', 'school', 'support', 'other'));
"""


class Migration(migrations.Migration):

    dependencies = [
        ('circle', '0015_facts'),
        ('dossier', '0004_left_out'),
        ('plan', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanDay',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('offered', 'Aangeboden'), ('accepted', 'Aangenomen'), ('set_aside', 'Er komt geen familiegroepsplan'), ('made', 'Het plan is vastgesteld'), ('asked', 'Gevraagd om het plan op papier'), ('written', 'Het plan is op papier gegeven')], max_length=9)),
                ('reason', models.CharField(blank=True, choices=[('declined', 'De ouders willen het niet.'), ('threat', 'Er is een concrete bedreiging voor de ontwikkeling van het kind.'), ('interests', 'Het is niet in het belang van het kind.')], default='', max_length=9)),
                ('day', models.DateField()),
                ('words_sealed', models.BinaryField(default=bytes)),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
            ],
            options={
                'db_table': 'plan_day',
            },
        ),
        migrations.CreateModel(
            name='OwnPlan',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('treatment', 'Behandelplan'), ('care', 'Zorgplan'), ('help', 'Hulpverleningsplan'), ('school', 'Plan van school'), ('support', 'Ondersteuningsplan'), ('other', 'Ander plan')], max_length=9)),
                ('name_sealed', models.BinaryField(default=bytes)),
                ('dated', models.DateField()),
                ('created_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('author', models.ForeignKey(db_column='author', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='circle.member')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='dossier.dossier')),
                ('item', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='own_plans', to='circle.item')),
            ],
            options={
                'db_table': 'own_plan',
                'indexes': [models.Index(fields=['item'], name='own_plan_item')],
            },
        ),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
    ]
