"""A petition is answered, by text or by file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.petitions.enums import ANSWERED, Outcome
from tamga.petitions.letters import left_over
from tamga.petitions.rules import LONGEST_TEXT
from tamga.workspace.forms.files import ACCEPT, LARGEST, Refused, check


class ReplyForm(forms.Form):
    """When valid, ``data_of_file`` holds the bytes of the file, if there is one."""

    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=[(each.value, each.label) for each in Outcome if each in ANSWERED],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Reply to the citizen"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label=_("Reply as a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF, Word, Excel, text or picture, at most 15 MB"),
        widget=forms.FileInput(
            attrs={
                "accept": ACCEPT,
                "data-choose": _("Choose a file"),
                "data-none": _("no file chosen"),
            }
        ),
    )
    ground = forms.CharField(
        label=_("On which ground it is refused"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Law and article."),
    )
    appeal_to = forms.CharField(
        label=_("Where the citizen may complain about it"), required=False, max_length=300
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.data_of_file = b""

    def clean_text(self) -> str:
        """Nothing of a template is sent unfinished: a field in its braces, words after a colon."""
        text: str = self.cleaned_data["text"]
        if fields := left_over(text):
            raise forms.ValidationError(
                _("Write what belongs here instead: %s.") % ", ".join(fields)
            )
        if text.rstrip().endswith(":"):
            raise forms.ValidationError(_("It ends with a colon: write what comes after it."))
        return text

    def clean_file(self) -> Any:
        """It is what its name says, and harmless."""
        file = self.cleaned_data["file"]
        if not file:
            return None
        try:
            if file.size > LARGEST:
                raise Refused("too_large")
            self.data_of_file = file.read()
            check(self.data_of_file, name=file.name)
        except Refused as refused:
            raise forms.ValidationError(refused.sentence()) from None
        return file

    def clean(self) -> dict[str, Any]:
        """There is a reply, and a refusal says why and where to go on."""
        values = super().clean() or self.cleaned_data
        # a file that was refused has its own error: no second one about the text
        if (
            not values.get("text")
            and not self.data_of_file
            and not {"file", "text"} & set(self.errors)
        ):
            self.add_error("text", _("Write the reply, or attach it."))
        if values.get("outcome") == Outcome.REFUSED:
            if not values.get("ground"):
                self.add_error("ground", _("Say on which ground it is refused."))
            if not values.get("appeal_to"):
                self.add_error("appeal_to", _("Say where the citizen may complain about it."))
        return values
