"""Every page of our own, who looks at it, and an example of its address."""

from dataclasses import dataclass

from tests.books import BUTTONS
from tests.browser.furniture import BUDGET, EMPTY, GLASS, RESOLUTIONS
from tests.petitions.rooms import BUTTONS as PETITION_BUTTONS


@dataclass(frozen=True)
class Shown:
    """``who`` is a user name, empty for a citizen; ``name`` is that of the address pattern;
    ``path`` has the keys of the furnished soum in braces.
    """

    who: str
    name: str
    path: str
    status: int = 200

    def __str__(self) -> str:
        return self.path.replace("/office/suld/", "").strip("/") or "home"


PUBLIC = [
    Shown("", "wagtail_serve", "/"),
    Shown("", "wagtail_serve", "/il-tod-baidal/"),
    Shown("", "wagtail_serve", f"/{BUDGET}/"),
    Shown("", "wagtail_serve", f"/{GLASS}/"),
    Shown("", "wagtail_serve", f"/{EMPTY}/"),
    Shown("", "wagtail_serve", "/{article}"),
    Shown("", "search", "/search/"),
    Shown("", "search", "/search/?q=төсөв"),
    Shown("", "search", "/search/?q=" + "хайгаадолдохгүйүг" * 8),
    Shown("", "punctuality", "/on-time/"),
    Shown("", "decisions", "/decisions/"),
    Shown("", "decisions", "/decisions/?kind=khural_resolution&q=" + "хайгаадолдохгүйүг" * 8),
    Shown("", "decision", "/decisions/khural_resolution/{year}/1/"),
    Shown("", "decision", "/decisions/khural_resolution/{year}/2/"),
    Shown("", "decision", "/decisions/khural_resolution/{year}/3/"),
    Shown("", "wagtail_serve", f"/{RESOLUTIONS}/"),
    Shown("", "issued_reports", "/reports/"),
    Shown("", "issued_report", "/reports/governor-orders/2024-H2/"),
    Shown("", "issued_report", "/reports/governor-orders/2024-H2/?version=1"),
    Shown("", "issued_report", "/reports/governor-orders/2021-H1/"),
    Shown("", "petitions", "/petitions/"),
    Shown("", "petition_new", "/petitions/new/"),
    Shown("", "petition_track", "/petitions/track/"),
    Shown("", "petition_figures", "/petitions/figures/"),
    Shown("", "petition_answers", "/petitions/answers/"),
    Shown("", "petition_answers", "/petitions/answers/?page=9"),
    Shown("", "petition_answer", "/petitions/answers/{answer}/"),
    Shown("", "petition_figures", "/petitions/figures/?period=2031"),
    Shown("", "wagtail_serve", "/nothing-is-here/", 404),
]

