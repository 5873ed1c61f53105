"""Every spelling of a post gives the one post; how several share a duty."""

import pytest

from tamga.kernel.mongolian.script import fold_key
from tamga.organizations.posts import STANDARD_POSTS
from tests.reading.plans import codes, posts, read_rows


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        (
            "admin_legal_specialist",
            [
                "ТЗХЭЗМ",
                "ТЗХЭЗМэргэжилтэн",
                "ТЗХЭЗ мэргэжилтэн",
                "Сумын ЗДТГ-ын ТЗХЭЗМ",
                "тзхэзм",
                "ТЗХЭЗ-ийн\nмэргэжилтэн",
                "TЗXЭЗM",
                "Төрийн захиргаа, хууль эрх зүйн мэргэжилтэн",
                "ТӨРИЙН ЗАХИРГАА ХУУЛЬ ЭРХ ЗҮЙН МЭРГЭЖИЛТЭН",
            ],
        ),
        (
            "records_officer",
            [
                "Архив, бичиг хэргийн эрхлэгч",
                "ЗДТГ-ын архив бичиг хэргийн  эрхлэгч",
                "Сумын ЗДТГ-ын Архив , бичиг хэргийн эрхлэгч",
                "архив, бичиг хэрэгийн эрхлэгч",
            ],
        ),
        ("deputy_governor", ["ЗДОрлогч", "Засаг даргын орлогч", "Сумын Засаг  даргын орлогч"]),
        ("social_insurance_inspector", ["НДУБайцаагч", "НДУБ", "Нийгмийн даатгалын байцаагч"]),
        ("tax_inspector", ["ТУБ", "Татварын улсын байцаагч", "ТУБайцаагч"]),
        ("office_head", ["ЗДТГ-ын дарга", "Тамгын газрын дарга", "Сумын ЗДТГ-ийн дарга"]),
        ("governors_office", ["ЗДТГ", "Сумын Засаг даргын Тамгын газар"]),
        ("khural_secretary", ["Сумын ИТХ-ын Нарийн бичгийн дарга", "ИТХ-ын НБД"]),
        ("khural", ["ИТХ", "Сумын ИТХ"]),
        ("agriculture_section_head", ["ХААТ-ийн дарга", "ХААТ-н дарга"]),
        ("agriculture_section", ["ХАА-н тасаг", "ХААТ", "Хөдөө аж ахуйн тасаг"]),
        ("agency_heads", ["Байгууллагын дарга, эрхлэгч нар", "Байгуллагын дарга , эрхлэгч"]),
        ("officials", ["Албан тушаалтан", "албан тушаалтангууд", "албан тушаалтнууд"]),
    ],
)
def test_spellings_of_one_post(code, spellings):
    assert {spelling: posts(spelling) for spelling in spellings} == {
        key: [code] for key in spellings
    }


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("ХААТ-ийн дарга , ЗДОрлогч", ["agriculture_section_head", "deputy_governor"]),
        ("Засаг дарга, орлогч", ["governor", "deputy_governor"]),
        ("ИТХ-ын дарга, нарийн бичгийн дарга", ["khural_chair", "khural_secretary"]),
        ("Халамж, хөдөлмөр эрхлэлт", ["welfare_specialist", "employment_specialist"]),
        ("ГЗБ\nТУБ", ["land_manager", "tax_inspector"]),
        (
            "Байгуллагын дарга, эрхлэгч нар ТЗХЭЗМэргэжилтэн",
            ["agency_heads", "admin_legal_specialist"],
        ),
        ("ЗДТГ-ын жолооч", ["«ЗДТГ-ын жолооч»"]),
        ("ГЗБ, галч", ["land_manager", "«галч»"]),
        ("Аймгийн Засаг дарга", ["«Аймгийн Засаг дарга»"]),
    ],
)
def test_several_and_unknown_posts(who, found):
    assert posts(who) == found


def test_an_unknown_post_is_named_with_its_row():
    plan = read_rows(("1", "Ажил", "Сар бүр", "Галч"))

    assert codes(plan) == [(1, "unknown_post")]
    assert plan.problems[0].params == {"post": "Галч"}
    assert plan.rows[0].posts[0].code is None


def test_no_spelling_means_two_posts():
    owner: dict[str, str] = {}
    for post in STANDARD_POSTS:
        for spelling in (post.name, *post.aliases):
            assert owner.setdefault(fold_key(spelling), post.code) == post.code, spelling


PUBLISHES = "Мэдээ цэсний видео мэдээ туслах цэсийг шинэчлэх"
DECIDES = "Өргөдлийг шийдвэрлэх"


@pytest.mark.parametrize(
    ("work", "who", "sharing"),
    [
        (PUBLISHES, "ГЗБ", "lead"),
        (PUBLISHES, "ГЗБ, ТУБ", "lead"),
        (PUBLISHES, "ГЗБ, ТУБ, ЗДО", "each"),
        (PUBLISHES, "ГЗБ, ТУБ тус бүр", "each"),
        (PUBLISHES, "ГЗБ, ТУБ, ЗДО-ийн аль нэг", "any"),
        (PUBLISHES, "Байгууллагын дарга нар", "each"),
        (PUBLISHES, "Байгууллагын дарга нар, ТЗХЭЗМ", "each"),
        (DECIDES, "Байгууллагын дарга, албан тушаалтан", "any"),
        (DECIDES, "Албан тушаалтан тус бүр", "each"),
        (DECIDES, "ТЗХЭЗМ", "lead"),
    ],
)
def test_how_several_posts_share_a_duty(work, who, sharing):
    (row,) = read_rows(("1", work, "Тухай бүр", who)).rows

    assert row.responsibility == sharing
