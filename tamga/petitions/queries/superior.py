"""Where a complaint about an administrative act goes: to the superior of whoever issued it.

Source: Law on petitions of 1995, articles 11 and 17 as amended on 2016-02-04 (legalinfo.mn,
amendments of lawId 294): to the superior of the body that issued the act, or to that body itself
where none is above it, or to the body that a law names. Until when an act may be complained about
is in the General Administrative Law; its article was not found in a public text, so no figure
stands here.
"""

from dataclasses import dataclass

from tamga.organizations.models import Unit

ARTICLE = (
    "Иргэдээс төрийн байгууллага, албан тушаалтанд гаргасан өргөдөл, гомдлыг шийдвэрлэх тухай "
    "хууль, 11, 17 дугаар зүйл"
)


@dataclass(frozen=True)
class Superior:
    """``name`` is the body above a unit, as it is forwarded to; "" where none is known."""

    name: str
    article: str = ARTICLE


def superior_of(unit_id: int) -> Superior:
    """The body above a unit; one query."""
    name, office = Unit.objects.values_list("parent__name", "parent__office_name").get(pk=unit_id)
    return Superior(", ".join(part for part in (name, office) if part))
