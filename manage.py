#!/usr/bin/env python
"""Django's manage, which first sees to it that the database of this checkout is up."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

# These read or write files alone and must work on a machine without any database.
WITHOUT_DATABASE = {
    "",
    "--version",
    "-h",
    "--help",
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "makemigrations",
    "version",
}
# Never connected to: it lets the settings load where nothing is installed.
NO_DATABASE = "postgresql:///none?host=/nonexistent"


def prepare_database(arguments: list[str]) -> None:
    """Start the private cluster where this command needs it; raises ClusterError."""
    from tamga.cluster import ClusterError, database_url, ensure_running

    if os.environ.get("DATABASE_URL", "").strip():
        return
    needless = (arguments[0] if arguments else "") in WITHOUT_DATABASE or "--help" in arguments
    try:
        database_url(ROOT, environ=os.environ)
        if not needless:
            ensure_running(ROOT)
    except ClusterError:
        if not needless:
            raise
        os.environ["DATABASE_URL"] = NO_DATABASE


def main() -> None:
    """Run one command; exit 1 with one sentence when its database can't be had."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from tamga.cluster import ClusterError
    except ModuleNotFoundError as error:
        sys.exit(
            f"{error.name} is not installed: run make install, then .venv/bin/python manage.py."
        )
    try:
        prepare_database(sys.argv[1:])
    except ClusterError as error:
        sys.exit(str(error))

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
