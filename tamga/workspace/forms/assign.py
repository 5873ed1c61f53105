"""Who carries a provision out in a unit, and by when there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.workspace.forms.offering import offer
from tamga.workspace.forms.windows import WindowsForm


class AssignForm(WindowsForm):
    """Who carries it out in this unit: one leads, others help."""

    lead = forms.ChoiceField(label=_("Who leads"))
    others = forms.MultipleChoiceField(
        label=_("Who helps"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, unit: Unit, chosen: list[int], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
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
