"""One duty of a plan, put right by hand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.duties.actions import PlannedDuty
from tamga.duties.enums import Responsibility
from tamga.duties.models import Duty, Section
from tamga.kernel.schedules import Schedule
from tamga.organizations.models import Position
from tamga.workspace.forms.offering import position_options, section_options
from tamga.workspace.forms.schedules import schedule_forms

MORE = 2  # empty places that are offered beside what the duty has


class DutyForm(forms.Form):
    """The duty with the links prefetched; ``planned()`` is what a valid form says."""

    work = forms.CharField(
        label=_("Work to be done"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )
    when_text = forms.CharField(label=_("Term as written"), max_length=2000, required=False)
    who_text = forms.CharField(label=_("Responsible as written"), max_length=2000, required=False)
    responsibility = forms.ChoiceField(
        label=_("How several share it"), choices=Responsibility.choices
    )

    def __init__(
        self,
        data: Any = None,
        *,
        duty: Duty,
        sections: Sequence[Section],
        positions: Mapping[str, Position],
    ) -> None:
        names = ("work", "when_text", "who_text", "responsibility")
        super().__init__(data, initial={name: getattr(duty, name) for name in names})
        self.duty = duty
        self._sections = {section.path: section for section in sections}
        self._positions = dict(positions)
        codes = {position.pk: code for code, position in positions.items()}
        named = [link.position for link in duty.duty_positions.all()]
        for position in named:  # of another unit: kept, and offered under its own name
            if position.pk not in codes:
                codes[position.pk] = f"#{position.pk}"
                self._positions[codes[position.pk]] = position
        self._places = {
            "section": self._offer(
                "section",
                [link.section.path for link in duty.duty_sections.all()],
                section_options(sections),
                _("Section"),
            ),
            "position": self._offer(
                "position",
                [codes[position.pk] for position in named],
                position_options(self._positions),
                _("Position"),
            ),
        }
        self.terms = schedule_forms(data, [Schedule.from_json(each) for each in duty.schedules])

    def _offer(self, name: str, chosen: list[str], options: Any, label: Any) -> list[str]:
        places = []
        for at, value in enumerate([*chosen, *[""] * MORE]):
            self.fields[f"{name}{at}"] = forms.ChoiceField(
                label=label, choices=[("", "—"), *options], initial=value, required=False
            )
            places.append(f"{name}{at}")
        return places

    def texts(self) -> list[forms.BoundField]:
        """The fields of the plan's own columns."""
        return [self[name] for name in ("work", "when_text", "who_text")]

    def section_places(self) -> list[forms.BoundField]:
        """A choice for each section of the duty and some empty ones."""
        return [self[name] for name in self._places["section"]]

    def position_places(self) -> list[forms.BoundField]:
        """A choice for each position, in order, and some empty ones."""
        return [self[name] for name in self._places["position"]]

    def is_valid(self) -> bool:
        """This form and all its terms."""
        return all([super().is_valid(), *(form.is_valid() for form in self.terms)])

    @property
    def wrong_terms(self) -> bool:
        """Whether one of the terms can't be what was typed."""
        return self.is_bound and any(form.errors for form in self.terms)

    def planned(self) -> PlannedDuty:
        """The duty as the form says it."""
        cleaned = self.cleaned_data
        return PlannedDuty(
            number=self.duty.number,
            work=cleaned["work"],
            when_text=cleaned["when_text"],
            who_text=cleaned["who_text"],
            responsibility=cleaned["responsibility"],
            schedules=tuple(s for form in self.terms for s in form.schedules or ()),
            sections=tuple(self._sections[path] for path in self._chosen("section")),
            positions=tuple(self._positions[code] for code in self._chosen("position")),
        )

    def _chosen(self, name: str) -> Iterator[str]:
        values = [self.cleaned_data[place] for place in self._places[name]]
        yield from dict.fromkeys(value for value in values if value)
