"""People, positions, holdings and roles, as an administrator writes them down."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES
from tamga.kernel.mongolian.script import slugify
from tamga.organizations.enums import PositionKind
from tamga.organizations.models import Unit
from tamga.workspace.forms.offering import offer, offer_people, offer_rows
from tamga.workspace.forms.plan_file import DayInput

# The database's constraints by name: which field they are about and what to say there.
CONSTRAINTS: dict[str, tuple[str, Any]] = {
    "accounts_user_username_key": ("username", _("Somebody has this user name already.")),
    "holding_ends_after_it_starts": ("ends_on", _("The last day is before the first day.")),
    "acting_needs_the_order_that_appoints": (
        "order",
        _("An acting holder needs the order that appoints them."),
    ),
    "nobody_holds_a_position_twice_at_once": (
        "starts_on",
        _("This person holds the position already on some of these days."),
    ),
    "position_code_once_in_a_unit": ("name", _("There is such a position already.")),
    "a_spelling_means_one_position": ("text", _("This spelling means another position already.")),
}


def add_violation(form: forms.Form, error: IntegrityError) -> None:
    """Say a broken constraint in plain words beside its field; one not listed is raised again."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
    if name not in CONSTRAINTS:
        raise error
    field, message = CONSTRAINTS[name]
    form.add_error(field if field in form.fields else None, message)


def role_choices() -> list[tuple[str, str]]:
    """Every role with what it is for."""
    return [
        (role.value, f"{definition.name}: {definition.description}")
        for role, definition in ROLES.items()
    ]


class PersonForm(forms.Form):
    """Somebody new, with a first role in the unit."""

    last_name = forms.CharField(label=_("Father's name"), max_length=150)
    first_name = forms.CharField(label=_("Given name"), max_length=150)
    username = forms.CharField(
        label=_("User name"),
        help_text=_("Letters, digits and . _ - ; they sign in with it."),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "role", role_choices())
        self.fields["role"].initial = Role.OFFICIAL.value

    def clean_username(self) -> str:
        """In small letters, so that nobody is told apart by capitals."""
        username: str = self.cleaned_data["username"].lower()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(CONSTRAINTS["accounts_user_username_key"][1])
        return username


class ContactForm(forms.Form):
    """How somebody is reached."""

    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)


class AppointForm(forms.Form):
    """Who holds a position from when to when."""

    user = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label="—")
    starts_on = forms.DateField(label=_("First day"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("Last day"),
        help_text=_("Empty while it isn't known."),
        widget=DayInput,
        required=False,
    )
    acting = forms.BooleanField(label=_("Acting"), required=False)
    order = forms.CharField(
        label=_("Appointing order"),
        help_text=_("Its number and date; an acting holder must have one."),
        max_length=100,
        required=False,
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, "user", people)

    def clean(self) -> dict[str, Any]:
        """What the database would refuse, said beforehand."""
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", CONSTRAINTS["holding_ends_after_it_starts"][1])
        if cleaned.get("acting") and not cleaned.get("order"):
            self.add_error("order", CONSTRAINTS["acting_needs_the_order_that_appoints"][1])
        return cleaned


class EndForm(forms.Form):
    """The last day of a holding."""

    ends_on = forms.DateField(label=_("Last day"), widget=DayInput)


class RoleForm(forms.Form):
    """A role to be given."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "role", role_choices())


class PositionForm(forms.Form):
    """A new position of the unit or of one of its bodies."""

    name = forms.CharField(label=_("Name"), max_length=200)
    unit = forms.ModelChoiceField(
        label=_("Belongs to"), queryset=Unit.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=PositionKind.choices, initial=PositionKind.POSITION
    )
    spellings = forms.CharField(
        label=_("Other spellings in plans"),
        help_text=_("One on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", bodies)

    def clean_name(self) -> str:
        """A name in words."""
        name: str = " ".join(self.cleaned_data["name"].split())
        if not slugify(name):
            raise forms.ValidationError(_("Write its name in words."))
        return name

    def clean_spellings(self) -> Iterable[str]:
        """The lines that aren't empty."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["spellings"].splitlines())
        kept = [line for line in lines if line]
        if any(len(line) > 200 for line in kept):
            raise forms.ValidationError(_("A spelling has at most 200 letters."))
        return kept


class SpellingForm(forms.Form):
    """One more spelling of a position."""

    text = forms.CharField(
        label=_("Spelling"),
        help_text=_("As plans write it; capitals and double spaces don't count."),
        max_length=200,
    )
