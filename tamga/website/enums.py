"""The sentences of what the website journals."""

from django.utils.translation import gettext_lazy as _

JOURNAL = {
    "site.added": _("The site %(hostname)s was added."),
    "page.handed_in": _("A page was handed in for publication."),
    "page.published": _("A page was published."),
    "page.sent_back": _("A page was sent back with a note."),
    "page.withdrawn": _("A page was withdrawn as published in error."),
    "editors.synced": _("The editing groups of the unit follow its grants."),
}
