"""What a decision orders, in words; and how it is followed (``provision_follow``)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.actions import Words
from tamga.decisions.models import Decision, Provision
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.forms.offering import offer_rows
from tamga.workspace.forms.provision_follow import FollowForm

WORDS = (
    "number_printed", "text", "parent", "responsible_text", "valid_from", "valid_to", "controlled",
)  # fmt: skip


class ProvisionForm(FollowForm):
    """A provision of a decision with its words, below another one if it is a part of that."""

    number_printed = forms.CharField(
        label=_("Number as printed"), required=False, max_length=40, help_text=_("For example 1.2")
    )
    text = forms.CharField(
        label=_("Text"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    parent = forms.ModelChoiceField(
        Provision.everything.none(),
        label=_("Part of"),
        required=False,
        empty_label=_("stands by itself"),
    )
    responsible_text = forms.CharField(
        label=_("Responsible, as written"), required=False, max_length=1000
    )
    valid_from = DayField(label=_("Valid from"), required=False)
    valid_to = DayField(label=_("Valid to"), required=False)
    controlled = forms.BooleanField(label=_("It is put on control"), required=False, initial=True)

    def __init__(
        self,
        data: Any = None,
        *,
        decision: Decision,
        standing: Provision | None = None,
        **kwargs: Any,
    ):
        super().__init__(data, standing=standing, **kwargs)
        others = Provision.everything.filter(decision=decision)
        if standing is not None:
            others = others.exclude(pk=standing.pk)
            self.initial.update({name: getattr(standing, name) for name in WORDS})
        offer_rows(self, "parent", others)

    def clean(self) -> dict[str, Any]:
        """It can't end before it begins."""
        cleaned = super().clean()
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("It can't end before it begins."))
        return cleaned

    def words(self) -> Words:
        """What the provision says."""
        return Words(**{name: self.cleaned_data[name] for name in WORDS})
