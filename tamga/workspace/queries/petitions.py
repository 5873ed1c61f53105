"""The list of petitions of a unit, as its address asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from tamga.accounts.models import User
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_of
from tamga.petitions.enums import Channel, Kind, State
from tamga.petitions.models import Petition, Petitioner, Routing
from tamga.petitions.queries import lead_of, numbered, visible_to
from tamga.registers.models import Entry
from tamga.vault.queries import readable
from tamga.workspace.forms.filters import number, word

OPEN = "open"
MINE = "mine"
ORDERS: Mapping[str, tuple[str, ...]] = {
    "due": ("due_on", "pk"),
    "received": ("-received_on", "-pk"),
    "number": ("filed_as", "-entry__register__year", "-entry__number"),
}


@dataclass(frozen=True)
class Wanted:
    """What the list's address asks for: ``state`` is "open", a state, or "" for all."""

    state: str = OPEN
    kind: str = ""
    channel: str = ""
    subject: int | None = None
    post: int | None = None
    mine: bool = False
    since: date | None = None
    until: date | None = None
    text: str = ""
    order: str = "due"

    @property
    def filtered(self) -> bool:
        """Whether more than the tab and the order is asked for."""
        return self != Wanted(state=self.state, order=self.order)


def wanted_of(query: Mapping[str, str]) -> Wanted:
    """What an address asks for; nonsense in it is left out."""
    text = query.get("q", "")[:40].replace("\0", "").strip()
    all_of_them = query.get("state") == "all" or (bool(text) and "state" not in query)
    return Wanted(
        state="" if all_of_them else word(query, "state", State.values) or OPEN,
        kind=word(query, "kind", Kind.values),
        channel=word(query, "channel", Channel.values),
        subject=number(query, "subject"),
        post=number(query, "post"),
        mine=query.get("whose") == MINE,
        since=_day(query.get("since", "")),
        until=_day(query.get("until", "")),
        text=text,
        order=word(query, "order", ORDERS) or "due",
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def listed(unit: Unit, user: User, wanted: Wanted, *, on: date) -> QuerySet[Petition]:
    """The petitions that ``user`` may read and ``wanted`` asks for, with ``lead_name``."""
    rows = visible_to(user, on=on).filter(unit=unit)
    if wanted.state == OPEN:
        rows = rows.exclude(state=State.CLOSED)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    exact = {
        "kind": wanted.kind,
        "channel": wanted.channel,
        "subject": wanted.subject,
        "received_on__gte": wanted.since,
        "received_on__lte": wanted.until,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.post:
        rows = rows.filter(Exists(_standing().filter(lead=wanted.post)))
    if wanted.mine:
        posts = positions_of(user, on=on).values("pk")
        rows = rows.filter(Exists(_standing().filter(Q(lead__in=posts) | Q(others__in=posts))))
    if wanted.text:
        rows = numbered(rows, wanted.text)
    return rows.annotate(lead_name=lead_of()).order_by(*ORDERS[wanted.order])


def _standing() -> QuerySet[Routing]:
    return Routing.everything.filter(petition=OuterRef("pk"), given_back_at__isnull=True)


def counts(unit: Unit, user: User, *, on: date) -> dict[str, int]:
    """How many stand in each state, and "open" and "late" among them; one query."""
    rows = visible_to(user, on=on).filter(unit=unit).order_by()
    is_open = ~Q(state=State.CLOSED)
    found: dict[str, int] = rows.aggregate(
        **{state.value: Count("pk", filter=Q(state=state)) for state in State},
        open=Count("pk", filter=is_open),
        late=Count("pk", filter=is_open & Q(due_on__lt=on)),
    )
    return found


def leads_of(unit: Unit) -> QuerySet[Position]:
    """The posts that petitions of a unit were given to."""
    routed = Routing.everything.filter(unit=unit).values("lead")
    return Position.objects.filter(pk__in=routed)


def days_to(petition: Petition, on: date) -> int:
    """How many days are left, negative when it is late; of one that ended, as it ended."""
    ended = petition.closed_at
    day = timezone.localdate(ended) if ended else on
    return (petition.due_on - day).days


def book_of(unit: Unit, *, kind: Kind, year: int) -> QuerySet[Entry]:
    """The register of a kind and year, by number: every number, the void ones too."""
    return (
        Entry.everything.filter(
            register__unit=unit, register__kind=f"petition_{kind.value}", register__year=year
        )
        .select_related("register")
        .order_by("number")
    )


def of_entries(
    entries: Iterable[Entry], unit: Unit, user: User, *, on: date
) -> dict[int, Petition]:
    """Entry's key → its petition, where ``user`` may read it."""
    rows = (
        visible_to(user, on=on)
        .filter(unit=unit, entry__in=[entry.pk for entry in entries])
        .select_related("against")
        .annotate(lead_name=lead_of())
    )
    return {petition.entry_id: petition for petition in rows}


def writers_of(petitions: Iterable[Petition]) -> dict[int, Petitioner]:
    """Petition's key → who wrote it, where that can be opened; one query."""
    rows = Petitioner.everything.filter(petition__in=[petition.pk for petition in petitions])
    return {person.petition_id: person for person in readable(rows)}
