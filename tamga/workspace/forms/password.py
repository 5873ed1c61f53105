"""One's own password, changed by whoever knows the old one."""

from typing import Any

from django.contrib.auth.forms import PasswordChangeForm
from django.utils.translation import gettext_lazy as _

from tamga.accounts.models import User


class PasswordForm(PasswordChangeForm):
    """Django's own form in the words of the house; the rules are AUTH_PASSWORD_VALIDATORS."""

    def __init__(self, user: User, data: Any = None) -> None:
        super().__init__(user, data)
        for name, label, hint in (
            ("old_password", _("Your password until now"), ""),
            ("new_password1", _("The new password"), _("At least 10 characters; not your name.")),
            ("new_password2", _("The new password once more"), ""),
        ):
            self.fields[name].label = label
            self.fields[name].help_text = hint
