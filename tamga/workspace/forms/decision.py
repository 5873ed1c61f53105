"""A decision is drafted and changed; what legal review says."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import Decision, DecisionKind
from tamga.workspace.forms.offering import offer_rows
from tamga.workspace.queries.decisions import own_kinds

LONGEST_TEXT = 200_000


class DecisionForm(forms.Form):
    """The kind is chosen once: a draft that exists keeps the one it has."""

    kind = forms.ModelChoiceField(
        DecisionKind.objects.none(), label=_("Kind"), empty_label=_("choose a kind")
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=1000,
        help_text=_("As it will be printed: what it is about."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("It may be written later; provisions are added on the next page."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    personal = forms.BooleanField(
        label=_("It is about persons: only the office may read it"), required=False
    )

    def __init__(self, *args: Any, decision: Decision | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "kind", own_kinds())
        if decision is not None:
            del self.fields["kind"]
            for name in self.fields:
                self.fields[name].initial = getattr(decision, name)
            if decision.kind.personal:  # decided by its kind, not here
                del self.fields["personal"]

    def clean_title(self) -> str:
        """One line, as it is printed."""
        return " ".join(self.cleaned_data["title"].split())


class CommentForm(forms.Form):
    """What is to be changed before it is signed."""

    comment = forms.CharField(
        label=_("What is to be changed"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
