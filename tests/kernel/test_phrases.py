"""The time column as 330 soums would fill it in, and what it means."""

from time import process_time

import pytest

from tamga.kernel.phrases import Problem, read_schedule

EACH = {"kind": "event", "trigger": "each"}
CHANGE = {"kind": "event", "trigger": "on_change"}
AFTER = {"kind": "event", "trigger": "after_activity"}


def limit(days, unit="calendar", subject=""):
    return {"days": days, "unit": unit, "subject": subject}


def window(opens, due, **fields):
    return {"kind": "window", "opens": opens, "due": due, **fields}


def by(due, **fields):
    return {"kind": "by_date", "due": due, **fields}


READ = {
    # always
    "жилийн турш": [{"kind": "continuous"}],
    "Жилийн туршид": [{"kind": "continuous"}],
    "байнгын": [{"kind": "continuous"}],
    "байнга": [{"kind": "continuous"}],
    "Тогтмол": [{"kind": "continuous"}],
    # windows
    "4-р сарын 5-10": [window("04-05", "04-10")],
    "4 - р сарын 5 – 10": [window("04-05", "04-10")],
    "4-р сарын 5-ны өдрөөс 10-ны өдөр хүртэл": [window("04-05", "04-10")],
    "10-р сарын 1-ээс 11-р сарын 30 хүртэл": [window("10-01", "11-30")],
    "12-р сарын 15-аас 1-р сарын 15": [window("12-15", "01-15")],
    "4 сараас 6 сар хүртэл": [window("04-01", "06-30")],
    "4-6 сард": [window("04-01", "06-30")],
    "4, 5 сард багтаан": [window("04-01", "05-31")],
    "4.5 сард": [window("04-01", "05-31")],
    "4-р сар, 5-р сард": [window("04-01", "05-31")],
    "1, 2 сард": [window("01-01", "02-29")],
    "2017.04.05-2017.04.10": [window("04-05", "04-10", year=2017)],
    "04/05-04/10": [window("04-05", "04-10")],
    "2017 оны 4,5 сар": [window("04-01", "05-31", year=2017)],
    "2017 оны 12 сарын 15-аас 2018 оны 1 сарын 15 хүртэл": [window("12-15", "01-15", year=2017)],
    "6-р сарын сүүлийн 10 хоногт": [window("06-21", "06-30")],
    "4-р сарын 5-10, 10-р сарын 5-10": [window("04-05", "04-10"), window("10-05", "10-10")],
    # by a date
    "1-р сарын 15-нд багтаан": [by("01-15")],
    "4-р сарын 5": [by("04-05")],
    "дөрөвдүгээр сарын 5-ны дотор": [by("04-05")],
    "2017-04-05": [by("04-05", year=2017)],
    "2017 оны 04 дүгээр сарын 05-ны өдрийн дотор": [by("04-05", year=2017)],
    "2017 4-р сарын 5": [by("04-05", year=2017)],
    "I/15, IV/15": [by("01-15"), by("04-15")],
    "5 сарын 1, 10 сарын 1": [by("05-01"), by("10-01")],
    "3, 6, 9, 12 сарын 20-ны дотор": [by("03-20"), by("06-20"), by("09-20"), by("12-20")],
    "12-р сарын эцэст": [by("12-31")],
    "2017 онд багтаан": [by("12-31", year=2017)],
    # months
    "6 сард": [{"kind": "month", "month": 6}],
    "1-р сарын дотор": [{"kind": "month", "month": 1}],
    "2017 оны 6 сарын дотор": [{"kind": "month", "year": 2017, "month": 6}],
    "3, 9 дүгээр сард": [{"kind": "month", "month": 3}, {"kind": "month", "month": 9}],
    "жил бүрийн 4-р сард": [{"kind": "month", "month": 4}],
    # weeks
    "7 хоног бүр": [{"kind": "weekly"}],
    "долоо хоногт нэг удаа": [{"kind": "weekly"}],
    "долоо хоног бүрийн Баасан гаригт": [{"kind": "weekly", "weekday": 5}],
    "7 хоногийн Даваа, Лхагва гараг бүр": [
        {"kind": "weekly", "weekday": 1},
        {"kind": "weekly", "weekday": 3},
    ],
    "7 хоног бүрийн 4 дэх өдөр": [{"kind": "weekly", "weekday": 4}],
    # months, again and again
    "Сар бүр": [{"kind": "monthly"}],
    "  САР\n БҮР ": [{"kind": "monthly"}],
    "cap бүp": [{"kind": "monthly"}],  # Latin letters
    "сар тутам": [{"kind": "monthly"}],
    "сард 1 удаа": [{"kind": "monthly"}],
    "сар бүр тогтмол": [{"kind": "monthly"}],
    "сар бүрийн 8-ны дотор": [{"kind": "monthly", "day": 8}],
    "сар бүрийн 25-ны өдөр": [{"kind": "monthly", "day": 25}],
    "сар бүрийн 1, 15-нд": [{"kind": "monthly", "day": 1}, {"kind": "monthly", "day": 15}],
    "жилд 12 удаа": [{"kind": "monthly"}],
    # quarters
    "Улирал бүр": [{"kind": "quarterly"}],
    "улирлын эцэст": [{"kind": "quarterly"}],
    "улиралд нэг удаа": [{"kind": "quarterly"}],
    "3 сар тутам": [{"kind": "quarterly"}],
    "I-IV улирал": [{"kind": "quarterly"}],
    "I, III улиралд": [{"kind": "quarterly", "parts": [1, 3]}],
    "1, 3 дугаар улирал": [{"kind": "quarterly", "parts": [1, 3]}],
    "IY улирал": [{"kind": "quarterly", "parts": [4]}],
    "ІІІ улирал": [{"kind": "quarterly", "parts": [3]}],  # Cyrillic letters
    "улирал бүрийн сүүлийн сарын 25-ны дотор": [{"kind": "quarterly", "day": 25}],
    # halves
    "Хагас жил, жилийн эцсээр": [{"kind": "half_yearly"}],
    "Хагас жил ба жилийн эцэст": [{"kind": "half_yearly"}],
    "хагас жилээр": [{"kind": "half_yearly"}],
    "хагас, бүтэн жилээр": [{"kind": "half_yearly"}],
    "жилд хоёр удаа": [{"kind": "half_yearly"}],
    "эхний хагас жилд": [{"kind": "half_yearly", "parts": [1]}],
    "2-р хагас жилд": [{"kind": "half_yearly", "parts": [2]}],
    # years
    "Жил бүр": [{"kind": "yearly"}],
    "жилдээ": [{"kind": "yearly"}],
    "жилд нэг удаа": [{"kind": "yearly"}],
    "жилийн эцэст": [{"kind": "yearly"}],
    "жил бүрийн 12 сарын 20-ны дотор": [{"kind": "yearly", "due": "12-20"}],
    "4 жилд 1 удаа": [{"kind": "every_n_years", "every": 4}],
    "дөрвөн жилд нэг удаа": [{"kind": "every_n_years", "every": 4}],
    "2 жил тутам": [{"kind": "every_n_years", "every": 2}],
    "2016 оноос эхлэн 4 жилд 1 удаа": [
        {"kind": "every_n_years", "every": 4, "first_year": 2016},
    ],
    # events
    "тухай бүр": [EACH],
    "Тухай бүрд нь": [EACH],
    "шаардлагатай үед": [EACH | {"occasion": "шаардлагатай"}],
    "захирамж, тогтоол гарсан тухай бүрд": [EACH | {"occasion": "захирамж, тогтоол гарсан"}],
    "тендер зарлах бүрд": [EACH | {"occasion": "тендер зарлах"}],
    "өөрчлөлт орсон тухай бүр": [CHANGE],
    "шинэчлэгдсэн, өөрчлөгдсөн үед": [CHANGE],
    "Шийдвэр, арга хэмжээний дараа": [AFTER | {"occasion": "Шийдвэр, арга хэмжээний"}],
    "шийдвэр гарсны дараа": [AFTER | {"occasion": "шийдвэр гарсны"}],
    "арга хэмжээ болсны дараа 2 хоногт": [
        AFTER | {"occasion": "арга хэмжээ болсны", "limits": [limit(2)]},
    ],
    "захирамж гарснаас хойш ажлын 3 өдөрт": [
        AFTER | {"occasion": "захирамж гарснаас", "limits": [limit(3, "working")]},
    ],
    "тухай бүрд нь 3 хоногт": [EACH | {"limits": [limit(3)]}],
    "3 (гурав) хоногийн дотор": [EACH | {"limits": [limit(3)]}],
    "ажлын 5 өдрийн дотор": [EACH | {"limits": [limit(5, "working")]}],
    "24 цагийн дотор": [EACH | {"limits": [limit(1)]}],
    "тухайн өдөрт нь": [EACH | {"limits": [limit(0)]}],
    "өргөдөл гомдлыг ажлын 10 өдөрт": [
        EACH | {"limits": [limit(10, "working", "өргөдөл, гомдол")]},
    ],
    "өөрчлөгдөхөд": [CHANGE],
    "Шинэчлэгдсэн тухай бүр": [CHANGE],
    "тухайн үед нь": [EACH],
    "тухай тухайд нь": [EACH],
    "саналыг 60 хоногт, гомдлыг 10 хоногт": [
        EACH | {"limits": [limit(60, subject="санал"), limit(10, subject="гомдол")]},
    ],
    # several in one cell
    "сар бүр, өөрчлөлт орсон тухай бүр": [{"kind": "monthly"}, CHANGE],
    "Сар бүр\nТухай бүр": [{"kind": "monthly"}, EACH],
    "сар бүр болон жилийн эцэст": [{"kind": "monthly"}, {"kind": "yearly"}],
    "улирал бүр, мөн 12-р сарын 20-нд": [{"kind": "quarterly"}, by("12-20")],
    "тухай бүр, тухай бүр": [EACH],
    "4-р сарын 5\nсар бүр": [by("04-05"), {"kind": "monthly"}],
}

