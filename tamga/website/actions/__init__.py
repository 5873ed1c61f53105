"""The only writers of sites and pages."""

from tamga.website.actions.evidence import hand_evidence, index_page, repair
from tamga.website.actions.pages import hand_in, publish, send_back, withdraw
from tamga.website.actions.sites import add_section_page, add_site, sync_editors

__all__ = [
    "add_section_page",
    "add_site",
    "hand_evidence",
    "hand_in",
    "index_page",
    "publish",
    "repair",
    "send_back",
    "sync_editors",
    "withdraw",
]
