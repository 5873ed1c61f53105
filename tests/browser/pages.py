"""Every page of our own, who looks at it, and an example of its address."""

from dataclasses import dataclass

from tests.browser.furniture import BUDGET, EMPTY, GLASS


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
    Shown("bolormaa", "report_import", "/office/suld/reports/import/"),
    Shown("bolormaa", "report_preview", "/office/suld/reports/import/{report_import}/"),
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

NOT_SHOWN = {
    # buttons
    *("sign_out", "new_calendar_address", "done", "excuse", "lift_excuse", "publish", "send_back"),
    *("plan_discard", "role_take", "position_spelling", "report_discard"),
    *("person_contact", "person_sign_in", "person_password"),
    # files and feeds
    *("calendar", "board_excel", "plan_word", "plan_excel", "report_file"),
}
