from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='MovedDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='day')),
                ('kind', models.CharField(choices=[('off', 'day off'), ('worked', 'working day')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('decided_by', models.CharField(max_length=200, verbose_name='decided by')),
            ],
            options={
                'verbose_name': 'moved day',
                'verbose_name_plural': 'moved days',
                'ordering': ['day'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['off', 'worked'])), name='moved_day_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('decided_by', ''), _negated=True)), name='moved_day_says_its_name_and_who_decided')],
            },
        ),
    ]
