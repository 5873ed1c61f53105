"""The mark that tells a process whether what it keeps of the sites still holds."""

import uuid

from django.db import models


class FrameMark(models.Model):
    """Changed by triggers (migration 0003) with every change of what all pages of a site show.

    One row as a rule; one more for each writer that once came at the same moment as another. The
    marks of all rows together never come back.
    """

    mark = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.mark)
