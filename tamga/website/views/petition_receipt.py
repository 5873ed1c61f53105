"""The receipt of a petition: the answer to the form, and the way back to it."""

from django.core import signing
from django.http import Http404, HttpResponse

from tamga.petitions.actions import Received
from tamga.petitions.models import Petition
from tamga.petitions.qr import qr_of
from tamga.petitions.queries import count_lines
from tamga.petitions.rules import code_in_groups
from tamga.website import contexts
from tamga.website.views.pages import page

_SALT = "tamga.website.receipt"
_HOURS = 24


def receipt_again(context: contexts.Context, token: str) -> HttpResponse:
    """The receipt behind a signed word, for a day. Raises Http404."""
    try:
        pk, unit = signing.loads(token, salt=_SALT, max_age=_HOURS * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404 from None
    found = (
        Petition.everything.filter(pk=pk, unit=unit, unit_id=context["unit"].pk)
        .select_related("unit", "entry__register", "petitioner")
        .first()
    )
    if found is None:
        raise Http404
    again = Received(found, found.petitioner.code or "", again=True)
    return receipt(context, again)


def receipt(context: contexts.Context, received: Received) -> HttpResponse:
    """Number, code, the day and how it was counted."""
    petition, request = received.petition, context["request"]
    address = request.build_absolute_uri(context["to"].petition_track)
    more = {
        "address": address,
        "qr": qr_of(address),
        "petition": petition,
        "code": code_in_groups(received.code),
        "lines": count_lines(petition.counted),
        "token": signing.dumps([petition.pk, petition.unit_id], salt=_SALT),
    }
    return page("website/petition_receipt.html", {**context, **more})
