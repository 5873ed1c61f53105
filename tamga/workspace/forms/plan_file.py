"""The file of a plan, its year and its day of force."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.documents.tables import DEFAULT_LIMITS, UnreadableFile
from tamga.documents.tables.errors import sentence as sentence_of_file
from tamga.duties.reading import PlanReading
from tamga.duties.reading.problems import sentence_with_place
from tamga.organizations.models import Unit
from tamga.workspace.plan_reading import HOPELESS, read_for


class DayInput(forms.DateInput):
    """The browser's own calendar; the value travels as 2026-11-21."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PlanFileForm(forms.Form):
    """A file to be read as the plan of ``unit``. When valid, ``data`` holds its bytes."""

    file = forms.FileField(
        label=_("The plan's file"),
        help_text=_("Word (.docx), Excel (.xlsx) or text (.txt), at most 20 MB"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ".docx,.xlsx,.txt",
                "data-choose": _("Choose a file"),
                "data-none": _("no file chosen"),
            }
        ),
    )
    year = forms.IntegerField(label=_("Year of the plan"), min_value=2000, max_value=2100)
    in_force_from = forms.DateField(
        label=_("In force from"),
        help_text=_("Nothing that was due before this day counts as late."),
        widget=DayInput,
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.data_of_file = b""
        self.reading: PlanReading | None = None

    def clean(self) -> dict[str, Any]:
        """Reads the file, so that a bad one is told here and nothing of it is kept."""
        cleaned = super().clean() or {}
        year, file = cleaned.get("year"), cleaned.get("file")
        if file is not None:
            try:
                self._read(file, year)
            except UnreadableFile as error:
                self.add_error("file", sentence_of_file(error))
        return cleaned

    def _read(self, file: Any, year: int | None) -> None:
        if file.size > DEFAULT_LIMITS.file_size:
            megabyte = 1024 * 1024
            raise UnreadableFile(
                "too_large",
                size_mb=-(-file.size // megabyte),
                limit_mb=DEFAULT_LIMITS.file_size // megabyte,
            )
        self.data_of_file = file.read()
        reading = read_for(self.unit, self.data_of_file, file.name, year=year or 2000)
        for problem in reading.problems:
            if problem.code in HOPELESS:
                self.add_error("file", sentence_with_place(problem))
        if self.has_error("file"):
            self.add_error(
                "file",
                _(
                    "Check that the file holds the plan's table and that the columns are named, "
                    "for example “№, Хийгдэх ажлууд, Хугацаа, Хариуцах”; then choose it again."
                ),
            )
        self.reading = reading
