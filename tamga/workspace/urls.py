"""The staff's addresses: everything lies under /office/."""

from django.urls import path

from tamga.workspace.views import signing, work

urlpatterns = [
    path("office/sign-in/", signing.sign_in, name="sign_in"),
    path("office/sign-out/", signing.sign_out, name="sign_out"),
    path("office/", work.my_work, name="my_work"),
]
