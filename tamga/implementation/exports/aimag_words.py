"""The table of soums as it is printed, the same in Word and Excel."""

from tamga.implementation.queries import League, LeagueStanding
from tamga.implementation.report import words
from tamga.kernel.scales import five_point, rounded

HEAD = (
    "Сум", "Нийт", *(name for _code, name, _limits in words.BANDS), "Үнэлээгүй",
    words.OWN, words.SUPERIOR, "5 оноогоор",
)  # fmt: skip
PRINTED = "Тайлангаас уншсан дээд шатны үнэлгээ дундажид ороогүй: "


def cells(one: LeagueStanding) -> tuple[str, ...]:
    """A soum's line; what is missing is a dash, never a zero."""
    mean = one.superior.mean
    return (
        one.unit.name,
        str(one.superior.total),
        *(str(getattr(one.superior, code) or "-") for code, _name, _limits in words.BANDS),
        str(one.superior.missing or "-"),
        words.percent(one.own.mean),
        words.percent(mean),
        "–" if mean is None else str(rounded(five_point(mean))),
    )


def below(league: League) -> str:
    """The sentence under the table; empty where nothing was left out."""
    printed = sum(one.printed for one in league.standings)
    return f"{PRINTED}{printed}" if printed else ""
