"""The clerk proposes one post for several petitions in one go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions.actions import WrongStep
from tamga.petitions.actions.proposing import propose_fresh
from tamga.workspace.access import member, needs
from tamga.workspace.forms.petition_proposing import ProposeManyForm
from tamga.workspace.petition_access import own_petitions

MOST = 200  # five pages of the list


@needs(Permission.KEEP_PETITIONS)
@require_POST
def propose_many(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Propose the post for each that was ticked and is still as it was received; the others stay
    and are named. The list comes back as the address asked for it.
    """
    form = ProposeManyForm(request.POST, unit=unit)
    ticked = [
        int(pk)
        for pk in request.POST.getlist("fresh")[:MOST]
        if pk.isascii() and pk.isdecimal() and len(pk) < 12
    ]
    if not ticked:
        messages.warning(request, _("Tick the petitions that you propose a post for."))
    elif form.is_valid():
        _propose(request, unit, ticked, form)
    else:
        messages.error(request, _("Choose the post that is to answer; nothing was proposed."))
    listing = reverse("office_petitions", args=[unit.slug])
    return HttpResponseRedirect(f"{listing}?{request.GET.urlencode() or 'state=received'}")


def _propose(request: HttpRequest, unit: Unit, ticked: list[int], form: ProposeManyForm) -> None:
    done, given, late, refused = 0, 0, [], []
    user, words = member(request), form.cleaned_data["instruction"]
    for petition in own_petitions(request, unit).filter(pk__in=ticked).order_by("due_on", "pk"):
        try:
            routing = propose_fresh(
                petition, lead=form.post, instruction=words, by=user, at=timezone.now()
            )
        except WrongStep:
            late.append(petition.number)
        except ValueError:  # a complaint about that very post
            refused.append(petition.number)
        else:
            given += routing.confirmed_at is not None  # by a standing rule
            done += routing.confirmed_at is None
    if done:
        said = ngettext(
            "%(post)s was proposed for %(n)s petition.",
            "%(post)s was proposed for %(n)s petitions.",
            done,
        )
        messages.success(request, said % {"post": form.post.name, "n": done})
    if given:
        said = ngettext("%(n)s petition was given on.", "%(n)s petitions were given on.", given)
        messages.success(request, said % {"n": given})
    if late:
        said = _("Somebody was faster with these; look again: %s")
        messages.warning(request, said % ", ".join(late))
    if refused:
        said = _("These complain about that very post; choose another one for them: %s")
        messages.warning(request, said % ", ".join(refused))
