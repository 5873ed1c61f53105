"""What addresses ask for: nonsense is left out, never an error."""

from collections.abc import Container, Mapping


def number(query: Mapping[str, str], name: str, *, low: int = 1, high: int = 2**31) -> int | None:
    """A whole number of the query within bounds, None otherwise."""
    text = query.get(name, "")
    if not (text.isascii() and text.isdecimal()) or len(text) > 12:
        return None
    value = int(text)
    return value if low <= value <= high else None


def word(query: Mapping[str, str], name: str, allowed: Container[str]) -> str:
    """A word of the query that is one of those allowed, empty otherwise."""
    text = query.get(name, "")
    return text if text in allowed else ""
