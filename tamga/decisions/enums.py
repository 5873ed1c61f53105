"""States, files and relations of decisions; the sentences of what is journalled about them."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """Codes of the kinds that the code itself speaks of; all kinds are rows of ``DecisionKind``."""

    GOVERNOR_ORDER_A = "governor_order_a"
    GOVERNOR_ORDER_B = "governor_order_b"
    OFFICE_ORDER_A = "office_order_a"
    OFFICE_ORDER_B = "office_order_b"
    KHURAL_RESOLUTION = "khural_resolution"
    PRESIDIUM_RESOLUTION = "presidium_resolution"
    OFFICIAL_ASSIGNMENT = "official_assignment"


class State(models.TextChoices):
    """How far a decision has come; whether it is in force is another question (``Force``)."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in legal review")
    SIGNED = "signed", _("signed")
    NUMBERED = "numbered", _("numbered")
    PUBLISHED = "published", _("published")
    INTERNAL = "internal", _("internal")


class Visibility(models.TextChoices):
    """Who may read it once it is numbered."""

    PUBLIC = "public", _("for everybody")
    INTERNAL = "internal", _("for the office only")


class FileKind(models.TextChoices):
    """What a file shows of a decision."""

    CYRILLIC_SCAN = "cyrillic_scan", _("scan in Cyrillic")
    SCRIPT_SCAN = "script_scan", _("scan in the Mongolian script")
    CLEARED_COPY = "cleared_copy", _("copy cleared of personal data")


class RelationKind(models.TextChoices):
    """What one decision does to another."""

    AMENDS = "amends", _("amends")
    REPEALS = "repeals", _("repeals")


class Force(StrEnum):
    """Whether a decision is in force on a day. Always computed, never stored."""

    NOT_A_DECISION_YET = "not_a_decision_yet"
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    IN_FORCE_AMENDED = "in_force_amended"
    EXPIRED = "expired"
    REPEALED = "repealed"
    VOID = "void"


FORCE_NAMES = {
    Force.NOT_A_DECISION_YET: _("not issued yet"),
    Force.NOT_YET: _("not in force yet"),
    Force.IN_FORCE: _("in force"),
    Force.IN_FORCE_AMENDED: _("in force as amended"),
    Force.EXPIRED: _("expired"),
    Force.REPEALED: _("repealed"),
    Force.VOID: _("void"),
}


class Missing(StrEnum):
    """What a numbered decision still lacks."""

    TEXT = "text"
    SCRIPT_TEXT = "script_text"
    CYRILLIC_SCAN = "cyrillic_scan"
    SCRIPT_SCAN = "script_scan"
    PUBLICATION = "publication"


MISSING_NAMES = {
    Missing.TEXT: _("the text"),
    Missing.SCRIPT_TEXT: _("the text in the Mongolian script"),
    Missing.CYRILLIC_SCAN: _("the scan"),
    Missing.SCRIPT_SCAN: _("the scan in the Mongolian script"),
    Missing.PUBLICATION: _("publication"),
}

JOURNAL = {
    "decision.drafted": _("A decision was drafted (%(kind)s)."),
    "decision.discarded": _("A draft was thrown away (%(kind)s)."),
    "decision.revised": _("The draft was changed."),
    "decision.sent_to_review": _("The draft was sent to legal review."),
    "decision.sent_back": _("The draft was sent back from legal review."),
    "decision.commented": _("Legal review wrote a comment."),
    "decision.signed": _("The decision was signed on %(signed_on)s."),
    "decision.numbered": _("The decision got the number %(number)s of %(year)s."),
    "decision.published": _("The decision %(number)s of %(year)s was published."),
    "decision.kept_internal": _("The decision %(number)s of %(year)s was kept internal."),
    "decision.opened": _("The decision was made fit for publication with a reason."),
    "decision.amended": _("The decision was amended by decision %(other)s from %(on)s."),
    "decision.amends": _("The decision amends decision %(other)s from %(on)s."),
    "decision.repealed": _("The decision was repealed by decision %(other)s from %(on)s."),
    "decision.repeals": _("The decision repeals decision %(other)s from %(on)s."),
    "decision.void": _("The number %(number)s of %(year)s was voided."),
    "decision.file_attached": _("A file was attached (%(kind)s, %(sha256)s)."),
    "decision.file_looked_through": _(
        "A file that the machine couldn't read was looked through by eye (%(sha256)s)."
    ),
    "decision.file_replaced": _("A cleared copy was replaced (%(sha256)s)."),
    "decision.file_shown": _("A file was put on the site (%(kind)s, %(sha256)s)."),
    "decision.script_written": _("The text in the Mongolian script was written."),
    "decision.personal_waived": _(
        "%(found)s places with personal data were let through with a reason."
    ),
    "decision.adopted": _("The decision %(number)s was taken over as printed."),
    "decision.joined": _("The printed decision was joined into decision %(other)s."),
    "decision.took_over": _(
        "The printed decision %(other)s was joined into this one: %(moved)s provisions came over, "
        "%(once)s were there already."
    ),
    "kind.added": _("The kind of decisions %(kind)s was added."),
    "provision.added": _("A provision was added to the decision."),
    "provision.revised": _("A provision of the decision was changed."),
    "provision.sent_down": _("The provision was sent down to unit %(to)s."),
    "provision.assigned": _("The provision was assigned, %(lead)s leads."),
    "provision.taken_off_control": _(
        "The provision was taken off control from %(on)s by decision %(other)s."
    ),
}
