"""Public addresses beside the page tree."""

from django.urls import path, re_path
from wagtail.urls import serve_pattern

from tamga.website import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("on-time/", views.punctuality, name="punctuality"),
    re_path(serve_pattern, views.serve, name="wagtail_serve"),
]
