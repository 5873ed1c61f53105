"""The people of the demo. All are invented; their one password is shown on the sign-in page."""

from dataclasses import dataclass

from tamga.accounts.enums import Role

AIMAG = ("naran", "Наран аймаг")
SOUM = (
    "demo",
    "Алтанхөндий сум",  # the soum of samples/duty-plan.docx
    "Алтанхөндий сумын ЗДТГ · 7012 3456 · Даваа–Баасан 09:00–18:00",
)
NEIGHBOUR = ("tal", "Тал сум", "Тал сумын ЗДТГ · 7012 7890 · Даваа–Баасан 09:00–18:00")


@dataclass(frozen=True)
class Person:
    """Somebody of the demo: ``unit`` is where the role holds, ``positions`` are post codes."""

    username: str
    father: str
    given: str
    role: Role
    positions: tuple[str, ...] = ()
    unit: str = SOUM[0]
    acting: tuple[str, str] | None = None
    """The code of a post held as acting, and the order that appoints."""


PEOPLE = (
    Person("sanhuu", "Дорж", "Оюунчимэг", Role.OFFICIAL, ("finance_head", "accountant")),
    Person("orlogch", "Баяр", "Тэмүүлэн", Role.OFFICIAL, ("deputy_governor",)),
    Person("hural", "Сүх", "Ариунаа", Role.OFFICIAL, ("khural_secretary",)),
    Person("haa", "Нямаа", "Ганболд", Role.OFFICIAL, ("agriculture_section_head", "land_manager")),
    Person("surguuli", "Лхагва", "Энхтуяа", Role.OFFICIAL, ("school_director",)),
    Person("emneleg", "Гомбо", "Наранцэцэг", Role.OFFICIAL, ("hospital_head",)),
    Person("burtgel", "Цэрэн", "Мөнхзул", Role.OFFICIAL, ("state_registrar",)),
    Person("halamj", "Пүрэв", "Сарангэрэл", Role.OFFICIAL, ("welfare_specialist",)),
    Person(
        "medee",
        "Очир",
        "Болормаа",
        Role.CONTENT_OFFICER,
        ("admin_legal_specialist", "service_operator"),
    ),
    Person("arhiv", "Жамц", "Уранчимэг", Role.RECORDS_OFFICER, ("records_officer",)),
    Person("bag", "Даваа", "Эрдэнэ", Role.BAG_GOVERNOR, ("bag_governor",)),
    Person(
        "darga",
        "Равдан",
        "Мандах",
        Role.OFFICE_HEAD,
        ("office_head",),
        acting=("governor", "А/45"),
    ),
    Person("aimag", "Сэнгээ", "Туяа", Role.AIMAG_EVALUATOR, unit=AIMAG[0]),
    Person("admin", "Зундуй", "Бат-Эрдэнэ", Role.ADMINISTRATOR, unit=AIMAG[0]),
    Person("tal-medee", "Хасар", "Солонго", Role.CONTENT_OFFICER, (), unit=NEIGHBOUR[0]),
)
