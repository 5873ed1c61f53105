"""Who answers a petition: a post that leads, and others beside it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Position
from tamga.organizations.queries import positions_for
from tamga.petitions.models import Petition, Routing

Choices = list[tuple[str, list[tuple[str, str]]]]
NOBODY = "none"


def post_choices(posts: Iterable[Position]) -> Choices:
    """Posts as the alphabet goes, those of each body under its name, the unit's own first."""
    groups: dict[tuple[bool, str], list[tuple[str, str]]] = {}
    for post in sorted(posts, key=lambda each: sort_key(each.name)):
        group = (post.unit.parent_id is not None and post.unit.kind == "agency", post.unit.name)
        groups.setdefault(group, []).append((str(post.pk), post.name))
    return [
        (name, choices)
        for (_agency, name), choices in sorted(
            groups.items(), key=lambda pair: (pair[0][0], sort_key(pair[0][1]))
        )
    ]


class AgainstForm(forms.Form):
    """Whom a complaint is about; «none of our posts» is an answer too."""

    against = forms.ChoiceField(
        label=_("Whom is this complaint about?"),
        help_text=_("Whoever holds that post never sees it and is never given it."),
    )

    def __init__(self, *args: Any, petition: Petition, answered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {str(post.pk): post for post in positions_for(petition.unit)}
        against = self.fields["against"]
        assert isinstance(against, forms.ChoiceField)
        against.choices = [
            ("", _("choose a post")), (NOBODY, _("none of our posts")),
            *post_choices(self.posts.values()),
        ]  # fmt: skip
        if answered:
            self.initial["against"] = str(petition.against_id or NOBODY)

    @property
    def post(self) -> Position | None:
        """The post; only of a valid form."""
        return self.posts.get(self.cleaned_data["against"])


class RoutingForm(forms.Form):
    """Whom it is given to; never the one complained of."""

    lead = forms.ChoiceField(label=_("Who answers"))
    others = forms.MultipleChoiceField(
        label=_("Who helps"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
        help_text=_("Seldom needed. Hold Ctrl to choose several."),
    )
    instruction = forms.CharField(
        label=_("What to do (цохолт)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, petition: Petition, before: Routing | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        found = positions_for(petition.unit)
        self.posts = {str(post.pk): post for post in found if post.pk != petition.against_id}
        lead, others = self.fields["lead"], self.fields["others"]
        assert isinstance(lead, forms.ChoiceField)
        assert isinstance(others, forms.ChoiceField)
        choices = post_choices(self.posts.values())
        lead.choices = [("", _("choose a post")), *choices]
        others.choices = choices
        if before is not None:
            self.initial.update(
                lead=str(before.lead_id),
                others=[str(post.pk) for post in before.others.all()],
                instruction=before.instruction or "",
            )

    @property
    def chosen(self) -> dict[str, Any]:
        """As ``propose`` and ``route`` take it; only of a valid form."""
        values = self.cleaned_data
        return {
            "lead": self.posts[values["lead"]],
            "others": [self.posts[pk] for pk in values["others"]],
            "instruction": values["instruction"],
        }
