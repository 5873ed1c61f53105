"""A scan or a cleared copy is attached; the text in the other script is written."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.enums import FileKind
from tamga.workspace.forms.files import ACCEPT, LARGEST, Refused, check


class DecisionFileForm(forms.Form):
    """One file, and what it shows. When valid, ``data_of_file`` holds its bytes."""

    kind = forms.ChoiceField(
        label=_("What the file is"),
        choices=FileKind.choices,
        widget=forms.RadioSelect,
        initial=FileKind.CYRILLIC_SCAN,
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, text or picture, at most 15 MB"),
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={
                "accept": ACCEPT,
                "data-choose": _("Choose a file"),
                "data-none": _("no file chosen"),
            }
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.data_of_file = b""

    def clean_file(self) -> Any:
        """It is what its name says, and harmless."""
        file = self.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                raise Refused("too_large")
            self.data_of_file = file.read()
            check(self.data_of_file, name=file.name)
        except Refused as refused:
            raise forms.ValidationError(refused.sentence()) from None
        return file

    def clean_kind(self) -> FileKind:
        """As the action takes it."""
        return FileKind(self.cleaned_data["kind"])


class ScriptForm(forms.Form):
    """The text in the Mongolian script, which may come after the signature."""

    script_text = forms.CharField(
        label=_("Text in the Mongolian script"),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 6, "lang": "mn-Mong"}),
    )
