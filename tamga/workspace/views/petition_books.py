"""The register book of petitions and the control card, to be printed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions.enums import LETTERS, Kind
from tamga.petitions.models import Extension
from tamga.petitions.queries import count_lines, masked, routing_of
from tamga.registers.models import Register
from tamga.workspace.access import member, needs
from tamga.workspace.forms.filters import number, word
from tamga.workspace.nav import frame
from tamga.workspace.petition_access import petition_or_404, reads_petition
from tamga.workspace.petition_story import told
from tamga.workspace.queries.petitions import book_of, of_entries, writers_of


@needs(Permission.KEEP_PETITIONS)
@require_safe
def book(request: HttpRequest, unit: Unit) -> HttpResponse:
    """A register of a kind and year: every number once, who wrote masked.

    A complaint about the reader's own post is there by its number alone: the row has no gap, and
    says nothing.
    """
    around = frame(request, unit, "petitions")
    kind = Kind(word(request.GET, "kind", Kind.values) or Kind.APPLICATION)
    year = number(request.GET, "year", low=1990, high=2200) or around["today"].year
    entries = list(book_of(unit, kind=kind, year=year))
    petitions = of_entries(entries, unit, member(request), on=around["today"])
    writers = writers_of(petitions.values())
    years = Register.everything.filter(unit=unit, kind__startswith="petition_")
    context = {
        **around,
        "kind": kind,
        "letter": LETTERS[kind],
        "kinds": Kind.choices,
        "year": year,
        "years": sorted({*years.values_list("year", flat=True), around["today"].year}),
        "lines": [
            (entry, found, masked(writers[found.pk]) if found and found.pk in writers else None)
            for entry in entries
            for found in (petitions.get(entry.pk),)
        ],
    }
    return render(request, "workspace/petition_book.html", context)


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_safe
def card(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The control card of one petition, on A5 or A4."""
    found = petition_or_404(request, unit, pk)
    steps = told(found.steps.select_related("position", "by").defer("note"))
    context = {
        **frame(request, unit, "petitions"),
        "petition": found,
        "masked": masked(found.petitioner),
        "count": count_lines(found.counted),
        "due_on": found.due_on,
        "routing": routing_of(found),
        "extension": Extension.everything.filter(petition=found).first(),
        "reply": found.replies.order_by("-pk").first(),
        "steps": [each for each in steps[::-1] if each.shown],
    }
    return render(request, "workspace/petition_card.html", context)
