"""The one error of the launcher, and the sentences that every part of it may have to say."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager


class ClusterError(Exception):
    """One plain sentence: what is wrong with the private PostgreSQL and what to do about it."""


DISK_FULL = "The disk is full: free some space and run the command again."


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what the operating system refuses into one sentence.

    Raises ClusterError in place of any OSError.
    """
    try:
        yield
    except OSError as error:
        raise ClusterError(_sentence(error)) from error


def _sentence(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK_FULL
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            f"{error.filename or 'The private database'} belongs to another user: "
            "run the command as the user who ran make install."
        )
    if error.errno == errno.EROFS:
        return f"{error.filename} lies on a read-only disk: move the checkout or set DATABASE_URL."
    name = f": {error.filename}" if error.filename else ""
    return f"The private PostgreSQL can't be used ({error.strerror or error}{name})."
