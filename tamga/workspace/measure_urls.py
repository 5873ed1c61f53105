"""Addresses of reporting periods and their measures, below /office/<slug>/."""

from django.urls import path

from tamga.workspace.views import measure, measures, periods

urlpatterns = [
    path("office/<slug:slug>/reports/open/", periods.period_open, name="period_open"),
    path("office/<slug:slug>/reports/<int:pk>/measures/", measures.measures, name="measures"),
    path("office/<slug:slug>/reports/<int:pk>/writers/", measures.who_writes, name="who_writes"),
    path("office/<slug:slug>/reports/<int:pk>/follow/", periods.period_follow,
         name="period_follow"),
    path("office/<slug:slug>/reports/<int:pk>/close/", periods.period_close, name="period_close"),
    path("office/<slug:slug>/reports/<int:pk>/reopen/", periods.period_reopen,
         name="period_reopen"),
    path("office/<slug:slug>/measures/<int:pk>/", measure.measure, name="measure"),
    path(
        "office/<slug:slug>/measures/<int:pk>/progress/",
        measures.progress,
        name="measure_progress",
    ),
    path("office/<slug:slug>/measures/<int:pk>/score/", measures.score, name="measure_score"),
    path("office/<slug:slug>/measures/<int:pk>/writing/", measures.writing, name="measure_writing"),
    path("office/<slug:slug>/measures/<int:pk>/answer/", measure.measure_answer,
         name="measure_answer"),
    path("office/<slug:slug>/proofs/<int:pk>/remove/", measure.proof_remove, name="proof_remove"),
    path("office/<slug:slug>/proofs/<int:pk>/file/", measure.proof_file, name="proof_file"),
]  # fmt: skip