STAFF = [
    Shown("", "sign_in", "/office/sign-in/"),
    Shown("oyun", "my_work", "/office/"),
    Shown("oyun", "password", "/office/password/"),
    Shown("bolormaa", "my_work", "/office/"),
    Shown("mandakh", "board", "/office/suld/board/"),
    Shown("mandakh", "board", "/office/suld/board/?status=late&order=plan"),
    Shown("mandakh", "occurrences", "/office/suld/occurrences/?year={year}"),
    Shown("mandakh", "occurrence", "/office/suld/occurrences/{late}/"),
    Shown("mandakh", "occurrence", "/office/suld/occurrences/{excused}/"),
    Shown("mandakh", "occurrence", "/office/suld/occurrences/{done}/"),
    Shown("bolormaa", "occurrence", "/office/suld/occurrences/{by_hand}/"),
    Shown("oyun", "report_event", "/office/suld/events/new/"),
    Shown("oyun", "report_event", "/office/suld/events/new/?duty={duty}"),
    Shown("oyun", "hand_in", "/office/suld/hand-in/{section}/"),
    Shown("oyun", "hand_in", "/office/suld/hand-in/{section}/?again={back}"),
    Shown("oyun", "page", "/office/suld/pages/{live}/"),
    Shown("oyun", "page", "/office/suld/pages/{waiting}/"),
    Shown("oyun", "page", "/office/suld/pages/{back}/"),
    Shown("bolormaa", "page", "/office/suld/pages/{gone}/"),
    Shown("bolormaa", "queue", "/office/suld/queue/"),
    Shown("bolormaa", "review", "/office/suld/queue/{waiting}/"),
    Shown("bolormaa", "withdraw", "/office/suld/queue/{live}/withdraw/"),
    Shown("bolormaa", "plans", "/office/suld/plans/"),
    Shown("bolormaa", "plan_import", "/office/suld/plans/import/"),
    Shown("bolormaa", "plan_preview", "/office/suld/plans/import/{first_import}/"),
    Shown("bolormaa", "plan_preview", "/office/suld/plans/import/{newer_import}/"),
    Shown("bolormaa", "plan", "/office/suld/plans/{year}/"),
    Shown("bolormaa", "plan_copy", "/office/suld/plans/{year}/copy/"),
    Shown("bolormaa", "plan_force", "/office/suld/plans/{year}/force/"),
    Shown("bolormaa", "plan_force", "/office/suld/plans/{year}/force/?in_force_from={year}-06-01"),
    Shown("bolormaa", "duty_edit", "/office/suld/plans/{year}/duties/{number}/"),
    Shown("bolormaa", "reports", "/office/suld/reports/"),
    Shown("oyun", "report", "/office/suld/reports/{report}/"),
    Shown("bolormaa", "report", "/office/suld/reports/{to_check}/"),
    Shown("mandakh", "report", "/office/suld/reports/{to_sign}/"),
    Shown("bolormaa", "report", "/office/suld/reports/{to_issue}/"),
    Shown("bolormaa", "report", "/office/suld/reports/{issued}/"),
    Shown("bolormaa", "report", "/office/suld/reports/{issued}/?version=2"),
    Shown("bolormaa", "report", "/office/suld/reports/{awaited}/"),
    Shown("bolormaa", "report", "/office/suld/reports/{files_failed}/"),
    Shown("bolormaa", "report", "/office/suld/reports/{awaited}/?version=1"),
    Shown("bolormaa", "asked_file", "/office/suld/files/{asked_waiting}/"),
    Shown("bolormaa", "asked_file", "/office/suld/files/{asked_made}/"),
    Shown("bolormaa", "asked_file", "/office/suld/files/{asked_failed}/"),
    Shown("bolormaa", "report_import", "/office/suld/reports/import/"),
    Shown("bolormaa", "report_preview", "/office/suld/reports/import/{report_import}/"),
    Shown("bolormaa", "report_preview", "/office/suld/reports/import/{report_newer}/"),
    Shown(
        "bolormaa", "report_preview", "/office/suld/reports/import/{report_import}/?only=problems"
    ),
    Shown(
        "bolormaa",
        "report_preview",
        "/office/suld/reports/import/{report_newer}/?open={report_row}",
    ),
    Shown(
        "bolormaa",
        "report_preview",
        "/office/suld/reports/import/{report_newer}/?open={report_decision}",
    ),
    Shown("bolormaa", "report_preview", "/office/suld/reports/import/{report_newer}/?open=0-1"),
    Shown("bolormaa", "report_preview", "/office/suld/reports/import/{report_import}/?add=new"),
    Shown("dulmaa", "moved_days", "/office/suld/days/?year={year}"),
    Shown("dulmaa", "moved_days", "/office/suld/days/?year=2031"),
    Shown("dulmaa", "moved_day_remove", "/office/suld/days/{moved}/remove/"),
    Shown("dulmaa", "people", "/office/suld/people/"),
    Shown("dulmaa", "person_add", "/office/suld/people/add/"),
    Shown("dulmaa", "person", "/office/suld/people/{person}/"),
    Shown("dulmaa", "position_add", "/office/suld/people/positions/add/"),
    Shown("dulmaa", "position", "/office/suld/people/positions/{post}/"),
    Shown("dulmaa", "holding_end", "/office/suld/people/holdings/{holding}/end/"),
]

