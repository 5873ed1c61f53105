"""Stored files that nothing needs any more."""

from datetime import datetime

from django.db.models import Exists, ManyToOneRel, OuterRef, QuerySet

from tamga.documents.models import StoredFile


def unused_files(*, before: datetime) -> QuerySet[StoredFile]:
    """Stored before a moment, and referred to by no row of any table: files of hand-ins that
    were never finished, of imports that were dropped.
    """
    found = StoredFile.everything.filter(stored_at__lt=before)
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            rows = relation.related_model._base_manager
            found = found.exclude(Exists(rows.filter(**{relation.field.name: OuterRef("pk")})))
    return found.order_by("pk")
