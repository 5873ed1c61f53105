"""Schedules and explanations said in Mongolian."""

import re
from collections.abc import Iterable
from datetime import date

from tamga.kernel.deadlines import DayUnit, Step, StepCode
from tamga.kernel.mongolian.dates import WEEKDAYS
from tamga.kernel.mongolian.numbers import day_suffix, ordinal
from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules import Kind, Limit, Schedule, Trigger

_EVERY = {
    Kind.WEEKLY: "долоо хоног бүр",
    Kind.MONTHLY: "сар бүр",
    Kind.QUARTERLY: "улирал бүр",
    Kind.HALF_YEARLY: "хагас жил тутам",
    Kind.YEARLY: "жил бүр",
}
_LAST_DAY = {
    Kind.MONTHLY: "сарын сүүлийн өдөр",
    Kind.QUARTERLY: "улирлын сүүлийн өдөр",
    Kind.HALF_YEARLY: "хагас жилийн сүүлийн өдөр",
}
_LAST_MONTH = {
    Kind.MONTHLY: "",
    Kind.QUARTERLY: "улирлын сүүлийн сарын ",
    Kind.HALF_YEARLY: "хагас жилийн сүүлийн сарын ",
}
_TRIGGERS = {
    Trigger.EACH: "тухай бүр",
    Trigger.ON_CHANGE: "өөрчлөлт орсон тухай бүр",
    Trigger.AFTER_ACTIVITY: "үйл ажиллагааны дараа",
}
_RULES = {
    "continuous": "жилийн турш",
    "month_end": "сарын сүүлийн өдөр",
    "quarter_end": "улирлын сүүлийн өдөр",
    "half_year_end": "хагас жилийн сүүлийн өдөр",
    "year_end": "жилийн сүүлийн өдөр",
    "by_date": "заасан өдөр",
}


def describe(schedule: Schedule) -> str:
    """«сар бүр, сарын сүүлийн өдөр»; small letters, no full stop."""
    text = _describe(schedule)
    return f"{schedule.year} оны {text}" if schedule.year else text


def _describe(schedule: Schedule) -> str:
    kind, due = schedule.kind, schedule.due
    if kind is Kind.CONTINUOUS:
        return "жилийн турш"
    if kind is Kind.WINDOW and schedule.opens and due:
        return f"{_day(schedule.opens)} өдрөөс {_day(due)} өдөр хүртэл"
    if kind is Kind.BY_DATE and due:
        return f"{_day(due)} өдрийн дотор"
    if kind is Kind.MONTH and schedule.month:
        return f"{ordinal(schedule.month)} сард"
    if kind is Kind.WEEKLY:
        return f"{_EVERY[kind]}, {WEEKDAYS[(schedule.weekday or 5) - 1]} гараг"
    if kind in _LAST_DAY:
        return f"{_parts(schedule)}, {_day_of_part(schedule)}"
    if kind is Kind.EVENT:
        return _event(schedule)
    head = f"{schedule.every} жилд нэг удаа" if kind is Kind.EVERY_N_YEARS else _EVERY[kind]
    if schedule.first_year:
        head = f"{schedule.first_year} оноос {head}"
    return f"{head}, {_day(due or MonthDay(12, 31))} өдрийн дотор"


def _parts(schedule: Schedule) -> str:
    if not schedule.parts:
        return _EVERY[schedule.kind]
    noun = "улиралд" if schedule.kind is Kind.QUARTERLY else "хагас жилд"
    return f"{', '.join(map(ordinal, schedule.parts))} {noun}"


def _day_of_part(schedule: Schedule) -> str:
    if schedule.day is None:
        return _LAST_DAY[schedule.kind]
    day = f"{schedule.day}{day_suffix(schedule.day)} дотор"
    return _LAST_MONTH[schedule.kind] + day


def _event(schedule: Schedule) -> str:
    text = _TRIGGERS[schedule.trigger or Trigger.EACH]
    if schedule.occasion and schedule.trigger is Trigger.AFTER_ACTIVITY:
        text = "хойш" if re.search("[аэоө]{2}с$", schedule.occasion) else "дараа"
    text = f"{schedule.occasion} {text}".strip()
    limits = [_limit(limit) for limit in schedule.limits]
    return ", ".join([text, *limits])


def _limit(limit: Limit) -> str:
    text = "тухайн өдөрт нь" if limit.days == 0 else _span(limit.days, limit.unit)
    return f"{limit.subject}: {text}" if limit.subject else text


def _span(days: int, unit: str) -> str:
    return f"ажлын {days} өдөр" if unit == DayUnit.WORKING else f"{days} хоног"


def _day(day: MonthDay | date) -> str:
    return f"{ordinal(day.month)} сарын {day.day}{day_suffix(day.day)}"


def explain(steps: Iterable[Step]) -> str:
    """«10 дугаар сарын 19-нд болсон + ажлын 3 өдөр; алгассан: 10 дугаар сарын 24 Бямба гараг»."""
    steps = tuple(steps)
    parts = [_explain(step) for step in steps if step.code != StepCode.SKIPPED]
    text = " + ".join(part for part in parts[:2] if part)
    text = "; ".join([text, *parts[2:]])
    if skipped := [_named(step) for step in steps if step.code == StepCode.SKIPPED]:
        text += f"; алгассан: {', '.join(skipped)}"
    return text


def _explain(step: Step) -> str:
    if step.code == StepCode.START and step.day:
        return f"{ordinal(step.day.month)} сарын {step.day.day}-нд болсон"
    if step.code == StepCode.COUNTED:
        days, _, unit = step.detail.partition(" ")
        return _span(int(days), unit)
    if step.code == StepCode.ROLLED:
        return f"{_named(step)} тул дараагийн ажлын өдөр"
    if step.code == StepCode.CLAMPED:
        return f"{step.detail}-ны өдөр байхгүй тул сарын сүүлийн өдөр"
    return _rule(step.detail)


def _rule(detail: str) -> str:
    rule, _, word = detail.partition(" ")
    if rule == "window":
        return f"{_day(date.fromisoformat(word))} өдрөөс эхэлсэн хугацааны сүүлийн өдөр"
    if rule == "day_of_month":
        return f"сарын {word}{day_suffix(int(word))} дотор"
    if rule == "weekday":
        return f"{WEEKDAYS[int(word) - 1]} гараг бүр"
    if rule == "cycle":
        return f"{word} жилд нэг удаа"
    return _RULES.get(rule, detail)


def _named(step: Step) -> str:
    day = f"{ordinal(step.day.month)} сарын {step.day.day} " if step.day else ""
    return f"{day}{step.detail}"
