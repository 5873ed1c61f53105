"""The form that takes a report's file and says what it reports."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.documents.tables import DEFAULT_LIMITS, UnreadableFile
from tamga.documents.tables.errors import sentence as sentence_of_file
from tamga.implementation.models import Source
from tamga.implementation.queries import scale_for
from tamga.implementation.reading import read_report
from tamga.kernel.spans import span_of
from tamga.organizations.models import Unit


class ReportFileForm(forms.Form):
    """A report to be read. When valid, ``data_of_file`` holds its bytes."""

    file = forms.FileField(
        label=_("The report's file"),
        help_text=_("Word (.docx), Excel (.xlsx), text (.txt) or PDF, at most 20 MB"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ".docx,.xlsx,.txt,.pdf",
                "data-choose": _("Choose a file"),
                "data-none": _("no file chosen"),
            }
        ),
    )
    source = forms.ModelChoiceField(
        Source.objects.all(), label=_("What it reports"), empty_label=None
    )
    period = forms.CharField(
        label=_("Period"),
        help_text=_("2024-H1 the first half of 2024, 2024-Q3 its third quarter, 2024 the year; "
                    "blank: as the file says"),
        max_length=7,
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, unit: Unit, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.today = unit, today
        self.data_of_file = b""

    def clean_period(self) -> str:
        """The code in its one form, or blank."""
        code = self.cleaned_data["period"]
        if not code:
            return ""
        try:
            return span_of(code).code
        except ValueError:
            raise forms.ValidationError(
                _("Write 2024-H1, 2024-Q3 or 2024."), code="period"
            ) from None

    def clean(self) -> dict[str, Any]:
        """Reads the file, so that a bad one is told here and nothing of it is kept."""
        cleaned = super().clean() or {}
        if (file := cleaned.get("file")) is None:
            return cleaned
        try:
            if file.size > DEFAULT_LIMITS.file_size:
                limit = DEFAULT_LIMITS.file_size // 1024**2
                raise UnreadableFile("too_large", size_mb=file.size // 1024**2, limit_mb=limit)
            self.data_of_file = file.read()
            known = cleaned.get("period", ""), cleaned.get("source")
            scale = scale_for(self.unit, known[1], known[0], today=self.today)
            reading = read_report(self.data_of_file, file.name, scale=scale)
        except UnreadableFile as error:
            self.add_error("file", sentence_of_file(error))
            return cleaned
        if "period" in cleaned and not cleaned["period"]:
            if reading.period is None:
                self.add_error("period", _("The file doesn't say which period it reports."))
            else:
                cleaned["period"] = reading.period
        return cleaned
