"""Everything that the page of one petition shows, gathered in one place."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tamga.accounts.enums import Permission
from tamga.organizations.queries import positions_of
from tamga.petitions.actions import Looked
from tamga.petitions.enums import Channel, Kind, State, StepKind
from tamga.petitions.models import Extension, Link, Petition, Reply, Routing, Step, Subject
from tamga.petitions.queries import count_lines, masked, of_the_same_citizen, routing_of
from tamga.petitions.queries.answers import why_unpublishable
from tamga.petitions.queries.standing import rule_for, ruled_by_subject
from tamga.petitions.queries.superior import superior_of
from tamga.workspace.access import member
from tamga.workspace.forms.petition_posts import RoutingForm
from tamga.workspace.forms.petition_steps import LookForm, NoteForm, WriteDownForm
from tamga.workspace.nav import frame
from tamga.workspace.petition_about import about_whom
from tamga.workspace.petition_access import own_petitions
from tamga.workspace.petition_lines import line_of
from tamga.workspace.petition_story import places, told
from tamga.workspace.petition_talk import talk

MOST_BESIDE = 10


def page(
    request: HttpRequest,
    found: Petition,
    *,
    looked: Looked | None = None,
    wrong: Mapping[str, BaseForm] | None = None,
) -> HttpResponse:
    """The page; with a form that came back wrong, which says so; with the citizen unmasked, when
    somebody has just given a reason.
    """
    around, wrong = frame(request, found.unit, "petitions"), dict(wrong or {})
    steps = list(found.steps.select_related("position", "by"))
    routing = routing_of(found)
    may = _may(request, found, routing, around["may"], around["today"])
    context = {
        **around,
        **may,
        "petition": found,
        "line": line_of(found, around["today"]),
        "row": places(State(found.state)),
        "words": found.words,
        "masked": masked(found.petitioner),
        "looked": looked,
        "co_signers": found.co_signers.count(),
        "count": count_lines(found.counted),
        "due_on": found.due_on,
        "routing": routing,
        "extension": Extension.everything.filter(petition=found).first(),
        "reply": _reply(found),
        "reopened": _reopened(found, steps),
        **about_whom(found, wrong, keeps=may["may_keep"]),
        **_decided_before(found, may, around["today"]),
        "steps": told(steps),
        "subjects": list(Subject.objects.all()) if may["may_keep"] else [],
        **_beside(request, found),
        **talk(found, wrong),
        "look_form": wrong.get("look") or LookForm(),
        "note_form": wrong.get("note") or NoteForm(),
        "words_form": wrong.get("words") or WriteDownForm(),
        "attachments": list(found.attachments.select_related("stored").order_by("pk")),
        "routing_form": _routing_form(found, routing, may, wrong),
        "wrong": next(iter(wrong.values()), None),
        "wrong_names": set(wrong),
    }
    return render(request, "workspace/petition.html", context, status=422 if wrong else 200)


def _decided_before(found: Petition, may: dict[str, bool], today: Any) -> dict[str, Any]:
    """What a standing rule of the head says about it, and where the law sends a complaint about an
    act: both until it is given to somebody.
    """
    if not may["may_keep"] or found.state not in (State.RECEIVED, State.PROPOSED):
        return {}
    about_act = found.kind == Kind.COMPLAINT
    ruled = rule_for(found, on=today)
    return {
        "ruled": ruled,
        "asks_subject": not ruled and not found.subject and ruled_by_subject(found),
        "superior": superior_of(found.unit_id) if about_act else None,
    }


def _reopened(found: Petition, steps: list[Step]) -> Step | None:
    """The step by which the citizen had it opened again, while that is being looked at."""
    if found.state == State.CLOSED:
        return None
    return next((each for each in steps if each.kind == StepKind.REOPENED), None)


def _reply(found: Petition) -> Reply | None:
    rows = found.replies.select_related("file", "replied_by", "delivered_by")
    return rows.order_by("-pk").first()


def _routing_form(
    found: Petition, routing: Routing | None, may: dict[str, bool], wrong: dict[str, BaseForm]
) -> BaseForm | None:
    if not (may["may_propose"] or may["may_route"]):
        return None
    return wrong.get("routing") or RoutingForm(petition=found, before=routing)


def _beside(request: HttpRequest, found: Petition) -> dict[str, Any]:
    """Petitions that belong to this one, as far as they may be read."""
    readable = own_petitions(request, found.unit)
    rows = Link.everything.filter(petition=found) | Link.everything.filter(of=found)
    links = {link.of_id if link.petition_id == found.pk else link.petition_id: link
             for link in rows.order_by("pk")}  # fmt: skip
    linked = [(links[each.pk], each) for each in readable.filter(pk__in=links)] if links else []
    same = of_the_same_citizen(readable.exclude(pk__in=links), found.petitioner)
    return {"linked": linked, "same": list(same[:MOST_BESIDE])}


def _may(
    request: HttpRequest,
    found: Petition,
    routing: Routing | None,
    may: frozenset[Permission],
    today: Any,
) -> dict[str, bool]:
    """What the page offers to whoever looks at it."""
    state = State(found.state)
    keeps, decides = Permission.KEEP_PETITIONS in may, Permission.DECIDE_PETITIONS in may
    is_open = state is not State.CLOSED
    mine = set(positions_of(member(request), on=today).values_list("pk", flat=True))
    answers = routing is not None and routing.confirmed_at is not None and (
        routing.lead_id in mine or any(post.pk in mine for post in routing.others.all())
    )  # fmt: skip
    written = found.closed_at is not None and found.answered
    delivered = found.replies.filter(delivered_on__isnull=False).exists() if written else True
    return {
        "may_keep": keeps,
        "may_decide": decides,
        "answers": answers,
        "may_propose": keeps and not decides and state in (State.RECEIVED, State.PROPOSED),
        "may_confirm": decides and state is State.PROPOSED,
        "may_route": decides and is_open,
        "may_give_back": state is State.ROUTED and (answers or keeps),
        "may_reply": is_open and (answers or keeps),
        "may_extend": decides and is_open and not was_extended(found)
        and today <= found.due_on,
        "may_change_kind": keeps and is_open,
        "may_end": keeps and is_open,
        "may_publish": keeps and not why_unpublishable(found),
        "may_deliver": written and not delivered and (keeps or answers),
        "on_paper": found.channel != Channel.WEB,
    }  # fmt: skip


def was_extended(found: Petition) -> bool:
    """Whether its term was extended before: the law knows one extension."""
    return Extension.everything.filter(petition=found).exists()
