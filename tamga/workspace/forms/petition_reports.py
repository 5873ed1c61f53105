"""What is asked when figures of petitions are handed in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tamga.kernel.mongolian.script import sort_key
from tamga.kernel.spans import Span, SpanKind
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.petitions.actions.reporting import LONGEST_WORDS, personal_place


class ReportForm(forms.Form):
    """The cut-off day and what the head says to the figures."""

    cut_off_on = forms.DateField(
        label=_("Cut-off day"),
        help_text=_("The last day that counts; what comes after it stands in the next report."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    words = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("What people asked for most, what was done. Nobody's name."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, data: Any = None, *, span: Span, first: dict[str, Any]) -> None:
        super().__init__(data, initial=first, label_suffix="")
        if span.kind is SpanKind.YEAR:
            self.fields["words"].help_text = _(
                "What people asked for most, what was done. Everybody reads it: nobody's name."
            )

    def clean_words(self) -> str:
        """Nothing personal. Raises ValidationError."""
        words: str = self.cleaned_data["words"]
        if place := personal_place(words):
            raise ValidationError(_("This looks like personal data: %s") % place)
        return words


class WhoReports(forms.Form):
    """Which post the duties of reporting are given to."""

    lead = forms.ModelChoiceField(Position.objects.none(), label=_("Who makes the reports"))

    def __init__(self, data: Any = None, *, unit: Unit) -> None:
        super().__init__(data, label_suffix="")
        posts = positions_for(unit)
        field = self.fields["lead"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = posts
        named = sorted(posts, key=lambda post: sort_key(post.name))
        field.choices = [("", ""), *((post.pk, post.name) for post in named)]
        field.initial = next((post.pk for post in posts if post.code == "records_officer"), None)

    @property
    def post(self) -> Position:
        """The chosen one; only of a valid form."""
        chosen: Position = self.cleaned_data["lead"]
        return chosen
