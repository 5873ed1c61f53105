"""The worker's part: reminders from eight in the morning, the nightly repair and sweep, scheduled
pages.
"""

from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.decisions.actions import mend_search
from tamga.petitions.actions import mend_answers
from tamga.petitions.actions.forgetting import forget_people
from tamga.website.actions import repair as repair_website
from tamga.workspace import petition_reminders, reminders
from tamga.workspace.actions.files import forget_unused

MORNING = 8  # o'clock of the installation


@app.periodic(cron="0 * * * *")
@app.task(queueing_lock="workspace.remind")
def remind(timestamp: int) -> None:
    """Remind at eight, and after a stop at the next full hour of the day.

    Asked every hour because timers count in UTC; what was sent isn't sent twice.
    """
    now = timezone.now()
    if timezone.localtime(now).hour >= MORNING:
        reminders.remind(at=now)
        petition_reminders.remind(at=now)


@app.periodic(cron="10 18 * * *")
@app.task(queueing_lock="workspace.repair")
def repair(timestamp: int) -> None:
    """At night (18:10 UTC) mend what a crash between publishing and closing left, and what the
    search doesn't know of the decisions and of the published petitions.
    """
    repair_website(at=timezone.now())
    mend_search(at=timezone.now())
    mend_answers(at=timezone.now())


@app.periodic(cron="40 18 * * *")
@app.task(queueing_lock="workspace.sweep")
def sweep(timestamp: int) -> None:
    """At night (18:40 UTC) forget files of hand-ins and imports that came to nothing, and the
    people of petitions whose time of keeping is over.
    """
    forget_unused(at=timezone.now())
    forget_people(at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="workspace.publish_scheduled")
def publish_scheduled(timestamp: int) -> None:
    """Let pages go live, and expire, at the time their author chose."""
    call_command("publish_scheduled", verbosity=0)
