"""The sources that soums and aimags report about; an installation adds its own as rows.

``headline`` stands before the year in capitals, ``result`` before it in the sentence of the result.
"""

from django.db import migrations

SOURCES = [
    ("governor-orders", "Аймгийн Засаг даргын захирамж, албан даалгавар",
     "Аймгийн Засаг даргын захирамжийн"),
    ("government-resolutions", "Засгийн газрын тогтоол, хуралдааны тэмдэглэл",
     "Засгийн газрын тогтоолын"),
    ("prime-minister-orders", "Ерөнхий сайдын захирамж", "Ерөнхий сайдын захирамжийн"),
    ("khural-resolutions", "Аймгийн ИТХ-ын тогтоол", "Аймгийн ИТХ-ын тогтоолын"),
    ("laws", "Хууль, УИХ-ын тогтоол", "Хуулийн"),
    ("official-assignments", "Албан даалгавар", "Албан даалгаврын"),
    ("action-programme", "Засаг даргын үйл ажиллагааны хөтөлбөр",
     "Засаг даргын үйл ажиллагааны хөтөлбөрийн"),
    ("annual-plan", "Хөгжлийн жилийн төлөвлөгөө", "Хөгжлийн жилийн төлөвлөгөөний"),
    ("named-year-plan", "Нэрлэсэн жилийн төлөвлөгөө", "Нэрлэсэн жилийн төлөвлөгөөний"),
    ("contracts", "Хамтран ажиллах гэрээ", "Хамтран ажиллах гэрээний"),
]  # fmt: skip


def add(apps, schema_editor):
    Source = apps.get_model("implementation", "Source")
    Source.objects.bulk_create(
        Source(code=code, name=name, headline=headline, result=headline, order=order)
        for order, (code, name, headline) in enumerate(SOURCES, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("implementation", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
