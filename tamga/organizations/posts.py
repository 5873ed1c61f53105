"""The standard posts of a soum, with the spellings by which plans name them.

Every spelling means one post; case, endings, commas and a written-out last word of an abbreviation
(«ЗДОрлогч» beside «ЗДО») need no alias of their own.
"""

from dataclasses import dataclass
from enum import StrEnum


class PostKind(StrEnum):
    """A post of one person, a whole unit, or a class; the values of `enums.PositionKind`."""

    POSITION = "position"
    UNIT = "unit"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class PostSpec:
    """A post; `unit` is the body it belongs to, "" for a class that runs through all of them."""

    code: str
    name: str
    kind: PostKind
    unit: str
    aliases: tuple[str, ...] = ()


def _position(code: str, name: str, unit: str, *aliases: str) -> PostSpec:
    return PostSpec(code, name, PostKind.POSITION, unit, aliases)


def _unit(code: str, name: str, unit: str, *aliases: str) -> PostSpec:
    return PostSpec(code, name, PostKind.UNIT, unit, aliases)


def _class(code: str, name: str, *aliases: str) -> PostSpec:
    return PostSpec(code, name, PostKind.CLASS, "", aliases)


OFFICE = "governors_office"
KHURAL = "khural"

_GOVERNORS_OFFICE = (
    _position("governor", "Засаг дарга", OFFICE, "Сумын Засаг дарга", "ЗД"),
    _position("deputy_governor", "Засаг даргын орлогч", OFFICE, "Сумын Засаг даргын орлогч", "ЗДО"),
    _position(
        "office_head",
        "Тамгын газрын дарга",
        OFFICE,
        "ЗДТГ-ын дарга",
        "ТГ-ын дарга",
        "ЗДТГД",
        "Засаг даргын Тамгын газрын дарга",
    ),
    _position(
        "admin_legal_specialist",
        "ТЗХЭЗ мэргэжилтэн",
        OFFICE,
        "ТЗХЭЗМ",
        "Төрийн захиргаа, хууль, эрх зүйн мэргэжилтэн",
        "Төрийн захиргаа хууль эрх зүйн асуудал хариуцсан мэргэжилтэн",
    ),
    _position(
        "legal_specialist",
        "Хууль эрх зүйн мэргэжилтэн",
        OFFICE,
        "ХЭЗМ",
        "ХЭЗ мэргэжилтэн",
        "Хууль, эрх зүйн асуудал хариуцсан мэргэжилтэн",
        "Хуулийн мэргэжилтэн",
    ),
    _position(
        "records_officer",
        "Архив, бичиг хэргийн эрхлэгч",
        OFFICE,
        "АБХЭ",
        "Бичиг хэргийн эрхлэгч",
        "Бичиг хэрэг, архивын эрхлэгч",
        "Архивч, бичиг хэргийн эрхлэгч",
    ),
    _position(
        "service_operator",
        "Төрийн үйлчилгээний оператор",
        OFFICE,
        "Төрийн цахим үйлчилгээний оператор",
        "Үйлчилгээний оператор",
    ),
    _unit(
        "finance_unit",
        "Санхүүгийн алба",
        OFFICE,
        "Санхүү, төрийн сангийн алба",
        "Санхүүгийн хэлтэс",
        "Санхүүгийн тасаг",
    ),
    _position("finance_head", "Санхүүгийн албаны дарга", OFFICE, "СА-ны дарга"),
    _position("accountant", "Нягтлан бодогч", OFFICE, "Ахлах нягтлан бодогч", "Нягтлан", "НЯБО"),
    _unit(
        "agriculture_section",
        "ХАА-н тасаг",
        OFFICE,
        "ХААТ",
        "Хөдөө аж ахуйн тасаг",
        "ХАА-н алба",
        "Хөдөө аж ахуйн алба",
    ),
    _position(
        "agriculture_section_head",
        "ХААТ-ийн дарга",
        OFFICE,
        "ХААТД",
        "ХАА-н тасгийн дарга",
        "Хөдөө аж ахуйн тасгийн дарга",
        "ХАА-н албаны дарга",
    ),
    _position(
        "land_manager", "ГЗБ", OFFICE, "Газар зохион байгуулагч", "Газрын даамал", "Газрын алба"
    ),
    _unit(
        OFFICE,
        "ЗДТГ",
        OFFICE,
        "Тамгын газар",
        "Засаг даргын Тамгын газар",
        "Сумын Засаг даргын Тамгын газар",
    ),
)

