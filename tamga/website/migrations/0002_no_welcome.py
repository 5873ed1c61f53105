"""Wagtail's own migrations leave a welcome page and a site for it: our sites are added by units."""

from django.db import migrations


def remove_welcome(apps, schema_editor):
    Site = apps.get_model("wagtailcore", "Site")
    Page = apps.get_model("wagtailcore", "Page")
    Site.objects.filter(root_page__slug="home", root_page__depth=2).delete()
    Page.objects.filter(slug="home", depth=2).delete()
    # the root keeps its count of children in a column of its own
    Page.objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [("website", "0001_initial"), ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]
    operations = [migrations.RunPython(remove_welcome, migrations.RunPython.noop)]
