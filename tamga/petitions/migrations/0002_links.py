"""Links between petitions, two steps of the office, the first subjects."""

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models


# What the official table tells apart (domain facts, section 1), and what is none of these.
SUBJECTS = (
    ("welfare", "халамж, тэтгэмж"),
    ("salary", "цалин хөлс"),
    ("income", "өрхийн орлого"),
    ("land", "газар"),
    ("housing", "орон сууц, хашаа байшин"),
    ("support", "санхүүгийн дэмжлэг"),
    ("other", "бусад"),
)


def add_subjects(apps, schema_editor):
    subject = apps.get_model("petitions", "Subject")
    for order, (code, name) in enumerate(SUBJECTS, 1):
        subject.objects.get_or_create(code=code, defaults={"name": name, "order": order * 10})


class Migration(migrations.Migration):

    dependencies = [
        ('organizations', '0001_initial'),
        ('petitions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('repeat', 'asks again about the same'), ('duplicate', 'the same letter, sent twice')], max_length=10)),
                ('linked_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'link of petitions',
                'verbose_name_plural': 'links of petitions',
                'ordering': ['pk'],
            },
            managers=[
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='step',
            name='petition_step_is_known',
        ),
        migrations.AlterField(
            model_name='step',
            name='kind',
            field=models.CharField(choices=[('received', 'received and registered'), ('kind_changed', 'the kind was changed'), ('proposed', 'somebody to answer was proposed'), ('routed', 'given to somebody to answer'), ('sent_back', 'given back to be routed anew'), ('extended', 'the term was extended'), ('recounted', 'the due day was counted anew'), ('noted', 'an internal note'), ('linked', 'linked with another petition'), ('read', 'who wrote it was looked at'), ('replied', 'answered'), ('forwarded', 'forwarded to another body'), ('returned', 'returned to be completed'), ('withdrawn', 'withdrawn by the citizen'), ('delivered', 'the reply was handed over'), ('reopened', "opened again at the citizen's wish")], max_length=14),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['received', 'kind_changed', 'proposed', 'routed', 'sent_back', 'extended', 'recounted', 'noted', 'linked', 'read', 'replied', 'forwarded', 'returned', 'withdrawn', 'delivered', 'reopened'])), name='petition_step_is_known'),
        ),
        migrations.AddField(
            model_name='link',
            name='linked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='link',
            name='of',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='linked_from', to='petitions.petition'),
        ),
        migrations.AddField(
            model_name='link',
            name='petition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='petitions.petition'),
        ),
        migrations.AddField(
            model_name='link',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.unit'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.UniqueConstraint(fields=('petition', 'of'), name='petitions_are_linked_once'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('petition', models.F('of')), _negated=True), name='a_petition_is_not_linked_with_itself'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['repeat', 'duplicate'])), name='petition_link_is_known'),
        ),
        migrations.RunPython(add_subjects, migrations.RunPython.noop),
    ]
