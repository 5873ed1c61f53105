"""A page whose texts can't be opened says so, for the key of the vault isn't on this machine."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tamga.vault.enums import KeyMissing, Unreadable

logger = logging.getLogger(__name__)


class ClosedTexts:
    """Middleware: instead of «the server made a mistake», what is missing and whom to tell."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The view's own answer."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page with 503 for a closed text; None for every other error."""
        if not isinstance(error, KeyMissing | Unreadable):
            return None
        logger.error("a closed text can't be opened: %s", type(error).__name__)
        return render(request, "closed.html", status=503)
