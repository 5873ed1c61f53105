"""A plan's reading joined to a unit: its sections and posts, and what is still to be decided.

The door for whoever imports a plan, by a browser or by a command.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from tamga.duties.actions import PlannedDuty
from tamga.duties.models import Duty, Plan, Section
from tamga.duties.reading import PlanReading, Problem, RowReading
from tamga.duties.tree import STANDARD_TREE
from tamga.kernel.mongolian.script import slugify
from tamga.kernel.schedules import Kind, Schedule
from tamga.organizations.models import Position, Unit
from tamga.organizations.posts import STANDARD_POSTS
from tamga.workspace.kept_readings import kept_reading
from tamga.workspace.plan_choices import AllChoices, Choices, RowChoice, section_text
from tamga.workspace.plan_words import positions_by_code, posts_of, tree_of

T = TypeVar("T")

# Told and shown, and nothing hangs on them.
NOTES = frozenset(
    {
        "title_year",
        "missing_column",
        "column_not_read",
        "table_not_read",
        "stray_cell",
        "number_gap",
        "number_order",
        "text_too_long",
    }
)
HOPELESS = frozenset({"no_plan_table", "no_duties", "too_many_duties"})
FIRST_YEAR = "first_year_missing"


def read_for(unit: Unit | None, data: bytes, name: str, *, year: int) -> PlanReading:
    """Read a file as the plan of a unit and year, by its own sections, posts and spellings;
    without a unit by the standard ones. Raises UnreadableFile.
    """
    return kept_reading(
        data,
        name,
        year=year,
        tree=STANDARD_TREE if unit is None else tree_of(unit),
        posts=STANDARD_POSTS if unit is None else posts_of(unit),
    )


def plan_rows(
    unit: Unit, reading: PlanReading, choices: Choices, *, plan: Plan | None = None
) -> tuple[list[PlannedDuty], list[Problem]]:
    """The rows as they can be confirmed, and what somebody still has to decide about them.

    A row stands as read, as far as it was understood, with the choices over it. A row of
    ``plan`` with the same texts keeps what was decided for it then. Sections and posts that a
    choice adds are unsaved here. Rows that are skipped, that have no number or one that stood
    before are left out; the latter two are among the problems. At most three queries.
    """
    joined = JoinedPlan(unit, reading, choices, plan)
    return joined.planned, [problem for row in joined.rows for problem in row.undecided]


@dataclass(frozen=True)
class JoinedRow:
    """A row beside what will become of it; ``planned`` is None when it is left out."""

    reading: RowReading
    choice: RowChoice
    planned: PlannedDuty | None
    undecided: tuple[Problem, ...]
    as_before: bool = False
    """Whether an earlier plan has the same texts, so that its decisions hold."""

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What was noticed and asks for nothing."""
        return tuple(each for each in self.reading.problems if each.code in NOTES)


