"""One sentence for each way in which a file can't be read."""

from django.utils.translation import gettext_lazy as _

from tamga.documents.tables.failure import UnreadableFile

SENTENCES = {
    "empty": _("The file is empty."),
    "too_large": _("The file is %(size_mb)s MB; the most that is read is %(limit_mb)s MB."),
    "not_a_table": _("No table was found in the file. Word, Excel and text files are read."),
    "broken": _("The file is damaged and can't be opened. Save it again and upload the new copy."),
    "locked": _("The file is locked with a password. Remove the password and save it again."),
    "old_word": _(
        "The file is in the old format %(format)s. "
        "Open it in your office program and save it as .docx or .xlsx."
    ),
    "pdf": _("A PDF can't be read as a table. Upload the Word or Excel file it was made from."),
    "pdf_of_pictures": _(
        "The PDF holds pictures of its pages and no text. "
        "Upload the Word or Excel file it was made from."
    ),
    "too_many_pages": _("The PDF has more than %(limit)s pages; one of that size is not read."),
    "pdf_too_busy": _("The PDF has a page with more lines and letters than a table can hold."),
    "wrong_zip": _("The file is an archive, not a Word or Excel document. Unpack it first."),
    "zip_bomb": _("The file unpacks to far more than a document can hold and was not opened."),
    "xml_bomb": _("The file has parts that no office program writes and was not opened."),
    "too_many_rows": _("The file has more than %(limit)s rows; a table of that size is not read."),
}


def sentence(error: UnreadableFile) -> str:
    """The error in the active language."""
    return str(SENTENCES[error.code]) % error.params
