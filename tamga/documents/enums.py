"""The sentences of what is journalled about files and backups."""

from django.utils.translation import gettext_lazy as _

JOURNAL = {
    "file.stored": _("A file of %(size)s bytes was stored (%(sha256)s)."),
    "backup.made": _("A backup was made (%(sha256)s)."),
    "backup.restored": _("The installation was restored from a backup of %(made_at)s."),
}
