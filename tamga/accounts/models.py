"""Whoever signs in. What a user may do is not said here but by grants: user × role × unit."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An official, by name. ``last_name`` holds the father's name, as Mongolian names go."""

    phone = models.CharField(_("phone"), max_length=20, blank=True)

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]  # a lazy string is what Django wants
        verbose_name_plural = _("users")  # type: ignore[assignment]

    def get_full_name(self) -> str:
        """«Б.Сараа»: the initial of the father's name before the given name."""
        given = self.first_name or self.username
        return f"{self.last_name[0]}.{given}" if self.last_name else given

    def __str__(self) -> str:
        return self.get_full_name()
