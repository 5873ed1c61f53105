"""One sentence for each problem of a report."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.corrections import BY_HAND
from tamga.implementation.reading.model import Problem, Side

OF_THE_REPORT = {
    Code.NO_MEASURES: _("No measure was found: the file has no table of the seven columns."),
    Code.YEAR_MISSING: _("The title names no year; choose the period."),
    Code.UNIT_MISSING: _("The title doesn't say in brackets whose report it is."),
    Code.DATE_MISSING: _("The date of the report was not found."),
    Code.PLACE_MISSING: _("The place of the report was not found."),
    Code.DATES_DIFFER: _("The report bears two dates: %(one)s and %(other)s."),
    Code.SIGNERS_MISSING: _("No signature was found: who checked the report and who made it?"),
    Code.SIGNER_WITHOUT_NAME: _("A signature has no name: “%(text)s”."),
    Code.STAMP_NOISE: _("“%(text)s” in a signature was left out as the trace of a stamp."),
    Code.LINE_NOT_UNDERSTOOD: _("This line is no part of the form: “%(text)s”."),
}

OF_ROWS = {
    Code.ROW_NOT_UNDERSTOOD: _("This row is no part of the form: “%(text)s”."),
    Code.ROW_WITHOUT_MEASURE: _("This row belongs to no measure: “%(text)s”."),
    Code.STRAY_CELL: _("A cell stands in no column of the form: “%(text)s”."),
    Code.CELLS_SHIFTED: _("Cells slid by a column and were put back: № %(measures)s."),
    Code.MARKUP_LEFT: _("Marks of a web page were left in the text, as <p>; they were taken out."),
    Code.TEXT_TOO_LONG: _("A text has more than %(limit)s characters; the rest was not read."),
    Code.PROVISION_WITHOUT_NUMBER: _(
        "A provision begins in a row without a number, and no number is missing here; "
        "it was joined to № %(numbers)s."
    ),
    Code.PROVISION_WITHOUT_BEGINNING: _(
        "The provision begins in the middle of a sentence: the row slid, its beginning stands in "
        "another row or is lost."
    ),
    Code.PROVISIONS_GLUED: _(
        "Two provisions stand in one row, the second begins with “%(provision)s”: the row below "
        "may have slid up into this one."
    ),
    Code.PROGRESS_EMPTY: _(
        "Scored without a word of progress, which may stand glued to the provision: № %(measures)s."
    ),
    Code.TORN_ROW: _(
        "A row with scores and without a number was read as a torn piece of № %(numbers)s."
    ),
}

OF_NUMBERS = {
    Code.NUMBER_BLANK: _("The number is not printed; it was read as № %(numbers)s."),
    Code.NUMBER_SHARES: _(
        "The row has neither number nor scores; it was read as № %(number)s, which shares the "
        "scores of № %(base)s."
    ),
    Code.NUMBER_MISSING: _("The number %(missing)s is missing before this row."),
    Code.NUMBER_TWICE: _("The number %(found)s stands here for the second time."),
    Code.NUMBER_OUT_OF_ORDER: _("The number %(found)s is out of order."),
    Code.NUMBER_UNLIKELY: _("The number %(found)s doesn't fit between its neighbours."),
    Code.NUMBERS_IN_OTHER_COLUMN: _(
        "These numbers stand in the column of the decisions' numbers: № %(measures)s."
    ),
    Code.CORRECTION_LEFT: _(
        "The number %(found)s, written here by hand, belongs to another measure; it was left out."
    ),
}

OF_SCORES = {
    Code.SCORE_OFF_SCALE: _("“%(score)s” is no score of the scale; it was left out."),
    Code.SCORES_MISSING: _("Both scores are missing."),
    Code.SELF_MISSING: _("The self-assessment is missing."),
    Code.SUPERIOR_MISSING: _("The superior's score is missing."),
    Code.BLANK_BESIDE_NOT_DUE: _(
        "The score is missing beside “not due” (%(side)s); it was counted as not due."
    ),
    Code.NOT_DUE_SLID: _(
        "Both scores are missing; “not due” stands in the column of a text. The row slid; "
        "it was counted as not due."
    ),
    Code.NOT_DUE_BUT_SCORED: _(
        "The text says “not due”, and the row has scores: the words of another row slid into it."
    ),
    Code.SCORES_CONTRADICT: _(
        "Two rows of one measure have different scores; %(kept)s was kept, %(left)s left out."
    ),
    Code.SCORES_SLID: _("Scores stand beside their column: № %(measures)s."),
    Code.SCORES_TOO_MANY: _("More than two scores stand in one row; the last two were read."),
}

OF_DECISIONS = {
    Code.DECISION_NUMBER_MISSING: _("The decision has no number: “%(text)s”."),
    Code.DECISION_NUMBER_CUT: _("The number of the decision is cut off: “%(printed)s”."),
    Code.DECISION_DATE_MISSING: _("The decision has no date: “%(text)s”."),
    Code.DECISION_ORDER_SLID: _(
        "The running number %(order)s of a decision stands beside the row where it begins."
    ),
    Code.DECISION_ORDER_MISSING: _("The decision has no running number: “%(text)s”."),
    Code.DECISION_ORDER_GAP: _(
        "The running number %(order)s of a decision doesn't follow %(before)s."
    ),
    Code.DECISION_WITHOUT_TEXT: _("The decision with the running number %(order)s has no text."),
    Code.DECISION_TWICE: _(
        "The decisions %(order)s and %(other)s are one document, %(printed)s; it counts once."
    ),
    Code.MEASURE_WITHOUT_DECISION: _("No decision stands above this measure."),
}

OF_FIGURES = {
    Code.HEADLINE_MISSING: _("The cover page with the figures of the %(side)s was not found."),
    Code.HEADLINE_DIFFERS: _(
        "The cover page of the %(side)s says %(printed)s for “%(figure)s”; the rows make "
        "%(counted)s."
    ),
}

SENTENCES: Mapping[Code, Promise | str] = {
    **OF_THE_REPORT,
    **OF_ROWS,
    **OF_NUMBERS,
    **OF_SCORES,
    **OF_DECISIONS,
    **OF_FIGURES,
}

SIDES = {Side.OWN: _("self-assessment"), Side.SUPERIOR: _("superior's assessment")}

FIGURE_NAMES = {
    "total": _("all measures"),
    "effective": _("effective"),
    "certain_result": _("certain result"),
    "intensify": _("to be intensified"),
    "no_result": _("without result"),
    "not_due": _("not yet due"),
    "mean": _("mean, percent"),
}

_NUMBERED = _("№ %(numbers)s, table %(table)s, row %(row)s")
_UNNUMBERED = _("table %(table)s, row %(row)s")
_BY_HAND = _("added by hand")


def sentence(problem: Problem) -> str:
    """The problem in the active language, without its place."""
    params: dict[str, str | int] = dict(problem.params)
    params["number"] = problem.numbers[0] if problem.numbers else "–"
    params["numbers"] = ", ".join(map(str, problem.numbers)) or "–"
    if "side" in params:
        params["side"] = str(SIDES[Side(str(params["side"]))])
    if "figure" in params:
        params["figure"] = str(FIGURE_NAMES[str(params["figure"])])
    return str(SENTENCES[problem.code]) % params


def place_of(problem: Problem) -> str | None:
    """Where it stands, with the measure if it is about one; None for the whole report."""
    if problem.place is None:
        return None
    if problem.place.table == BY_HAND:
        return str(_BY_HAND)
    place = {"table": problem.place.table, "row": problem.place.row}
    if len(problem.numbers) == 1:
        return str(_NUMBERED) % {**place, "numbers": problem.numbers[0]}
    return str(_UNNUMBERED) % place
