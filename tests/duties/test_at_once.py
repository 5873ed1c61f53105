"""Two people press at the same moment."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from tamga.duties.actions import withdraw_evidence
from tamga.duties.enums import Source
from tamga.duties.models import Occurrence
from tests.duties.test_behaviour import MONTHLY, ORDERS, publish
from tests.stories import Soum, moment


def at_once(*deeds: Callable[[], object]) -> None:
    """All of them start together; each on a connection of its own."""
    start = threading.Barrier(len(deeds), timeout=60)

    def do(deed: Callable[[], object]) -> None:
        try:
            start.wait()
            deed()
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.slow
def test_a_withdrawal_beside_a_publication_leaves_no_occurrence_wrong(suld_committed: Soum):
    """Bolormaa withdraws the wrong scan while Uranchimeg publishes the right one for the same
    month: evidence stands, yet the month is open, and no repair looks at it again."""
    suld = suld_committed
    suld.plan(suld.duty(6, MONTHLY, paths=(ORDERS,)))
    may = Occurrence.objects.get(period="2026-05")
    for turn in range(12):
        publish(suld, ORDERS, "2026-06-02", key=f"wrong-{turn}", ticked=may)  # Tuesday
        at_once(
            lambda key=f"wrong-{turn}": withdraw_evidence(
                Source.WEBSITE, key, by=None, at=moment("2026-06-02")
            ),
            lambda key=f"right-{turn}": publish(suld, ORDERS, "2026-06-02", key=key, ticked=may),
        )
        for occurrence in Occurrence.objects.all():
            stands = occurrence.evidence.filter(withdrawn_at=None).exists()
            assert stands == (occurrence.fulfilled_at is not None), (turn, occurrence)
        withdraw_evidence(Source.WEBSITE, f"right-{turn}", by=None, at=moment("2026-06-02"))
