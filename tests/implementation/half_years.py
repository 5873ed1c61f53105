"""A half-year of Сүлд: the aimag's governor orders, the provisions are sent down and assigned."""

from datetime import date

from tamga.decisions.actions import add_provision, assign, send_down
from tamga.decisions.models import Decision, Provision
from tamga.implementation.actions import open_period
from tamga.implementation.models import Measure, Period, Source
from tests.decisions.offices import numbered
from tests.stories import Soum, moment

OPENED = date(2026, 5, 4)  # Monday
AT = moment("2026-05-04")
TEXTS = (
    "Хаврын тарилтыг зохион байгуулж, үр дүнг тайлагнах.",
    "Сургуулийн хоолны чанарт хяналт тавих.",
    "Өвс, тэжээлийн нөөц бүрдүүлэх.",
)
POSTS = (("agriculture_section_head",), ("school_director", "finance_head"), ())


def aimag_of(soum: Soum) -> Soum:
    """The aimag above, with the people of the soum to write its books."""
    return Soum(soum.unit.parent, soum.posts, soum.people)


def ordered(soum: Soum, *texts: str, day: str = "2026-04-08", title: str = "Хавар") -> Decision:
    """An order of the aimag's governor with provisions that were sent down to the soum."""
    decision = numbered(aimag_of(soum), day, title=title)
    for text in texts or TEXTS:
        provision = add_provision(decision, text=text, by=None, at=moment(day))
        send_down(provision, units=[soum.unit], by=None, at=moment(day))
    return decision


def assigned(soum: Soum, decision: Decision) -> None:
    """Its provisions on the desks of ``POSTS``."""
    for provision, posts in zip(Provision.everything.filter(decision=decision), POSTS, strict=True):
        if posts:
            assign(
                provision.assignments.get(unit=soum.unit),
                positions=[soum.posts[code] for code in posts],
                by=None,
                at=AT,
            )


def opened(soum: Soum, *, code: str = "2026-H1") -> Period:
    """Болормаа opens the period."""
    return open_period(
        soum.unit,
        source=Source.objects.get(code="governor-orders"),
        code=code,
        on=OPENED,
        place="Сүлд",
        by=soum.people["bolormaa"],
        at=AT,
    )


def half_year(soum: Soum) -> list[Measure]:
    """The measures of an open period, by number."""
    assigned(soum, ordered(soum))
    return list(opened(soum).measures.select_related("period__unit").order_by("number"))
