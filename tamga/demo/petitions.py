"""Petitions of the demo, in every state. Their people are invented."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tamga.accounts.models import User
from tamga.demo.petition_desk import furnish_desk, report_last_quarter
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.petitions import actions
from tamga.petitions.actions import Letter
from tamga.petitions.enums import Channel, Delivery, Kind, Outcome
from tamga.petitions.models import Petition, Subject
from tamga.petitions.queries.answers import texts_of
from tamga.petitions.queries.clues import words_hash
from tamga.petitions.rules import Person, Signer


@dataclass(frozen=True)
class Sent:
    """A petition ``days`` ago and how far it has come: ``way`` is the names of its steps."""

    days: int
    kind: Kind
    channel: Channel
    text: str
    person: Person = field(default_factory=Person)
    subject: str = ""
    post: str = ""
    against: str = ""
    way: tuple[str, ...] = ()
    words: str = ""
    question: str = ""
    shown: tuple[str, str, str] = ("", "", "")
    """What is published of it: title, what was asked, what was answered."""
    co_signers: tuple[Signer, ...] = ()


def _person(surname: str, given: str, phone: str, register: str = "", bag: int = 1) -> Person:
    return Person(
        surname=surname,
        given_name=given,
        phone=f"+976{phone}",
        register_number=register,
        address=f"{bag}-р баг",
    )


SENT = (
    Sent(
        75, Kind.APPLICATION, Channel.WRITTEN,
        "Өвлийн тэсвэргүй саравчныхаа материалд дэмжлэг хүсэж байна.",
        _person("Дамба", "Цэвэлмаа", "88000011", "АА70051211", 2), "support", "welfare_specialist",
        way=("route", "refuse", "deliver", "publish"),
        words="Энэ жилийн дэмжлэгийн сан дууссан тул.",
        shown=(
            "Өвлийн саравчны материалын дэмжлэг",
            "Малын дулаан саравч засахад материалын дэмжлэг авч болох уу?",
            "Энэ жилийн сан дууссан. Хүсэлтийг дараа оны 2 дугаар сарын 1-нээс шинээр авна.",
        ),
    ),
    Sent(
        61, Kind.APPLICATION, Channel.IN_PERSON,
        "Багийн төвийн худгийн насос ажиллахгүй болсныг засаж өгнө үү.",
        _person("Лувсан", "Дулам", "88000022", "АА65031522"), "other", "agriculture_section_head",
        way=("route", "resolve", "deliver", "publish"),
        words="Насосыг сольж, худгийг ажиллуулав.",
        shown=(
            "Эвдэрсэн худгийн насосыг засуулах",
            "Малчдын усалдаг худгийн насос эвдэрвэл хэн засах вэ?",
            "Мэдэгдсэнээс хойш хэд хоногт насосыг сольж, худгийг ажиллуулсан. Ийм тохиолдолд"
            " хөдөө аж ахуйн тасагт утсаар хэлэхэд хангалттай.",
        ),
    ),
    Sent(
        44, Kind.COMPLAINT, Channel.WEB,
        "Хашааны газрын хилийг хөрш маань зөвшөөрөлгүй хөдөлгөсөн, шийдэж өгнө үү.",
        _person("Сүрэн", "Отгон", "88000033"), "land", "land_manager", way=("route",),
    ),
    Sent(
        38, Kind.APPLICATION, Channel.PHONE,
        "Цахилгааны шугамын асуудал: шон хазайсан байна.",
        _person("Банзрагч", "Төгсөө", "88000044"), way=("forward",),
    ),
    Sent(
        29, Kind.COMPLAINT, Channel.IN_PERSON,
        "Халамжийн өргөдлийн минь хариу хоёр сар болоход ирсэнгүй.",
        _person("Ишээ", "Норов", "88000055", "АА58112855"), "welfare", "deputy_governor",
        against="welfare_specialist", way=("route", "extend"),
        words="Хэд хэдэн байгууллагаас баримт хүлээж байна.",
    ),
    Sent(
        26, Kind.APPLICATION, Channel.WRITTEN,
        "Өвөлжөөний газар эзэмших хүсэлт.",
        _person("Жигжид", "Мөнхөө", "88000066", "АА79020966", 3), "land", "land_manager",
        way=("route",),
    ),
    Sent(
        12, Kind.PROPOSAL, Channel.WEB,
        "Сумын төвийн гудамжийг гэрэлтүүлэхэд нарны толь ашиглахыг санал болгож байна.",
        _person("Очир", "Билгүүн", "88000077"), way=("propose",), post="deputy_governor",
    ),
    Sent(
        9, Kind.APPLICATION, Channel.WRITTEN,
        "Бэлчээрийн маргааныг зохицуулж, ээлжийн хуваарь гаргаж өгнө үү.",
        _person("Гэндэн", "Баасан", "88000088", "АА61081288", 4), "land",
        "agriculture_section_head", way=("propose",),
        co_signers=(Signer("Гэндэн Дорж", "4-р баг"), Signer("Пунцаг Хишиг", "4-р баг")),
    ),
    Sent(
        7, Kind.APPLICATION, Channel.WEB,
        "Гурав дахь гудамжны гэрэл хэд хоног асахгүй байгааг засаж өгнө үү.",
        _person("Намжил", "Сарантуяа", "88000111"), "other", "deputy_governor",
        way=("route", "resolve"), words="Шатсан гурван гэрлийг сольж, гудамжийг гэрэлтүүлэв.",
    ),
    Sent(
        5, Kind.COMPLAINT, Channel.OTHER,
        "Сургуулийн гал тогооны хоолыг шалгуулмаар байна.",
    ),
    Sent(
        2, Kind.APPLICATION, Channel.WEB,
        "Хүүхдийнхээ төрсний гэрчилгээг дахин авах талаар лавлаж байна.",
        _person("Хорлоо", "Энхзаяа", "88000099", "АА92060399", 2), way=("ask", "write_back"),
        question="Гэрчилгээг аль онд, хаана анх авсан бэ?",
        words="2019 онд сумынхаа бүртгэлээс авсан.",
    ),
    Sent(
        0, Kind.APPLICATION, Channel.PHONE,
        "Орон нутгийн замын хагарлыг янзлуулах хүсэлт.",
        _person("Шагдар", "Ганаа", "88000010"),
    ),
)  # fmt: skip


def petition(unit: Unit, people: dict[str, User], *, at: datetime) -> list[Petition]:
    """What citizens wrote to the soum in the last weeks, each as far as its story goes."""
    posts = {post.code: post for post in positions_for(unit)}
    subjects = {subject.code: subject for subject in Subject.objects.all()}
    furnish_desk(unit, people, posts, at=at)
    told = [_tell(unit, people, posts, subjects, sent, at) for sent in SENT]
    report_last_quarter(unit, people["arhiv"], at=at)
    return told


def _tell(
    unit: Unit,
    people: dict[str, User],
    posts: dict[str, Position],
    subjects: dict[str, Subject],
    sent: Sent,
    now: datetime,
) -> Petition:
    day = timezone.localdate(now) - timedelta(days=sent.days)
    letter = Letter(
        kind=sent.kind,
        channel=sent.channel,
        text=sent.text,
        person=sent.person,
        received_on=day,
        subject=subjects.get(sent.subject),
        against=posts.get(sent.against),
        read_back=sent.channel in (Channel.PHONE, Channel.IN_PERSON),
        co_signers=sent.co_signers,
        may_publish=bool(sent.shown[0]),
    )
    by = None if sent.channel is Channel.WEB else people["arhiv"]
    found = actions.receive(unit, letter, by=by, at=_at(day, 10, now)).petition
    for after, step in enumerate(sent.way, 1):
        _step(found, step, sent, posts, people, _at(day + timedelta(days=after), 11, now))
    return found


def _step(
    found: Petition,
    step: str,
    sent: Sent,
    posts: dict[str, Position],
    people: dict[str, User],
    at: datetime,
) -> None:
    clerk, head = people["arhiv"], people["darga"]
    match step:
        case "propose":
            actions.propose(found, lead=posts[sent.post], by=clerk, at=at)
        case "route":
            actions.route(found, lead=posts[sent.post], by=head, at=at)
        case "ask":
            actions.ask(found, text=sent.question, by=clerk, at=at)
        case "write_back":
            actions.write_back(found, text=sent.words, at=at)
        case "extend":
            actions.extend(found, days=None, reason=sent.words, by=head, at=at)
        case "forward":
            actions.forward(
                found, to="Цахилгаан түгээх сүлжээний салбар", reason="Шугам тэдний мэдэлд байдаг.",
                by=clerk, at=at,
            )  # fmt: skip
        case "resolve":
            actions.reply(found, outcome=Outcome.RESOLVED, text=sent.words, by=head, at=at)
        case "refuse":
            actions.reply(
                found, outcome=Outcome.REFUSED, text=sent.words, by=head, at=at,
                ground="Дэмжлэгийн сангийн журам", appeal_to="Аймгийн Засаг дарга",
            )  # fmt: skip
        case "publish":
            title, asked, answered = sent.shown
            made = actions.prepare(found, title=title, text=asked, answer=answered, by=clerk, at=at)
            actions.publish(found, seen=words_hash(texts_of(made)), by=head, at=at)
        case "deliver":
            day = timezone.localdate(at)
            actions.deliver(found, how=Delivery.HANDED, on=day, by=clerk, at=at)


def _at(day: date, hour: int, now: datetime) -> datetime:
    """That day at an office hour, never after now."""
    return min(timezone.make_aware(datetime.combine(day, time(hour, 5))), now)
