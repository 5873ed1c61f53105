"""What the head decides beforehand about who answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tamga.organizations.models import Unit
from tamga.organizations.queries import positions_for
from tamga.petitions.enums import Kind
from tamga.petitions.models import Subject
from tamga.workspace.forms.petition_posts import post_choices


class RuleForm(forms.Form):
    """Petitions of a kind about a subject go to a post, by an order."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("any kind")), *Kind.choices], required=False
    )
    subject = forms.ModelChoiceField(
        Subject.objects.none(),
        label=pgettext_lazy("of a petition", "Subject"),
        required=False,
        empty_label=_("any subject"),
    )
    lead = forms.ChoiceField(label=_("Who answers"))
    ground = forms.CharField(
        label=_("By which order"),
        max_length=200,
        help_text=_("Its number and day, for example А/12 of 5 January 2026."),
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {str(post.pk): post for post in positions_for(unit)}
        subject, lead = self.fields["subject"], self.fields["lead"]
        assert isinstance(subject, forms.ModelChoiceField)
        assert isinstance(lead, forms.ChoiceField)
        subject.queryset = Subject.objects.all()
        lead.choices = [("", _("choose a post")), *post_choices(self.posts.values())]

    @property
    def values(self) -> dict[str, Any]:
        """As ``set_rule`` takes them; only of a valid form."""
        told = self.cleaned_data
        return {
            "kind": Kind(told["kind"]) if told["kind"] else None,
            "subject": told["subject"],
            "lead": self.posts[told["lead"]],
            "ground": told["ground"],
        }
