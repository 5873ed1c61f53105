"""Whom a complaint is about, on the page of a petition."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm

from tamga.petitions.enums import Kind
from tamga.petitions.models import Petition
from tamga.petitions.queries.against import unasked
from tamga.workspace.forms.petition_posts import AgainstForm


def about_whom(found: Petition, wrong: Mapping[str, BaseForm], *, keeps: bool) -> dict[str, Any]:
    """The question, for whoever keeps the register: of a complaint, and of whatever a post was
    named for.
    """
    if not keeps or (found.kind != Kind.COMPLAINT and not found.against_id):
        return {}
    asks = unasked(found)
    form = wrong.get("against") or AgainstForm(petition=found, answered=not asks)
    return {"asks_against": asks, "against_form": form}
