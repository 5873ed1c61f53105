"""The kinds of decisions that a soum and an aimag know; an installation adds its own as rows.

Both scripts are kept from 2025-01-01: Law on the Mongolian Language, 7.2 and 24.2.
"""

from datetime import date

from django.db import migrations

ORDERS = "togtool-zakhiramj/zasag-dargyn-zakhiramj"
KHURAL = "togtool-zakhiramj/itkh-togtool"

# code, name, heading in a report, letter, about persons, section of the site
OWN = [
    ("governor_order_a", "Засаг даргын захирамж (А)", "Засаг даргын захирамж", "А", False, ORDERS),
    ("governor_order_b", "Засаг даргын захирамж (Б)", "Засаг даргын захирамж", "Б", True, ORDERS),
    ("office_order_a", "Тамгын газрын даргын тушаал (А)", "Тамгын газрын даргын тушаал", "А",
     False, ""),
    ("office_order_b", "Тамгын газрын даргын тушаал (Б)", "Тамгын газрын даргын тушаал", "Б",
     True, ""),
    ("khural_resolution", "ИТХ-ын тогтоол", "ИТХ-ын тогтоол", "", False, KHURAL),
    ("presidium_resolution", "ИТХ-ын Тэргүүлэгчдийн тогтоол", "ИТХ-ын Тэргүүлэгчдийн тогтоол", "",
     False, KHURAL),
    ("official_assignment", "Засаг даргын албан даалгавар", "Засаг даргын албан даалгавар", "",
     False, ORDERS),
]

# code, name: of somebody above, or a document that is followed like a decision
OTHERS = [
    ("law", "Хууль"),
    ("parliament_resolution", "УИХ-ын тогтоол"),
    ("presidential_decree", "Монгол Улсын Ерөнхийлөгчийн зарлиг"),
    ("government_resolution", "Засгийн газрын тогтоол"),
    ("government_minutes", "Засгийн газрын хуралдааны тэмдэглэл"),
    ("prime_minister_order", "Ерөнхий сайдын захирамж"),
    ("minister_order", "Сайдын тушаал"),
    ("action_programme", "Засаг даргын үйл ажиллагааны хөтөлбөр"),
    ("development_guidelines", "Эдийн засаг, нийгмийг хөгжүүлэх үндсэн чиглэл"),
    ("annual_plan", "Хөгжлийн жилийн төлөвлөгөө"),
    ("named_year_plan", "Нэрлэсэн жилийн төлөвлөгөө"),
    ("performance_plan", "Гүйцэтгэлийн төлөвлөгөө"),
    ("cooperation_contract", "Хамтран ажиллах гэрээ"),
    ("recommendation", "Зөвлөмж"),
    ("other", "Бусад шийдвэр"),
]


def add(apps, schema_editor):
    DecisionKind = apps.get_model("decisions", "DecisionKind")
    own = [
        DecisionKind(
            code=code, name=name, group_name=group, series=series, own_register=True,
            personal=personal, section_path=section, script_since=date(2025, 1, 1), order=order,
        )
        for order, (code, name, group, series, personal, section) in enumerate(OWN, start=1)
    ]
    others = [
        DecisionKind(code=code, name=name, group_name=name, order=order)
        for order, (code, name) in enumerate(OTHERS, start=101)
    ]
    DecisionKind.objects.bulk_create([*own, *others])


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
