"""Lists of petitions as people have them: headings in any order, days and phones in any writing."""

import time
from datetime import date

import pytest
from django.utils import translation

from tamga.petitions.enums import Channel, Kind
from tamga.petitions.reading import Column, Fallback, ReadRow, read_row, recognised
from tamga.petitions.reading.key import content_key, uuid_of
from tamga.petitions.reading.words import channel_in, day_in, kind_in, name_in
from tamga.petitions.rules import Person

NOTHING = Fallback()
TODAY = date(2026, 11, 23)  # Monday
HEADS = ("Утас", "Огноо", "Нэр", "Овог", "Агуулга", "Төрөл", "РД", "Имэйл", "Хаяг", "Суваг")
WELL = (
    "8811-2233", "2026-11-20", "Дулмаа", "Бат-Очир", "Худгийн насос", "өргөдөл", "уб 88121234",
    "dulmaa@example.mn", "2-р баг", "утсаар",
)  # fmt: skip


def row(*, fallback: Fallback = NOTHING, heads=HEADS, **changed: str) -> ReadRow:
    """Дулмаа's row with some cells changed, by the column's code."""
    columns = recognised(heads)
    cells = list(WELL)
    for at, column in columns.items():
        cells[at] = changed.get(column.value, cells[at])
    return read_row(2, cells, columns, fallback, subjects={"gazar": "land"}, today=TODAY)


def codes(read: ReadRow) -> list[str]:
    return [problem.code for problem in read.errors]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        ("№|Хүлээн авсан огноо|Овог|Нэр|Утасны дугаар|Регистрийн дугаар|Гэрийн хаяг|Өргөдлийн утга",
         "|received_on|surname|given_name|phone|register_number|address|text"),
        ("Нэр|Санал, гомдлын агуулга|Ирсэн огноо|Өргөдлийн төрөл|Ирсэн хэлбэр|Хариу өгсөн огноо",
         "full_name|text|received_on|kind|channel|"),
        ("Цахим хаяг|Оршин суугаа хаяг|Иргэний овог нэр|Сэдэв|Гарын үсэг зурсан хүний тоо",
         "email|address|full_name|subject|signers"),
        ("Date received|Last name|First name|Phone number|E-mail|Address|Message|Channel|Topic",
         "received_on|surname|given_name|phone|email|address|text|channel|subject"),
        ("Due date|Status|Reply|Төрсөн огноо|Хариуцсан албан тушаалтны нэр|Шийдвэрлэх хугацаа",
         "|||||"),
        ("ОГНОО |  Ɵргөдлийн утга:|TӨРӨЛ", "received_on|text|kind"),  # other fonts, Latin T
        ("Огноо|Бүртгэсэн огноо|Хаяг|Хаяг", "received_on||address|"),
        ("", ""),
    ],
)  # fmt: skip
def test_headings_say_what_a_column_holds_in_any_order(heads: str, found: str):
    columns = recognised(heads.split("|"))
    assert [columns.get(at, "") for at in range(len(heads.split("|")))] == found.split("|")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),  # Friday
        ("2026.11.20 09:30", date(2026, 11, 20)),
        ("2026-11-20T09:30:00Z", date(2026, 11, 20)),
        ("2026/11/20", date(2026, 11, 20)),
        ("2026 оны 11 дүгээр сарын 20-ны өдөр", date(2026, 11, 20)),
        ("2026 оны 11 сарын 20", date(2026, 11, 20)),
        ("20.11.2026", date(2026, 11, 20)),
        ("04.05.2026", date(2026, 5, 4)),  # Monday: with points the day comes first
        ("11/20/2026", date(2026, 11, 20)),
        ("46346", date(2026, 11, 20)),  # as a sheet keeps a day
        ("04/05/2026", None),  # April or May: nobody can tell
        ("2026-02-30", None),
        ("32.13.2026", None),
        ("өчигдөр", None),
        ("11-20", None),
        ("", None),
    ],
)
def test_a_day_in_any_common_writing(text: str, day: date | None):
    assert day_in(text) == day


def test_kinds_and_ways_in_words():
    for text, kind in {
        "Өргөдөл": Kind.APPLICATION, "хүсэлт": Kind.APPLICATION, "ГОМДОЛ": Kind.COMPLAINT,
        "санал": Kind.PROPOSAL, "Саналын шинжтэй өргөдөл": Kind.PROPOSAL, "Г": Kind.COMPLAINT,
        "complaint": Kind.COMPLAINT, "Санал, гомдол": None, "талархал": None, "": None,
    }.items():  # fmt: skip
        assert kind_in(text) == kind, text
    for text, channel in {
        "11-11 төв": Channel.CENTRE, "1111": Channel.CENTRE, "Утсаар": Channel.PHONE,
        "биечлэн": Channel.IN_PERSON, "Бичгээр": Channel.WRITTEN, "цахимаар": Channel.WEB,
        "багийн Засаг даргад амаар": Channel.ORAL, "бусад": Channel.OTHER, "тагтаагаар": None,
    }.items():  # fmt: skip
        assert channel_in(text) == channel, text
    assert name_in("Бат-Очир Дулмаа") == ("Бат-Очир", "Дулмаа")
    assert name_in("Б.Дулмаа") == ("Б", "Дулмаа")
    assert name_in("Дулмаа") == ("", "Дулмаа")


