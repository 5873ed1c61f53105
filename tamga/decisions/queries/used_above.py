"""What other apps keep under provisions, asked without knowing them."""

from collections.abc import Iterable
from typing import Any

from tamga.decisions.models import Provision


def used_above(provisions: Iterable[Provision]) -> set[int]:
    """The keys of those under which an app above this one keeps something (a report's measure).

    Which apps these are this one doesn't know: it asks its own model who points at it.
    """
    keys, found = [each.pk for each in provisions], set[int]()
    relations: list[Any] = [
        field
        for field in Provision._meta.get_fields(include_hidden=True)
        if field.auto_created and field.is_relation and not field.concrete
    ]
    for relation in relations:
        model, name = relation.related_model, relation.field.name
        if model._meta.app_label != Provision._meta.app_label:
            rows = model._base_manager.filter(**{f"{name}__in": keys})
            found |= set(rows.values_list(name, flat=True))
    return found
