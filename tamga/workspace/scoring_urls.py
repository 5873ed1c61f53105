"""The addresses of an aimag's evaluators and of the league."""

from django.urls import path

from tamga.workspace.views import league, scoring, scoring_lock

ROUND = "office/<slug:slug>/scoring/<slug:source>/<str:code>/"

urlpatterns = [
    path("office/<slug:slug>/scoring/", scoring.scoring, name="scoring"),
    path(ROUND, scoring.scoring_round, name="scoring_round"),
    path(f"{ROUND}<int:provision_id>/", scoring.scoring_provision, name="scoring_provision"),
    path(f"{ROUND}lock/", scoring_lock.scoring_lock, name="scoring_lock"),
    path(f"{ROUND}reopen/<slug:soum>/", scoring_lock.scoring_reopen, name="scoring_reopen"),
    path("office/<slug:slug>/league/", league.league_table, name="league"),
    path(
        "office/<slug:slug>/league/<slug:source>/<str:code>/report.<str:form>",
        league.league_file,
        name="league_file",
    ),
]
