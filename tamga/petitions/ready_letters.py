"""Letters to begin with, for an office that has no template of its own yet. Pure."""

from dataclasses import dataclass
from typing import Final

from tamga.petitions.enums import Outcome


@dataclass(frozen=True)
class ReadyLetter:
    """``text`` holds fields of ``petitions.letters``; letters to citizens are in Mongolian."""

    code: str
    name: str
    outcome: Outcome
    text: str


_BEGINS = (
    "Таны {хүлээн авсан өдөр} ирүүлсэн {дугаар} дугаартай {төрлийг} {байгууллага} хүлээн авч, "
    "хянан үзлээ.\n\n"
)
_ENDS = "\n\nАсууж тодруулах зүйл байвал дугаараа хэлээд бидэнтэй холбогдоорой."

READY: Final = (
    ReadyLetter(
        "resolved", "Шийдвэрлэсэн хариу", Outcome.RESOLVED,
        f"{_BEGINS}Таны хүсэлтийг шийдвэрлэсэн бөгөөд дараах ажлыг хийлээ:\n{_ENDS}",
    ),
    ReadyLetter(
        "partly", "Зарим хэсгийг шийдвэрлэсэн хариу", Outcome.PARTLY,
        f"{_BEGINS}Шийдвэрлэсэн нь:\n\nОдоогоор шийдвэрлэх боломжгүй байгаа нь, түүний шалтгаан:\n"
        f"{_ENDS}",
    ),
    ReadyLetter(
        "refused", "Татгалзсан хариу", Outcome.REFUSED,
        f"{_BEGINS}Дараах шалтгаанаар хүсэлтийг тань хангах боломжгүй байна:\n\n"
        "Энэ хариуг зөвшөөрөхгүй бол {гомдол гаргах өдрийн дотор} дараах байгууллагад гомдол "
        "гаргах эрхтэй: {дээд байгууллага}.",
    ),
    ReadyLetter(
        "explained", "Тайлбар өгсөн хариу", Outcome.EXPLAINED,
        f"{_BEGINS}Таны асуусан зүйлийн талаар дараах тайлбарыг өгч байна:\n{_ENDS}",
    ),
)  # fmt: skip


def ready_letter(code: str) -> ReadyLetter | None:
    """The one of that code."""
    return next((letter for letter in READY if letter.code == code), None)
