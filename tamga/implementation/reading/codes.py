"""The kinds of problems that a reading may name; `sentences.py` says each."""

from enum import StrEnum


class Code(StrEnum):
    """Problems of the whole, of rows, of numbers, of scores, of decisions, of the cover pages."""

    NO_MEASURES = "no_measures"
    YEAR_MISSING = "year_missing"
    UNIT_MISSING = "unit_missing"
    DATE_MISSING = "date_missing"
    PLACE_MISSING = "place_missing"
    DATES_DIFFER = "dates_differ"
    SIGNERS_MISSING = "signers_missing"
    SIGNER_WITHOUT_NAME = "signer_without_name"
    STAMP_NOISE = "stamp_noise"
    LINE_NOT_UNDERSTOOD = "line_not_understood"

    ROW_NOT_UNDERSTOOD = "row_not_understood"
    ROW_WITHOUT_MEASURE = "row_without_measure"
    STRAY_CELL = "stray_cell"
    CELLS_SHIFTED = "cells_shifted"
    MARKUP_LEFT = "markup_left"
    TEXT_TOO_LONG = "text_too_long"

    NUMBER_BLANK = "number_blank"
    NUMBER_SHARES = "number_shares"
    NUMBER_MISSING = "number_missing"
    NUMBER_TWICE = "number_twice"
    NUMBER_OUT_OF_ORDER = "number_out_of_order"
    NUMBER_UNLIKELY = "number_unlikely"
    NUMBERS_IN_OTHER_COLUMN = "numbers_in_other_column"
    CORRECTION_LEFT = "correction_left"

    PROVISION_WITHOUT_NUMBER = "provision_without_number"
    PROVISION_WITHOUT_BEGINNING = "provision_without_beginning"
    PROVISIONS_GLUED = "provisions_glued"
    PROGRESS_EMPTY = "progress_empty"
    TORN_ROW = "torn_row"

    SCORE_OFF_SCALE = "score_off_scale"
    SCORES_MISSING = "scores_missing"
    SELF_MISSING = "self_missing"
    SUPERIOR_MISSING = "superior_missing"
    BLANK_BESIDE_NOT_DUE = "blank_beside_not_due"
    NOT_DUE_SLID = "not_due_slid"
    NOT_DUE_BUT_SCORED = "not_due_but_scored"
    SCORES_CONTRADICT = "scores_contradict"
    SCORES_SLID = "scores_slid"
    SCORES_TOO_MANY = "scores_too_many"

    DECISION_NUMBER_MISSING = "decision_number_missing"
    DECISION_NUMBER_CUT = "decision_number_cut"
    DECISION_DATE_MISSING = "decision_date_missing"
    DECISION_ORDER_SLID = "decision_order_slid"
    DECISION_ORDER_MISSING = "decision_order_missing"
    DECISION_ORDER_GAP = "decision_order_gap"
    DECISION_WITHOUT_TEXT = "decision_without_text"
    DECISION_TWICE = "decision_twice"
    MEASURE_WITHOUT_DECISION = "measure_without_decision"

    HEADLINE_MISSING = "headline_missing"
    HEADLINE_DIFFERS = "headline_differs"
