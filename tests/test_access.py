"""Who may enter what: every address of our own × role × unit, and Wagtail's admin by its list.

The table below is the truth; an address that isn't declared fails, and so does one that lets in
somebody else.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Collection

from tamga.accounts.enums import Permission, Role
from tamga.accounts.rules import ROLES
from tamga.decisions.models import Provision
from tamga.duties.models import Occurrence
from tamga.implementation.actions import start_import
from tamga.implementation.actions.asking import ask_draft
from tamga.implementation.models import Evidence, Measure, Period, Source
from tamga.journal.models import Event
from tamga.kernel.schedules import Kind, Schedule
from tamga.organizations.actions import grant
from tamga.website.actions import hand_in
from tamga.website.actions.pages import HandedIn
from tamga.website.admin_gate import OPEN_ROOMS, PREFIX, ROOMS
from tamga.website.models import HomePage, SiteDocument
from tamga.workspace.actions.plan_import import upload_plan
from tests import books
from tests.petitions import rooms as petition_rooms
from tests.stories import START, Soum, hire, published

GLASS = "il-tod-baidal/shilen-dans"
# addresses that only a button calls, and those where there is nothing to press
BUTTONS = {
    "done", "excuse", "lift_excuse", "publish", "send_back", "plan_discard", "role_take",
    "position_spelling", "person_contact", "person_sign_in", "person_password",
    "new_calendar_address", "report_discard",
    "report_check", "report_sign_off", "report_back", "report_issue", "report_scan",
    "report_correct", "report_files_again", "report_file_ask", "league_file_ask",
}  # fmt: skip
BUTTONS |= books.BUTTONS | petition_rooms.BUTTONS | {
    "measure_progress", "measure_score", "measure_writing", "measure_answer", "proof_remove",
    "period_follow", "period_close",
}  # fmt: skip
LOOKED_AT = books.LOOKED_AT | petition_rooms.LOOKED_AT | {
    "occurrence", "review", "report", "report_file", "measures", "who_writes", "proof_file",
    "report_files", "asked_file", "asked_file_taken",
}  # fmt: skip
PUBLIC = {
    "sitemap",
    "robots",
    "media",
    "search",
    "punctuality",
    "decisions",
    "decision",
    "decision_file",
    "issued_reports",
    "issued_report",
    "issued_report_file",
    "petitions",
    "petition_new",
    "petition_alike",
    "petition_track",
    "petition_figures",
    "petition_answers",
    "petition_answer",
    "wagtail_serve",
    "wagtaildocs_serve",
    "wagtaildocs_authenticate_with_password",
}


def addresses(
    resolver: URLResolver | None = None, prefix: str = "", names: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, URLPattern]]:
    """(name with namespaces, address pattern, pattern) of every address of the project."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = (*names, entry.namespace) if entry.namespace else names
            yield from addresses(entry, prefix + str(entry.pattern), inner)
        else:
            yield ":".join((*names, entry.name or "?")), prefix + str(entry.pattern), entry


OURS = [
    pattern
    for name, path, pattern in addresses()
    if not path.startswith(PREFIX[1:]) and name not in PUBLIC
]
WAGTAILS = {name: p for name, path, p in addresses() if path.startswith(PREFIX[1:])}


def fill(pattern: URLPattern, soum: Soum) -> str:
    """The pattern's address with the soum's slug and numbers that nothing has."""
    values = {}
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__
        values[name] = (
            soum.unit.slug
            if name == "slug"
            else 2026
            if name == "year"
            else 999_999
            if kind == "IntConverter"
            else "nothing"
        )
    return reverse(pattern.name, kwargs=values)


def test_every_address_declares_who_may_enter():
    known = {*Permission, "signed_in", "secret", "open"}
    assert len(OURS) > 40, "the walk has lost its way"
    assert not [p for p in OURS if getattr(p.callback, "permission", None) not in known]


def test_strangers_are_sent_to_sign_in(suld: Soum):
    wrong = []
    for pattern in OURS:
        response = Client().get(fill(pattern, suld))
        found = response.status_code
        match pattern.callback.permission:
            case "open":
                right = found in {200, 405}
            case "secret":
                right = found == 404
            case _:
                right = found == 302 and response.url.startswith(reverse(settings.LOGIN_URL))
        if not right:
            wrong.append((pattern.name, found))
    assert not wrong


