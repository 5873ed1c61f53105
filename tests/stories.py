"""The people and the soum of the stories: made by the same actions as everywhere else.

Сүлд is the soum, Тал its neighbour, both in Наран aimag. Болормаа publishes, Уранчимэг keeps the
records, Мандах heads the office, Оюун is the finance official; Солонго publishes in Тал.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.duties.actions import PlannedDuty, confirm_plan
from tamga.duties.models import Plan, Section
from tamga.kernel.schedules import Schedule
from tamga.organizations.actions import add_unit, appoint, grant
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.website.actions import sync_editors
from tamga.website.models import ArticlePage, SectionPage
from tamga.workspace.units import open_soum

ZONE = ZoneInfo("Asia/Ulaanbaatar")


def moment(day: str, clock: str = "10:00") -> datetime:
    """A moment in Ulaanbaatar: ``moment("2026-04-06", "17:30")``."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


START = moment("2026-01-05", "09:00")  # Monday


@dataclass
class Soum:
    """A soum with its posts by code and its people by user name."""

    unit: Unit
    posts: dict[str, Position]
    people: dict[str, User] = field(default_factory=dict)

    def section(self, path: str) -> Section:
        """A section by its path."""
        return Section.objects.get(unit=self.unit, path=path)

    def page(self, path: str) -> SectionPage:
        """The page of a section."""
        return SectionPage.objects.select_related("section__unit").get(section=self.section(path))

    def plan(self, *duties: PlannedDuty, year: int = 2026, since: str = "2026-01-01") -> Plan:
        """Confirm a plan of these duties."""
        return confirm_plan(
            self.unit,
            duties,
            year=year,
            in_force_from=date.fromisoformat(since),
            by=None,
            at=START,
        )

    def duty(
        self,
        number: int,
        *schedules: Schedule,
        paths: tuple[str, ...] = (),
        posts: tuple[str, ...] = ("finance_unit",),
        responsibility: str = "lead",
    ) -> PlannedDuty:
        """A duty for ``plan``."""
        return PlannedDuty(
            number=number,
            work=f"Ажил {number}",
            when_text="",
            who_text="",
            responsibility=responsibility,
            schedules=schedules,
            sections=tuple(self.section(path) for path in paths),
            positions=tuple(self.posts[code] for code in posts),
        )


def make_aimag() -> Unit:
    """Наран aimag."""
    return add_unit(
        slug="naran",
        name="Наран аймаг",
        kind=UnitKind.AIMAG,
        parent=None,
        valid_from=date(1992, 1, 1),
        by=None,
        at=START,
    )


def make_soum(slug: str, name: str, *, aimag: Unit | None = None, default: bool = False) -> Soum:
    """A soum with the standard posts and sections and its site, nobody in it."""
    unit = open_soum(
        slug=slug,
        name=name,
        hostname="testserver" if default else f"{slug}.localhost",
        is_default=default,
        parent=aimag,
        by=None,
        at=START,
    )
    return Soum(unit, {post.code: post for post in positions_for(unit)})


def hire(
    soum: Soum,
    username: str,
    given: str,
    role: Role,
    *posts: str,
    unit: Unit | None = None,
    since: str = "2025-01-06",
) -> User:
    """Somebody with a role and positions; the password is «нууц»."""
    user = User.objects.create_user(
        username=username,
        password="нууц",
        first_name=given,
        last_name="Дорж",
        email=f"{username}@example.mn",
    )
    grant(user, role=role, unit=unit or soum.unit, by=None, at=START)
    for code in posts:
        appoint(soum.posts[code], user, starts_on=date.fromisoformat(since), by=None, at=START)
    soum.people[username] = user
    return user


def staff(soum: Soum) -> Soum:
    """The people of an office."""
    hire(soum, "bolormaa", "Болормаа", Role.CONTENT_OFFICER, "admin_legal_specialist")
    hire(soum, "uranchimeg", "Уранчимэг", Role.RECORDS_OFFICER, "records_officer")
    hire(soum, "mandakh", "Мандах", Role.OFFICE_HEAD, "office_head")
    hire(soum, "oyun", "Оюун", Role.OFFICIAL, "finance_head")
    sync_editors(soum.unit, by=None, at=START)
    return soum


def tell_stories() -> None:
    """Сүлд with its people and Тал with one: what most stories begin with."""
    aimag = make_aimag()
    staff(make_soum("suld", "Сүлд сум", aimag=aimag, default=True))
    tal = make_soum("tal", "Тал сум", aimag=aimag)
    hire(tal, "solongo", "Солонго", Role.CONTENT_OFFICER, "admin_legal_specialist")
    sync_editors(tal.unit, by=None, at=START)


def told(slug: str) -> Soum:
    """A soum of the stories, with the people who have a role in it."""
    unit = Unit.objects.get(slug=slug)
    return Soum(
        unit,
        {post.code: post for post in positions_for(unit)},
        {user.username: user for user in User.objects.filter(grants__unit=unit)},
    )


def published(
    soum: Soum, path: str, *, title: str = "Мэдээ", text: str = "", by: str = "bolormaa"
) -> ArticlePage:
    """A page that somebody publishes in a section just now, through Wagtail's own publishing."""
    user = soum.people[by]
    page = ArticlePage(title=title, body=f"<p>{text or title}</p>", live=False)
    soum.page(path).add_child(instance=page)
    page.save_revision(user=user).publish(user=user)
    page.refresh_from_db()
    return page
