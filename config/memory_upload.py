"""Files that must never lie on a disk in clear, not even in the server's folder for uploads: Django
writes larger ones there.
"""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


class InMemory(FileUploadHandler):
    """Keeps at most ``most`` bytes of all files together. One that goes beyond them comes empty but
    says its whole size, by which the form refuses it; what else was typed isn't lost.
    """

    def __init__(self, request: HttpRequest, *, most: int) -> None:
        super().__init__(request)
        self.most, self.got = most, 0
        self.kept = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The next file of the form."""
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep it, or let go of the file to which it is too much."""
        self.got += len(raw_data)
        if self.got > self.most:
            self.kept = BytesIO()
        else:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file, or its size alone."""
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
    """The uploads of a view stay in memory. It must be without the middleware's token, or
    ``guarded_in_memory``: whoever looks for a token reads the form, and then it is too late.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def prepared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                request.upload_handlers = [InMemory(request, most=most)]
            return view(request, *args, **kwargs)

        return prepared

    return decorate


def guarded_in_memory(*, most: int) -> Callable[[View], View]:
    """The same for a view of the staff: the middleware would ask for the token before, so it is
    asked for behind.
    """

    def decorate(view: View) -> View:
        return csrf_exempt(in_memory(most=most)(csrf_protect(view)))

    return decorate
