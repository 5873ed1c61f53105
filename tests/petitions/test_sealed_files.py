"""What citizens attach and what they are answered with lies closed, and older files are closed."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command

from tamga.documents.actions import store
from tamga.documents.models import FileText, StoredFile
from tamga.documents.queries import read
from tamga.petitions.actions import Incoming, attach, reply
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Attachment
from tests.petitions.disguises import found_in
from tests.petitions.letters import AT, received, routed
from tests.petitions.life import PAPER, SCAN, whole_life
from tests.stories import Soum

PAPERS = (PAPER.encode(), SCAN.encode())


def on_disk() -> bytes:
    root = Path(django_settings.PRIVATE_ROOT)
    return b"\n".join(path.read_bytes() for path in root.rglob("*") if path.is_file())


def test_all_that_comes_with_a_petition_is_closed_and_read_by_no_machine(suld: Soum):
    life = whole_life(suld)
    assert set(StoredFile.everything.values_list("sealed", flat=True)) == {True}
    assert StoredFile.everything.count() == 3
    assert found_in(on_disk(), life.said.values()) == []
    assert not FileText.everything.exists()


def test_a_paper_and_a_voice_come_back_as_they_were(suld: Soum):
    files = [Incoming("a.txt", PAPER.encode()), Incoming("b.ogg", b"OggS of her voice")]
    rows = attach(received(suld).petition, files, by=None, at=AT)
    assert [read(row.stored) for row in rows] == [file.data for file in files]
    assert [row.stored.content_type for row in rows] == ["text/plain", "audio/ogg"]


def left_open(soum: Soum) -> None:
    """As a version before this one kept them; one paper came with two petitions."""
    first, oyun = routed(soum), soum.people["oyun"]
    kept = {"unit_id": soum.unit.pk, "by": None, "at": AT}
    file = store(PAPERS[0], name="attachment-1.txt", **kept)
    for petition in (first, received(soum).petition):
        Attachment.everything.create(
            unit=soum.unit, petition=petition, stored=file, name="Дулмаа.txt", added_at=AT
        )
    answer = store(PAPERS[1], name="reply-1.pdf", **kept)
    reply(first, outcome=Outcome.RESOLVED, text="", file=answer, by=oyun, at=AT)
    store(b"a decision that everybody reads", name="decision.txt", **kept)


def test_the_rotation_closes_what_an_older_version_left_open(
    suld: Soum, django_capture_on_commit_callbacks, capsys: pytest.CaptureFixture
):
    left_open(suld)
    assert PAPERS[0] in on_disk()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("rotate_vault_key")
    assert found_in(on_disk(), [PAPER, SCAN]) == []
    assert b"a decision that everybody reads" in on_disk(), "nothing else is touched"
    rows = StoredFile.everything.filter(sealed=True).order_by("pk")
    assert tuple(read(row) for row in rows) == PAPERS
    assert len({row.stored for row in Attachment.everything.all()}) == 1
    call_command("rotate_vault_key")
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 values")
