from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0002_file_text'),
    ]

    operations = [
        migrations.AddField(
            model_name='storedfile',
            name='sealed',
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
