"""An aimag or a soum is added with what an office expects to find: sections, a site, posts."""

from datetime import date, datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.organizations.actions import add_standard_positions, add_unit
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.website.actions import add_site


@transaction.atomic
def open_aimag(
    *,
    slug: str,
    name: str,
    hostname: str,
    by: User | None,
    at: datetime,
    is_default: bool = False,
) -> Unit:
    """Add the aimag of an installation: 1. the unit, 2. its site with the standard tree, where the
    orders of its governor are published. 1992 as for a soum.
    """
    unit = add_unit(
        slug=slug,
        name=name,
        kind=UnitKind.AIMAG,
        parent=None,
        valid_from=date(1992, 1, 1),
        office_name="Засаг даргын Тамгын газар",
        by=by,
        at=at,
    )
    add_site(unit, hostname=hostname, is_default=is_default, by=by, at=at)
    return unit


@transaction.atomic
def open_soum(
    *,
    slug: str,
    name: str,
    hostname: str,
    by: User | None,
    at: datetime,
    parent: Unit | None = None,
    valid_from: date = date(1992, 1, 1),
    contact: str = "",
    is_default: bool = False,
) -> Unit:
    """Add a soum: 1. the unit, 2. the standard posts and bodies, 3. its site with the standard
    tree. A soum without a known day of founding exists from 1992, when the constitution came into
    force under which today's soums stand.
    """
    unit = add_unit(
        slug=slug,
        name=name,
        kind=UnitKind.SOUM,
        parent=parent,
        valid_from=valid_from,
        office_name="Засаг даргын Тамгын газар",
        contact=contact,
        by=by,
        at=at,
    )
    add_standard_positions(unit, by=by, at=at)
    add_site(unit, hostname=hostname, is_default=is_default, by=by, at=at)
    return unit
