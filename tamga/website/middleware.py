"""The interface language comes from the address alone, so that public pages vary on nothing."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class AddressLanguage:
    """``/en/…`` is English, everything else the installation's language.

    Django's LocaleMiddleware also asks a cookie and the Accept-Language header, and says so in
    ``Vary``: a cache would then keep a copy of each page for each browser's list of languages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response
