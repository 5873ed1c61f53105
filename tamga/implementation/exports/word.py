"""The report as Word, from a template that an office changes in Word itself.

docxtpl fills the template; its language runs in a sandbox and sees plain texts alone, so a hostile
template can print what the report holds and nothing else. A bad tag is told by its own words.
"""

import io
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tamga.implementation.exports.context import context
from tamga.implementation.report.model import Report

FORM = Path(__file__).parents[1] / "forms_of_report" / "report.docx"
LARGEST = 5 * 1024 * 1024


class BadTemplateError(ValueError):
    """The office's template can't be used; the text says why, in the template language's words."""


def word(report: Report, template: bytes | None = None) -> bytes:
    """The bytes of a .docx; ``template`` is the office's own, else ours.

    Raises BadTemplateError when the template is no Word file, too large, or holds a bad tag.
    """
    source = FORM.read_bytes() if template is None else template
    if len(source) > LARGEST:
        raise BadTemplateError("the template is larger than 5 MB")
    try:
        document = DocxTemplate(io.BytesIO(source))
        document.render(context(report), ImmutableSandboxedEnvironment(autoescape=True))
        out = io.BytesIO()
        document.save(out)
    except TemplateError as error:
        raise BadTemplateError(str(error)) from error
    except Exception as error:  # python-docx and lxml raise whatever a broken package brings up
        raise BadTemplateError("the template is not a Word file") from error
    return out.getvalue()
