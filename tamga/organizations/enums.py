"""Kinds of units and positions, and the sentences of what is journalled about them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """A step of the ladder: an installation is one aimag with its soums and their agencies."""

    AIMAG = "aimag", _("aimag")
    SOUM = "soum", _("soum")
    AGENCY = "agency", _("agency")


class PositionKind(models.TextChoices):
    """Plans name a post, a whole unit («the finance unit») or a class («heads of agencies»)."""

    POSITION = "position", _("position")
    UNIT = "unit", _("unit")
    CLASS = "class", _("class of positions")


JOURNAL = {
    "unit.added": _("The unit %(slug)s was added."),
    "position.added": _("The position %(position)s was added."),
    "alias.added": _("A spelling of the position %(position)s was added."),
    "holding.started": _("A person took up the position %(position)s from %(starts_on)s."),
    "holding.ended": _("A person left the position %(position)s on %(ends_on)s."),
    "grant.given": _("The role %(role)s was granted."),
    "grant.taken": _("The role %(role)s was taken back."),
    "calendar.renewed": _("The calendar address of the position %(position)s was renewed."),
}