_KHURAL = (
    _unit(KHURAL, "ИТХ", KHURAL, "Сумын ИТХ", "Иргэдийн Төлөөлөгчдийн Хурал"),
    _position(
        "khural_secretary",
        "ИТХ-ын нарийн бичгийн дарга",
        KHURAL,
        "Хурлын нарийн бичгийн дарга",
        "ИТХ-ын НБД",
        "ИТХНБД",
        "Иргэдийн Төлөөлөгчдийн Хурлын нарийн бичгийн дарга",
    ),
    _position("khural_chair", "ИТХ-ын дарга", KHURAL, "Хурлын дарга", "ИТХД"),
)

_STATE_OFFICERS = (
    _position(
        "state_registrar",
        "Улсын бүртгэгч",
        "state_registration",
        "УБ-ийн байцаагч",
        "Улсын бүртгэлийн ажилтан",
        "Улсын бүртгэлийн байцаагч",
    ),
    _position(
        "social_insurance_inspector",
        "НДУБ",
        "social_insurance",
        "НДУ байцаагч",
        "НД-ын байцаагч",
        "Нийгмийн даатгалын байцаагч",
        "Нийгмийн даатгалын улсын байцаагч",
    ),
    _position(
        "tax_inspector",
        "ТУБ",
        "tax",
        "Татварын байцаагч",
        "Татварын улсын байцаагч",
    ),
    _position(
        "welfare_specialist",
        "Халамжийн мэргэжилтэн",
        "welfare_and_employment",
        "Халамж",
        "Нийгмийн халамж",
        "Нийгмийн халамжийн мэргэжилтэн",
        "НХМ",
    ),
    _position(
        "employment_specialist",
        "Хөдөлмөр эрхлэлтийн мэргэжилтэн",
        "welfare_and_employment",
        "Хөдөлмөр эрхлэлт",
        "Хөдөлмөрийн мэргэжилтэн",
        "ХЭМ",
    ),
)

_AGENCIES = (
    _unit("school", "Сургууль", "school", "Ерөнхий боловсролын сургууль", "ЕБС"),
    _position(
        "school_director", "Сургуулийн захирал", "school", "ЕБС-ийн захирал", "Сургуулийн дарга"
    ),
    _unit("hospital", "Эмнэлэг", "hospital", "Эрүүл мэндийн төв", "ЭМТ"),
    _position(
        "hospital_head",
        "Эмнэлгийн дарга",
        "hospital",
        "Эмнэлгийн эрхлэгч",
        "Эрүүл мэндийн төвийн дарга",
        "Эрүүл мэндийн төвийн эрхлэгч",
        "ЭМТ-ийн дарга",
        "ЭМТ-ийн эрхлэгч",
    ),
    _unit("kindergarten", "Цэцэрлэг", "kindergarten", "Хүүхдийн цэцэрлэг"),
    _position(
        "kindergarten_head",
        "Цэцэрлэгийн эрхлэгч",
        "kindergarten",
        "Хүүхдийн цэцэрлэгийн эрхлэгч",
        "Цэцэрлэгийн дарга",
    ),
    _unit("culture_centre", "Соёлын төв", "culture_centre"),
    _position(
        "culture_centre_head",
        "Соёлын төвийн эрхлэгч",
        "culture_centre",
        "Соёлын төвийн дарга",
        "СТ-ийн эрхлэгч",
    ),
)

_CLASSES = (
    _class(
        "agency_heads",
        "Байгууллагын дарга, эрхлэгч",
        "Байгууллагын дарга",
        "Байгууллагын эрхлэгч",
        "Байгууллагын удирдлага",
        "Байгууллагын дарга, захирал, эрхлэгч",
        "Төсөвт байгууллагын дарга",
        "Төсвийн байгууллагын дарга, эрхлэгч",
    ),
    _class(
        "officials",
        "Албан тушаалтан",
        "Албан хаагч",
        "Төрийн албан хаагч",
        "Мэргэжилтнүүд",
        "Холбогдох албан тушаалтан",
    ),
    _class("bag_governor", "Багийн Засаг дарга", "Багийн дарга", "БЗД"),
)

STANDARD_POSTS: tuple[PostSpec, ...] = (
    *_GOVERNORS_OFFICE,
    *_KHURAL,
    *_STATE_OFFICERS,
    *_AGENCIES,
    *_CLASSES,
)
