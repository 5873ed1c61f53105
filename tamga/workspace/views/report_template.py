"""The Word template of an office's reports: ours to begin with, its own, and back to ours."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.documents.queries import read
from tamga.implementation.actions.templates import choose_template, drop_template
from tamga.implementation.exports.forms import CONTENT_TYPES
from tamga.implementation.exports.word import FORM, BadTemplateError
from tamga.implementation.queries.templates import template_of
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.forms.report_template import TemplateForm
from tamga.workspace.nav import frame
from tamga.workspace.views.reports import download

# what stands between the braces, and what is printed there
GUIDE = (
    ("{{ headline }}", gettext_lazy("source and period in capitals")),
    ("{{ unit }}, {{ period }}, {{ place }}, {{ date }}", gettext_lazy("of what, where and when")),
    ("{{ draft }}", gettext_lazy("the mark of a report that isn't issued")),
    ("{%tr for row in group.rows %} … {%tr endfor %}", gettext_lazy("a row for each measure")),
    (
        "{{ row.decision_number }} {{ row.number }} {{ row.decision }} {{ row.provision }} "
        "{{ row.progress }} {{ row.own }} {{ row.superior }}",
        gettext_lazy("the seven columns"),
    ),
    ("{%p for line in notes %} {{ line }} {%p endfor %}", gettext_lazy("letter and corrections")),
    ("{{ one.part }} {{ one.post }} {{ one.name }} {{ one.acting }}", gettext_lazy("who signs")),
)


@needs(Permission.WRITE_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def report_template(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Which template is printed with, and the form that takes another one."""
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["file"].name
        try:
            choose_template(
                unit, form.data_of_file, name=name, by=member(request), at=timezone.now()
            )
        except BadTemplateError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("Reports are printed with your template from now on."))
            return redirect("report_template", unit.slug)
    context = {
        **frame(request, unit, "reports"),
        "form": form,
        "template": template_of(unit.pk),
        "guide": GUIDE,
    }
    return render(request, "workspace/report_template.html", context)


@needs(Permission.WRITE_REPORT)
@require_safe
def report_template_file(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The template in use, to be changed in Word."""
    template = template_of(unit.pk)
    data = FORM.read_bytes() if template is None else read(template.file)
    name = FORM.name if template is None else template.file.name
    return download(data, name, CONTENT_TYPES["docx"])


@needs(Permission.WRITE_REPORT)
@require_POST
def report_template_drop(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Back to ours."""
    if drop_template(unit, by=member(request), at=timezone.now()):
        messages.success(request, _("Reports are printed with Tamga's template again."))
    return redirect("report_template", unit.slug)
