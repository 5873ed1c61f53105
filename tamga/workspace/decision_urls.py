"""The addresses of decisions, provisions and registers, below a unit's office."""

from django.urls import path

from tamga.workspace.views import (
    assignments,
    blanks,
    decision,
    decision_drafts,
    decision_files,
    decision_joining,
    decision_number,
    decision_publishing,
    decision_relations,
    decision_signing,
    decisions,
    provisions,
    register_entries,
    registers,
)

_D = "office/<slug:slug>/decisions/"
_R = "office/<slug:slug>/registers/"

urlpatterns = [
    path(_D, decisions.decisions, name="office_decisions"),
    path(f"{_D}missing/", decisions.missing, name="decisions_missing"),
    path(f"{_D}unassigned/", decisions.unassigned, name="provisions_unassigned"),
    path(f"{_D}new/", decision_drafts.new, name="decision_new"),
    path(f"{_D}<int:pk>/", decision.decision, name="office_decision"),
    path(f"{_D}<int:pk>/edit/", decision_drafts.edit, name="decision_edit"),
    path(f"{_D}<int:pk>/discard/", decision_drafts.discard, name="decision_discard"),
    path(f"{_D}<int:pk>/review/", decision_drafts.to_review, name="decision_review"),
    path(f"{_D}<int:pk>/comment/", decision.comment, name="decision_comment"),
    path(f"{_D}<int:pk>/back/", decision.send_back, name="decision_back"),
    path(f"{_D}<int:pk>/sign/", decision_signing.sign, name="decision_sign"),
    path(f"{_D}<int:pk>/number/", decision_number.give, name="decision_number"),
    path(f"{_D}<int:pk>/void/", decision_signing.void, name="decision_void"),
    path(f"{_D}<int:pk>/publish/", decision_publishing.publish, name="decision_publish"),
    path(f"{_D}<int:pk>/waive/", decision_publishing.waive, name="decision_waive"),
    path(f"{_D}files/<int:pk>/looked/", decision_publishing.looked, name="decision_looked"),
    path(f"{_D}<int:pk>/internal/", decision_publishing.keep, name="decision_internal"),
    path(f"{_D}<int:pk>/open/", decision_publishing.open_up, name="decision_open"),
    path(f"{_D}<int:pk>/files/", decision_files.add, name="decision_attach"),
    path(f"{_D}<int:pk>/script/", decision_files.script, name="decision_script"),
    path(f"{_D}<int:pk>/relate/", decision_relations.relate, name="decision_relate"),
    path(f"{_D}<int:pk>/join/", decision_joining.join, name="decision_join"),
    path(f"{_D}<int:pk>/provisions/new/", provisions.add, name="provision_add"),
    path(f"{_D}files/<int:pk>/", decision_files.file, name="office_decision_file"),
    path(f"{_D}provisions/<int:pk>/edit/", provisions.change, name="provision_edit"),
    path(f"{_D}provisions/<int:pk>/off/", provisions.take_off, name="provision_off"),
    path(f"{_D}provisions/<int:pk>/send/", assignments.send, name="provision_send"),
    path(f"{_D}provisions/<int:pk>/assign/", assignments.assign, name="provision_assign"),
    path(_R, registers.registers, name="registers"),
    path(f"{_R}<int:pk>/", registers.register, name="register"),
    path(f"{_R}<int:pk>/afterwards/", registers.afterwards, name="register_afterwards"),
    path(f"{_R}entries/<int:pk>/void/", register_entries.void, name="entry_void"),
    path(f"{_R}blanks/", blanks.blanks, name="blanks"),
    path(f"{_R}blanks/<int:pk>/", blanks.series, name="blank_series"),
    path(f"{_R}blanks/<int:pk>/use/", blanks.use, name="blank_use"),
    path(f"{_R}blanks/<int:pk>/spoil/", blanks.spoil, name="blank_spoil"),
]
