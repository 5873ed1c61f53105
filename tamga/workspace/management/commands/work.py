"""The worker: sends notices, reminds, seals the journal, repairs at night."""

import asyncio

from django.core.management.base import CommandError
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from tamga.vault.enums import KeyMissing
from tamga.vault.queries import assert_keys
from tamga.workspace.management import command


class Command(command.Command):
    """``manage.py work``: runs until it is told to end, finishing what it has begun."""

    help = "Run the worker of the queue; Ctrl-C or SIGTERM ends it after the job in hand."

    def handle(self, *args: object, **options: object) -> None:
        """One job at a time is plenty for a soum; a second slot keeps a slow one from blocking."""
        try:
            assert_keys()
        except KeyMissing as error:
            raise CommandError(str(error)) from error
        assert isinstance(app.connector, DjangoConnector)
        with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
            asyncio.run(_work(worker_app))


async def _work(worker_app: object) -> None:
    async with worker_app.open_async():  # type: ignore[attr-defined]
        await worker_app.run_worker_async(  # type: ignore[attr-defined]
            concurrency=2, shutdown_graceful_timeout=8
        )
