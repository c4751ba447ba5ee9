"""The browsers that show a sign when something is new."""

import gezinsboek.ground.clock
import gezinsboek.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Device',
            fields=[
                ('id', models.UUIDField(default=gezinsboek.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(editable=False)),
                ('endpoint_sealed', models.BinaryField()),
                ('keys_sealed', models.BinaryField()),
                ('mark', models.CharField(editable=False, max_length=64, unique=True)),
                ('added_at', models.DateTimeField(default=gezinsboek.ground.clock.now)),
            ],
            options={
                'db_table': 'notice_device',
                'indexes': [models.Index(fields=['person'], name='notice_device_person')],
            },
        ),
    ]
