"""The bodies of a soum beside its governor's office, and which post heads each.

They are units of their own: the khural, the registrar, the tax and insurance inspectors don't
answer to the governor, so a reminder about their duties never goes to the governor's office.
"""

from dataclasses import dataclass
from typing import Final

OFFICE: Final = "governors_office"
OFFICE_HEAD: Final = "office_head"


@dataclass(frozen=True, slots=True)
class Body:
    """A body by the code that ``posts.PostSpec.unit`` names; ``head`` is the code of a post."""

    name: str
    head: str = ""
    budget_body: bool = False
    """Whether its head is one of «the heads of agencies» that plans speak of."""


BODIES: Final = {
    "khural": Body("Иргэдийн Төлөөлөгчдийн Хурал", "khural_chair"),
    "state_registration": Body("Улсын бүртгэл", "state_registrar"),
    "social_insurance": Body("Нийгмийн даатгал", "social_insurance_inspector"),
    "tax": Body("Татвар", "tax_inspector"),
    "welfare_and_employment": Body("Халамж, хөдөлмөр эрхлэлт"),
    "school": Body("Ерөнхий боловсролын сургууль", "school_director", budget_body=True),
    "hospital": Body("Эрүүл мэндийн төв", "hospital_head", budget_body=True),
    "kindergarten": Body("Хүүхдийн цэцэрлэг", "kindergarten_head", budget_body=True),
    "culture_centre": Body("Соёлын төв", "culture_centre_head", budget_body=True),
}

# Posts that make up a unit or a class; «the finance unit» is done when its accountant does it.
MEMBERS: Final = {
    "finance_unit": ("finance_head", "accountant"),
    "agriculture_section": ("agriculture_section_head",),
    "khural": ("khural_secretary", "khural_chair"),
    "school": ("school_director",),
    "hospital": ("hospital_head",),
    "kindergarten": ("kindergarten_head",),
    "culture_centre": ("culture_centre_head",),
    "agency_heads": tuple(body.head for body in BODIES.values() if body.budget_body),
    "officials": (
        "admin_legal_specialist",
        "legal_specialist",
        "land_manager",
        "agriculture_section_head",
        "welfare_specialist",
        "employment_specialist",
    ),
}
