"""What comes in from one's own system, and the addresses that bring it."""


import gezinsboek.ground.clock
import gezinsboek.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0002_tiles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Incoming',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('source', models.CharField(choices=[('paste', 'geplakt'), ('mail', 'gemaild'), ('pdf', 'PDF'), ('word', 'Word'), ('text', 'tekstbestand'), ('system', 'uit het eigen systeem')], max_length=6)),
                ('cause', models.CharField(blank=True, default='', editable=False, max_length=64)),
                ('title_sealed', models.BinaryField(default=bytes)),
                ('text_sealed', models.BinaryField(default=bytes)),
                ('reference_sealed', models.BinaryField(default=bytes)),
                ('settled_sealed', models.BinaryField(default=bytes)),
                ('fault', models.CharField(blank=True, choices=[('cut', 'Het was te lang. Het eind ontbreekt.'), ('scan', 'Hier staat geen tekst in die we kunnen lezen. Het is een scan, of er zit een slot op.'), ('broken', 'Dit bestand is niet heel. We konden het niet lezen.'), ('kind', 'Dit soort bestand lezen we hier niet. Stuur een PDF, Word of tekst.'), ('big', 'Dit was te groot. Een mail mag 25 MB zijn.'), ('empty', 'In deze mail stond geen tekst.')], default='', max_length=6)),
                ('happened_on', models.DateField(null=True)),
                ('came_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('book', models.UUIDField(null=True)),
                ('chapter', models.UUIDField(null=True)),
                ('item', models.UUIDField(null=True)),
                ('version', models.IntegerField(default=1)),
                ('used_at', models.DateTimeField(null=True)),
                ('thrown_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'incoming',
                'indexes': [models.Index(fields=['person', '-came_at'], name='incoming_mine'), models.Index(condition=models.Q(('item__isnull', False)), fields=['item'], name='incoming_item')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('cause', ''), _negated=True), fields=('person', 'cause'), name='incoming_once')],
            },
        ),
        migrations.CreateModel(
            name='MailIn',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('code_sealed', models.BinaryField(default=bytes)),
                ('kept', models.CharField(editable=False, max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('used_at', models.DateTimeField(null=True)),
                ('hour_at', models.DateTimeField(null=True)),
                ('hour_count', models.IntegerField(default=0)),
            ],
            options={
                'db_table': 'mail_in',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('person',), name='mail_in_one_running')],
            },
        ),
    ]
