"""What the pages of petitions share."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site

from tamga.organizations.models import Unit
from tamga.website import contexts


def around(request: HttpRequest) -> contexts.Context:
    """What every public page shows. Raises Http404 where no site is."""
    try:
        return contexts.frame(request)
    except Site.DoesNotExist:
        raise Http404 from None


def below(context: contexts.Context) -> contexts.Context:
    """The same, with the way up to what a petition is."""
    above = {"url": context["to"].petitions, "title": _("Petitions, proposals, complaints")}
    return {**context, "section": above}


def unit_of(context: contexts.Context) -> Unit:
    """The unit whose site it is."""
    return Unit.objects.get(pk=context["unit"].pk)
