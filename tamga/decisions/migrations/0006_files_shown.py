from django.db import migrations


class Migration(migrations.Migration):
    """What citizens are given today stays given."""

    dependencies = [("decisions", "0005_files_looked_through")]

    operations = [
        migrations.RunSQL(
            "UPDATE decisions_decisionfile SET shown_at = attached_at"
            " FROM decisions_decision"
            " WHERE decisions_decision.id = decision_id AND state = 'published'",
            migrations.RunSQL.noop,
        )
    ]
