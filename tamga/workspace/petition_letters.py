"""A reply begins from a template and is signed by a post."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from tamga.accounts.models import User
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.queries import positions_of
from tamga.petitions.letters import begun
from tamga.petitions.models import Petition
from tamga.petitions.queries import routing_of
from tamga.petitions.queries.templates import Begun, letters_for
from tamga.workspace.access import member
from tamga.workspace.forms.filters import number


@dataclass(frozen=True)
class Start:
    """What a reply may begin from; ``pressed``: the button was pressed rather than the reply sent,
    and ``initial`` is then everything that was typed, with the template behind it.
    """

    letters: list[Begun]
    initial: dict[str, Any]
    pressed: bool = False


def start_of(request: HttpRequest, petition: Petition) -> Start:
    """By the address («?template=4») in an empty form, by the button after what was typed."""
    today = timezone.localdate()
    letters = letters_for(petition, post=post_of(petition, member(request), on=today), today=today)
    pressed = request.method == "POST" and "start" in request.POST
    typed = request.POST if pressed else {}
    initial: dict[str, Any] = {name: typed[name] for name in typed if name != "csrfmiddlewaretoken"}
    wanted = number(request.POST if pressed else request.GET, "template")
    for letter in letters:
        if letter.template.pk == wanted:
            initial["text"] = begun(initial.get("text", ""), letter.text)
            if letter.template.outcome:
                initial["outcome"] = letter.template.outcome
    return Start(letters, initial, pressed)


def post_of(petition: Petition, user: User, *, on: date) -> str:
    """The post by which somebody answers a petition: the one that it was given to when they hold
    it, else their first one of the unit or its bodies, else none.
    """
    held = list(positions_of(user, on=on))
    routing = routing_of(petition)
    if routing is not None and routing.lead in held:
        return routing.lead.name
    unit = petition.unit_id
    own = [post.name for post in held if unit in (post.unit_id, post.unit.parent_id)]
    return min(own, key=sort_key, default="")
