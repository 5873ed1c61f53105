"""The slip that a bag governor gives a herder before there is signal."""

from uuid import UUID

from django.db.models import QuerySet

from tamga.petitions.models import Petition


def by_slip(rows: QuerySet[Petition], slip: str) -> QuerySet[Petition]:
    """Those of the rows that came under a key with these first six digits: the phone makes the key
    and prints its beginning, and the office receives under the whole of it. In all of the soum's
    petitions two may share a slip; what was sent on the website has none.
    """
    least, most = (UUID(hex=slip + digit * 26) for digit in "0f")
    return rows.filter(client_key__range=(least, most), entered_by__isnull=False)
