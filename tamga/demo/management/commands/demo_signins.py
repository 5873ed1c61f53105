"""``manage.py demo_signins``: who can sign in to the demo, for the terminal."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tamga.workspace.people import demo_people


class Command(BaseCommand):
    """One line for each role's first person."""

    help = "Print a sign-in for each role of the demo."

    def handle(self, *args: Any, **options: Any) -> None:
        """Role, user name; the password is one for all."""
        shown = set()
        for person in demo_people():
            if person.role not in shown:
                shown.add(person.role)
                self.stdout.write(f"  {person.username:<10} {person.role}")
        self.stdout.write(f"\n  {settings.TAMGA_DEMO_PASSWORD}")
