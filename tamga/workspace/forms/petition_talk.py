"""What the office asks a citizen, writes down for them, and adds to a petition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.petitions.actions.attaching import ACCEPT
from tamga.petitions.forms import Files
from tamga.petitions.rules import LONGEST_TEXT


class AskForm(forms.Form):
    """A question to the citizen."""

    text = forms.CharField(
        label=_("What do you ask the citizen?"),
        max_length=LONGEST_TEXT,
        help_text=_("The citizen reads this word for word on the page of the petition."),
        error_messages={"required": _("Write the message.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HeardForm(forms.Form):
    """What the citizen said by phone or at the counter."""

    text = forms.CharField(
        label=_("What did the citizen say?"),
        max_length=LONGEST_TEXT,
        help_text=_("As it was said. It stands there as the citizen's words, with your name."),
        error_messages={"required": _("Write the message.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AddFilesForm(forms.Form):
    """Files that come later."""

    attached = Files(label=_("Scan, photo, document, recording"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_files(self)


def offer_files(form: forms.Form) -> None:
    """Dress ``attached`` as every chooser of files."""
    words = {"data-choose": _("Choose files"), "data-none": _("none chosen")}
    form.fields["attached"].widget.attrs.update(accept=ACCEPT, multiple=True, **words)
