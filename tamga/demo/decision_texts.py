"""What the demo's soum and aimag have decided: written for the demo alone, about nobody.

Days are counted back from the day on which the demo is made.
"""

from dataclasses import dataclass

ORDER, PERSONAL_ORDER = "governor_order_a", "governor_order_b"
RESOLUTION, ASSIGNMENT = "khural_resolution", "official_assignment"


@dataclass(frozen=True)
class Ordered:
    """A provision: under which number, how many days after the signature it is due (0: no day),
    which post carries it out, and whether it stands below the one before that isn't ``below``.
    """

    number: str
    text: str
    days: int = 0
    post: str = ""
    below: bool = False


@dataclass(frozen=True)
class Told:
    """A decision of the story; ``ends`` is how far it has come: a state's name."""

    days_ago: int
    kind: str
    title: str
    text: str
    ordered: tuple[Ordered, ...] = ()
    ends: str = "published"
    script: str = ""
    scanned: bool = False
    amends: str = ""
    repeals: str = ""
    """The title of an earlier one that this one amends or repeals."""


COUNT = "Мал тооллогын комисс байгуулах тухай"
WASTE = "Хог хаягдал ачих хуваарь батлах тухай"

SOUM_DECISIONS = (
    Told(
        330, ORDER, COUNT,
        "Жилийн эцсийн мал тооллогыг нэг өдөр эхлүүлж, долоо хоногт багтаан дуусгахаар комисс "
        "ажиллуулна. Комиссыг Засаг даргын орлогч ахална.",
        (Ordered("1.", "Багуудад тооллогын хуудас, сургалтыг эхлэхээс гурав хоногийн өмнө хүргэх.",
                 10, "agriculture_section_head"),),
    ),
    Told(
        240, RESOLUTION, "Иргэдээс санал авах өдрүүдийг тогтоох тухай",
        "Улирал бүрийн эхний сарын хоёр дахь Лхагва гарагийг иргэдээс санал авах өдөр болгоно. "
        "Саналыг Хурлын ажлын алба бүртгэж, хариуг нь нийтэлнэ.",
    ),
    Told(
        205, ORDER, WASTE,
        "Сумын төвийн дөрвөн цэгээс хог хаягдлыг долоо хоногт хоёр удаа ачна.",
        (Ordered("1.", "Ачих өдрийг Мягмар, Баасан гараг байхаар тогтоосугай."),
         Ordered("2.", "Хуваарийг цэг тус бүрд байршуулах.", 14, "land_manager")),
        scanned=True,
    ),
    Told(
        150, ORDER, "Хаврын мод тарих ажлыг зохион байгуулах тухай",
        "Сумын төвийн ногоон зурвасыг өргөтгөж, иргэн, байгууллага бүрийн оролцоотой мод тарина.\n"
        "Усалгаа, хамгаалалтыг тарьсан байгууллага нь хариуцна.",
        (Ordered("1.", "Суулгац, талбай бэлтгэх."),
         Ordered("1.1.", "600 суулгацыг шалгаж хүлээн авах.", 12, "land_manager", True),
         Ordered("1.2.", "Талбайг хашиж, худгийн шугам татах.", 20, "agriculture_section_head",
                 True),
         Ordered("2.", "Байгууллага бүрд талбай хуваарилж, усалгааны өдрийг тогтоох.", 25,
                 "office_head")),
        script="ᠵᠠᠰᠠᠭ ᠳᠠᠷᠤᠭ᠎ᠠ ᠵᠠᠬᠢᠷᠠᠮᠵᠢᠯᠠᠬᠤ ᠨᠢ᠄\n"
        "ᠮᠣᠳᠤ ᠲᠠᠷᠢᠬᠤ ᠠᠵᠢᠯ ᠢ ᠵᠣᠬᠢᠶᠠᠨ ᠪᠠᠶᠢᠭᠤᠯᠬᠤ᠃",
        scanned=True,
    ),
    Told(
        118, ASSIGNMENT, "Үерийн аюулаас сэргийлэх бэлтгэлийн тухай",
        "Далан, суваг, гүүрийг үзэж, аюултай газарт байгаа айлд урьдчилан мэдэгдэнэ.",
        (Ordered("1.", "Далан, сувгийн үзлэгийн дүнг танилцуулах.", 9, "land_manager"),),
    ),
    Told(
        88, PERSONAL_ORDER, "Ажилтанд чөлөө олгох тухай",
        "Ажилтны хүсэлтийг хангаж, ажлыг нь түр хүлээлгэн өгнө.",
        ends="internal",
    ),
    Told(
        60, ORDER, "Хог хаягдал ачих өдрийг нэмэх тухай",
        "Зуны улиралд Ням гарагт нэмж ачихаар хуваарийг өөрчилнө.",
        amends=WASTE,
    ),
    Told(
        36, ORDER, "Худгийн ашиглалтыг шилжүүлэх тухай",
        "Гүний худгийг малчдын бүлэгт ашиглуулна. Түлхүүрийг бүлгийн ахлагчаас 8800 0000 дугаарын "
        "утсаар лавлана.",
        ends="cleared",
    ),
    Told(
        24, ORDER, "Мал тооллогын комиссыг шинэчлэх тухай",
        "Комиссын бүрэлдэхүүнийг өргөтгөж, өмнөх комиссын ажлыг хүлээж авна.",
        (Ordered("1.", "Тооллогын бэлтгэлийн байдлыг танилцуулах.", 40,
                 "agriculture_section_head"),),
        repeals=COUNT,
    ),
    Told(
        21, ORDER, "Цасны бэлтгэл хангах тухай",
        "Зам цэвэрлэх техник, хүн хүчийг бэлэн байлгаж, шуурганы үеийн ээлжийг гаргана.",
        ends="numbered",
    ),
    Told(
        2, ORDER, "Өвлийн түлшний нөөц бүрдүүлэх тухай",
        "Сургууль, эмнэлэг, цэцэрлэгийн түлшийг өвөл эхлэхээс өмнө буулгаж дуусгана.",
        ends="numbered",
    ),
    Told(
        1, ORDER, "Тэжээвэр амьтныг бүртгэх тухай",
        "Сумын төвийн айл бүрийн тэжээвэр амьтныг бүртгэж, вакцинд хамруулна.",
        ends="in_review",
    ),
    Told(
        0, ORDER, "Номын баярыг тэмдэглэх тухай",
        "Соёлын төв, сургуулийн номын санг түшиглэн өдөрлөг хийнэ.",
        ends="draft",
    ),
)  # fmt: skip

