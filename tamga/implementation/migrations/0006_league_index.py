from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    """The league walks once along the newest scores of a side."""

    dependencies = [("implementation", "0005_corrections")]

    operations = [
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                "side",
                "measure",
                F("scored_at").desc(),
                F("id").desc(),
                include=["score", "not_due", "as_printed"],
                name="newest_scores_of_a_side",
            ),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(fields=["period", "id"], name="measures_of_a_period"),
        ),
    ]
