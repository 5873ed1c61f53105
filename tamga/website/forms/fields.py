"""Fields of a citizen's form that Django has not."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tamga.petitions.actions import Incoming, RefusedFile, check_all
from tamga.petitions.actions.attaching import check_sizes


class _Many(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class Files(forms.FileField):
    """Several files, read only when they aren't too many and too large; what is wrong with one of
    them is said by name.
    """

    widget = _Many

    def clean(self, data: Any, initial: Any = None) -> list[Incoming]:
        sent = [file for file in data or () if file]
        try:
            check_sizes([file.size for file in sent])
            return list(check_all([Incoming(file.name, file.read()) for file in sent]))
        except RefusedFile as refused:
            raise ValidationError(str(refused)) from None


class Words(forms.CharField):
    """Without ``maxlength`` on the page: a browser would cut what is pasted, silently. NUL, which
    no database keeps, goes.
    """

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\0", "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}
