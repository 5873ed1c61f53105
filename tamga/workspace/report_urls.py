"""The addresses of a report's way out."""

from django.urls import path

from tamga.workspace.views import (
    asked_files,
    report_files,
    report_leaving,
    report_life,
    report_template,
)

_REPORT = "office/<slug:slug>/reports/<int:pk>/"

_ASKED = "office/<slug:slug>/files/<int:pk>/"
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
    path(f"{_REPORT}files/", report_files.report_files, name="report_files"),
    path(f"{_REPORT}files/again/", report_files.report_files_again, name="report_files_again"),
    path(f"{_REPORT}make/<str:form>/", asked_files.report_file_ask, name="report_file_ask"),
    path(
        "office/<slug:slug>/league/<slug:source>/<str:code>/make/<str:form>/",
        asked_files.league_file_ask,
        name="league_file_ask",
    ),
    path(_ASKED, asked_files.asked_file, name="asked_file"),
    path(f"{_ASKED}take/", asked_files.asked_file_taken, name="asked_file_taken"),
    path(f"{_REPORT}correct/", report_leaving.correction, name="report_correct"),
]
