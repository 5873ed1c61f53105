"""A real installation begins: an empty database, an aimag, its first soum, and one administrator
who lets everybody else in by the browser."""

import os
import pty
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Site

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.journal.models import Event
from tamga.organizations.models import Holding, Unit
from tamga.organizations.queries import may
from tests.stories import Soum

ROOT = Path(__file__).resolve().parents[2]
BAT = {
    "unit": "naran", "username": "bat", "given_name": "Бат", "family_name": "Дорж",
    "email": "bat@example.mn", "role": "administrator",
}  # fmt: skip


def said(name: str, *arguments: str) -> tuple[str, str]:
    """What a command wrote on stdout and stderr."""
    out, err = StringIO(), StringIO()
    call_command(name, *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def person(**changed: str) -> list[str]:
    """The arguments of ``add_person``; an empty one is left out."""
    given = BAT | changed
    return [f"--{key.replace('_', '-')}={value}" for key, value in given.items() if value]


@pytest.fixture
def naran(db: None) -> Unit:
    said("add_aimag", "--slug=naran", "--name=Наран аймаг")
    return Unit.objects.get(slug="naran")


def signed_in(username: str, password: str) -> Client:
    client = Client()
    client.post(reverse("sign_in"), {"username": username, "password": password})
    assert "_auth_user_id" in client.session, f"{username} doesn't get in"
    return client


@pytest.mark.slow
def test_from_nothing_to_an_office_that_works(naran: Unit):
    assert not User.objects.exists()
    said("add_soum", "altan", "Алтан сум", "--parent", "naran")
    altan = Unit.objects.get(slug="altan")
    assert altan.parent == naran
    password, told = said("add_person", *person())
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}\n", password), "the password alone, for a pipe"
    assert "Д.Бат" in told
    assert password.strip() not in told

    bat = signed_in("bat", password.strip())
    work = bat.get(reverse("my_work")).content.decode()
    assert reverse("password") in work, "he is told to choose his own"
    assert reverse("people", args=["altan"]) in work
    above = bat.get(reverse("people", args=["altan"])).content.decode()
    assert reverse("people", args=["naran"]) in above, "the aimag's own people are a link away"

    for where, username, role in (
        ("altan", "oyun", "content_officer"),
        ("naran", "dulmaa", "aimag_evaluator"),
    ):
        new = {"last_name": "Цэрэн", "first_name": "Оюун", "username": username, "role": role}
        page = bat.post(reverse("person_add", args=[where]), new).content.decode()
        signed_in(username, re.search(r"<code>([\w-]{14})</code>", page)[1])
    assert may(User.objects.get(username="oyun"), Permission.PUBLISH, altan)
    assert may(User.objects.get(username="dulmaa"), Permission.SEE_BOARD, altan)


@pytest.mark.slow
def test_the_administrator_of_one_soum_holds_a_post_from_today(naran: Unit):
    said("add_soum", "altan", "Алтан сум", "--parent", "naran")
    said("add_person", *person(unit="altan", position="office_head"))
    held = Holding.objects.get(user__username="bat")
    assert (held.position.code, held.ends_on, held.acting) == ("office_head", None, False)


def test_the_journal_knows_that_and_not_who(naran: Unit):
    password, _ = said("add_person", *person())
    codes = set(Event.everything.values_list("code", flat=True))
    assert {"user.added", "grant.given"} <= codes
    everything = " ".join(str(event.data) for event in Event.everything.all())
    for secret in ("Бат", "Дорж", "bat@example.mn", password.strip()):
        assert secret not in everything


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"unit": "altan"}, "«altan» гэсэн нэгж алга. Бүртгэлтэй нь: naran."),
        ({"role": "boss"}, "«boss» гэсэн эрх алга. Байгаа нь: official, content_officer"),
        ({"position": "office_head"}, "«office_head» гэсэн албан тушаал алга"),
        ({"username": "ба т"}, "--username: "),
        ({"email": "bat"}, "--email: "),
        ({"email": "", "given_name": ""}, "Дутуу: --given-name, --email."),
    ],
)
def test_what_is_wrong_is_said_in_mongolian_and_nobody_is_added(
    naran: Unit, arguments: dict[str, str], sentence: str
):
    with pytest.raises(CommandError) as refused:
        said("add_person", *person(**arguments))
    assert sentence in str(refused.value)
    assert re.search("[а-яөү]{3}", str(refused.value))
    assert not User.objects.exists()