REFUSED = {
    "цаг тухайд нь": [Problem("unknown_phrase", "цаг тухайд нь")],
    "5-10 хоногт": [Problem("unknown_phrase", "5-10 хоногт")],
    "Графикийн дагуу": [Problem("unknown_phrase", "Графикийн дагуу")],
    "хугацаанд нь": [Problem("unknown_phrase", "хугацаанд нь")],
    "дараа сарын 5-ны дотор": [Problem("unknown_phrase", "дараа сарын 5-ны дотор")],
    "хавар": [Problem("unknown_phrase", "хавар")],
    "хаврын улиралд": [Problem("unknown_phrase", "хаврын улиралд")],
    "наадмын өмнө": [Problem("unknown_phrase", "наадмын өмнө")],
    "өдөр бүр": [Problem("unknown_phrase", "өдөр бүр")],
    "14 хоног тутам": [Problem("unknown_phrase", "14 хоног тутам")],
    "сард 2 удаа": [Problem("unknown_phrase", "сард 2 удаа")],
    "жилд 3 удаа": [Problem("unknown_phrase", "жилд 3 удаа")],
    "4 жилд 2 удаа": [Problem("unknown_phrase", "4 жилд 2 удаа")],
    "2017-2020 онд": [Problem("unknown_phrase", "2017-2020 онд")],
    "4-р сарын 5-наас": [Problem("unknown_phrase", "4-р сарын 5-наас")],
    "13-р сарын 5": [Problem("unknown_phrase", "13-р сарын 5")],
    "5-р улирал": [Problem("no_such_part", "5-р улирал")],
    "-": [Problem("unknown_phrase", "-")],
    "2-р сарын 30": [Problem("no_such_day", "2-р сарын 30")],
    "2017.13.45": [Problem("no_such_day", "2017.13.45")],
    "4-р сарын 15-10": [Problem("swapped", "4-р сарын 15-10")],
    "2016 оны 4,5 сард": [Problem("other_year", "2016 оны 4,5 сард")],
    "2018.04.05": [Problem("other_year", "2018.04.05")],
    "4 улиралд": [Problem("ambiguous", "4 улиралд")],  # in the fourth or in all four
    "1 сарын дотор": [Problem("ambiguous", "1 сарын дотор")],  # in January or in one month
    "6 сард 1 удаа": [Problem("ambiguous", "6 сард 1 удаа")],
    "сар бүрийн 20-25": [Problem("day_range", "сар бүрийн 20-25")],
    "36 цагийн дотор": [Problem("hours", "36 цагийн дотор")],
    " ": [Problem("no_time", "")],
}