AIMAG_DECISIONS = (
    Told(
        215, ORDER, "Өвөлжилтийн бэлтгэлийг эрт хангуулах тухай",
        "Сум бүр хадлан, тэжээл, түлшний хэрэгцээгээ тооцож, бэлтгэлээ эхлүүлнэ.",
        (Ordered("1.", "Хадлан, тэжээлийн нөөцийн тооцоог гаргаж ирүүлэх.", 30,
                 "agriculture_section_head"),
         Ordered("2.", "Отор, нүүдлийн бэлчээрийг хуваарилж батлах.", 150, "land_manager")),
    ),
    Told(
        100, ORDER, "Төсвийн хэмнэлттэй горимоор ажиллах тухай",
        "Урсгал зардлыг батлагдсан дүнд багтааж, шатахуун, томилолтын зардлыг бууруулна.",
        (Ordered("1.", "Хэмнэлтийн төлөвлөгөө баталж, хэрэгжилтийг улирал бүр тайлагнах.", 130,
                 "finance_head"),
         Ordered("2.", "Өр, авлагагүй ажиллах.", 160, "finance_head")),
    ),
    Told(
        45, ASSIGNMENT, "Гал түймрээс сэргийлэх тухай",
        "Хуурайшилт ихтэй үед сумд шороон зурвас гаргаж, эргүүл ажиллуулна.",
        (Ordered("1.", "Шороон зурвасыг шинэчлэх.", 60, "land_manager"),
         Ordered("2.", "Багийн эргүүлийн хуваарь гаргаж мөрдөх.", 75)),
    ),
)  # fmt: skip
