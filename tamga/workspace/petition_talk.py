"""What the page of a petition shows of the messages between office and citizen."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm

from tamga.petitions.enums import Channel
from tamga.petitions.models import Petition
from tamga.petitions.queries import thread_of
from tamga.workspace.forms.petition_talk import AddFilesForm, AskForm, HeardForm


def talk(found: Petition, wrong: Mapping[str, BaseForm]) -> dict[str, Any]:
    """The messages, the forms, and whether a question reaches the citizen by itself (``reach``):
    "told" by e-mail or SMS, "called" when they came without the website, "none" without an address.
    """
    return {
        "thread": thread_of(found),
        "reach": _reach(found),
        "ask_form": wrong.get("ask") or AskForm(auto_id="id_ask_%s"),
        "heard_form": wrong.get("heard") or HeardForm(auto_id="id_heard_%s"),
        "files_form": wrong.get("files") or AddFilesForm(auto_id="id_add_%s"),
    }


def _reach(found: Petition) -> str:
    person = found.petitioner
    if not (person.email or person.phone):
        return "none"
    return "told" if found.channel == Channel.WEB else "called"
