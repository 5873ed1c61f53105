"""What somebody above has decided is taken over as printed, once."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.provisions import add_provision
from tamga.decisions.actions.relations import is_above
from tamga.decisions.actions.steps import journal, locked
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Decision, DecisionKind, Provision
from tamga.decisions.queries.decisions import find_printed
from tamga.decisions.rules import same_provision
from tamga.kernel.mongolian.decision_numbers import fold_number
from tamga.kernel.mongolian.script import clean
from tamga.organizations.models import Unit


@transaction.atomic
def adopt_printed(
    unit: Unit,
    *,
    kind: str,
    number_printed: str,
    title: str,
    signed_on: date | None,
    by: User | None,
    at: datetime,
    issuer: Unit | None = None,
    issuer_name: str = "",
    place: str = "",
) -> Decision:
    """Find the decision that a table prints in the books of ``unit``, or take it over as printed.

    1. It is looked for by kind, year and folded number («2023_A/635» is «А/635» of 2023), in the
    books of ``unit`` and, where ``issuer`` is a unit here, in that one's; without a year in the
    number it is the year of ``signed_on``. One without a number, or with a torn one («2024_A/0»),
    is the same only with the same day and title. One that was joined into a registered one is that.
    2. A new one stands in the books of ``issuer``,
    else of ``unit``; it is numbered, for the office, and has no register entry. 3. The journal.
    The same twice changes nothing, and what is found is never changed.

    Raises DecisionKind.DoesNotExist, and ValueError with neither number nor title, or for an issuer
    that isn't above ``unit``.
    """
    found_kind = DecisionKind.objects.get(pk=kind)
    printed = clean(number_printed)[:80]
    named = clean(title)[:1000] or printed
    if not named:
        raise ValueError(_("A decision needs its printed number or its title."))
    if issuer is not None and not is_above(issuer, unit):
        raise ValueError(_("Only a unit above can have issued it."))
    books = issuer or unit
    Unit.objects.select_for_update(no_key=True).get(pk=books.pk)  # two imports take turns
    number = fold_number(printed)
    whole = number is not None and not number.torn
    known = find_printed(unit, kind=kind, printed=printed, signed_on=signed_on, issuer=issuer)
    if issuer_name:
        known = known.filter(issuer_name=issuer_name)
    if not whole:
        known = known.filter(title=named)
    decision = known.select_related("joined_into").order_by("adopted", "pk").first()
    if decision is not None:
        return decision.joined_into or decision
    year = number.year if number is not None else None
    decision = Decision.everything.create(
        unit=books,
        kind=found_kind,
        issuer=issuer,
        issuer_name=issuer_name[:200],
        adopted=True,
        year=year or (signed_on.year if signed_on else None),
        number=number.number if number is not None and whole else "",
        number_printed=printed,
        title=named,
        place=place[:120],
        signed_on=signed_on,
        in_force_from=signed_on,
        state=State.NUMBERED,
        visibility=Visibility.INTERNAL,
        personal=found_kind.personal,
        drafted_at=at,
        drafted_by=by,
    )
    journal("decision.adopted", decision, by=by, at=at)
    return decision


@transaction.atomic
def adopt_provision(
    decision: Decision,
    *,
    number_printed: str,
    text: str,
    by: User | None,
    at: datetime,
    parent: Provision | None = None,
) -> Provision:
    """Find the provision that a table prints, or add it. The same number with nearly the same words
    is the same provision, with other words another one: rows slide.
    """
    found = locked(decision)
    for provision in found.provisions.order_by("order", "pk"):
        if same_provision(provision.number_printed, provision.text, number_printed, text):
            return provision
    return add_provision(
        found, number_printed=number_printed, text=text, parent=parent, by=by, at=at
    )
