"""Words of our own for templates: dates as officials write them, in the page's language."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.utils import timezone, translation

from tamga.duties.enums import STATUS_NAMES, Status
from tamga.implementation.enums import FORM_NAMES
from tamga.kernel.deadlines import Step
from tamga.kernel.english import speech as english
from tamga.kernel.mongolian import speech as mongolian

register = template.Library()


def _speech() -> Any:
    """The kernel's sentences in the active language; both modules have the same functions."""
    return english if (translation.get_language() or "").startswith("en") else mongolian


def _day(value: date | datetime | None) -> date | None:
    return timezone.localdate(value) if isinstance(value, datetime) else value


@register.filter
def long_day(value: date | datetime | None) -> str:
    """«2026 оны 11 дүгээр сарын 21-ний өдөр»."""
    day = _day(value)
    return _speech().long_date(day) if day else ""


@register.filter
def month_day(value: date | datetime | None) -> str:
    """«11 дүгээр сарын 21-ний өдөр»."""
    day = _day(value)
    return _speech().month_and_day(day) if day else ""


@register.filter
def by_day(value: date | datetime | None) -> str:
    """«12 дугаар сарын 8-ны өдрийн дотор»; with the year when it isn't this one."""
    day = _day(value)
    if not day:
        return ""
    return _speech().by_date(day, with_year=day.year != timezone.localdate().year)


@register.filter
def of_day(value: date | datetime | None) -> str:
    """«2026 оны 11 дүгээр сарын 21-ний өдрийн» байдлаар."""
    day = _day(value)
    return _speech().of_date(day) if day else ""


@register.filter
def from_day(value: date | datetime | None) -> str:
    """«2026 оны 1 дүгээр сарын 1-ний өдрөөс» хүчинтэй."""
    day = _day(value)
    return _speech().from_date(day) if day else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """«11 сарын 21»; with the year when it isn't this one."""
    day = _day(value)
    if not day:
        return ""
    return _speech().short_date(day, with_year=day.year != timezone.localdate().year)


@register.filter
def relative_to(due: date | None, on: date) -> str:
    """«3 хоног үлдсэн», «4 хоног хэтэрсэн», «өнөөдөр»."""
    return _speech().relative(due, on) if due else ""


@register.filter
def explained(steps: Iterable[Mapping[str, Any]]) -> str:
    """The stored explanation of a due day as a sentence."""
    return _speech().explain(tuple(Step.from_json(step) for step in steps))


@register.filter
def period_name(label: str) -> str:
    """«2026 оны 4 дүгээр сар» for "2026-04", and so for halves, quarters, weeks and days."""
    return _speech().period_name(label)


@register.filter
def status_name(status: Status) -> str:
    """The status in words."""
    return str(STATUS_NAMES[status])


@register.filter
def file_kind(name: str) -> str:
    """«PDF» of "захирамж.pdf": a name may tell what the file doesn't."""
    return PurePosixPath(name).suffix[1:].upper()


@register.filter
def form_name(form: str) -> str:
    """«Word» of "docx", a form of a report."""
    return FORM_NAMES.get(form, form)


@register.filter
def here_in(path: str) -> str:
    """A stored path in the page's language: "/en/…" on English pages."""
    english = (translation.get_language() or "").startswith("en")
    return f"/en{path}" if english and path.startswith("/") else path


@register.filter
def entry(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The mapping's value of a key, None when it has none."""
    return mapping.get(key)


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """This address's query with some of it changed; an empty value takes a word away."""
    request: HttpRequest = context["request"]
    query = {**request.GET.dict(), **changes}
    return "?" + urlencode(
        {name: value for name, value in query.items() if value not in ("", None)}
    )
