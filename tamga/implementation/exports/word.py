"""The report as Word, from a template that an office changes in Word itself.

docxtpl fills the template; its language runs in a sandbox and sees plain texts alone, so a hostile
template can print what the report holds and nothing else. An office's own template is filled in a
process of its own with a limit to its time and memory: loops within loops end there, and the web
goes on. A bad tag is told by its own words.
"""

import json
import struct
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from tamga.implementation.exports import template_room
from tamga.implementation.exports.context import context
from tamga.implementation.report.model import Report

FORM = Path(__file__).parents[1] / "forms_of_report" / "report.docx"
LARGEST = 5 * 1024 * 1024
SECONDS = 20  # 2,000 rows take two
MEMORY = 1536 * 1024 * 1024


class BadTemplateError(ValueError):
    """The office's template can't be used; the text says why, in the active language; a bad tag in
    the words of the template language.
    """


def word(report: Report, template: bytes | None = None, *, seconds: int = SECONDS) -> bytes:
    """The bytes of a .docx; ``template`` is the office's own, else ours.

    Raises BadTemplateError when the template is no Word file, too large, holds a bad tag, or takes
    longer than ``seconds`` or more than ``MEMORY``.
    """
    if template is None:
        return template_room.fill(FORM.read_bytes(), context(report))
    if len(template) > LARGEST:
        raise BadTemplateError(_("The template is larger than 5 MB."))
    return _apart(template, context(report), seconds)


def _apart(template: bytes, values: dict[str, object], seconds: int) -> bytes:
    """Filled by ``template_room``, which gets nothing of our environment."""
    plain = json.dumps(values, ensure_ascii=False).encode()
    try:
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-P", "-B", template_room.__file__, str(seconds), str(MEMORY)],
            input=struct.pack(">Q", len(plain)) + plain + template,
            capture_output=True,
            timeout=seconds,
            env={"PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadTemplateError(_too_slow(seconds)) from None
    if done.stdout[:1] == b"+":
        return done.stdout[1:]
    why, _space, said = done.stdout[1:].decode(errors="replace").partition(" ")
    if why == "tag":
        raise BadTemplateError(said)
    if why == "large":
        raise BadTemplateError(
            _("The template makes a document that is too large: look for loops within loops.")
        )
    if why == "broken":
        raise BadTemplateError(_("The template is not a Word file."))
    raise BadTemplateError(_too_slow(seconds))


def _too_slow(seconds: int) -> str:
    return _(
        "The template isn't filled after %(seconds)s seconds: look for loops within loops."
    ) % {"seconds": seconds}
