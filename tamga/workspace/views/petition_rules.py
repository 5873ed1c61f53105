"""Standing rules: the head says beforehand who answers, the clerk gives it on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.queries.standing import rules_of, unheld
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.filters import number
from tamga.workspace.forms.petition_rules import RuleForm
from tamga.workspace.nav import frame
from tamga.workspace.petition_access import petition_or_404, reads_petition


@needs(Permission.DECIDE_PETITIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Those that stand, a form for one more, and the ended ones."""
    form = RuleForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid() and attempt(
        request,
        lambda: actions.set_rule(unit, **form.values, by=member(request), at=timezone.now()),
        _("The rule stands: the clerk may give such petitions on at once."),
    ):  # fmt: skip
        return redirect("office_petition_rules", unit.slug)
    around = frame(request, unit, "petitions")
    standing = rules_of(unit).filter(ended_at=None)
    context = {
        **around,
        "form": form,
        "standing": list(standing),
        "resting": unheld(standing, on=around["today"]),
        "ended": list(rules_of(unit).filter(ended_at__isnull=False)[:50]),
    }
    return render(
        request, "workspace/petition_rules.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.DECIDE_PETITIONS)
@require_POST
def end(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The head decides again; what was given by the rule stays where it is."""
    found = get_object_or_404(rules_of(unit), pk=pk)
    attempt(
        request,
        lambda: actions.end_rule(found, by=member(request), at=timezone.now()),
        _("The rule is ended; such petitions wait for your word again."),
    )
    return redirect("office_petition_rules", unit.slug)


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_POST
def by_rule(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The clerk gives a petition on by the rule that was shown."""
    found = petition_or_404(request, unit, pk)
    seen = number(request.POST, "seen") or 0
    attempt(
        request,
        lambda: actions.route_by_rule(found, seen=seen, by=member(request), at=timezone.now()),
        _("Given on by the standing rule. Whoever answers sees it in their work."),
    )
    return redirect("office_petition", unit.slug, pk)
