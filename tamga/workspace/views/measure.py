"""One measure: all that was written, what proves it, how it was scored, what is asked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.documents.queries import DamagedFile, read
from tamga.implementation.actions import (
    ClosedPeriodError,
    LockedPeriodError,
    answer,
    remove_evidence,
)
from tamga.implementation.models import Assessment, Evidence, Measure, ProgressNote, SentBack
from tamga.implementation.queries import own_measures, waits_for_answer
from tamga.organizations.models import Unit
from tamga.organizations.queries import may
from tamga.workspace.access import member, needs
from tamga.workspace.actions.evidence import prove
from tamga.workspace.forms.evidence import EvidenceForm
from tamga.workspace.measure_access import measure_here, measure_to_write
from tamga.workspace.nav import frame


@needs(Permission.SEE_BOARD)
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Everything about one measure; evidence is added here."""
    shown = measure_here(unit, pk)
    user = member(request)
    writes = _writes(request, unit, shown)
    form = EvidenceForm(request.POST or None, request.FILES or None, unit=unit, user=user)
    if request.method == "POST":
        if not writes:
            raise PermissionDenied
        if form.is_valid():
            try:
                prove(shown, form.cleaned_data, form.data_of_file, by=user, at=timezone.now())
            except (ClosedPeriodError, LockedPeriodError):
                messages.error(request, _("The period is closed; nothing was added."))
            else:
                messages.success(request, _("The evidence was added."))
            return redirect("measure", unit.slug, pk)
    around = Measure.objects.filter(period=shown.period_id, dropped_at__isnull=True)
    context = {
        **frame(request, unit, "reports"),
        "measure": shown,
        "period": shown.period,
        "notes": ProgressNote.objects.filter(measure=shown)
        .select_related("written_by")
        .order_by("-written_at", "-pk"),
        "proofs": Evidence.objects.filter(measure=shown).select_related(
            "file", "decision__kind", "decision__entry", "added_by"
        ),
        "scores": Assessment.objects.filter(measure=shown.joint_with_id or shown.pk)
        .select_related("scored_by")
        .order_by("-scored_at", "-pk"),
        "asked": SentBack.objects.filter(measure=shown).select_related("sent_by").order_by("-pk"),
        "waits": waits_for_answer(shown),
        "writes": writes,
        "form": form if writes else None,
        "before": around.filter(number__lt=shown.number).order_by("-number").first(),
        "after": around.filter(number__gt=shown.number).order_by("number").first(),
    }
    return render(request, "workspace/measure.html", context)


def _writes(request: HttpRequest, unit: Unit, shown: Measure) -> bool:
    period, user = shown.period, member(request)
    if period.locked_at is not None or (period.closed_at and not waits_for_answer(shown)):
        return False
    if may(user, Permission.WRITE_REPORT, unit):
        return True
    return shown.pk in own_measures(user, shown.period_id, on=timezone.localdate())


@needs(Permission.WRITE_PROGRESS)
@require_POST
def measure_answer(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """What the evaluator asked for was added."""
    shown = measure_to_write(request, unit, pk)
    try:
        if answer(shown, by=member(request), at=timezone.now()):
            messages.success(request, _("The evaluator sees your answer now."))
    except LockedPeriodError:
        messages.error(request, _("The period is locked. Nothing was changed."))
    return redirect("measure", unit.slug, pk)


@needs(Permission.WRITE_PROGRESS)
@require_POST
def proof_remove(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Take back evidence that was added by mistake."""
    proof = _proof(unit, pk)
    shown = measure_to_write(request, unit, proof.measure_id)
    try:
        remove_evidence(proof, by=member(request), at=timezone.now())
        messages.success(request, _("The evidence was taken back."))
    except (ClosedPeriodError, LockedPeriodError):
        messages.error(request, _("The period is closed; nothing was changed."))
    return redirect("measure", unit.slug, shown.pk)


@needs(Permission.SEE_BOARD)
@require_safe
def proof_file(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """A file that proves something, as it was handed in; always to be saved, never shown."""
    proof = _proof(unit, pk)
    if proof.file is None:
        raise Http404
    try:
        data = read(proof.file)
    except DamagedFile:
        raise Http404 from None
    response = HttpResponse(data, content_type="application/octet-stream")
    name = content_disposition_header(as_attachment=True, filename=proof.file.name)
    response.headers["Content-Disposition"] = name or "attachment"
    return response


def _proof(unit: Unit, pk: int) -> Evidence:
    return get_object_or_404(
        Evidence.objects.select_related("file", "measure"), measure__period__unit=unit, pk=pk
    )
