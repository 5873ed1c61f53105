"""The door for the application server."""

import os
from contextlib import suppress

from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from tamga.vault.queries import assert_keys  # noqa: E402 (needs the settings)

with suppress(OperationalError):  # a database that comes up later is asked when it is written to
    assert_keys()
connection.close()  # each of the server's processes has its own
