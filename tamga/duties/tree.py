"""The standard site tree of a soum: six menus and the sections that duty plans speak of.

Titles stand as the sites print them; aliases are the other wordings that plans use.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section of a menu; the slug is its address within the menu."""

    slug: str
    title: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """A menu of the site with its sections in their order."""

    slug: str
    title: str
    sections: tuple[SectionSpec, ...]
    aliases: tuple[str, ...] = ()

    def paths(self) -> Iterator[tuple[str, SectionSpec]]:
        """("menu-slug/section-slug", section) for each section."""
        for section in self.sections:
            yield f"{self.slug}/{section.slug}", section


STANDARD_TREE: tuple[MenuSpec, ...] = (
    MenuSpec(
        "udirdlaga",
        "Удирдлага",
        (
            SectionSpec(
                "itkh",
                "Сумын ИТХ",
                ("ИТХ", "Иргэдийн Төлөөлөгчдийн Хурал", "Сумын Иргэдийн Төлөөлөгчдийн Хурал"),
            ),
            SectionSpec("zasag-darga", "Засаг дарга", ("Сумын Засаг дарга",)),
            SectionSpec(
                "zasag-dargyn-orlogch",
                "Засаг даргын орлогч",
                ("Сумын Засаг даргын орлогч", "ЗДО"),
            ),
            SectionSpec(
                "zdtg",
                "Сумын ЗДТГ",
                (
                    "ЗДТГ",
                    "Тамгын газар",
                    "Засаг даргын Тамгын газар",
                    "Сумын Засаг даргын Тамгын газар",
                ),
            ),
        ),
        ("Удирдлага, бүтэц",),
    ),
    MenuSpec(
        "il-tod-baidal",
        "Ил тод байдал",
        (
            SectionSpec("tusuv-sankhuu", "Төсөв санхүү", ("Төсөв, санхүү", "Төсөв", "Санхүү")),
            SectionSpec("shilen-dans", "Шилэн данс", ("Шилэн дансны мэдээлэл",)),
            SectionSpec("khunii-nuuts", "Хүний нөөц", ("Хүний нөөцийн мэдээлэл",)),
            SectionSpec("sul-oron-too", "Сул орон тоо", ("Сул орон тооны зар", "Ажлын байрны зар")),
            SectionSpec(
                "il-tod-baidlyn-tailan",
                "Ил тод байдлын тайлан",
                ("Ил тод байдлыг хангасан тайлан", "Ил тод байдлын илтгэл"),
            ),
            SectionSpec(
                "khudaldan-avakh", "Худалдан авах", ("Худалдан авалт", "Худалдан авах ажиллагаа")
            ),
            SectionSpec("tender", "Тендер", ("Тендер шалгаруулалт",)),
        ),
        ("Ил тод",),
    ),
    MenuSpec(
        "togtool-zakhiramj",
        "Тогтоол захирамж",
        (
            SectionSpec(
                "itkh-togtool",
                "ИТХ-ын тогтоол",
                ("Сумын ИТХ-ын тогтоол", "Хурлын тогтоол", "Иргэдийн Төлөөлөгчдийн Хурлын тогтоол"),
            ),
            SectionSpec(
                "zasag-dargyn-zakhiramj",
                "Сумын Засаг даргын захирамж",
                ("Засаг даргын захирамж", "ЗД-ын захирамж"),
            ),
            SectionSpec("turiin-uilchilgee", "Төрийн үйлчилгээ", ("Төрийн үйлчилгээний мэдээлэл",)),
            SectionSpec("utasny-jagsaalt", "Утасны жагсаалт", ("Утасны дугаар", "Утасны лавлах")),
            SectionSpec("skhs", "СХС", ("Сум хөгжүүлэх сан", "Сум хөгжүүлэх сангийн мэдээлэл")),
            SectionSpec(
                "onkhs",
                "ОНХС",
                ("ОНХСан", "ОНХ сан", "Орон нутгийн хөгжлийн сан", "Орон нутгийг хөгжүүлэх сан"),
            ),
        ),
        ("Тогтоол, захирамж", "Тогтоол шийдвэр", "Тогтоол, шийдвэр", "Шийдвэр"),
    ),
    MenuSpec(
        "medee",
        "Мэдээ",
        (
            SectionSpec("tenderiin-urilga", "Тендерийн урилга", ("Тендер шалгаруулалтын урилга",)),
            SectionSpec("foto-medee", "Фото мэдээ", ("Фото", "Зурагт мэдээ")),
            SectionSpec("video-medee", "Видео мэдээ", ("Видео",)),
            SectionSpec("uil-yavdlyn-medee", "Үйл явдлын мэдээ", ("Үйл явдал", "Цаг үеийн мэдээ")),
        ),
        ("Мэдээ мэдээлэл", "Мэдээ, мэдээлэл"),
    ),
    MenuSpec(
        "tusviin-baiguullaga",
        "Төсвийн байгууллага",
        (
            SectionSpec("zdtg", "ЗДТГ", ("Сумын ЗДТГ", "Засаг даргын Тамгын газар")),
            SectionSpec("surguuli", "Сургууль", ("Ерөнхий боловсролын сургууль", "ЕБС")),
            SectionSpec("emneleg", "Эмнэлэг", ("Эрүүл мэндийн төв", "ЭМТ", "Сумын эмнэлэг")),
            SectionSpec("tsetserleg", "Цэцэрлэг", ("Хүүхдийн цэцэрлэг",)),
            SectionSpec("soyolyn-tuv", "Соёлын төв", ("Сумын соёлын төв",)),
        ),
        ("Төсөвт байгууллага", "Төсвийн байгууллагууд"),
    ),
    MenuSpec(
        "tuslakh-kholboos",
        "Туслах холбоос",
        (
            SectionSpec(
                "sumyn-eznkhuch",
                "Сумын ЭЗНХҮЧ",
                (
                    "Сумын ЭЗНХҮ чиглэл",
                    "Сумын эдийн засаг, нийгмийг хөгжүүлэх үндсэн чиглэл",
                    "Сумын хөгжлийн үндсэн чиглэл",
                ),
            ),
            SectionSpec(
                "aimgiin-eznkhuch",
                "Аймгийн ЭЗНХҮЧ",
                (
                    "Аймгийн ЭЗНХҮ чиглэл",
                    "Аймгийн эдийн засаг, нийгмийг хөгжүүлэх үндсэн чиглэл",
                    "Аймгийн хөгжлийн үндсэн чиглэл",
                ),
            ),
            SectionSpec(
                "aimgiin-khutulbur",
                "Аймгийн Засаг даргын үйл ажиллагааны хөтөлбөр",
                ("Аймгийн ЗД-ын үйл ажиллагааны хөтөлбөр", "Аймгийн ЗДҮАХ"),
            ),
            SectionSpec(
                "sumyn-khutulbur",
                "Сумын Засаг даргын үйл ажиллагааны хөтөлбөр",
                ("Сумын ЗД-ын үйл ажиллагааны хөтөлбөр", "Сумын ЗДҮАХ"),
            ),
            SectionSpec(
                "khom-meduuleg",
                "Хөрөнгө орлого, ашиг сонирхлын мэдүүлэг бөглөх",
                (
                    "Хөрөнгө, орлого, ашиг сонирхлын мэдүүлэг бөглөх",
                    "Хөрөнгө, орлого, ашиг сонирхлын мэдүүлэг",
                    "Хөрөнгө орлого, ашиг сонирхлын мэдүүлэг",
                    "Хөрөнгө, орлогын мэдүүлэг",
                    "ХОМ",
                    "ХАСХОМ",
                ),
            ),
            SectionSpec(
                "khem-khemjeenii-akt",
                "Захиргааны хэм хэмжээний актын жагсаалт",
                ("Хэм хэмжээний актын жагсаалт", "ЗХХА-ын жагсаалт"),
            ),
            SectionSpec(
                "jurmyn-tusul",
                "Журмын төсөл санал авах",
                ("Журмын төсөлд санал авах", "Журмын төсөл", "Хэм хэмжээний актын төсөл"),
            ),
        ),
        ("Туслах холбоосууд",),
    ),
)
