"""The file of an answer, for whoever has number and code."""

import logging
from pathlib import PurePosixPath

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from tamga.documents.queries import DamagedFile, read
from tamga.petitions.models import Petition

logger = logging.getLogger(__name__)
OPENED = {"application/pdf", "image/png", "image/jpeg"}  # by the browser itself


def reply_file(petition: Petition) -> HttpResponse:
    """The newest answer's file under a name of ours. Raises Http404 when it has none."""
    reply = petition.replies.select_related("file").order_by("-pk").first()
    if reply is None or reply.file is None:
        raise Http404
    try:
        data = read(reply.file)
    except DamagedFile:
        logger.exception("the file %s of an answer can't be read", reply.file.pk)
        raise Http404 from None
    kind, name = reply.file.content_type, f"reply{PurePosixPath(reply.file.name).suffix}"
    opened = content_disposition_header(as_attachment=kind not in OPENED, filename=name)
    headers = {
        "Content-Disposition": opened or "attachment",
        "Content-Security-Policy": "default-src 'none'",
    }
    return HttpResponse(data, content_type=kind, headers=headers)