@pytest.mark.parametrize("when", READ)
def test_a_phrase_is_read_to_its_last_word(when):
    reading = read_schedule(when, year=2017)
    assert [schedule.to_json() for schedule in reading.schedules] == READ[when]
    assert not reading.problems


@pytest.mark.parametrize("when", REFUSED)
def test_what_cannot_be_read_is_named_and_not_guessed(when):
    reading = read_schedule(when, year=2017)
    assert not reading.schedules
    assert list(reading.problems) == REFUSED[when]


@pytest.mark.parametrize(
    ("when", "kinds", "unknown"),
    [
        ("сар бүр, хавар", ["monthly"], ("хавар",)),
        ("сар бүрийн эхний долоо хоногт", ["monthly"], ("эхний долоо хоногт",)),
        ("сар бүр 3 хоногт", ["monthly"], ("3 хоногт",)),
        ("наадмын өмнө, тухай бүр", ["event"], ("наадмын өмнө",)),
        ("ирсэн саналыг 90 хоногт", ["event"], ("ирсэн",)),
        ("1-р сарын 15-ны өмнө", ["by_date"], ("өмнө",)),
    ],
)
def test_half_understood_text_reports_the_other_half(when, kinds, unknown):
    reading = read_schedule(when, year=2017)
    assert [schedule.kind for schedule in reading.schedules] == kinds
    assert reading.unknown == unknown


def test_the_first_of_every_four_years_is_asked():
    assert read_schedule("4 жилд 1 удаа", year=2017).asks == ("first_year",)
    assert read_schedule("2016 оноос 4 жилд 1 удаа", year=2017).asks == ()
    assert read_schedule("жил бүр", year=2017).asks == ()


def test_two_limits_for_the_same_thing_are_a_problem():
    reading = read_schedule("тухай бүр 3 хоногт, 5 хоногт", year=2017)
    assert [each.to_json() for each in reading.schedules] == [EACH | {"limits": [limit(3)]}]
    assert reading.problems == (Problem("limits", "5 хоногт"),)


@pytest.mark.parametrize("bit", ["4-р сарын 5-6-6", "шинэчлэгдсэн, ", "сар ", "1,", "I, ", "х"])
def test_an_endless_cell_is_read_in_no_time(bit):
    started = process_time()
    read_schedule((bit * 1000)[:1000], bit * 5000, year=2017)
    assert process_time() - started < 2


def test_a_paragraph_that_strayed_into_the_column_is_not_searched_for_times():
    reading = read_schedule("сар бүр " * 500, year=2017)
    assert [problem.code for problem in reading.problems] == ["too_long"]
    assert not reading.schedules
