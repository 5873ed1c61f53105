"""What a decision orders: its words, by when, and who carries it out."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import Decision, Provision
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.forms.offering import offer, offer_rows

WINDOWS = 4


class _Windows(forms.Form):
    """Up to four due days, each with the day from which it is open."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for n in range(1, WINDOWS + 1):
            self.fields[f"opens_{n}"] = DayField(label=_("Open from"), required=False)
            self.fields[f"due_{n}"] = DayField(label=_("Due on"), required=False)

    def clean(self) -> dict[str, Any]:
        """A day it opens needs a due day that isn't before it."""
        cleaned = super().clean() or {}
        for n in range(1, WINDOWS + 1):
            opens, due = cleaned.get(f"opens_{n}"), cleaned.get(f"due_{n}")
            if opens and not due and f"due_{n}" not in self.errors:
                self.add_error(f"due_{n}", _("By which day is it due?"))
            elif opens and due and due < opens:
                self.add_error(f"due_{n}", _("It can't be due before it opens."))
        return cleaned

    def windows(self) -> list[tuple[date, date]]:
        """(opens on, due on) of what was filled in; what doesn't say is open from today."""
        found = []
        for n in range(1, WINDOWS + 1):
            due = self.cleaned_data.get(f"due_{n}")
            if due:
                opens = self.cleaned_data.get(f"opens_{n}") or min(self.today, due)
                found.append((opens, due))
        return found

    def window_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of the due days in pairs."""
        return [(self[f"opens_{n}"], self[f"due_{n}"]) for n in range(1, WINDOWS + 1)]


class ProvisionForm(_Windows):
    """A provision of a decision, below another one if it is a part of that."""

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
    controlled = forms.BooleanField(label=_("It is put on control"), required=False, initial=True)

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "parent", Provision.everything.filter(decision=decision))


class AssignForm(_Windows):
    """Who carries it out in this unit: one leads, others help."""

    lead = forms.ChoiceField(label=_("Who leads"))
    others = forms.MultipleChoiceField(
        label=_("Who helps"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, unit: Unit, chosen: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {str(post.pk): post for post in positions_for(unit)}
        named = sorted(self.posts.values(), key=lambda post: sort_key(post.name))
        choices = [(str(post.pk), _said(post, unit)) for post in named]
        offer(self, "lead", [("", _("choose a post")), *choices])
        offer(self, "others", choices)
        self.fields["lead"].initial = str(chosen[0]) if chosen else ""
        self.fields["others"].initial = [str(pk) for pk in chosen[1:]]

    def positions(self) -> list[Position]:
        """The leading one first."""
        wanted = [self.cleaned_data["lead"], *self.cleaned_data["others"]]
        return [self.posts[pk] for pk in dict.fromkeys(wanted)]


def _said(post: Position, unit: Unit) -> str:
    return post.name if post.unit_id == unit.pk else f"{post.name} · {post.unit.name}"
