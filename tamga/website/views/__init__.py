"""Public pages that are not in the page tree."""

from tamga.website.views.decisions import decision, decision_file, decisions
from tamga.website.views.pages import (
    broken,
    media,
    not_found,
    page,
    punctuality,
    robots,
    search,
    serve,
    sitemap,
)

__all__ = [
    "broken",
    "decision",
    "decision_file",
    "decisions",
    "media",
    "not_found",
    "page",
    "punctuality",
    "robots",
    "search",
    "serve",
    "sitemap",
]
