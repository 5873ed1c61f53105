"""A mark of a provision as somebody saw it, so that two who change it at once are told."""

import hashlib
import json

from tamga.decisions.models import Provision, Window


def mark_of(provision: Provision) -> str:
    """A short mark of all that can be changed of a provision: another one after each change."""
    windows = Window.objects.filter(provision=provision, assignment__isnull=True)
    facts = [
        provision.number_printed,
        provision.text,
        provision.parent_id,
        provision.responsible_text,
        provision.controlled,
        str(provision.valid_from),
        str(provision.valid_to),
        provision.schedules,
        [[str(each.opens_on), str(each.due_on)] for each in windows],
        list(provision.recipients.values_list("name", "form")),
    ]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]
