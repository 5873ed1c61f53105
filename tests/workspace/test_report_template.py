"""Болормаа changes the Word template in Word, brings it back, and the report is printed with it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from tamga.implementation.models import ReportTemplate
from tests.implementation.half_years import half_year
from tests.implementation.test_forms import changed
from tests.implementation.test_template_limits import loops
from tests.stories import Soum

ROOM = "/en/office/suld/reports/template/"
OWN = changed("{{ date }}", "МАНАЙ ЗАГВАР {{ date }}")


def signed_in(soum: Soum, who: str = "bolormaa") -> Client:
    client = Client()
    client.force_login(soum.people[who])
    return client


def bring(client: Client, data: bytes, name: str = "загвар.docx"):
    return client.post(ROOM, {"file": SimpleUploadedFile(name, data)}, follow=True)


def printed(client: Client, soum: Soum) -> str:
    period = soum.unit.reporting_periods.get()
    answer = client.get(f"/office/suld/reports/{period.pk}/report.docx")
    return "\n".join(p.text for p in Document(io.BytesIO(answer.content)).paragraphs)


def test_the_office_prints_with_its_own_template_and_goes_back(suld: Soum):
    half_year(suld)
    bolormaa = signed_in(suld)
    ours = bolormaa.get(f"{ROOM}report.docx").content
    assert "Take it, change it in Word" in bolormaa.get(ROOM).text
    assert "МАНАЙ ЗАГВАР" not in printed(bolormaa, suld)

    assert "printed with your template" in bring(bolormaa, OWN).text
    assert "загвар.docx" in bolormaa.get(ROOM).text
    assert bolormaa.get(f"{ROOM}report.docx").content == OWN != ours
    assert "МАНАЙ ЗАГВАР" in printed(bolormaa, suld)

    bring(bolormaa, changed("{{ date }}", "ШИНЭ {{ date }}"))
    assert "ШИНЭ" in printed(bolormaa, suld)
    assert ReportTemplate.objects.count() == 2, "the older one is kept, retired"

    bolormaa.post(f"{ROOM}drop/")
    assert "ШИНЭ" not in printed(bolormaa, suld)
    assert bolormaa.get(f"{ROOM}report.docx").content == ours


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"PK not a document", "not a Word file"),
        (changed("{{ date }}", "{{ date"), 'id="id_file_error"'),
        (changed("{{ date }}", "{% for a in 1 %}"), "for"),
        (changed("{{ date }}", "{{ ''.__class__.__mro__ }}"), "unsafe"),
        (b"PK" + b"0" * 6_000_000, "larger than 5 MB"),
    ],
    ids=["empty", "no Word", "open tag", "open loop", "hostile", "large"],
)
def test_what_cant_be_printed_with_is_told_beside_the_field(suld: Soum, data: bytes, sentence: str):
    answer = bring(signed_in(suld), data)
    assert sentence in answer.text
    assert 'class="field wrong"' in answer.text
    assert not ReportTemplate.objects.exists()


@pytest.mark.slow
def test_an_endless_template_ends_and_nothing_is_kept(suld: Soum):
    answer = bring(signed_in(suld), changed("{{ date }}", loops(2, "{{ headline * 900 }}")))
    assert answer.status_code == 200
    assert 'class="field wrong"' in answer.text
    assert not ReportTemplate.objects.exists()


def test_only_who_writes_the_report_chooses_its_template(suld: Soum, tal: Soum):
    assert bring(signed_in(suld, "oyun"), OWN).status_code == 403
    assert bring(signed_in(tal, "solongo"), OWN).status_code == 403
    assert not ReportTemplate.objects.exists()
