import django.core.serializers.json
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Head',
            fields=[
                ('position', models.BigIntegerField(primary_key=True, serialize=False)),
                ('hash', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'chain head',
                'verbose_name_plural': 'chain heads',
            },
            managers=[
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('reader', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('position', models.BigIntegerField()),
            ],
            options={
                'verbose_name': 'bookmark',
                'verbose_name_plural': 'bookmarks',
                'constraints': [models.CheckConstraint(condition=models.Q(('position__gte', 0)), name='bookmark_is_not_negative')],
            },
            managers=[
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('code', models.CharField(max_length=60, verbose_name='code')),
                ('by_id', models.BigIntegerField(null=True, verbose_name='by')),
                ('unit_id', models.BigIntegerField(null=True, verbose_name='unit')),
                ('subject_type', models.CharField(blank=True, max_length=80)),
                ('subject_id', models.CharField(blank=True, max_length=40)),
                ('data', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('position', models.BigIntegerField(editable=False, null=True, unique=True)),
                ('previous_hash', models.CharField(editable=False, max_length=64, null=True)),
                ('hash', models.CharField(editable=False, max_length=64, null=True)),
            ],
            options={
                'verbose_name': 'journal event',
                'verbose_name_plural': 'journal events',
                'indexes': [models.Index(condition=models.Q(('position__isnull', True)), fields=['id'], name='event_unsealed'), models.Index(fields=['subject_type', 'subject_id'], name='event_by_subject'), models.Index(fields=['unit_id', '-at'], name='event_by_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('hash__isnull', True), ('position__isnull', True), ('previous_hash__isnull', True)), models.Q(('hash__isnull', False), ('position__gt', 0), ('previous_hash__isnull', False)), _connector='OR'), name='event_is_sealed_whole_or_not_at_all')],
            },
            managers=[
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
    ]
