"""A plan goes out again as the Word and Excel files that offices exchange."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header

from tamga.accounts.enums import Permission
from tamga.duties.exports import plan_as_excel, plan_as_word
from tamga.duties.models import Plan
from tamga.duties.queries.plans import plan_table
from tamga.organizations.models import Unit
from tamga.workspace.access import needs

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Permission.SEE_BOARD)
def word(request: HttpRequest, unit: Unit, year: int) -> HttpResponse:
    """The plan as .docx; ``?status=1`` adds what became of each duty by today."""
    return _file(request, unit, year, "docx")


@needs(Permission.SEE_BOARD)
def excel(request: HttpRequest, unit: Unit, year: int) -> HttpResponse:
    """The plan as .xlsx; ``?status=1`` adds what became of each duty by today."""
    return _file(request, unit, year, "xlsx")


def _file(request: HttpRequest, unit: Unit, year: int, kind: str) -> HttpResponse:
    plan = get_object_or_404(Plan.objects.select_related("unit"), unit=unit, year=year)
    today = timezone.localdate()
    make, content_type = {"docx": (plan_as_word, _WORD), "xlsx": (plan_as_excel, _EXCEL)}[kind]
    data = make(
        plan,
        plan_table(plan, on=today),
        status_on=today if request.GET.get("status") else None,
    )
    name = f"duty-plan-{unit.slug}-{year}.{kind}"
    disposition = content_disposition_header(as_attachment=True, filename=name) or ""
    return HttpResponse(
        data, content_type=content_type, headers={"Content-Disposition": disposition}
    )
