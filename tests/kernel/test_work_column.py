"""What the wording of the work adds to the time column."""

import pytest

from tamga.kernel.phrases import read_schedule


def reading(when, work):
    return [schedule.to_json() for schedule in read_schedule(when, work, year=2017).schedules]


def event(trigger, **fields):
    return {"kind": "event", "trigger": trigger, **fields}


def test_a_page_filled_once_and_then_at_each_change():
    work = "Үйлчилгээний жагсаалтыг оруулж, дараа нь өөрчлөгдсөн тухай бүр шинэчлэх"
    assert reading("4-5 сард", work) == [
        {"kind": "window", "opens": "04-01", "due": "05-31"},
        event("on_change"),
    ]


def test_an_event_does_not_become_two():
    work = "Утасны дугаарт өөрчлөлт орсон тухай бүр мэдээлэх"
    assert reading("Тухай бүр", work) == [event("on_change")]


@pytest.mark.parametrize(
    "work", ["Жил тутамд шинэчлэн оруулах", "Шинэчлэн мэдээлэх", "Тогтоол гарах бүрд оруулах"]
)
def test_a_yearly_duty_that_is_renewed_stays_yearly(work):
    assert reading("Жил бүр", work) == [{"kind": "yearly"}]


def test_an_activity_named_in_the_work_makes_it_due_after_that():
    assert reading("тухай бүр", "Хурал болсны дараа тэмдэглэл тавих") == [event("after_activity")]
    assert reading("тухай бүр", "Дараа жилийн төлөвлөгөө тавих") == [event("each")]
    assert reading("тухай бүр", "Сарын дараа тавих") == [event("each")]


def test_limits_of_days_stand_in_the_work():
    work = "Ирсэн саналыг 90 хоногт, өргөдөл болон гомдлыг 30 хоногт багтаан хариулах"
    assert reading("Тухай бүр", work) == [
        event(
            "each",
            limits=[
                {"days": 90, "unit": "calendar", "subject": "санал"},
                {"days": 30, "unit": "calendar", "subject": "өргөдөл, гомдол"},
            ],
        )
    ]


def test_the_time_column_wins_over_days_in_the_work():
    three = {"days": 3, "unit": "calendar", "subject": ""}
    assert reading("тухай бүр 3 хоногт", "10 хоногийн дотор") == [event("each", limits=[three])]
    assert reading("сар бүр", "3 хоногийн дотор нэгтгэн оруулах") == [{"kind": "monthly"}]


def test_contradicting_days_in_the_work_leave_the_default():
    assert reading("тухай бүр", "3 хоногт авч, 5 хоногт оруулах") == [event("each")]


def test_a_blank_time_is_filled_by_a_change_in_the_work_or_reported():
    changed = read_schedule("", "Өөрчлөлт орсон тухай бүр", year=2017)
    assert [each.to_json() for each in changed.schedules] == [event("on_change")]
    assert [each.code for each in read_schedule("", "Мэдээ", year=2017).problems] == ["no_time"]