STAFF += [
    Shown("bolormaa", "office_decisions", "/office/suld/decisions/"),
    Shown("uranchimeg", "office_decisions", "/office/suld/decisions/?q=щщщ"),
    Shown("uranchimeg", "decisions_missing", "/office/suld/decisions/missing/"),
    Shown("bolormaa", "provisions_unassigned", "/office/suld/decisions/unassigned/"),
    Shown("bolormaa", "decision_new", "/office/suld/decisions/new/"),
    Shown("bolormaa", "office_decision", "/office/suld/decisions/{draft}/"),
    Shown("mandakh", "office_decision", "/office/suld/decisions/{in_review}/"),
    Shown("mandakh", "office_decision", "/office/suld/decisions/{ruled}/"),
    Shown("oyun", "office_decision", "/office/suld/decisions/{void}/"),
    Shown("bolormaa", "decision_edit", "/office/suld/decisions/{draft}/edit/"),
    Shown("uranchimeg", "decision_sign", "/office/suld/decisions/{in_review}/sign/"),
    Shown("uranchimeg", "decision_number", "/office/suld/decisions/{signed}/number/"),
    Shown("uranchimeg", "decision_publish", "/office/suld/decisions/{stopped}/publish/"),
    Shown("bolormaa", "decision_relate", "/office/suld/decisions/{ruled}/relate/"),
    Shown("mandakh", "decision_relate", "/office/suld/decisions/{stopped}/relate/?chosen={ruled}"),
    Shown("bolormaa", "provision_add", "/office/suld/decisions/{ruled}/provisions/new/"),
    Shown("bolormaa", "provision_edit", "/office/suld/decisions/provisions/{provision}/edit/"),
    Shown("bolormaa", "provision_edit", "/office/suld/decisions/provisions/{drafted}/edit/"),
    Shown("mandakh", "office_decision", "/office/suld/decisions/{twin}/"),
    Shown("mandakh", "decision_join", "/office/suld/decisions/{twin}/join/"),
    Shown("bolormaa", "provision_off", "/office/suld/decisions/provisions/{provision}/off/"),
    Shown("dulmaa", "provision_send", "/office/suld/decisions/provisions/{provision}/send/"),
    Shown("bolormaa", "provision_assign", "/office/suld/decisions/provisions/{sent}/assign/"),
    Shown("uranchimeg", "registers", "/office/suld/registers/"),
    Shown("uranchimeg", "register", "/office/suld/registers/{register}/"),
    Shown("uranchimeg", "register_afterwards", "/office/suld/registers/{register}/afterwards/"),
    Shown("uranchimeg", "entry_void", "/office/suld/registers/entries/{entry}/void/"),
    Shown("uranchimeg", "blanks", "/office/suld/registers/blanks/"),
    Shown("uranchimeg", "blank_series", "/office/suld/registers/blanks/{series}/"),
]  # fmt: skip

STAFF += [
    Shown("bolormaa", "period_open", "/office/suld/reports/open/"),
    Shown("bolormaa", "report_template", "/office/suld/reports/template/"),
    Shown("mandakh", "period_reopen", "/office/suld/reports/{closed}/reopen/"),
    Shown("bolormaa", "measures", "/office/suld/reports/{writing}/measures/"),
    Shown("oyun", "measures", "/office/suld/reports/{writing}/measures/?rows=own"),
    Shown("oyun", "measures", "/office/suld/reports/{closed}/measures/"),
    Shown("uranchimeg", "measures", "/office/suld/reports/{writing}/measures/?rows=own"),
    Shown("oyun", "measure", "/office/suld/measures/{measure_back}/"),
    Shown("uranchimeg", "measure", "/office/suld/measures/{measure_back}/"),
]

ROUND = "/office/naran/scoring/governor-orders/2026-Q4/"
STAFF += [
    Shown("nergui", "scoring", "/office/naran/scoring/"),
    Shown("nergui", "scoring_round", ROUND),
    Shown("nergui", "scoring_round", f"{ROUND}?show=waiting"),
    Shown("nergui", "scoring_provision", f"{ROUND}{{in_round}}/"),
    Shown("nergui", "scoring_lock", f"{ROUND}lock/"),
    Shown("nergui", "scoring_reopen", f"{ROUND}reopen/suld/"),
    Shown("nergui", "league", "/office/naran/league/"),
    Shown("nergui", "league", "/office/naran/league/?sort=name&period=2025-Q4"),
]

