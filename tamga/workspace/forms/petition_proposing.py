"""One post for several petitions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.workspace.forms.petition_posts import post_choices


class ProposeManyForm(forms.Form):
    """Who answers all that are ticked."""

    lead = forms.ChoiceField(label=_("Who answers"))
    instruction = forms.CharField(label=_("What to do (цохолт)"), required=False, max_length=2000)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {str(post.pk): post for post in positions_for(unit)}
        lead = self.fields["lead"]
        assert isinstance(lead, forms.ChoiceField)
        lead.choices = [("", _("choose a post")), *post_choices(self.posts.values())]

    @property
    def post(self) -> Position:
        """The post that was chosen; only of a valid form."""
        return self.posts[self.cleaned_data["lead"]]
