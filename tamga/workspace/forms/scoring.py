"""One soum's card on the evaluator's page: a score, not due, or back to the soum; and why."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.implementation.queries import Card
from tamga.kernel.scales import Scale
from tamga.workspace.actions.scoring import BACK, MEANWHILE, NOT_DUE, WRITING


class CardForm(forms.Form):
    """``changed`` tells whether the evaluator chose something else than what stood there."""

    given = forms.ChoiceField(
        label=_("Superior's"), required=False, widget=forms.RadioSelect, show_hidden_initial=True,
        error_messages={"invalid_choice": _("The scale has no such score.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, required=False, show_hidden_initial=True,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, card: Card, scale: Scale, data: Any = None) -> None:
        super().__init__(
            data,
            prefix=f"m{card.measure.pk}",
            initial={"given": given_of(card), "reason": reason_of(card), "seen": card.seen},
        )
        self.card = card
        self.looked_again = False
        field = self.fields["given"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices_of(scale)

    @property
    def changed(self) -> bool:
        """Whether something else is chosen than stood there when the page was drawn, though others
        may have scored since; needs valid data.
        """
        return bool(self.cleaned_data["given"]) and not {"given", "reason"}.isdisjoint(
            self.changed_data
        )

    def refuse(self, why: Promise | str) -> None:
        """Say beside the card why nothing was saved."""
        self.add_error("given" if why in (MEANWHILE, WRITING) else "reason", str(why))
        self.looked_again = why == MEANWHILE

    @property
    def drawn(self) -> dict[str, str]:
        """What the page was drawn from, as hidden fields, by their names; it moves on only when
        the evaluator has been shown what somebody else chose meanwhile.
        """
        fields = {self["seen"].html_name: "seen"} | {
            self[name].html_initial_name: name for name in ("given", "reason")
        }
        if not self.is_bound or self.looked_again:
            return {html: self.initial[name] for html, name in fields.items()}
        return {html: self.data.get(html, "") for html in fields}


def choices_of(scale: Scale) -> list[tuple[str, Any]]:
    """What may be chosen, the highest score first."""
    scores = [(str(value), str(value)) for value in sorted(scale.values, reverse=True)]
    return [*scores, (NOT_DUE, _("not due yet")), (BACK, _("back to the soum, for more"))]


def keys_of(scale: Scale) -> dict[str, str]:
    """Choice → the key that chooses it: a score's first digit where no other begins with it."""
    firsts = [str(value)[0] for value in scale.values]
    keys = {str(value): str(value)[0] for value in scale.values if firsts.count(str(value)[0]) == 1}
    return {**keys, NOT_DUE: "n", BACK: "b"}


def given_of(card: Card) -> str:
    """What is chosen already; a score that was only printed in a report isn't the evaluator's."""
    if card.sent_back:
        return BACK
    if card.given is None or card.given.as_printed:
        return ""
    return NOT_DUE if card.given.not_due else str(card.given.score)


def reason_of(card: Card) -> str:
    """Why, as it was said."""
    if card.sent_back:
        return card.sent_back.reason
    return card.given.reason if card.given and not card.given.as_printed else ""
