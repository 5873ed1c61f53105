"""What one decision does to another, and by which decision a provision leaves control."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.enums import RelationKind
from tamga.decisions.models import Decision, Provision
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.forms.offering import offer_rows


class _ProvisionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        """Its number and its first words."""
        return str(obj)


class RelationForm(forms.Form):
    """Of the decision that was chosen: what happens to it or to one provision, and from when."""

    kind = forms.ChoiceField(
        label=_("What it does"), choices=RelationKind.choices, widget=forms.RadioSelect
    )
    provision = _ProvisionField(
        None, label=_("Which part"), required=False, empty_label=_("the whole decision")
    )
    effective_on = DayField(label=_("From which day"))

    def __init__(self, *args: Any, decision: Decision, target: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "provision", Provision.everything.filter(decision=target))
        self.fields["effective_on"].initial = decision.in_force_from or decision.signed_on


class TakeOffForm(forms.Form):
    """From which day a provision is on control no more."""

    on = DayField(label=_("From which day"))

    def __init__(self, *args: Any, signed_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = signed_on
