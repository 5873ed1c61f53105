"""One sentence for each problem of a plan; codes and params stand in `model.Problem`."""

from django.utils.translation import gettext_lazy as _

from tamga.duties.reading.model import Problem

OF_THE_PLAN = {
    "no_plan_table": _(
        "No table with the columns of a duty plan was found: "
        "number, work to be done, term, responsible."
    ),
    "no_duties": _("The table of the plan has no rows."),
    "title_year": _("The title speaks of %(found)s, the plan is read for %(year)s."),
    "too_many_duties": _("Only the first %(limit)s duties were read; %(rows)s rows were left out."),
}

OF_THE_TABLE = {
    "missing_column": _("The table has no column “%(column)s”."),
    "column_not_read": _("The column “%(label)s” is not part of a duty plan and was not read."),
    "table_not_read": _("A table of %(rows)s rows doesn't look like the plan and was not read."),
    "stray_cell": _("The text “%(text)s” stands outside the columns of the plan."),
}

OF_THE_NUMBER = {
    "number_empty": _("The row has no number."),
    "number_unreadable": _("“%(text)s” is not a number."),
    "number_doubled": _("The number stands twice."),
    "number_gap": _("The number %(missing)s before it is missing."),
    "number_order": _("The number comes after %(before)s."),
}

OF_THE_WORDING = {
    "work_empty": _("The work to be done is missing."),
    "when_empty": _("The term is missing."),
    "who_empty": _("The responsible is missing."),
    "text_too_long": _("A cell has more than %(limit)s characters; the rest was not looked at."),
    "unknown_menu": _("The site has no menu “%(menu)s”."),
    "unknown_section": _("The menu “%(menu)s” has no section “%(section)s”."),
    "unknown_section_anywhere": _("The site has no section “%(section)s”."),
    "menu_without_section": _("The menu “%(menu)s” is named, and none of its sections."),
    "unknown_post": _("No post is known as “%(post)s”."),
}

OF_THE_TERM = {
    "when_unknown_phrase": _("The term “%(text)s” is not understood."),
    "when_too_long": _("The term is too long to be read: “%(text)s …”."),
    "when_other_year": _("“%(text)s” contradicts the year of the plan."),
    "when_no_such_day": _("There is no such day: “%(text)s”."),
    "when_swapped": _("The term ends before it begins: “%(text)s”."),
    "when_second_year": _("The term runs into a second year: “%(text)s”."),
    "when_ambiguous": _("The term can be read in two ways: “%(text)s”."),
    "when_day_range": _("Several days can't be kept within a rhythm: “%(text)s”."),
    "when_no_such_part": _("The year has no such part: “%(text)s”."),
    "when_hours": _("A term in hours can't be kept: “%(text)s”."),
    "when_out_of_range": _("A number is out of range: “%(text)s”."),
    "when_limits": _("Two terms are given for the same thing: “%(text)s”."),
}

SENTENCES = {**OF_THE_PLAN, **OF_THE_TABLE, **OF_THE_NUMBER, **OF_THE_WORDING, **OF_THE_TERM}

COLUMN_NAMES = {"number": _("number"), "when": _("term"), "who": _("responsible")}

_NUMBERED = _("№ %(number)s (table %(table)s, row %(row)s): %(problem)s")
_UNNUMBERED = _("Table %(table)s, row %(row)s: %(problem)s")


def sentence(problem: Problem) -> str:
    """The problem in the active language, without its place."""
    params = dict(problem.params)
    if "column" in params:
        params["column"] = str(COLUMN_NAMES.get(str(params["column"]), params["column"]))
    return str(SENTENCES[problem.code]) % params


def sentence_with_place(problem: Problem) -> str:
    """The same, with the row's number and where it stands in the file."""
    if problem.place is None:
        return sentence(problem)
    params = {
        "number": problem.number,
        "table": problem.place.table,
        "row": problem.place.row,
        "problem": sentence(problem),
    }
    return str(_UNNUMBERED if problem.number is None else _NUMBERED) % params
