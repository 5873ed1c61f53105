"""The addresses of petitions below a unit's office; nothing about a person is in one."""

from django.urls import path

from tamga.workspace.views import (
    petition,
    petition_books,
    petition_changing,
    petition_ending,
    petition_field,
    petition_figures,
    petition_files,
    petition_finding,
    petition_receiving,
    petition_reply,
    petition_routing,
    petitions,
)

_P = "office/<slug:slug>/petitions/"
_ONE = f"{_P}<int:pk>/"

urlpatterns = [
    path(_P, petitions.petitions, name="office_petitions"),
    path(f"{_P}petitions.xlsx", petitions.excel, name="office_petitions_excel"),
    path(f"{_P}confirm/", petitions.confirm_many, name="office_petitions_confirm"),
    path(f"{_P}find/", petition_finding.find, name="office_petitions_find"),
    path(f"{_P}new/", petition_receiving.new, name="office_petition_new"),
    path(f"{_P}field/", petition_field.page, name="office_petition_field"),
    path(f"{_P}field/worker.js", petition_field.worker, name="office_petition_field_worker"),
    path(f"{_P}field/send/", petition_field.send, name="office_petition_field_send"),
    path(f"{_P}book/", petition_books.book, name="office_petition_book"),
    path(f"{_P}figures/", petition_figures.room, name="office_petition_figures"),
    path(
        f"{_P}figures/figures.<slug:form>",
        petition_figures.file,
        name="office_petition_figures_file",
    ),
    path(_ONE, petition.petition, name="office_petition"),
    path(f"{_ONE}receipt/", petition_receiving.receipt, name="office_petition_receipt"),
    path(f"{_ONE}card/", petition_books.card, name="office_petition_card"),
    path(f"{_ONE}look/", petition.look, name="office_petition_look"),
    path(f"{_ONE}file/", petition_files.attachment, name="office_petition_attachment"),
    path(f"{_ONE}words/", petition_files.written_down, name="office_petition_write_down"),
    path(f"{_ONE}note/", petition.note, name="office_petition_note"),
    path(f"{_ONE}propose/", petition_routing.propose, name="office_petition_propose"),
    path(f"{_ONE}confirm/", petition_routing.confirm, name="office_petition_confirm"),
    path(f"{_ONE}route/", petition_routing.route, name="office_petition_route"),
    path(f"{_ONE}give-back/", petition_routing.give_back, name="office_petition_give_back"),
    path(f"{_ONE}reply/", petition_reply.reply, name="office_petition_reply"),
    path(f"{_ONE}reply/file/", petition_reply.file, name="office_petition_file"),
    path(f"{_ONE}deliver/", petition_ending.deliver, name="office_petition_deliver"),
    path(f"{_ONE}forward/", petition_ending.forward, name="office_petition_forward"),
    path(f"{_ONE}return/", petition_ending.give_to_citizen, name="office_petition_return"),
    path(f"{_ONE}withdraw/", petition_ending.withdraw, name="office_petition_withdraw"),
    path(f"{_ONE}extend/", petition_changing.extend, name="office_petition_extend"),
    path(f"{_ONE}kind/", petition_changing.change_kind, name="office_petition_kind"),
    path(f"{_ONE}subject/", petition.sort, name="office_petition_subject"),
    path(f"{_ONE}link/", petition_changing.link, name="office_petition_link"),
]
