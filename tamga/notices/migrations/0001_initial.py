import django.db.models.deletion
import django.db.models.manager
import tamga.vault.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('sms', 'text message')], max_length=10, verbose_name='channel')),
                ('address', tamga.vault.models.EncryptedTextField(null=True, verbose_name='address')),
                ('subject', tamga.vault.models.EncryptedTextField(null=True, verbose_name='subject')),
                ('body', tamga.vault.models.EncryptedTextField(null=True, verbose_name='text')),
                ('dedupe_key', models.CharField(max_length=200, unique=True)),
                ('digest_key', models.CharField(blank=True, max_length=100)),
                ('created_at', models.DateTimeField(verbose_name='created at')),
                ('next_at', models.DateTimeField(verbose_name='next attempt')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.CharField(blank=True, max_length=40, verbose_name='last error')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent at')),
                ('given_up_at', models.DateTimeField(null=True, verbose_name='given up at')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.unit')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'indexes': [models.Index(condition=models.Q(('given_up_at__isnull', True), ('sent_at__isnull', True)), fields=['next_at', 'id'], name='notice_waiting'), models.Index(fields=['user', '-created_at'], name='notice_by_user')],
                'constraints': [models.CheckConstraint(condition=models.Q(('channel__in', ['email', 'sms'])), name='notice_channel_is_known'), models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('given_up_at__isnull', True), _connector='OR'), name='notice_is_sent_or_given_up_not_both'), models.CheckConstraint(condition=models.Q(('given_up_at__isnull', True), models.Q(('last_error', ''), _negated=True), _connector='OR'), name='notice_given_up_says_why'), models.CheckConstraint(condition=models.Q(('next_at__gte', models.F('created_at'))), name='notice_goes_after_it_is_created')],
            },
            managers=[
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
    ]
