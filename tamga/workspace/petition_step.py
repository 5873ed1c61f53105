"""A seldom step of a petition: a page with one form, an explanation and one button."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tamga.petitions.models import Petition
from tamga.workspace.access import member
from tamga.workspace.attempts import attempt
from tamga.workspace.nav import frame
from tamga.workspace.petition_access import reads_petition

TEMPLATE = "workspace/petition_step.html"


@dataclass(frozen=True)
class Ask:
    """What the page says: ``danger`` marks what can't be taken back, ``more`` goes into the
    template's context.
    """

    title: str
    button: str
    done: str
    hint: str = ""
    danger: bool = False
    template: str = TEMPLATE
    more: dict[str, Any] = field(default_factory=dict)


def step_page(
    request: HttpRequest, found: Petition, form: BaseForm, ask: Ask, act: Callable[[], object]
) -> HttpResponse:
    """Show the form; on a right one ``act`` and go to the petition, or to the list when that was
    given away. When the action refuses, the page comes again with what was typed.
    """
    if request.method == "POST" and form.is_valid() and attempt(request, act, ask.done):
        if _still_reads(request, found):
            return redirect("office_petition", found.unit.slug, found.pk)
        return redirect("my_work")
    context = {
        **frame(request, found.unit, "petitions"),
        **ask.more,
        "petition": found,
        "form": form,
        "ask": ask,
    }
    return render(request, ask.template, context, status=422 if form.is_bound else 200)


def _still_reads(request: HttpRequest, found: Petition) -> bool:
    return reads_petition(member(request), found.unit, pk=found.pk, on=timezone.localdate())
