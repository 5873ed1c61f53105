import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('url', models.CharField(max_length=2000, verbose_name='address')),
                ('title', models.TextField(verbose_name='title')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('kind', models.CharField(max_length=200, verbose_name='kind')),
                ('at', models.DateTimeField(verbose_name='date')),
                ('language', models.CharField(default='mn', max_length=10, verbose_name='language')),
                ('title_fold', models.TextField(editable=False)),
                ('fold', models.TextField(editable=False)),
                ('words', django.contrib.postgres.search.SearchVectorField(editable=False)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizations.unit')),
            ],
            options={
                'verbose_name': 'search entry',
                'verbose_name_plural': 'search entries',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], name='entry_words'), django.contrib.postgres.indexes.GinIndex(fields=['fold'], name='entry_fold', opclasses=['gin_trgm_ops']), models.Index(fields=['unit', '-at'], name='entry_by_unit')],
            },
        ),
    ]
