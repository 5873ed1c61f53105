"""Readers of environment variables: a wrong value fails loudly and says what to write instead."""

import os
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The variable as text; ``NAME_FILE`` may name a file that holds it (secrets)."""
    from_file = os.environ.get(f"{name}_FILE")
    if from_file:
        return Path(from_file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def boolean(name: str, default: bool) -> bool:
    """``1``/``true``/``yes`` or ``0``/``false``/``no``; anything else is an error."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes"}:
        return True
    if value in {"0", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}: write 1 or 0.")


def number(name: str, default: int) -> int:
    """A whole number; anything else is an error."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number.") from None


def words(name: str, default: str = "") -> list[str]:
    """A list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def lines(path: Path) -> list[str]:
    """The words of a file of secrets; none where there is no such file."""
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def kept_secret(path: Path) -> bytes:
    """A random secret that is made once and kept in a file only its owner can read.

    Two processes may start at once: the file appears whole, under its name, and the one who came
    second reads what the first one wrote.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, making = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(32).hex().encode())
        try:
            os.link(making, path)
        except FileExistsError:
            pass
        finally:
            os.unlink(making)
    return path.read_bytes()
