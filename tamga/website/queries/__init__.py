"""What public pages show, each in a fixed number of queries."""

from tamga.website.queries.articles import (
    PAGE_SIZE,
    Article,
    Leaf,
    Row,
    above_list_of,
    article_at,
    leaf_of,
    newest,
)
from tamga.website.queries.decisions import (
    Asked,
    DecisionRow,
    choices_of,
    decision_at,
    decisions_of,
    newest_decisions,
    sections_of_decisions,
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
    "Asked",
    "Counted",
    "DecisionRow",
    "Frame",
    "Kept",
    "Leaf",
    "MenuEntry",
    "Row",
    "ShownUnit",
    "above_list_of",
    "article_at",
    "choices_of",
    "collection_of",
    "counted_in",
    "current_mark",
    "decision_at",
    "decisions_of",
    "frame_of",
    "host_of",
    "leaf_of",
    "newest",
    "newest_decisions",
    "sections_of_decisions",
    "site_of",
    "waiting_for_publication",
]
