"""The table that people know: seven columns, saved by cell, with who is writing beside it."""

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.implementation.actions import (
    ClosedPeriodError,
    LockedPeriodError,
    NotOnScaleError,
    WrittenMeanwhileError,
    score_own,
    see_writing,
    write_progress,
)
from tamga.implementation.models import Measure
from tamga.implementation.queries import newest_note, own_measures, writers
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.measure_access import measure_here, measure_to_write, period_here
from tamga.workspace.nav import frame
from tamga.workspace.queries.measures import table_of

NOTE_KEY = re.compile(r"[0-9]{1,18}")


@needs(Permission.WRITE_PROGRESS)
@require_safe
def measures(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The table of a period; ``?rows=own`` shows one's own rows alone."""
    period = period_here(unit, pk)
    around = frame(request, unit, "reports")
    own_only = request.GET.get("rows") == "own"
    table = table_of(
        period,
        member(request),
        reports=Permission.WRITE_REPORT in around["may"],
        own_only=own_only,
        on=around["today"],
        at=timezone.now(),
    )
    context = {**around, "period": period, "table": table, "own_only": own_only}
    return render(request, "workspace/measures.html", context)


@needs(Permission.WRITE_PROGRESS)
@require_POST
def progress(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Save one cell. What can't be saved stays in the cell, with the reason beside it."""
    measure = measure_to_write(request, unit, pk)
    seen = request.POST.get("seen", "")
    state: dict[str, object] = {"saved": True}
    try:
        write_progress(
            measure,
            request.POST.get("text", ""),
            seen=int(seen) if NOTE_KEY.fullmatch(seen) else None,
            by=member(request),
            at=timezone.now(),
        )
    except WrittenMeanwhileError as error:
        state = {"theirs": error.now}
    except (ClosedPeriodError, LockedPeriodError):
        state = {"wrong": _closed()}
    except ValueError:
        state = {"wrong": _("This text is too long: 20,000 letters at most.")}
    return _answer(request, measure, state)


def _closed() -> str:
    return _(
        "The period is closed; what you wrote wasn't saved. Copy it and ask for the period to be "
        "reopened."
    )


@needs(Permission.WRITE_REPORT)
@require_POST
def score(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The unit's own score of one measure."""
    measure = measure_here(unit, pk)
    typed = request.POST.get("score", "")
    state: dict[str, object] = {"scored": True}
    try:
        value = None if typed == "not_due" else int(typed)
        score_own(measure, value, by=member(request), at=timezone.now())
    except NotOnScaleError:
        state = {"wrong": _("The scale has no such score.")}
    except (ClosedPeriodError, LockedPeriodError):
        state = {"wrong": _closed()}
    except ValueError:
        state = {"wrong": _("Choose a score.")}
    return _answer(request, measure, state)


def _answer(request: HttpRequest, measure: Measure, state: dict[str, object]) -> HttpResponse:
    """What stands beside a cell now; the whole table for a browser without scripts."""
    period = measure.period
    if not request.htmx:  # type: ignore[attr-defined]
        if theirs := state.get("theirs"):
            messages.error(
                request,
                _("Somebody else has written here meanwhile, so yours wasn't saved: %s") % theirs,
            )
        elif wrong := state.get("wrong"):
            messages.error(request, str(wrong))
        else:
            messages.success(request, _("Saved."))
        table = reverse("measures", args=[period.unit.slug, period.pk])
        return redirect(f"{table}#measure-{measure.number}")
    context = {**state, "measure": measure, "note": newest_note(measure)}
    return render(request, "workspace/measure_state.html", context)


@needs(Permission.WRITE_PROGRESS)
@require_POST
def writing(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The cell is open at somebody's desk."""
    measure = measure_to_write(request, unit, pk)
    see_writing(measure, by=member(request), at=timezone.now())
    return HttpResponse(status=204)


@needs(Permission.WRITE_PROGRESS)
@require_safe
def who_writes(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Who writes in which cell just now, of all rows or with ``?rows=own`` of one's own; asked for
    every few seconds.
    """
    period, user = period_here(unit, pk), member(request)
    there = writers(period.pk, at=timezone.now(), but=user)
    standing = Measure.objects.filter(period=period, dropped_at__isnull=True)
    if request.GET.get("rows") == "own":
        standing = standing.filter(pk__in=own_measures(user, period.pk, on=timezone.localdate()))
    rows = [(number, there.get(key, ())) for key, number in standing.values_list("pk", "number")]
    return render(request, "workspace/measure_writers.html", {"rows": rows})
