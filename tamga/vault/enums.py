"""What can go wrong with an encrypted value."""


class Unreadable(ValueError):
    """A stored value can't be opened: the key is not here, or the value was changed."""
