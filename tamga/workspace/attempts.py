"""Pressing a button that may come too late, or with something missing: told, never lost."""

from collections.abc import Callable

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tamga.decisions.actions import WrongState
from tamga.petitions.actions import WrongStep


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say ``done``; when the action refuses, say its own sentence. Whether it was done.

    An action that returns False has changed nothing, for somebody else did it before. A step that
    somebody else has taken meanwhile is a warning, also where only the database's constraint saw
    it; other refusals are errors.
    """
    try:
        won = act()
    except (WrongState, WrongStep) as late:
        messages.warning(request, f"{_('Nothing was changed.')} {late}")
        return False
    except IntegrityError:
        messages.warning(request, _("Somebody was faster: this is done already."))
        return False
    except ValueError as refused:
        messages.error(request, str(refused))
        return False
    if won is False:
        messages.warning(request, _("Somebody was faster: this is done already."))
        return False
    messages.success(request, done)
    return True
