"""What public pages show, each in a fixed number of queries."""

from tamga.website.queries.articles import (
    PAGE_SIZE,
    Article,
    Leaf,
    Row,
    article_at,
    introduction_of,
    leaf_of,
    newest,
)
from tamga.website.queries.frame import (
    Frame,
    Kept,
    MenuEntry,
    ShownUnit,
    current_mark,
    frame_of,
    host_of,
)
from tamga.website.queries.publications import Counted, counted_in
from tamga.website.queries.sites import collection_of, site_of, waiting_for_publication

__all__ = [
    "PAGE_SIZE",
    "Article",
    "Counted",
    "Frame",
    "Kept",
    "Leaf",
    "MenuEntry",
    "Row",
    "ShownUnit",
    "article_at",
    "collection_of",
    "counted_in",
    "current_mark",
    "frame_of",
    "host_of",
    "introduction_of",
    "leaf_of",
    "newest",
    "site_of",
    "waiting_for_publication",
]
