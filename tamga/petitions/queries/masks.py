"""A citizen as the office sees them until somebody gives a reason to see more. Pure."""

from dataclasses import dataclass

from tamga.petitions.models import Petitioner
from tamga.petitions.rules import masked_phone, masked_register_number


@dataclass(frozen=True)
class Masked:
    """Each part masked; "" where nothing is known, or where it was shredded."""

    name: str
    register_number: str
    phone: str
    email: str
    address: str

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known."""
        return not (self.name or self.register_number or self.phone or self.email or self.address)


def masked(person: Petitioner) -> Masked:
    """«Б.Д.», «УБ••••1234», «••••2233», «d•••@example.mn»; of an address that there is one."""
    return Masked(
        name=initials(person.surname or "", person.given_name or ""),
        register_number=masked_register_number(person.register_number or ""),
        phone=masked_phone(person.phone or ""),
        email=masked_email(person.email or ""),
        address="••••" if person.address else "",
    )


def initials(surname: str, given_name: str) -> str:
    """«Б.Д.», «Д.» where one name alone is known."""
    return "".join(f"{name[0].upper()}." for name in (surname, given_name) if name)


def masked_email(address: str) -> str:
    """«d•••@example.mn»."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}•••@{host}" if host else ""
