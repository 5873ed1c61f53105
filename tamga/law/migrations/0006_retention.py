"""How long it is kept who wrote a petition: not found in a public text, five years by default."""

from django.db import migrations


def add(apps, schema_editor):
    apps.get_model("law", "Term").objects.create(
        code="petition.retention",
        in_force_from="1995-04-17",
        days=1826,
        unit="calendar",
        rolls=False,
        article="Байгууллагын өөрийн тогтоосон хугацаа",
    )


class Migration(migrations.Migration):
    dependencies = [("law", "0005_first_terms")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
