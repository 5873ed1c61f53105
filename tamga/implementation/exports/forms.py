"""A report in each of its forms, and what the forms are to a browser."""

from tamga.implementation.exports.excel import workbook
from tamga.implementation.exports.pdf import pdf
from tamga.implementation.exports.word import word
from tamga.implementation.report.model import Report

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def made(report: Report, form: str, *, template: bytes | None = None) -> bytes:
    """The bytes of the report as one of ``CONTENT_TYPES``; ``template`` is the office's own for
    Word. Raises BadTemplateError, and KeyError for another form.
    """
    if form == "docx":
        return word(report, template)
    return {"pdf": pdf, "xlsx": workbook}[form](report)
