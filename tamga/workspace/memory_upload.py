"""A file that is read at once and must never lie on a disk, not even in the server's folder for
uploads: Django writes larger ones there.
"""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


class InMemory(FileUploadHandler):
    """Keeps at most ``most`` bytes of all files together; ``too_large`` once there was more."""

    def __init__(self, request: HttpRequest, *, most: int) -> None:
        super().__init__(request)
        self.most, self.got, self.too_large = most, 0, False
        self.kept = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The next file of the form."""
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep it; the rest of one that is too large is read away, so that the page can say so."""
        self.got += len(raw_data)
        if self.got > self.most:
            self.too_large = True
            self.kept = BytesIO()
            raise StopUpload(connection_reset=False)
        self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name or "file",
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )


def in_memory(*, most: int) -> Callable[[View], View]:
    """The view's uploads stay in memory. The handler is chosen before the form is read, and with
    it the token: the middleware would read it first, so it is asked for here.
    """

    def decorate(view: View) -> View:
        guarded = csrf_protect(view)

        @csrf_exempt  # checked by ``guarded``, one line further
        @wraps(view)
        def prepared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                request.upload_handlers = [InMemory(request, most=most)]
            return guarded(request, *args, **kwargs)

        return prepared

    return decorate


def was_too_large(request: HttpRequest) -> bool:
    """Whether an upload was cut off because it had too many bytes."""
    return any(getattr(handler, "too_large", False) for handler in request.upload_handlers)
