"""The terms of the law on petitions of 1995; defaults that an installation may follow by others.

Not every figure was found in a public text: five days for forwarding, the ten days in which a
citizen may ask us to look again (a service of the office), the internal target.
"""

from django.db import migrations

PETITIONS = (
    "Иргэдээс төрийн байгууллага, албан тушаалтанд гаргасан өргөдөл, гомдлыг шийдвэрлэх тухай хууль"
)
OURS = "Байгууллагын өөрийн тогтоосон хугацаа"
APPEALS = "Захиргааны ерөнхий хууль"
# code, days, rolls, article
TERMS = (
    ("petition.application", 30, False, f"{PETITIONS}, 16 дугаар зүйл"),
    ("petition.complaint", 30, False, f"{PETITIONS}, 16 дугаар зүйл"),
    ("petition.proposal", 90, False, f"{PETITIONS}, 16 дугаар зүйл"),
    ("petition.extension", 30, False, f"{PETITIONS}, 16 дугаар зүйл"),
    ("petition.forward", 5, False, PETITIONS),
    ("petition.appeal", 30, True, APPEALS),
    ("petition.reopen", 10, True, OURS),
    ("petition.target", 20, False, OURS),
)


def add(apps, schema_editor):
    term = apps.get_model("law", "Term")
    for code, days, rolls, article in TERMS:
        term.objects.create(
            code=code,
            in_force_from="1995-04-17",
            days=days,
            unit="calendar",
            rolls=rolls,
            article=article,
        )


class Migration(migrations.Migration):
    dependencies = [("law", "0004_terms")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
