"""The addresses of a report's way out."""

from django.urls import path

from tamga.workspace.views import report_leaving, report_life

_REPORT = "office/<slug:slug>/reports/<int:pk>/"

urlpatterns = [
    path(f"{_REPORT}check/", report_life.check, name="report_check"),
    path(f"{_REPORT}sign-off/", report_life.sign, name="report_sign_off"),
    path(f"{_REPORT}back/", report_life.back, name="report_back"),
    path(f"{_REPORT}issue/", report_leaving.issue_report, name="report_issue"),
    path(f"{_REPORT}scan/", report_leaving.scan, name="report_scan"),
    path(f"{_REPORT}correct/", report_leaving.correction, name="report_correct"),
]