def test_a_user_name_is_given_once(naran: Unit):
    said("add_person", *person())
    with pytest.raises(CommandError, match=r"--username: Ийм нэвтрэх нэртэй хүн бий"):
        said("add_person", *person(username="BAT"))
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--slug=khangai", "--name=Хангай аймаг"), "аймаг бүртгэлтэй байна: Наран аймаг"),
        (("--slug=naran", "--name=Наран"), "«naran» гэсэн нэгж бүртгэлтэй байна"),
        (("--slug=Наран", "--name=Наран"), "хаягт орж болохгүй"),
        (("--slug=khangai",), "Дутуу: --name."),
        (("--name=Хангай",), "Дутуу: --slug."),
    ],
)
def test_an_installation_has_one_aimag(naran: Unit, arguments: tuple[str, ...], sentence: str):
    with pytest.raises(CommandError, match=re.escape(sentence)):
        said("add_aimag", *arguments)
    assert Unit.objects.count() == 1


def test_the_aimag_has_a_site_and_so_have_the_orders_of_its_governor(naran: Unit):
    assert naran.home_page.title == "Наран аймаг"
    said("add_soum", "altan", "Алтан сум", "--parent", "naran")
    citizen = Client()
    for host, name in (
        ("naran.localhost", "Наран аймаг"),
        ("altan.localhost", "Алтан сум"),
        ("elsewhere.localhost", "Наран аймаг"),
    ):
        assert name in citizen.get("/decisions/", headers={"host": host}).text, host


def test_a_host_that_another_site_has_is_refused(db: None):
    said("add_soum", "altan", "Алтан сум", "--hostname", "naran.localhost")
    with pytest.raises(CommandError, match=r"«naran\.localhost» хаягт өөр сайт"):
        said("add_aimag", "--slug=naran", "--name=Наран аймаг")
    assert not Unit.objects.filter(slug="naran").exists()
    said("add_aimag", "--slug=naran", "--name=Наран аймаг", "--hostname=naran.example.mn")
    assert Site.objects.get(hostname="naran.example.mn").site_name == "Наран аймаг"
    assert Site.objects.get(is_default_site=True).site_name == "Алтан сум", "the first stays it"


def test_an_aimag_of_an_older_installation_gets_the_site_that_it_lacks(suld: Soum):
    _, told = said("add_aimag", "--slug=naran")
    assert "naran.localhost" in told
    assert "Наран аймаг" in Client().get("/", headers={"host": "naran.localhost"}).text
    assert Site.objects.get(is_default_site=True).site_name == "Сүлд сум"
    with pytest.raises(CommandError, match="«naran» гэсэн нэгж бүртгэлтэй"):
        said("add_aimag", "--slug=naran")


def test_without_a_terminal_no_password_is_asked_for(naran: Unit, monkeypatch):
    monkeypatch.setattr(sys, "stdin", StringIO("нууц үг\nнууц үг\n"))
    with pytest.raises(CommandError, match="терминал"):
        said("add_person", *person(), "--ask-password")
    assert not User.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "there", "sentence"),
    [
        (("Хавар эрт ирлээ 7",) * 2, True, "Нэмлээ"),
        (("Хавар эрт ирлээ 7", "Хавар орой ирлээ"), False, "зөрж"),
        (("Хавар7",) * 2, False, "10"),
    ],
)
def test_on_a_terminal_it_is_typed_twice_and_not_shown(
    own_database: str, settings: Settings, typed: tuple[str, str], there: bool, sentence: str
):
    said("add_aimag", "--slug=naran", "--name=Наран аймаг")
    database = connection.settings_dict["NAME"]
    start = (
        "import os, django\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'\n"
        "from django.conf import settings\n"
        f"settings.DATABASES['default']['NAME'] = {database!r}\n"
        "from django.core.management import execute_from_command_line as run\n"
        f"run(['manage.py', 'add_person', *{person()!r}, '--ask-password'])\n"
    )
    master, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=ROOT,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    ):
        os.close(terminal)
        shown = b""
        for word in typed:
            while not shown.endswith(b": "):
                shown += os.read(master, 1000)
            os.write(master, word.encode() + b"\n")
            shown += b"\n"
        while True:
            try:
                shown += os.read(master, 1000)
            except OSError:  # the terminal is gone with its program
                break
    os.close(master)
    text = shown.decode()
    assert sentence in text
    assert typed[0] not in text
    assert User.objects.filter(username="bat").exists() == there
    if there:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
        signed_in("bat", typed[0])
