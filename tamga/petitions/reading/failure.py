"""The one error that reading a list of petitions may raise, and its sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "kind": _("Choose an Excel (.xlsx) or a CSV (.csv) file."),
    "too_large": _("The file is larger than %(most)s MB. Divide it into several."),
    "too_many": _("The file has more than %(most)s rows. Divide it into several."),
    "cell": _(
        "A cell in row %(row)s holds more than %(most)s letters: a quotation mark may be missing "
        "there."
    ),
    "lost": _(
        "The letters ө and ү of this file were lost when it was saved. Save it again as CSV UTF-8 "
        "or as an Excel (.xlsx) file."
    ),
    "no_rows": _("No table of petitions was found in the file: a line of headings and rows below."),
}


class UnreadableList(ValueError):  # reads as a sentence where it is raised
    """A file that isn't read as a list of petitions; ``str()`` is a sentence for the person."""

    def __init__(self, said: str, **params: object) -> None:
        super().__init__(str(SENTENCES[said]) % params if said in SENTENCES else said)
