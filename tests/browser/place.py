"""Where the browser meets the site: a server on a free port over a database of its own."""

import re
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection
from django.test.testcases import QuietWSGIRequestHandler
from django.utils import translation

from tests import databases


@contextmanager
def clone_of(source: str) -> Iterator[str]:
    """A copy of a database, used by every thread as long as the block lasts."""
    before = connection.settings_dict["NAME"]
    clone = f"{source}_{uuid.uuid4().hex[:8]}"
    databases.clone(source, clone)
    databases.use(clone)
    try:
        yield clone
    finally:
        databases.close(clone)
        databases.use(before)
        databases.drop(clone)


@contextmanager
def served() -> Iterator[str]:
    """The address of a server with the whole project, static files by whitenoise included."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.daemon_threads = True
    server.block_on_close = False
    server.set_app(WSGIHandler())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def mn(source: str, **values: object) -> str:
    """The Mongolian of a source string of ours, which must have one."""
    with translation.override("mn"):
        text = translation.gettext(source)
    assert text != source, f"not translated: {source}"
    return text % values


def words(text: str) -> str:
    """A text with every run of blanks as one."""
    return re.sub(r"\s+", " ", text).strip()


def many(one: str, more: str, n: int, **values: object) -> str:
    """The Mongolian of a counted source string of ours."""
    with translation.override("mn"):
        text = translation.ngettext(one, more, n)
    assert text not in {one, more}, f"not translated: {one}"
    return text % {"n": n, **values}
