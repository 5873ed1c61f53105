"""A figure as officials type it: «14,800», «14 800», «120,5», «120.5»."""

import re
from decimal import Decimal
from typing import Any

from django import forms

_GROUPED = re.compile(r"\d{1,3}([ \u00a0,]\d{3})+(\.\d+)?")


class FigureField(forms.DecimalField):
    """Groups of three after a comma or a blank are thousands; another comma begins the decimals."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # as Django's own
        """The figure; raises ValidationError for anything else."""
        if isinstance(value, str):
            typed = value.strip()
            if _GROUPED.fullmatch(typed.lstrip("-+")):
                value = re.sub(r"[ \u00a0,]", "", typed)
            elif typed.count(",") == 1 and "." not in typed:
                value = typed.replace(",", ".")
        return super().to_python(value)
