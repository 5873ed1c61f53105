"""All soums of an aimag in one file: the table, then the report of each."""

from datetime import datetime

from tamga.implementation.exports.aimag import all_soums
from tamga.implementation.exports.aimag_excel import all_soums_workbook
from tamga.implementation.models import Source
from tamga.implementation.queries import League, codes_of, league, periods_in, report_of
from tamga.kernel.spans import span_of
from tamga.law.queries import scale_of
from tamga.organizations.models import Unit

MAKERS = {"docx": all_soums, "xlsx": all_soums_workbook}


def aimag_file(table: League, unit: Unit, source: Source, code: str, form: str) -> bytes:
    """The bytes of a .docx or .xlsx; 4 queries for each soum. Raises KeyError for another form."""
    periods = {one.unit_id: one for one in periods_in(unit, source, code)}
    reports = [
        report_of(period, scale_of(period.scale))
        for period in (periods[one.unit.pk] for one in table.standings)
    ]
    headline = f"{source.headline} {span_of(code).of} хэрэгжилт".upper()
    return MAKERS[form](unit.name, headline, table, reports)


def table_of(unit: Unit, source: Source, code: str, *, at: datetime) -> League:
    """The table of soums on that moment, by the scale of its first period. Raises
    Period.DoesNotExist where no soum has the period.
    """
    first = periods_in(unit, source, code).order_by("pk")[:1].get()
    codes = codes_of(unit).get(source.pk, [])
    return league(unit, source, code, codes=codes, scale=scale_of(first.scale), at=at)
