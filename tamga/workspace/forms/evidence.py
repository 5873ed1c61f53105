"""What proves progress: a file, the address of a page, a decision, or a figure with its unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.accounts.models import User
from tamga.decisions.models import Decision
from tamga.decisions.queries import visible_to
from tamga.implementation.enums import EvidenceKind
from tamga.organizations.models import Unit
from tamga.workspace.forms.figure import FigureField
from tamga.workspace.forms.files import Refused, check

_NEEDS = {
    EvidenceKind.FILE: ("file", _("Choose the file.")),
    EvidenceKind.PAGE: ("address", _("Write the address of the page.")),
    EvidenceKind.DECISION: ("decision", _("Choose the decision.")),
    EvidenceKind.FIGURE: ("figure", _("Write the figure.")),
}


class EvidenceForm(forms.Form):
    """One piece of evidence. When valid, ``data_of_file`` holds a file's bytes."""

    label = forms.CharField(label=_("What it shows"), max_length=300)
    kind = forms.ChoiceField(
        label=_("What proves it"), choices=EvidenceKind.choices, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(
            attrs={"data-choose": _("Choose a file"), "data-none": _("no file chosen")}
        ),
    )
    address = forms.URLField(
        label=_("Address of a page"), required=False, assume_scheme="https", max_length=500
    )
    decision = forms.ModelChoiceField(
        Decision.everything.none(), label=_("Decision"), required=False, empty_label="–"
    )
    figure = FigureField(label=_("Figure"), required=False, max_digits=20, decimal_places=4)
    figure_unit = forms.CharField(
        label=_("Unit of the figure"), max_length=40, required=False,
        help_text=_("For example: head of livestock, million tögrög, %"),
    )  # fmt: skip

    def __init__(self, *args: Any, unit: Unit, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.data_of_file = b""
        field = self.fields["decision"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = (
            visible_to(user).filter(unit=unit, entry__isnull=False).select_related("kind", "entry")
            .order_by("-signed_on", "-pk")[:300]
        )  # fmt: skip

    def clean_file(self) -> Any:
        """Its content must be what its name says."""
        file = self.cleaned_data.get("file")
        if file is None:
            return None
        self.data_of_file = file.read()
        try:
            check(self.data_of_file, name=file.name)
        except Refused as error:
            raise forms.ValidationError(error.sentence(), code=error.code) from None
        return file

    def clean(self) -> dict[str, Any]:
        """What its kind says must be there."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind:
            field, sentence = _NEEDS[EvidenceKind(kind)]
            if field not in self.errors and cleaned.get(field) in (None, ""):
                self.add_error(field, sentence)
        return cleaned