LETTER = "/office/suld/petitions/{letter}/"
STAFF += [
    Shown("uranchimeg", "office_petitions", "/office/suld/petitions/"),
    Shown("uranchimeg", "office_petitions", "/office/suld/petitions/?q=99999"),
    Shown("mandakh", "office_petitions", "/office/suld/petitions/?state=proposed"),
    Shown("oyun", "office_petitions", "/office/suld/petitions/?state=closed"),
    Shown("uranchimeg", "office_petition_new", "/office/suld/petitions/new/"),
    Shown("uranchimeg", "office_petitions", "/office/suld/petitions/?state=received"),
    Shown("uranchimeg", "office_petition_import", "/office/suld/petitions/import/"),
    Shown("uranchimeg", "office_petition_import_list", "/office/suld/petitions/import/{list_new}/"),
    Shown(
        "uranchimeg", "office_petition_import_list", "/office/suld/petitions/import/{list_done}/"
    ),
    Shown("uranchimeg", "office_petition_field", "/office/suld/petitions/field/"),
    Shown("uranchimeg", "office_petitions_find", "/office/suld/petitions/find/"),
    Shown("uranchimeg", "office_petition_book", "/office/suld/petitions/book/"),
    Shown("uranchimeg", "office_petition_book", "/office/suld/petitions/book/?year=2031"),
    Shown("uranchimeg", "office_petition_figures", "/office/suld/petitions/figures/"),
    Shown("mandakh", "office_petition_figures", "/office/suld/petitions/figures/?period={year}"),
    Shown("nergui", "office_petition_figures", "/office/naran/petitions/figures/?period={year}"),
    Shown("uranchimeg", "office_petition_reports", "/office/suld/petitions/reports/"),
    Shown("nergui", "office_petition_reports", "/office/naran/petitions/reports/"),
    Shown("uranchimeg", "office_petition_report", "/office/suld/petitions/reports/{year}-Q1/"),
    Shown("mandakh", "office_petition_report", "/office/suld/petitions/reports/{year}/"),
    Shown("uranchimeg", "office_petition", LETTER),
    Shown("mandakh", "office_petition", "/office/suld/petitions/{letter_proposed}/"),
    Shown("uranchimeg", "office_petition", "/office/suld/petitions/{letter_proposed}/"),
    Shown("oyun", "office_petition", "/office/suld/petitions/{letter_given}/"),
    Shown("uranchimeg", "office_petition", "/office/suld/petitions/{letter_late}/"),
    Shown("mandakh", "office_petition", "/office/suld/petitions/{letter_answered}/"),
    Shown("uranchimeg", "office_petition_receipt", f"{LETTER}receipt/"),
    Shown("mandakh", "office_petition_receipt", f"{LETTER}receipt/"),
    Shown("uranchimeg", "office_petition_card", "/office/suld/petitions/{letter_given}/card/"),
    Shown("oyun", "office_petition_reply", "/office/suld/petitions/{letter_given}/reply/"),
    Shown("oyun", "office_petition_give_back", "/office/suld/petitions/{letter_given}/give-back/"),
    Shown(
        "uranchimeg", "office_petition_deliver", "/office/suld/petitions/{letter_answered}/deliver/"
    ),
    Shown("uranchimeg", "office_petition_forward", f"{LETTER}forward/"),
    Shown("uranchimeg", "office_petition_return", f"{LETTER}return/"),
    Shown("uranchimeg", "office_petition_withdraw", f"{LETTER}withdraw/"),
    Shown("mandakh", "office_petition_extend", f"{LETTER}extend/?days=10"),
    Shown("uranchimeg", "office_petition_kind", f"{LETTER}kind/"),
    Shown("uranchimeg", "office_petition_link", f"{LETTER}link/"),
    Shown("uranchimeg", "office_petition", "/office/suld/petitions/{letter_ruled}/"),
    Shown(
        "uranchimeg", "office_petition_letter", "/office/suld/petitions/{letter_answered}/letter/"
    ),
    Shown("uranchimeg", "office_petition_forward", f"{LETTER}forward/?superior=1"),
    Shown(
        "oyun",
        "office_petition_reply",
        "/office/suld/petitions/{letter_given}/reply/?template={template}",
    ),
    Shown("uranchimeg", "office_petition_templates", "/office/suld/petitions/templates/"),
    Shown(
        "uranchimeg",
        "office_petition_template_new",
        "/office/suld/petitions/templates/new/?ready=refused",
    ),
    Shown("uranchimeg", "office_petition_template", "/office/suld/petitions/templates/{template}/"),
    Shown("mandakh", "office_petition_rules", "/office/suld/petitions/rules/"),
    Shown("uranchimeg", "office_petition_publish", "/office/suld/petitions/{letter_open}/publish/"),
    Shown("mandakh", "office_petition_publish", "/office/suld/petitions/{letter_told}/publish/"),
    Shown("mandakh", "office_petition_publish", "/office/suld/petitions/{letter_shown}/publish/"),
]

NOT_SHOWN = {
    # buttons
    *("sign_out", "new_calendar_address", "done", "excuse", "lift_excuse", "publish", "send_back"),
    *("plan_discard", "role_take", "position_spelling", "report_discard"),
    *("report_check", "report_sign_off", "report_back", "report_issue", "report_scan"),
    *("report_correct", "report_files_again", "report_file_ask", "league_file_ask"),
    *("person_contact", "person_sign_in", "person_password"),
    *BUTTONS,
    *("measure_progress", "measure_score", "measure_writing", "measure_answer", "proof_remove"),
    *("who_writes", "period_follow", "period_close", "report_template_drop"),
    # a piece of a page
    "petition_alike",
    *PETITION_BUTTONS,
    *("office_petitions_confirm", "office_petitions_propose"),
    *("office_petition_import_template", "office_petition_import_left"),
    # called by the page that a phone keeps
    *("office_petition_field_worker", "office_petition_field_send"),
    # files and feeds
    "office_petition_figures_file",
    *("office_petition_report_file", "office_petition_reports_plan"),
    *("office_petitions_excel", "office_petition_file", "office_petition_attachment"),
    *("decision_file", "office_decision_file", "proof_file", "report_template_file"),
    *("calendar", "board_excel", "plan_word", "plan_excel", "report_file", "issued_report_file"),
    *("league_file", "asked_file_taken", "report_files"),
}
