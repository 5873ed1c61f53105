"""Lists of petitions as files: what Уранчимэг has in her notebook, and what the centre sends."""

from typing import Any

from tamga.petitions.actions.importing import confirm_import, start_import
from tamga.petitions.actions.receiving_rows import receive_rows
from tamga.petitions.models import PetitionImport
from tamga.petitions.queries.imports import mark_of
from tamga.petitions.reading import read_table
from tests.petitions.letters import AT
from tests.stories import Soum

HEADS = "Огноо;Төрөл;Овог;Нэр;Утас;Регистр;Хаяг;Өргөдлийн утга;Суваг"
WELL = "2026-11-20;өргөдөл;Бат-Очир;Дулмаа;8811-2233;УБ88121234;2-р баг;Худгийн насос;утсаар"
ROAD = "2026.11.18;санал;Гэндэн;Дорж;(976) 9900 1122;;4-р баг;Замын хажууд мод;11-11 төв"
WRONG = "2026-11-19;талархал;Пунцаг;Хишиг;12;УБ99999999;;;биечлэн"


def listed(*rows: str, heads: str = HEADS) -> bytes:
    """A CSV file as Excel saves it."""
    return "\r\n".join([heads, *rows, ""]).encode("utf-8-sig")


def uploaded(soum: Soum, *rows: str, by: str = "uranchimeg", **more: Any) -> PetitionImport:
    """It waits for its preview."""
    table = read_table(listed(*rows, **more), "list.csv")
    return start_import(soum.unit, table, by=soum.people[by], at=AT)


def confirmed(soum: Soum, *rows: str, **more: Any) -> PetitionImport:
    """Уранчимэг presses the button; the worker has not begun."""
    started = uploaded(soum, *rows, **more)
    return confirm_import(started, mark=mark_of(started), by=started.started_by, at=AT)


def read_in(soum: Soum, *rows: str, **more: Any) -> PetitionImport:
    """The worker receives all of it."""
    started = confirmed(soum, *rows, **more)
    while receive_rows(started, at=AT):
        pass
    started.refresh_from_db()
    return started


def list_rooms(soum: Soum) -> dict[str, int]:
    """A list of a soum, by the name of each address that asks for one."""
    started = uploaded(soum, WELL, by="solongo")
    names = ("list", "receive", "left", "discard")
    return dict.fromkeys((f"office_petition_import_{name}" for name in names), started.pk)
