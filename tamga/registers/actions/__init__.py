"""The only writers of registers, numbers and blank forms."""

from tamga.registers.actions.afterwards import enter_afterwards
from tamga.registers.actions.blanks import receive_blanks, spoil_blank, use_blank
from tamga.registers.actions.numbers import open_register, take, void

__all__ = [
    "enter_afterwards",
    "open_register",
    "receive_blanks",
    "spoil_blank",
    "take",
    "use_blank",
    "void",
]
