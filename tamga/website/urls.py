"""Public addresses beside the page tree."""

from django.urls import path, re_path
from wagtail.urls import serve_pattern

from tamga.website import views
from tamga.website.views import (
    petition_answers,
    petition_figures,
    petition_tracking,
    petitions,
    reports,
)

_AT = "<slug:kind>/<int:year>/<int:serial>/"
# as decisions.rules.public_address gives them; a body's books have its name before
decision_paths = [
    pattern
    for begin in ("decisions/", "decisions/<slug:body>/")
    for pattern in (
        path(f"{begin}{_AT}", views.decision, name="decision"),
        path(f"{begin}{_AT}files/<int:pk>/", views.decision_file, name="decision_file"),
    )
]

_REPORT = "reports/<slug:source>/<slug:code>/"
# as IssuedReport.address gives them
report_paths = [
    path("reports/", reports.reports, name="issued_reports"),
    path(_REPORT, reports.report, name="issued_report"),
    path(f"{_REPORT}report.<slug:form>", reports.report_file, name="issued_report_file"),
]

petition_paths = [
    path("petitions/", petitions.petitions, name="petitions"),
    path("petitions/new/", petitions.petition_new, name="petition_new"),
    path("petitions/alike/", petitions.petition_alike, name="petition_alike"),
    path("petitions/track/", petition_tracking.petition_track, name="petition_track"),
    path("petitions/figures/", petition_figures.petition_figures, name="petition_figures"),
    path("petitions/answers/", petition_answers.petition_answers, name="petition_answers"),
    # as petitions.queries.answers gives them
    path("petitions/answers/<int:pk>/", petition_answers.petition_answer, name="petition_answer"),
]

urlpatterns = [
    path("search/", views.search, name="search"),
    path("decisions/", views.decisions, name="decisions"),
    *decision_paths,
    *report_paths,
    *petition_paths,
    path("on-time/", views.punctuality, name="punctuality"),
    re_path(serve_pattern, views.serve, name="wagtail_serve"),
]
