"""What can go wrong with an encrypted value."""

from django.core.exceptions import ImproperlyConfigured


class KeyMissing(ImproperlyConfigured):
    """The database was written with a vault key that isn't here."""


class Unreadable(ValueError):
    """A stored value can't be opened: the key is not here, or the value was changed."""