class JoinedPlan:
    """``rows`` in the order of the file, each with what it becomes in ``unit``."""

    def __init__(
        self, unit: Unit, reading: PlanReading, choices: Choices, plan: Plan | None = None
    ) -> None:
        self.unit, self.reading = unit, reading
        self.choices = AllChoices.from_json(choices)
        self.positions = positions_by_code(unit)
        self.sections = {each.path: each for each in Section.objects.filter(unit=unit)}
        self._before = _duties_by_number(plan)
        self._new_sections: dict[str, Section] = {}
        self._new_positions: dict[str, Position] = {}
        self._taken: set[int] = set()
        self.rows = tuple(self._join(row) for row in reading.rows)

    @property
    def planned(self) -> list[PlannedDuty]:
        """The rows that aren't left out, as they can be confirmed."""
        return [row.planned for row in self.rows if row.planned]

    def spellings(self) -> Iterator[tuple[Position, str]]:
        """The words of the plan that are to name an existing post from now on."""
        for text, decision in self.choices.positions.items():
            position = self.positions.get(decision.get("to", ""))
            if position is not None and decision.get("alias"):
                yield position, text

    def _join(self, row: RowReading) -> JoinedRow:
        choice = self.choices.of(row)
        if choice.skip:
            return JoinedRow(row, choice, None, ())
        number = choice.number or row.number
        doubled = number in self._taken
        before = self._before.get(number or 0)
        as_before = before is not None and choice == RowChoice() and _same_texts(before, row)
        if before is not None and as_before and not doubled:
            self._taken.add(before.number)
            return JoinedRow(row, choice, _as_it_was(before), (), as_before=True)
        undecided = list(self._undecided(row, choice))
        if number is None:
            undecided.insert(0, _number_problem(row))
        elif doubled:
            undecided.insert(0, Problem("number_doubled", row.place, number))
        if number is None or doubled:
            return JoinedRow(row, choice, None, tuple(undecided))
        self._taken.add(number)
        return JoinedRow(row, choice, self._planned(row, choice, number), tuple(undecided))

    def _undecided(self, row: RowReading, choice: RowChoice) -> Iterator[Problem]:
        """The row's problems that no choice settles, in the order in which they were found."""
        sections = {section_text(ref) for ref in row.sections if not ref.known}
        open_sections = {text for text in sections if not self.choices.section(row, text)}
        for problem in row.problems:
            code = problem.code
            if code in NOTES or code.startswith("number_"):
                continue
            if code == "unknown_menu":
                settled = not open_sections
            elif code.startswith("unknown_section"):
                name = str(problem.params["section"])
                settled = not any(
                    text == name or text.endswith(f" › {name}") for text in open_sections
                )
            elif code == "menu_without_section":
                settled = bool(choice.more_sections) or choice.no_section
            elif code == "unknown_post":
                settled = self.choices.position(row, str(problem.params["post"])) is not None
            elif code == "who_empty":
                settled = bool(choice.more_positions) or choice.no_position
            elif code == "work_empty":
                settled = bool(choice.work)
            else:  # everything else is about the term
                settled = choice.schedules is not None
            if not settled:
                yield problem
        first_year = choice.first_year is not None or choice.schedules is not None
        if "first_year" in row.asks and not first_year:
            yield Problem(FIRST_YEAR, row.place, row.number)

    def _planned(self, row: RowReading, choice: RowChoice, number: int) -> PlannedDuty:
        schedules = row.schedules if choice.schedules is None else choice.schedules
        return PlannedDuty(
            number=number,
            work=choice.work or row.work,
            when_text=row.when_text,
            who_text=row.who_text,
            responsibility=choice.responsibility or str(row.responsibility),
            schedules=tuple(_from_year(each, choice.first_year) for each in schedules),
            sections=_once(self._sections_of(row, choice)),
            positions=_once(self._positions_of(row, choice)),
        )

    def _sections_of(self, row: RowReading, choice: RowChoice) -> Iterator[Section]:
        for ref in row.sections:
            text = section_text(ref)
            decision = self.choices.section(row, text)
            if decision is None:
                found = self.sections.get(ref.path) if ref.known else None
                if found:
                    yield found
            elif "new" in decision:
                yield self._new_section(decision["new"]["menu"], decision["new"]["title"])
            elif decision.get("to") in self.sections:
                yield self.sections[decision["to"]]
        yield from (self.sections[path] for path in choice.more_sections if path in self.sections)

    def _new_section(self, menu: str, title: str) -> Section:
        slugs = {each.menu: each.path.partition("/")[0] for each in self.sections.values()}
        path = f"{slugs.get(menu) or slugify(menu)}/{slugify(title)}"
        if path in self.sections:
            return self.sections[path]
        new = Section(unit=self.unit, path=path, menu=menu, title=title)
        return self._new_sections.setdefault(path, new)

    def _positions_of(self, row: RowReading, choice: RowChoice) -> Iterator[Position]:
        for ref in row.posts:
            decision = self.choices.position(row, ref.text)
            if decision is None:
                found = self.positions.get(ref.code) if ref.code else None
                if found:
                    yield found
            elif "new" in decision:
                yield self._new_position(decision["new"])
            elif decision.get("to") in self.positions:
                yield self.positions[decision["to"]]
        yield from (
            self.positions[code] for code in choice.more_positions if code in self.positions
        )

    def _new_position(self, name: str) -> Position:
        for position in self.positions.values():
            if position.name == name:
                return position
        return self._new_positions.setdefault(name, Position(unit=self.unit, name=name))


def _once(found: Iterable[T]) -> tuple[T, ...]:
    """In order, each once; unsaved rows can't be told apart by a set."""
    kept: list[T] = []
    for each in found:
        if each not in kept:
            kept.append(each)
    return tuple(kept)


def _duties_by_number(plan: Plan | None) -> dict[int, Duty]:
    if plan is None:
        return {}
    duties = plan.duties.filter(ended_on__isnull=True).prefetch_related(
        "duty_sections__section", "duty_positions__position"
    )
    return {duty.number: duty for duty in duties}


def _same_texts(duty: Duty, row: RowReading) -> bool:
    return (duty.work, duty.when_text, duty.who_text) == (row.work, row.when_text, row.who_text)


def _as_it_was(duty: Duty) -> PlannedDuty:
    return PlannedDuty(
        number=duty.number,
        work=duty.work,
        when_text=duty.when_text,
        who_text=duty.who_text,
        responsibility=duty.responsibility,
        schedules=tuple(Schedule.from_json(data) for data in duty.schedules),
        sections=tuple(link.section for link in duty.duty_sections.all()),
        positions=tuple(link.position for link in duty.duty_positions.all()),
    )


def _number_problem(row: RowReading) -> Problem:
    found = (each for each in row.problems if each.code in ("number_empty", "number_unreadable"))
    return next(found, Problem("number_empty", row.place))


def _from_year(schedule: Schedule, first_year: int | None) -> Schedule:
    if schedule.kind is Kind.EVERY_N_YEARS and schedule.first_year is None and first_year:
        return replace(schedule, first_year=first_year)
    return schedule
