"""The form that takes an office's own Word template."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.implementation.exports.word import LARGEST


class TemplateForm(forms.Form):
    """A Word file. When valid, ``data_of_file`` holds its bytes."""

    file = forms.FileField(
        label=_("The office's own template"),
        help_text=_("Word (.docx), at most 5 MB"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ".docx",
                "data-choose": _("Choose a file"),
                "data-none": _("no file chosen"),
            }
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.data_of_file = b""

    def clean_file(self) -> Any:
        """Small enough to look into, and not empty."""
        file = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(_("The file is empty."), code="empty")
        if file.size > LARGEST:
            raise forms.ValidationError(_("The template is larger than 5 MB."), code="large")
        self.data_of_file = file.read()
        return file
