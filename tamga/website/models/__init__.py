"""Page types, images and documents of the sites."""

from tamga.website.models.frames import FrameMark
from tamga.website.models.media import SiteDocument, SiteImage, SiteRendition
from tamga.website.models.pages import (
    ArticleAttachment,
    ArticleLink,
    ArticlePage,
    HomePage,
    MenuPage,
    SectionPage,
)

__all__ = [
    "ArticleAttachment",
    "ArticleLink",
    "ArticlePage",
    "FrameMark",
    "HomePage",
    "MenuPage",
    "SectionPage",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
]
