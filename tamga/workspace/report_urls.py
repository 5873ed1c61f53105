"""The addresses of a report's way out."""

from django.urls import path

from tamga.workspace.views import report_leaving, report_life, report_template

_REPORT = "office/<slug:slug>/reports/<int:pk>/"

_TEMPLATE = "office/<slug:slug>/reports/template/"

urlpatterns = [
    path(_TEMPLATE, report_template.report_template, name="report_template"),
    path(
        f"{_TEMPLATE}report.docx", report_template.report_template_file, name="report_template_file"
    ),
    path(f"{_TEMPLATE}drop/", report_template.report_template_drop, name="report_template_drop"),
    path(f"{_REPORT}check/", report_life.check, name="report_check"),
    path(f"{_REPORT}sign-off/", report_life.sign, name="report_sign_off"),
    path(f"{_REPORT}back/", report_life.back, name="report_back"),
    path(f"{_REPORT}issue/", report_leaving.issue_report, name="report_issue"),
    path(f"{_REPORT}scan/", report_leaving.scan, name="report_scan"),
    path(f"{_REPORT}correct/", report_leaving.correction, name="report_correct"),
]
