"""Fields of a citizen's form that Django has not."""

from typing import Any

from django import forms


class Words(forms.CharField):
    """Without ``maxlength`` on the page: a browser would cut what is pasted, silently. NUL, which
    no database keeps, goes.
    """

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\0", "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}