def test_a_whole_row():
    read = row()
    assert read.problems == []
    assert read.person == Person(
        surname="Бат-Очир", given_name="Дулмаа", register_number="УБ88121234",
        phone="+97688112233", email="dulmaa@example.mn", address="2-р баг",
    )  # fmt: skip
    assert (read.day, read.kind, read.channel) == (
        date(2026, 11, 20), Kind.APPLICATION, Channel.PHONE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("received_on", "2026-11-24", "to_come"),
        ("received_on", "2025-11-21", "long_ago"),
        ("received_on", "маргааш", "day"),
        ("received_on", "", "no_day"),
        ("kind", "талархал", "kind"),
        ("kind", "", "no_kind"),
        ("text", "   ", "no_text"),
        ("text", "я" * 20_001, "endless"),
        ("phone", "12", "phone"),
        ("register_number", "УБ99999999", "register_number"),
        ("register_number", "AB88121234", "register_number"),
        ("email", "дулмаа@", "email"),
        ("given_name", "я" * 101, "long"),
    ],
)
def test_each_error_has_its_sentence(column: str, text: str, code: str):
    read = row(**{column: text})
    assert codes(read) == [code]
    assert read.errors[0].column == Column(column)
    with translation.override("mn"):
        assert not read.errors[0].sentence.isascii(), "in plain Mongolian"


@pytest.mark.parametrize(
    ("typed", "signed"),
    [("40", 40), ("0", None), ("9" * 5_000, None), ("٣", None), ("100001", None), ("-1", None)],
)
def test_how_many_signed_is_a_number_that_a_soum_has(typed: str, signed: int | None):
    cells = ("2026-11-20", "санал", "Зам", "Дорж", typed)
    columns = recognised(("Огноо", "Төрөл", "Утга", "Нэр", "Хүний тоо"))
    read = read_row(2, cells, columns, NOTHING, subjects={}, today=TODAY)
    assert codes(read) == ([] if signed else ["signers"])
    assert signed is None or read.signers == signed


@pytest.mark.parametrize("run", ["T", " ", "T\t", "2026-11-20" + "T" * 9])
def test_a_cell_of_nonsense_is_no_day_and_costs_no_time(run: str):
    began = time.process_time()
    for _cell in range(20):
        assert day_in(run * 20_000 + "x") is None
    assert time.process_time() - began < 1, "of the machine's own time, for twenty cells"


def test_what_stops_nothing_is_remarked():
    nobody = row(surname="", given_name="", address="", phone="", email="", register_number="")
    assert ([p.code for p in nobody.remarks], nobody.errors) == (["anonymous"], [])
    silent = row(phone="", email="")
    assert [p.code for p in silent.remarks] == ["no_contact"]
    two = row(phone="88112233, 99001122")
    assert (two.person.phone, [p.code for p in two.remarks]) == ("+97688112233", ["phones"])
    odd = row(channel="тагтаагаар")
    assert (odd.channel, [p.code for p in odd.remarks]) == (Channel.OTHER, ["channel"])


@pytest.mark.parametrize(
    "phone", ["88112233", "8811 2233", "+976 8811-2233", "(976)88112233", "00976 8811 2233"]
)
def test_a_phone_in_any_common_writing_is_the_same(phone: str):
    assert row(phone=phone).person.phone == "+97688112233"


def test_what_holds_where_the_list_says_nothing():
    bare = Fallback(Kind.COMPLAINT, Channel.CENTRE, date(2026, 11, 16))  # Monday
    read = row(fallback=bare, kind="", channel="", received_on="")
    assert (read.kind, read.channel, read.day) == (Kind.COMPLAINT, Channel.CENTRE, bare.day)
    assert row(fallback=bare).kind == Kind.APPLICATION, "what it says goes first"


def test_the_key_is_the_same_for_the_same_words():
    day, person = date(2026, 11, 20), Person(given_name="Дулмаа", phone="+97688112233")
    key = content_key(1, day, "Худгийн насос эвдэрсэн.", person)
    assert content_key(1, day, " худгийн  НАСОС эвдэрсэн", person) == key
    others = [
        content_key(2, day, "Худгийн насос эвдэрсэн.", person),
        content_key(1, date(2026, 11, 21), "Худгийн насос эвдэрсэн.", person),
        content_key(1, day, "Худгийн насос эвдэрлээ.", person),
        content_key(1, day, "Худгийн насос эвдэрсэн.", Person(given_name="Дорж")),
    ]
    assert key not in others
    assert uuid_of("f" * 64).version == 8
    assert uuid_of("0" * 64) != uuid_of("1" * 64)