QUICK = {Role.OFFICIAL, Role.ADMINISTRATOR}  # one who may little and one who may all


@pytest.mark.parametrize(
    "role",
    [pytest.param(role, marks=[] if role in QUICK else pytest.mark.slow) for role in Role],
)
def test_a_role_enters_exactly_what_it_carries_and_only_in_its_unit(
    suld: Soum, tal: Soum, role: Role
):
    user = hire(suld, f"test-{role}", "Туршилт", role)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    wrong = []
    for pattern in OURS:
        declared = pattern.callback.permission
        if not isinstance(declared, Permission):
            continue
        allowed = declared in ROLES[role].permissions
        here = client.get(fill(pattern, suld)).status_code
        there = client.get(fill(pattern, tal)).status_code
        # what others may not even know of isn't there; and here is none of that number either
        hidden = pattern.callback.shown_if is not None
        refused = 404 if hidden else 403
        if (here != refused) is not allowed and not (hidden and here in {404, 405}):
            wrong.append((pattern.name, here))
        if there != refused:
            wrong.append((pattern.name, "in the neighbour's soum", there))
    assert not wrong


def test_a_grant_on_the_aimag_reaches_its_soums_where_the_role_says_so(suld: Soum, tal: Soum):
    from tamga.organizations.queries import may

    evaluator = hire(suld, "tuya", "Туяа", Role.AIMAG_EVALUATOR, unit=suld.unit.parent)
    assert may(evaluator, Permission.SEE_BOARD, suld.unit)
    assert may(evaluator, Permission.SEE_BOARD, tal.unit)
    assert not may(evaluator, Permission.MANAGE_PLAN, suld.unit)
    official = hire(suld, "dorj", "Дорж", Role.OFFICIAL, unit=suld.unit.parent)
    assert not may(official, Permission.SEE_BOARD, suld.unit)


def test_somebody_who_has_left_enters_nothing(suld: Soum):
    oyun = suld.people["oyun"]
    client = Client()
    client.force_login(oyun)
    assert client.get(reverse("my_work")).status_code == 200
    oyun.is_active = False
    oyun.save()
    assert client.get(reverse("my_work")).status_code == 302


def test_wagtails_rooms_that_are_not_listed_are_refused(suld: Soum):
    client = Client(raise_request_exception=False)
    client.force_login(suld.people["bolormaa"])
    refused, wrong = 0, []
    for name, pattern in sorted(WAGTAILS.items()):
        if name in ROOMS | OPEN_ROOMS or pattern.name is None:
            continue  # a catch-all without a name only says 404
        values = {
            key: {"IntConverter": 999_999}.get(type(converter).__name__, "nothing")
            for key, converter in pattern.pattern.converters.items()
        }
        address = reverse(name, kwargs=values) if values else _plain(name, pattern)
        status = client.get(address).status_code
        refused += status == 403
        if status != 403:
            wrong.append((name, status))
    assert not wrong
    assert refused > 100, "the walk has lost its way"


def _plain(name: str, pattern: URLPattern) -> str:
    groups = pattern.pattern.regex.groups
    try:
        return reverse(name)
    except Exception:  # a regular expression with groups
        return reverse(name, args=["1"] * groups)


