"""Everything that the page of one decision shows, gathered in one place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.decisions.enums import FORCE_NAMES, Force, State, Visibility
from tamga.decisions.models import Decision, DecisionFile
from tamga.decisions.queries import (
    BothWays,
    address_of,
    adopted_twins,
    both_ways,
    comments_of,
    force_on,
    is_public,
    is_void,
    registered_twin,
    unshown,
    with_relations,
)
from tamga.decisions.rules import EDITABLE, ISSUED
from tamga.journal.queries import about, sentence
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.workspace.access import member
from tamga.workspace.decision_steps import next_step, row
from tamga.workspace.forms.decision import CommentForm
from tamga.workspace.forms.decision_files import DecisionFileForm, ScriptForm
from tamga.workspace.forms.reason import ReasonForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import readable
from tamga.workspace.queries.provisions import ProvisionLine, provision_lines

TONES = {
    Force.IN_FORCE: "ok",
    Force.IN_FORCE_AMENDED: "ok",
    Force.VOID: "late",
    Force.REPEALED: "late",
    Force.EXPIRED: "past",
}


def page(
    request: HttpRequest,
    unit: Unit,
    pk: int,
    *,
    files: DecisionFileForm | None = None,
    script: ScriptForm | None = None,
) -> HttpResponse:
    """The page; with a form that came back wrong, which says so. Raises Http404 for what ``unit``
    has neither decided nor got sent down, and for what one may not read.
    """
    user, around = member(request), frame(request, unit, "decisions")
    rows = with_relations(readable(unit, user)).select_related(
        "drafted_by", "signed_by", "joined_into"
    )
    found = get_object_or_404(rows, pk=pk)
    ways, ours = both_ways(found), found.unit_id == unit.pk
    lines = provision_lines(found, unit, on=around["today"])
    context = {
        **around,
        **_standing(found, around["today"]),
        **_may(found, unit, around["may"]),
        "decision": found,
        "lines": lines,
        "comments": comments_of(found) if ours else [],
        "files": DecisionFile.everything.filter(decision=found).select_related("stored"),
        "unshown": unshown(found) if ours and is_public(found) else [],
        "ways": ways,
        "linked": _linked(lines, ways, unit, user),
        "story": _story(found) if ours else [],
        **(_twins(found) if ours else {}),
        "file_form": files or DecisionFileForm(),
        "script_form": script or ScriptForm(initial={"script_text": found.script_text}),
        "comment_form": CommentForm(prefix="comment"),
        "back_form": CommentForm(prefix="back"),
        "keep_form": ReasonForm(auto_id="keep_%s"),
        "open_form": ReasonForm(auto_id="open_%s"),
        "void_form": ReasonForm(auto_id="void_%s"),
        "wrong": files or script,
    }
    return render(
        request, "workspace/decision.html", context, status=422 if files or script else 200
    )


def _standing(found: Decision, today: Any) -> dict[str, object]:
    void, force = is_void(found), force_on(found, on=today)
    return {
        "void": void,
        "force": FORCE_NAMES[force],
        "tone": TONES.get(force, "wait"),
        "issued": found.state in ISSUED,
        "address": address_of(found) if is_public(found) else "",
        "row": [] if found.adopted else row(found, void=void),
        "next": next_step(found, void=void),
    }


def _may(found: Decision, unit: Unit, may: frozenset[Permission]) -> dict[str, bool]:
    """What the folded parts offer: only the unit itself acts on its decisions."""
    here = found.unit_id == unit.pk
    # what was joined into another is only looked at, like what is void
    void, issued = is_void(found) or found.joined_into_id is not None, found.state in ISSUED
    keeps = here and not void and Permission.KEEP_REGISTER in may
    publishes = here and not void and Permission.PUBLISH in may
    upcoming = next_step(found, void=void)
    public = found.visibility == Visibility.PUBLIC
    return {
        "here": here,
        "may_next": here and upcoming is not None and upcoming.permission in may,
        "may_join": here and not void and Permission.KEEP_REGISTER in may,
        "may_edit": here and found.state in EDITABLE and Permission.DRAFT_DECISION in may,
        "may_review": found.state == State.IN_REVIEW and here and Permission.REVIEW_DECISION in may,
        "may_attach": here and not void and Permission.DRAFT_DECISION in may,
        "may_relate": here and issued and not void and Permission.DRAFT_DECISION in may,
        "may_void": keeps and found.entry_id is not None,
        "may_keep": keeps and issued and not found.adopted and public,
        "may_open": publishes and issued and not found.adopted and not public,
        "may_control": here and not void and Permission.CONTROL in may,
        "may_assign": issued and not void and Permission.CONTROL in may,
        "may_send": here and issued and not void and Permission.SEND_DOWN in may
        and unit.kind == UnitKind.AIMAG,
    }  # fmt: skip


def _twins(found: Decision) -> dict[str, Decision | None]:
    """The same decision once more: read out of a printed report, or numbered in the books."""
    return {
        "twin": adopted_twins(found).first(),
        "registered": registered_twin(found),
        "joined_into": found.joined_into,
        "joined_from": found.joined_from.first(),
    }


def _linked(lines: list[ProvisionLine], ways: BothWays, unit: Unit, user: User) -> set[int]:
    """The keys of the decisions beside this one that may be opened here: of others, which are about
    persons or another unit's, the page tells the number alone.
    """
    beside = {each.target_id for each in ways.acts_on} | {each.by_id for each in ways.acted_on_by}
    beside |= {line.provision.taken_off_by_decision_id or 0 for line in lines}
    return set(readable(unit, user).filter(pk__in=beside).values_list("pk", flat=True))


def _story(found: Decision) -> list[tuple[object, str, User | None]]:
    events = list(about(found)[:60])
    people = User.objects.in_bulk({event.by_id for event in events if event.by_id})
    return [(event.at, sentence(event), people.get(event.by_id or 0)) for event in events]
