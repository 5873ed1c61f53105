from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("implementation", "0004_issued")]

    operations = [
        migrations.AddField(
            model_name="reportimport",
            name="corrections",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
