"""The preview of an import: rows with their forms, the figures at the top, the difference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from tamga.documents.queries import read
from tamga.duties.enums import Responsibility
from tamga.duties.models import Plan, PlanImport
from tamga.duties.reading import PlanReading
from tamga.workspace.forms.plan_import import RowForm
from tamga.workspace.plan_choices import row_key
from tamga.workspace.plan_difference import Difference, difference
from tamga.workspace.plan_phrases import change_in_words, term, told
from tamga.workspace.plan_reading import NOTES, JoinedPlan, JoinedRow, read_for

MOST_FIELDS = 600  # Django takes 1,000 in a request; the other rows come after these are saved


@dataclass(frozen=True)
class PreviewRow:
    """A row of the file with what becomes of it; ``form`` where something is open."""

    joined: JoinedRow
    key: str
    form: RowForm | None
    problems: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def tone(self) -> str:
        """The tone of ``docs/look.md`` that its state has."""
        if self.problems:
            return "late"
        return "wait" if self.joined.planned is None else "ok"

    @property
    def terms(self) -> list[str]:
        """The schedules in words."""
        planned = self.joined.planned
        return [term(each) for each in planned.schedules] if planned else []

    @property
    def read_terms(self) -> list[str]:
        """The schedules that were read, in words, whatever was chosen."""
        return [term(each) for each in self.joined.reading.schedules]

    @property
    def sharing(self) -> str:
        """How several positions share it, "" for one."""
        planned = self.joined.planned
        if planned is None or len(planned.positions) < 2:
            return ""
        return str(dict(Responsibility.choices)[planned.responsibility])

    @property
    def term_is_open(self) -> bool:
        """Whether the term asks for something, or was chosen by hand."""
        codes = {problem.code for problem in self.joined.undecided}
        asked = any(code.startswith("when_") for code in codes) and self.form is not None
        wrong = self.form is not None and self.form.is_bound and bool(self.form.when.errors)
        return asked or wrong or self.joined.choice.schedules is not None

    @property
    def rest_is_open(self) -> bool:
        """Whether something else than its unknown words asks for a decision."""
        codes = {problem.code for problem in self.joined.undecided}
        nothing_asked = not codes and not self.term_is_open
        return nothing_asked or bool(codes & {"who_empty", "menu_without_section", "work_empty"})

    @property
    def number(self) -> int | None:
        """The number that it will have, else the one in the file."""
        planned = self.joined.planned
        return planned.number if planned else self.joined.reading.number


class Preview:
    """Reads the stored file again, so that what is shown is what will be confirmed.

    ``data`` is what was posted, ``opened`` the key of a row to be changed, ``only="open"`` keeps
    the rows that wait for a decision. Raises DamagedFile.
    """

    def __init__(
        self,
        started: PlanImport,
        *,
        data: QueryDict | None = None,
        opened: str = "",
        only: str = "",
    ) -> None:
        self.started, self.only, self.opened = started, only, opened
        self._data = data
        self._posted = set(data.getlist("row")) if data is not None else set()
        unit = started.unit
        self.plan = Plan.objects.filter(unit=unit, year=started.year).first()
        self.reading: PlanReading = read_for(
            unit, read(started.source), started.source.name, year=started.year
        )
        self.joined = JoinedPlan(unit, self.reading, started.choices, self.plan)

    def has_row(self, key: str) -> bool:
        """Whether the file has such a row."""
        return any(row_key(row.reading) == key for row in self.joined.rows)

    @cached_property
    def rows(self) -> tuple[PreviewRow, ...]:
        """All rows in the order of the file."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[PreviewRow]:
        fields = 0
        for joined in self.joined.rows:
            key = row_key(joined.reading)
            posted = key in self._posted
            open_now = posted or key == self.opened or bool(joined.undecided)
            form = None
            if open_now and (fields < MOST_FIELDS or posted):
                form = RowForm(
                    self._data if posted else None,
                    row=joined,
                    kept=self.started.choices.get(key, {}),
                    sections=list(self.joined.sections.values()),
                    positions=self.joined.positions,
                )
                fields += len(form.fields) + len(form.when.fields)
            yield PreviewRow(
                joined,
                key,
                form,
                tuple(told(problem) for problem in joined.undecided),
                tuple(told(problem) for problem in joined.notes),
            )

    @property
    def shown(self) -> list[PreviewRow]:
        """The rows that the filter keeps."""
        if self.only != "open" or not self.undecided:
            return list(self.rows)
        return [row for row in self.rows if row.problems or row.form]

    @cached_property
    def wrong(self) -> list[PreviewRow]:
        """The rows whose posted answers can't be kept as they are."""
        return [
            row for row in self.rows if row.form and row.form.is_bound and not row.form.is_valid()
        ]

    def choices_with_answers(self) -> dict[str, Mapping[str, Any]]:
        """The kept choices with those of the posted forms that hold."""
        choices = dict(self.started.choices)
        for row in self.rows:
            if row.form and row.form.is_bound and row.form.is_valid():
                choices[row.key] = row.form.choice()
        return {key: choice for key, choice in choices.items() if choice}

    @property
    def total(self) -> int:
        """How many duties the file has."""
        return len(self.rows)

    @property
    def undecided(self) -> int:
        """How many rows wait for a decision."""
        return sum(bool(row.problems) for row in self.rows)

    @property
    def left_out(self) -> int:
        """How many rows somebody left out."""
        return sum(bool(row.joined.choice.skip) for row in self.rows)

    @property
    def complete(self) -> int:
        """How many rows are ready."""
        return self.total - self.undecided - self.left_out

    @property
    def notes(self) -> list[str]:
        """What was noticed about the plan as a whole, and about rows that are no duties."""
        notes = [
            told(problem, with_place=True)
            for problem in self.reading.problems
            if problem.code in NOTES and not self._of_row(problem.place)
        ]
        if self.plan is None and self.started.in_force_from.year > self.started.year:
            notes.append(
                gettext("The day of force comes after the plan's year: nothing of it can be late.")
            )
        return notes

    def _of_row(self, place: Any) -> bool:
        return any(place in row.joined.reading.places and row.notes for row in self.rows)

    @cached_property
    def difference(self) -> Difference:
        """What confirming would change."""
        return difference(self.plan, self.joined.planned)

    @property
    def changed(self) -> list[tuple[int, list[tuple[str, str, str]]]]:
        """Number → (field, before, after) of what would become another."""
        return [
            (each.row.number, [change_in_words(field) for field in each.fields])
            for each in self.difference.changed
        ]

    @property
    def may_confirm(self) -> bool:
        """Whether nothing is open and something would change."""
        return not self.undecided and not (self.plan and self.difference.nothing)

    @property
    def menus(self) -> list[str]:
        """The menus of the site, to be offered for a new section."""
        return list(dict.fromkeys(each.menu for each in self.joined.sections.values()))
