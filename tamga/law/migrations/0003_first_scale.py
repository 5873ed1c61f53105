"""The scale that the aimags apply today; a default that an installation may follow by another."""

from django.db import migrations


def add(apps, schema_editor):
    apps.get_model("law", "ScoreScale").objects.create(
        code="2020-206",
        name="Засгийн газрын 2020 оны 206 дугаар тогтоол",
        in_force_from="2020-01-01",
        values=[0, 30, 50, 70, 90, 100],
        bands=[
            {"code": "effective", "low": 100, "high": 100},
            {"code": "certain_result", "low": 70, "high": 90},
            {"code": "intensify", "low": 30, "high": 50},
            {"code": "no_result", "low": 0, "high": 0},
        ],
    )


class Migration(migrations.Migration):
    dependencies = [("law", "0002_scales")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
