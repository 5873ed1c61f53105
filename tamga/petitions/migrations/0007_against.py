"""Who is complained of may be said later; who answered before a reopening answers no more."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def end_routings(apps, schema_editor):
    """Of petitions that were opened again, as ``reopen`` does it from now on."""
    routing = apps.get_model("petitions", "Routing")
    petition = apps.get_model("petitions", "Petition")
    reopened = petition._base_manager.filter(pk=OuterRef("petition")).values("reopened_at")
    standing = routing._base_manager.filter(
        petition__state="received", petition__reopened_at__isnull=False, given_back_at=None
    )
    standing.update(given_back_at=Subquery(reopened))


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0004_petitions"),
        ("organizations", "0001_initial"),
        ("petitions", "0006_imports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="petitionduty",
            name="a_petition_opens_a_duty_once",
        ),
        migrations.RemoveConstraint(
            model_name="routing",
            name="routing_given_back_at_and_by_go_together",
        ),
        migrations.RemoveConstraint(
            model_name="step",
            name="petition_step_is_known",
        ),
        migrations.AlterField(
            model_name="step",
            name="kind",
            field=models.CharField(
                choices=[
                    ("received", "received and registered"),
                    ("kind_changed", "the kind was changed"),
                    ("against", "it was said whom it complains of"),
                    ("proposed", "somebody to answer was proposed"),
                    ("routed", "given to somebody to answer"),
                    ("sent_back", "given back to be routed anew"),
                    ("extended", "the term was extended"),
                    ("recounted", "the due day was counted anew"),
                    ("noted", "an internal note"),
                    ("linked", "linked with another petition"),
                    ("read", "who wrote it was looked at"),
                    ("replied", "answered"),
                    ("forwarded", "forwarded to another body"),
                    ("returned", "returned to be completed"),
                    ("withdrawn", "withdrawn by the citizen"),
                    ("delivered", "the reply was handed over"),
                    ("reopened", "opened again at the citizen's wish"),
                    ("asked", "the office asked the citizen something"),
                    ("wrote_back", "the citizen wrote once more"),
                ],
                max_length=14,
            ),
        ),
        migrations.AddConstraint(
            model_name="petitionduty",
            constraint=models.UniqueConstraint(
                fields=("occurrence",), name="an_occurrence_is_of_one_petition"
            ),
        ),
        migrations.AddConstraint(
            model_name="routing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("given_back_by__isnull", True),
                    ("given_back_at__isnull", False),
                    _connector="OR",
                ),
                name="routing_given_back_by_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "received",
                            "kind_changed",
                            "against",
                            "proposed",
                            "routed",
                            "sent_back",
                            "extended",
                            "recounted",
                            "noted",
                            "linked",
                            "read",
                            "replied",
                            "forwarded",
                            "returned",
                            "withdrawn",
                            "delivered",
                            "reopened",
                            "asked",
                            "wrote_back",
                        ],
                    )
                ),
                name="petition_step_is_known",
            ),
        ),
        migrations.RunPython(end_routings, migrations.RunPython.noop),
    ]
