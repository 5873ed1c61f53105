"""Numbers as they are spoken: ordinals and the endings of days.

The last spoken number decides the vowels: нэг, дөрөв, ес and дөч, ер are soft, all others hard.
"""

_SOFT_UNITS = {1, 4, 9}
_SOFT_TENS = {40, 90}


def _is_soft(number: int) -> bool:
    if number < 1:
        raise ValueError(f"nothing is counted with {number}")
    return number % 10 in _SOFT_UNITS or number % 100 in _SOFT_TENS


def ordinal_suffix(number: int) -> str:
    """дүгээр (1, 4, 9, 11, 40 …) or дугаар (2, 3, 10, 20, 100 …). Raises ValueError below 1."""
    return "дүгээр" if _is_soft(number) else "дугаар"


def ordinal(number: int, *, padded: bool = False) -> str:
    """«4 дүгээр», padded «04 дүгээр»."""
    return f"{number:02d} {ordinal_suffix(number)}" if padded else _plain(number)


def _plain(number: int) -> str:
    return f"{number} {ordinal_suffix(number)}"


def day_suffix(day: int) -> str:
    """-ний (1, 4, 9, 11, 14, 19, 21, 24, 29, 31) or -ны. Raises ValueError unless 1–31."""
    if not 1 <= day <= 31:
        raise ValueError(f"no month has a day {day}")
    return "-ний" if _is_soft(day) else "-ны"
