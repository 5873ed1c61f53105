"""How a due day was counted, line by line, for people: each with the article that says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tamga.kernel.deadlines import DayUnit, Deadline, StepCode
from tamga.law.models import Term
from tamga.petitions.count_words import count_words


@dataclass(frozen=True)
class CountLine:
    """One line of the count. ``code`` is a ``StepCode``; ``days`` and ``working`` are of what was
    counted, ``name`` is the day off that was passed over, ``article`` the source of the days.
    """

    code: str
    day: date | None
    days: int = 0
    working: bool = False
    name: str = ""
    article: str = ""

    @property
    def words(self) -> str:
        """As a page or a message says it, in the active language."""
        return count_words(
            self.code, self.day, days=self.days, working=self.working, name=self.name
        )


def count_lines(deadline: Deadline) -> tuple[CountLine, ...]:
    """The lines of a count, from the day of receipt to the due day; one query."""
    rules = {deadline.rule, *(s.detail for s in deadline.steps if s.code == StepCode.EXTENDED)}
    articles = _articles(rules)
    rule, lines = deadline.rule, []
    for step in deadline.steps:
        if step.code == StepCode.EXTENDED:
            rule = step.detail
        days, _space, unit = step.detail.partition(" ")
        counted = step.code == StepCode.COUNTED and days.isdecimal()
        named = step.code in (StepCode.SKIPPED, StepCode.ROLLED)
        lines.append(
            CountLine(
                code=str(step.code),
                day=step.day,
                days=int(days) if counted else 0,
                working=counted and unit == DayUnit.WORKING,
                name=step.detail if named else "",
                article=articles.get(rule, "") if counted else "",
            )
        )
    return tuple(lines)


def _articles(rules: Iterable[str]) -> dict[str, str]:
    """Rule and version, as a deadline names them → article."""
    codes = {rule.partition(" ")[0] for rule in rules}
    rows = Term.objects.filter(code__in=codes)
    return {f"{row.code} {row.in_force_from.isoformat()}": row.article for row in rows}
