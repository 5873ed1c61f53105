"""What is typed and attached on a report's way out: a letter's number, a reason, a scan."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.implementation.actions.issuing import LONGEST_NUMBER
from tamga.workspace.forms import files
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.report_life import Life

SCANS = ".pdf,.jpg,.jpeg,.png"


class IssueForm(forms.Form):
    """The letter that the report leaves with, and whether citizens may read it."""

    letter_number = forms.CharField(
        label=_("Number of the letter"),
        help_text=_("As it stands in the register of outgoing letters, for example 1/245."),
        max_length=LONGEST_NUMBER,
    )
    letter_date = DayField(label=_("Date of the letter"))
    public = forms.BooleanField(label=_("Show it on the public site"), required=False, initial=True)
    public_why = forms.CharField(
        label=_("Why it may be public all the same"), max_length=500, required=False
    )

    def __init__(self, *args: Any, personal: tuple[int, ...], **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "issue", **kwargs})
        if not personal:
            del self.fields["public_why"]
        else:
            self.fields["public"].initial = False

    def clean(self) -> dict[str, Any]:
        """Personal data is made public with a reason alone."""
        cleaned = super().clean() or {}
        asked = "public_why" in self.fields and cleaned.get("public")
        if asked and not (cleaned.get("public_why") or "").strip():
            self.add_error("public_why", _("Say why, or keep the report for the office."))
        return cleaned


class ReasonForm(forms.Form):
    """Why a report is sent back or corrected."""

    why = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class ScanForm(forms.Form):
    """The printed, signed and stamped copy. When valid, ``data_of_file`` holds its bytes."""

    scan = forms.FileField(
        label=_("The signed paper as a file"),
        help_text=_("PDF, JPG or PNG"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(
            attrs={
                "accept": SCANS,
                "data-choose": _("Choose a file"),
                "data-none": _("no file chosen"),
            }
        ),
    )

    data_of_file = b""

    def clean_scan(self) -> Any:
        """The file is what its name says, and harmless."""
        file = self.cleaned_data["scan"]
        if not file.name.lower().endswith(tuple(SCANS.split(","))):
            raise forms.ValidationError(_("Attach the scan as PDF, JPG or PNG."))
        try:
            if file.size > files.LARGEST:
                raise files.Refused("too_large")
            self.data_of_file = file.read()
            files.check(self.data_of_file, name=file.name)
        except files.Refused as error:
            raise forms.ValidationError(error.sentence()) from None
        return file


def life_forms(life: Life, today: date) -> dict[str, forms.Form]:
    """The forms of a report's way out, empty, by what they do."""
    letter = {"letter_date": today}
    return {
        "issue": IssueForm(initial=letter, personal=life.personal),
        "back": ReasonForm(prefix="back"),
        "scan": ScanForm(prefix="scan"),
        "correct": ReasonForm(prefix="correct"),
    }
