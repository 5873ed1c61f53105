"""Addresses: public pages at the root, the staff's rooms under fixed words, Wagtail's at /cms/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from tamga.website import views as website

handler404 = "tamga.website.views.not_found"
handler500 = "tamga.website.views.broken"

urlpatterns = [
    path("sitemap.xml", website.sitemap, name="sitemap"),
    path("robots.txt", website.robots, name="robots"),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", website.media, name="media"),
    *i18n_patterns(
        path("", include("tamga.workspace.urls")),
        path("", include("tamga.website.urls")),
        prefix_default_language=False,
    ),
]
