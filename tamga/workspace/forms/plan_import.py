"""What a person decides about one row of a plan that is being imported."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.duties.enums import Responsibility
from tamga.duties.models import Section
from tamga.duties.reading import PostRef, SectionRef
from tamga.kernel.mongolian.script import slugify
from tamga.organizations.models import Position
from tamga.workspace.forms.offering import offer, position_options, section_options
from tamga.workspace.forms.schedules import ScheduleForm, schedule_initial
from tamga.workspace.plan_choices import row_key, section_text
from tamga.workspace.plan_reading import JoinedRow

NEW, OUT = "+", "-"
MOST_REFS = 60  # sections or posts of one row that are offered; a row with more is left out


@dataclass(frozen=True)
class SectionField:
    """What the plan says, and the fields that tell which section it is."""

    text: str
    known: bool
    choice: forms.BoundField
    menu: forms.BoundField
    title: forms.BoundField


@dataclass(frozen=True)
class PostField:
    """What the plan says, and the fields that tell which post it is."""

    text: str
    known: bool
    choice: forms.BoundField
    name: forms.BoundField
    alias: forms.BoundField


class RowForm(forms.Form):
    """Everything that may be decided about one row; ``choice()`` is what is kept of it."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=9999, required=False)
    work = forms.CharField(
        label=_("Work to be done"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        required=False,
    )
    first_year = forms.IntegerField(
        label=_("The first year"),
        help_text=_("The year in which it is due for the first time"),
        min_value=1900,
        max_value=2200,
        required=False,
    )
    besides = forms.BooleanField(label=_("Besides what was read"), required=False)
    responsibility = forms.ChoiceField(
        label=_("How they share it"), choices=Responsibility.choices, required=False
    )
    more_section = forms.ChoiceField(label=_("One section more"), required=False)
    more_post = forms.ChoiceField(label=_("One position more"), required=False)
    skip = forms.CharField(label=_("Leave this row out, because"), max_length=300, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        row: JoinedRow,
        kept: Mapping[str, Any],
        sections: Sequence[Section],
        positions: Mapping[str, Position],
    ) -> None:
        key = row_key(row.reading)
        super().__init__(data, prefix=f"r{key}")
        self.row, self.key, self.kept = row, key, kept
        reading = row.reading
        found = {problem.code for problem in row.undecided}
        self._section_options = section_options(sections)
        self._position_options = position_options(positions)
        if not (
            {"number_empty", "number_unreadable", "number_doubled"} & found or "number" in kept
        ):
            del self.fields["number"]
        if reading.work:
            del self.fields["work"]
        if "first_year" not in reading.asks:
            del self.fields["first_year"]
        if not reading.schedules:
            del self.fields["besides"]
        elif _is_besides(kept, reading.schedules):
            self.fields["besides"].initial = True
        for name in ("number", "work", "first_year", "skip"):
            if name in self.fields:
                self.fields[name].initial = kept.get(name)
        self.fields["responsibility"].initial = kept.get(
            "responsibility", str(reading.responsibility)
        )
        self._offer_more(kept)
        for at, section in enumerate(reading.sections[:MOST_REFS]):
            self._offer_section(at, section)
        for at, post in enumerate(reading.posts[:MOST_REFS]):
            self._offer_post(at, post)
        self.when = ScheduleForm(
            data,
            prefix=f"r{key}-when",
            first=self._term_options(),
            kept=reading.schedules,
            initial=_of_schedule(kept, reading.schedules),
        )

    def _offer_more(self, kept: Mapping[str, Any]) -> None:
        without_section = [(OUT, _("no section at all"))]
        without_post = [(OUT, _("nobody"))]
        for name, options, without, none, more in (
            ("more_section", self._section_options, without_section, "no_section", "more_sections"),
            ("more_post", self._position_options, without_post, "no_position", "more_positions"),
        ):
            offer(self, name, [("", "—"), *options, *without])
            self.fields[name].initial = (
                OUT if kept.get(none) else next(iter(kept.get(more, [])), "")
            )

    def _offer_section(self, at: int, ref: SectionRef) -> None:
        decided = self.kept.get("sections", {}).get(section_text(ref), {})
        new = decided.get("new", {})
        initial = NEW if new else OUT if decided.get("out") else decided.get("to") or ref.path
        self.fields[f"section{at}"] = forms.ChoiceField(
            label=_("Section"),
            choices=[
                ("", _("— choose —")),
                (NEW, _("+ add as a new section")),
                (OUT, _("− leave it out")),
                *self._section_options,
            ],
            initial=initial,
            required=False,
        )
        self.fields[f"section{at}_menu"] = forms.CharField(
            label=_("Menu of the new section"),
            initial=new.get("menu", ref.menu),
            max_length=120,
            required=False,
            widget=forms.TextInput(attrs={"list": "menus"}),
        )
        self.fields[f"section{at}_title"] = forms.CharField(
            label=_("Title of the new section"),
            initial=new.get("title", ref.section),
            max_length=200,
            required=False,
        )

    def _offer_post(self, at: int, ref: PostRef) -> None:
        decided = self.kept.get("positions", {}).get(ref.text, {})
        initial = (
            NEW
            if "new" in decided
            else OUT
            if decided.get("out")
            else decided.get("to") or ref.code
        )
        self.fields[f"post{at}"] = forms.ChoiceField(
            label=_("Position"),
            choices=[
                ("", _("— choose —")),
                (NEW, _("+ add as a new position")),
                (OUT, _("− leave it out")),
                *self._position_options,
            ],
            initial=initial,
            required=False,
        )
        self.fields[f"post{at}_name"] = forms.CharField(
            label=_("Name of the new position"),
            initial=decided.get("new", ref.text),
            max_length=200,
            required=False,
        )
        self.fields[f"post{at}_alias"] = forms.BooleanField(
            label=_("Remember this spelling for the chosen position"),
            initial=decided.get("alias", True),
            required=False,
        )

    def _term_options(self) -> list[tuple[str, Any]]:
        problem = any(each.code.startswith("when_") for each in self.row.reading.problems)
        read: list[tuple[str, Promise]] = []
        if self.row.reading.schedules and (problem or "schedules" in self.kept):
            read = [("keep", _("take over what was read"))]
        undecided = _("— choose —") if problem else _("as it was read")
        return [("", undecided), *read, ("none", _("without a term"))]

    def section_fields(self) -> list[SectionField]:
        """One for each section that the row names."""
        return [
            SectionField(
                text=section_text(ref),
                known=ref.known,
                choice=self[f"section{at}"],
                menu=self[f"section{at}_menu"],
                title=self[f"section{at}_title"],
            )
            for at, ref in enumerate(self.row.reading.sections[:MOST_REFS])
        ]

    def post_fields(self) -> list[PostField]:
        """One for each post that the row names."""
        return [
            PostField(
                text=ref.text,
                known=ref.code is not None,
                choice=self[f"post{at}"],
                name=self[f"post{at}_name"],
                alias=self[f"post{at}_alias"],
            )
            for at, ref in enumerate(self.row.reading.posts[:MOST_REFS])
        ]

    def is_valid(self) -> bool:
        """Both this form and its term."""
        return all([super().is_valid(), self.when.is_valid()])

    def clean(self) -> dict[str, Any]:
        """A new section or position needs a name of its own."""
        cleaned = super().clean() or {}
        for at in range(len(self.row.reading.sections[:MOST_REFS])):
            if cleaned.get(f"section{at}") == NEW:
                for name in (f"section{at}_menu", f"section{at}_title"):
                    if not slugify(cleaned.get(name) or ""):
                        self.add_error(name, ValidationError(_("Write its name in words.")))
        for at in range(len(self.row.reading.posts[:MOST_REFS])):
            if cleaned.get(f"post{at}") == NEW and not cleaned.get(f"post{at}_name"):
                self.add_error(f"post{at}_name", ValidationError(_("Write its name in words.")))
        return cleaned

    def choice(self) -> dict[str, Any]:
        """The decisions of a valid form as ``plan_choices`` keeps them; only what differs from
        what was read.
        """
        cleaned, reading = self.cleaned_data, self.row.reading
        kept: dict[str, Any] = {
            name: cleaned[name]
            for name in ("number", "work", "first_year", "skip")
            if cleaned.get(name)
        }
        if cleaned["responsibility"] and cleaned["responsibility"] != reading.responsibility:
            kept["responsibility"] = cleaned["responsibility"]
        if self.when.schedules is not None:
            besides = reading.schedules if cleaned.get("besides") else ()
            chosen = dict.fromkeys((*besides, *self.when.schedules))
            kept["schedules"] = [each.to_json() for each in chosen]
        for name, none, more in (
            ("more_section", "no_section", "more_sections"),
            ("more_post", "no_position", "more_positions"),
        ):
            if cleaned[name] == OUT:
                kept[none] = True
            elif cleaned[name]:
                kept[more] = [cleaned[name]]
        if sections := dict(self._section_decisions()):
            kept["sections"] = sections
        if positions := dict(self._post_decisions()):
            kept["positions"] = positions
        return kept

    def _section_decisions(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for at, ref in enumerate(self.row.reading.sections[:MOST_REFS]):
            value = self.cleaned_data[f"section{at}"]
            if value == NEW:
                menu, title = (
                    self.cleaned_data[f"section{at}_{part}"] for part in ("menu", "title")
                )
                yield section_text(ref), {"new": {"menu": menu, "title": title}}
            elif value == OUT:
                yield section_text(ref), {"out": True}
            elif value and value != ref.path:
                yield section_text(ref), {"to": value}

    def _post_decisions(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for at, ref in enumerate(self.row.reading.posts[:MOST_REFS]):
            value = self.cleaned_data[f"post{at}"]
            if value == NEW:
                yield ref.text, {"new": self.cleaned_data[f"post{at}_name"]}
            elif value == OUT:
                yield ref.text, {"out": True}
            elif value and value != ref.code:
                remember = ref.code is None and self.cleaned_data[f"post{at}_alias"]
                yield ref.text, {"to": value, **({"alias": True} if remember else {})}


def _of_schedule(kept: Mapping[str, Any], read: Sequence[Any]) -> dict[str, Any]:
    schedules = kept.get("schedules")
    if schedules is None:
        return {}
    if not schedules:
        return {"kind": "none"}
    if schedules == [each.to_json() for each in read]:
        return {"kind": "keep"}
    return schedule_initial(schedules[-1])


def _is_besides(kept: Mapping[str, Any], read: Sequence[Any]) -> bool:
    return kept.get("schedules", [])[:-1] == [each.to_json() for each in read]
