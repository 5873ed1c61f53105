"""The one error of backup and restore."""


class BackupError(Exception):
    """One plain sentence: what is wrong and what to do about it."""
