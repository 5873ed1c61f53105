"""Files of decisions lie outside the public media: what a page shows is given out, no more."""

import pytest
from django.test import Client

from tamga.decisions.actions import keep_internal, publish, void_number
from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision, DecisionFile
from tamga.documents.files import path_of
from tamga.documents.models import StoredFile
from tests.decisions.offices import attached, cleared, internal, numbered
from tests.stories import Soum, moment

FIRST = "/decisions/governor_order_a/2026/1/"


@pytest.fixture
def citizen() -> Client:
    """Somebody with a phone, at the site of Сүлд."""
    return Client()


def address_of(file: DecisionFile, page: str = FIRST) -> str:
    return f"{page}files/{file.pk}/"


def scanned(suld: Soum, **more) -> DecisionFile:
    """A published order with its scan."""
    decision = numbered(suld)
    file = attached(suld, decision, FileKind.CYRILLIC_SCAN, **more)
    publish(decision, by=suld.people["uranchimeg"], at=moment("2026-04-08"))
    return file


def test_a_scan_opens_in_the_browser_and_comes_once(suld: Soum, citizen: Client):
    file = scanned(suld, name="Иргэн УБ88121234.pdf")
    assert f'href="{address_of(file)}"' in citizen.get(FIRST).text
    assert "88121234" not in citizen.get(FIRST).text, "its name may be somebody's"
    response = citizen.get(address_of(file))
    assert response.content == b"%PDF-1.7 cyrillic_scan"
    assert response.headers["Content-Type"] == "application/pdf"
    name = f"governor_order_a-2026-1-{file.pk}.pdf"
    assert response.headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-cache" in response.headers["Cache-Control"]
    assert not response.cookies
    again = citizen.get(address_of(file), headers={"if-none-match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_a_browser_might_run_is_only_saved(suld: Soum, citizen: Client):
    decision = numbered(suld)
    file = attached(suld, decision, FileKind.CYRILLIC_SCAN)
    StoredFile.everything.filter(pk=file.stored_id).update(content_type="text/html")
    publish(decision, by=suld.people["uranchimeg"], at=moment("2026-04-08"))
    response = citizen.get(address_of(file))
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_a_cleared_copy_stands_for_the_scan(suld: Soum, citizen: Client):
    decision = cleared(suld)
    files = {file.kind: file for file in DecisionFile.everything.filter(decision=decision)}
    text = citizen.get(FIRST).text
    scan, copy = files[FileKind.CYRILLIC_SCAN], files[FileKind.CLEARED_COPY]
    assert address_of(scan) not in text
    assert citizen.get(address_of(scan)).status_code == 404
    assert address_of(copy) in text
    assert citizen.get(address_of(copy)).content.endswith(b"cleared_copy")


def test_with_a_cleared_copy_the_page_shows_nothing_personal(suld: Soum, citizen: Client):
    cleared(suld)
    for address in (FIRST, f"/en{FIRST}", "/decisions/", "/", "/search/?q=газар"):
        text = citizen.get(address).text
        assert "88112233" not in text, address
        assert "88121234" not in text, address
    assert "Газрыг гэрээгээр эзэмшүүлнэ." in citizen.get(FIRST).text


def _void(soum: Soum, decision: Decision) -> None:
    void_number(decision, reason="Давхар", by=soum.people["mandakh"], at=moment("2026-04-09"))


def _taken_back(soum: Soum, decision: Decision) -> None:
    keep_internal(decision, reason="Алдаа", by=soum.people["mandakh"], at=moment("2026-04-09"))


@pytest.mark.parametrize("end", [_void, _taken_back])
def test_it_is_given_out_no_more_when_the_decision_isnt_public(suld: Soum, citizen: Client, end):
    file = scanned(suld)
    etag = citizen.get(address_of(file)).headers["ETag"]
    end(suld, file.decision)
    assert citizen.get(address_of(file)).status_code == 404
    known = citizen.get(address_of(file), headers={"if-none-match": etag})
    assert known.status_code == 404, "nor to who has seen it before"


def test_the_file_of_another_decision_isnt_given_out_under_a_public_address(
    suld: Soum, tal: Soum, citizen: Client
):
    scanned(suld)
    hidden = attached(suld, internal(suld), FileKind.CYRILLIC_SCAN, name="b.pdf")
    assert citizen.get(address_of(hidden)).status_code == 404
    own = "/decisions/governor_order_a/2026/2/"
    assert citizen.get(address_of(hidden, own)).status_code == 404
    at_tal = Client(headers={"host": "tal.localhost"})
    assert at_tal.get(address_of(hidden)).status_code == 404


def test_a_file_that_was_changed_on_the_disk_isnt_given_out(suld: Soum, citizen: Client, caplog):
    file = scanned(suld)
    path = path_of(file.sha256)
    path.chmod(0o600)
    path.write_bytes(b"%PDF-1.7 something else")
    assert citizen.get(address_of(file)).status_code == 404
    assert "can't be read" in caplog.text
