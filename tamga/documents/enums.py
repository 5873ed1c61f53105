"""How a text was read; the sentences of what is journalled about files and backups."""

from django.utils.translation import gettext_lazy as _

from tamga.documents.texts.model import How, Unread

__all__ = ["JOURNAL", "How", "Unread"]

JOURNAL = {
    "file.stored": _("A file of %(size)s bytes was stored (%(sha256)s)."),
    "file.sealed": _("A stored file of %(size)s bytes was closed with the key (%(sha256)s)."),
    "file.read": _("The text of a file was read (%(sha256)s, %(how)s)."),
    "file.not_read": _("A file could not be read whole (%(sha256)s, %(why)s)."),
    "backup.made": _("A backup was made (%(sha256)s)."),
    "backup.restored": _("The installation was restored from a backup of %(made_at)s."),
}
