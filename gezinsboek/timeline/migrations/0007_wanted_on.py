from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("timeline", "0006_held_reply")]

    operations = [migrations.AddField("question", "wanted_on", models.DateField(null=True))]