@pytest.fixture
def solongo(suld: Soum, tal: Soum) -> Client:
    """The content officer of the neighbour, signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(tal.people["solongo"])
    return client


@pytest.mark.slow
def test_a_page_of_another_unit_is_refused(suld: Soum, tal: Soum, solongo: Client):
    theirs = published(suld, GLASS)
    ours = published(tal, GLASS, by="solongo")
    for room in ("edit", "history", "delete", "unpublish", "move", "view_draft"):
        name = f"wagtailadmin_pages:{room}"
        assert solongo.get(reverse(name, args=[theirs.pk])).status_code == 403, room
        if room != "delete":  # editors may not delete at all
            assert solongo.get(reverse(name, args=[ours.pk])).status_code in {200, 302}, room
    section = suld.page(GLASS)
    for name in ("wagtailadmin_explore", "wagtailadmin_pages:add_subpage"):
        assert solongo.get(reverse(name, args=[section.pk])).status_code == 403
        assert solongo.get(reverse(name, args=[tal.page(GLASS).pk]), follow=True).status_code == 200


def test_choosers_show_own_things_alone(suld: Soum, tal: Soum, solongo: Client):
    published(suld, GLASS, title="Сүлдийн мэдээ")
    published(tal, GLASS, title="Талын мэдээ", by="solongo")
    found = solongo.get(reverse("wagtailadmin_choose_page_search"), {"q": "мэдээ"})
    assert "Талын мэдээ" in found.text
    assert "Сүлдийн мэдээ" not in found.text
    home = HomePage.objects.get(unit=suld.unit)
    assert solongo.get(reverse("wagtailadmin_choose_page_child", args=[home.pk])).status_code == 403
    listing = reverse("wagtailadmin_api:pages:listing")
    assert solongo.get(listing, {"child_of": home.pk}).status_code == 403


def test_a_document_of_another_unit_is_refused(suld: Soum, tal: Soum, solongo: Client):
    from django.core.files.base import ContentFile

    def add(soum: Soum) -> SiteDocument:
        return SiteDocument.objects.create(
            title=f"{soum.unit.slug} файл",
            file=ContentFile(b"x", name="a.txt"),
            collection=Collection.objects.get(name=soum.unit.slug),
        )

    theirs, ours = add(suld), add(tal)
    for name in ("wagtaildocs:edit", "wagtaildocs_chooser:chosen"):
        assert solongo.get(reverse(name, args=[theirs.pk])).status_code == 403
        assert solongo.get(reverse(name, args=[ours.pk])).status_code == 200
    index = solongo.get(reverse("wagtaildocs:index"))
    assert "tal файл" in index.text
    assert "suld файл" not in index.text


def test_the_groups_of_a_unit_follow_its_grants(suld: Soum, tal: Soum):
    from tamga.organizations.actions import take_back
    from tamga.website.actions import sync_editors

    oyun = suld.people["oyun"]
    given = grant(oyun, role=Role.CONTENT_OFFICER, unit=suld.unit, by=None, at=START)
    group = sync_editors(suld.unit, by=None, at=START)
    assert oyun in group.user_set.all()
    assert suld.people["mandakh"] not in group.user_set.all()
    take_back(given, by=None, at=START)
    assert oyun not in sync_editors(suld.unit, by=None, at=START).user_set.all()


@pytest.fixture
def neighbours(suld: Soum, tal: Soum) -> dict[str, int]:
    """What really is there in Тал, by the name of the address that asks for it under a number."""
    solongo = tal.people["solongo"]
    plan = tal.plan(tal.duty(1, Schedule(kind=Kind.MONTHLY), paths=(GLASS,)))
    handed = hand_in(tal.page(GLASS), HandedIn("Мэдээ", "x", START.date()), by=solongo, at=START)
    live = published(tal, GLASS, by="solongo")
    started = upload_plan(
        tal.unit, b"1;x", name="plan.csv", year=2026, in_force_from=START.date(), by=solongo,
        at=START,
    )  # fmt: skip
    report = start_import(
        tal.unit, b"1;x", name="report.csv", source=Source.objects.first(), code="2026-H1",
        by=solongo, at=START,
    )  # fmt: skip
    period = Period.objects.create(
        unit=tal.unit, source=report.source, code="2026-H1", kind="half", scale="x",
        starts_on=START.date(), ends_on=START.date(), opened_at=START,
    )  # fmt: skip
    asked = ask_draft(period, "pdf", by=solongo, at=START)
    occurrence = Occurrence.objects.filter(duty__plan=plan).latest("pk").pk
    post = tal.posts["admin_legal_specialist"]
    return {
        **dict.fromkeys(("occurrence", "done", "excuse", "lift_excuse"), occurrence),
        **dict.fromkeys(("review", "publish", "send_back"), handed.pk),
        **dict.fromkeys(("page", "withdraw"), live.pk),
        **dict.fromkeys(("plan_preview", "plan_discard"), started.pk),
        **dict.fromkeys(("report_preview", "report_discard"), report.pk),
        **dict.fromkeys(("report", "report_file", "report_files", "report_file_ask"), period.pk),
        **dict.fromkeys(("asked_file", "asked_file_taken"), asked.pk),
        **dict.fromkeys(
            (
                "report_check",
                "report_sign_off",
                "report_back",
                "report_issue",
                "report_scan",
                "report_correct",
                "report_files_again",
            ),
            period.pk,
        ),
        **dict.fromkeys(
            ("person", "person_contact", "person_sign_in", "person_password"), solongo.pk
        ),
        **dict.fromkeys(("position", "position_spelling", "new_calendar_address"), post.pk),
        **books.books(tal, solongo),
        **_measure(tal, period),
        **petition_rooms.rooms(tal),
        "hand_in": tal.section(GLASS).pk,
        "holding_end": post.holdings.get().pk,
        "role_take": solongo.grants.get().pk,
    }


def _measure(tal: Soum, period: Period) -> dict[str, int]:
    provision = Provision.everything.filter(decision__unit=tal.unit).latest("pk")
    measure = Measure.objects.create(period=period, provision=provision, number=1)
    proof = Evidence.objects.create(
        measure=measure, kind="page", label="x", address="https://example.mn/", added_at=START
    )
    rooms = ("measures", "who_writes", "period_follow", "period_close", "period_reopen")
    cells = ("measure", *(f"measure_{what}" for what in ("progress", "score", "writing", "answer")))
    return {
        **dict.fromkeys(rooms, period.pk),
        **dict.fromkeys(cells, measure.pk),
        **dict.fromkeys(("proof_remove", "proof_file"), proof.pk),
    }


def test_what_is_the_neighbours_is_not_reached_under_ones_own_name(
    suld: Soum, neighbours: dict[str, int]
):
    """Төмөр may do everything in Сүлд, and writes the numbers of Тал into his own addresses."""
    numbered = {
        pattern.name: names - {"slug", "form"}
        for pattern in OURS
        if (names := set(pattern.pattern.converters)) & {"pk", "section_id", "position_id"}
    }
    assert set(numbered) == set(neighbours), "an address is missing in the table"
    client = Client(raise_request_exception=False)
    client.force_login(hire(suld, "tumur", "Төмөр", Role.ADMINISTRATOR))
    before = Event.everything.count()
    everything = {
        "why": "x", "note": "x", "title": "x", "text": "x", "shown_on": "2026-01-20", "let": "out",
        "role": "official", "email": "a@example.mn", "phone": "1", "ends_on": "2026-01-31",
        "user": str(suld.people["oyun"].pk), "starts_on": "2026-05-04",
    }  # fmt: skip
    for name, (number,) in numbered.items():
        values = {number: neighbours[name]}
        if name != "new_calendar_address":
            values["slug"] = suld.unit.slug
        if name in {"report_file", "report_file_ask"}:
            values["form"] = "docx"
        address = reverse(name, kwargs=values)
        asked = client.get(address).status_code
        assert asked in {403, 404, 405}, (name, asked)
        if asked == 405:
            assert name in BUTTONS, name
        for sent in ({}, everything):
            status = client.post(address, sent).status_code
            assert status in {403, 404, 405}, (name, sent, status)
            if status == 405:
                assert name in LOOKED_AT, name
    assert Event.everything.count() == before, "and nothing has happened"


def test_a_duty_of_the_neighbour_is_not_reported_on(suld: Soum, neighbours: dict[str, int]):
    duty = Occurrence.objects.get(pk=neighbours["occurrence"]).duty_id
    client = Client()
    client.force_login(suld.people["oyun"])
    address = f"{reverse('report_event', args=['suld'])}?duty={duty}"
    assert client.get(address).status_code == 404
    assert client.post(address, {"what": "x", "occurred_on": "2026-01-20"}).status_code == 404


def test_what_is_opened_to_those_who_owe_is_said_here():
    opened = {p.name for p in OURS if getattr(p.callback, "or_if", None)}
    assert opened == {"occurrence", "done", "hand_in", "page"} | (
        petition_rooms.OPENED | petition_rooms.FIGURES
    )
