"""Kinds, ways in, states and outcomes of a petition, and the sentences of what is journalled."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What the law distinguishes (Law on petitions of 1995; a proposal is a petition of that
    nature, with a term of its own).
    """

    PROPOSAL = "proposal", _("proposal")
    APPLICATION = "application", _("application")
    COMPLAINT = "complaint", _("complaint")


LETTERS = {Kind.PROPOSAL: "С", Kind.APPLICATION: "Ө", Kind.COMPLAINT: "Г"}
"""Before the register's number, as the books of an office have them."""


class Channel(models.TextChoices):
    """How it came, as the official table counts."""

    WRITTEN = "written", _("in writing")
    WEB = "web", _("by the website")
    PHONE = "phone", _("by phone")
    IN_PERSON = "in_person", _("in person")
    ORAL = "oral", _("told to a bag governor")
    CENTRE = "centre", _("11-11 centre")
    OTHER = "other", _("another way")


class State(models.TextChoices):
    """Where its work stands; what came of it is the outcome."""

    RECEIVED = "received", _("received")
    PROPOSED = "proposed", _("waits for the head")
    ROUTED = "routed", _("being answered")
    CLOSED = "closed", _("ended")


class Outcome(models.TextChoices):
    """What came of it, apart from the state."""

    RESOLVED = "resolved", _("resolved")
    PARTLY = "partly", _("resolved in part")
    REFUSED = "refused", _("refused")
    EXPLAINED = "explained", _("explained")
    FORWARDED = "forwarded", _("forwarded")
    RETURNED = "returned", _("returned")
    WITHDRAWN = "withdrawn", pgettext_lazy("a petition", "withdrawn")


ANSWERED = frozenset({Outcome.RESOLVED, Outcome.PARTLY, Outcome.REFUSED, Outcome.EXPLAINED})
"""Outcomes that a reply carries."""


class Part(models.TextChoices):
    """What a duty plan asks for about petitions."""

    RECEIPT = "receipt", _("fetching it")
    ROUTING = "routing", _("registering and handing on")
    ANSWER = "answer", _("settling and answering")


class Delivery(models.TextChoices):
    """How a reply reached the citizen."""

    ELECTRONIC = "electronic", _("by the website and message")
    HANDED = "handed", _("handed over on paper")
    POSTED = "posted", _("by post")


class StepKind(models.TextChoices):
    """One step on the way, as the citizen's timeline and the control card tell it."""

    RECEIVED = "received", _("received and registered")
    KIND_CHANGED = "kind_changed", _("the kind was changed")
    AGAINST = "against", _("it was said whom it complains of")
    PROPOSED = "proposed", _("somebody to answer was proposed")
    ROUTED = "routed", _("given to somebody to answer")
    SENT_BACK = "sent_back", _("given back to be routed anew")
    EXTENDED = "extended", _("the term was extended")
    RECOUNTED = "recounted", _("the due day was counted anew")
    NOTED = "noted", _("an internal note")
    LINKED = "linked", _("linked with another petition")
    READ = "read", _("who wrote it was looked at")
    REPLIED = "replied", _("answered")
    FORWARDED = "forwarded", _("forwarded to another body")
    RETURNED = "returned", _("returned to be completed")
    WITHDRAWN = "withdrawn", _("withdrawn by the citizen")
    DELIVERED = "delivered", _("the reply was handed over")
    REOPENED = "reopened", _("opened again at the citizen's wish")
    ASKED = "asked", _("the office asked the citizen something")
    WROTE_BACK = "wrote_back", _("the citizen wrote once more")


FOR_CITIZENS = frozenset(StepKind) - {
    StepKind.AGAINST,
    StepKind.PROPOSED,
    StepKind.SENT_BACK,
    StepKind.NOTED,
    StepKind.LINKED,
    StepKind.READ,
}
"""Steps that the citizen's timeline shows; the others are the office's own."""


class LinkKind(models.TextChoices):
    """How two petitions belong together; each keeps its number, its date and its reply."""

    REPEAT = "repeat", _("asks again about the same")
    DUPLICATE = "duplicate", _("the same letter, sent twice")


class Reading(models.TextChoices):
    """Why somebody looked at who wrote a petition: the journal keeps this code alone."""

    ANSWER = "answer", _("to answer or to call the citizen")
    IDENTITY = "identity", _("to compare with the card at the counter")
    RECEIPT = "receipt", _("to print the receipt again")
    REPLY = "reply", _("to print the reply")
    CHECK = "check", _("to check the registration")
    OTHER = "other", _("another reason, written below")


JOURNAL = {
    "petition.list_received": _(
        "A list of petitions was read in: %(count)s received, %(left)s rows left."
    ),
    "petition.lists_forgotten": _("%(count)s lists of petitions of the day before were shredded."),
    "petition.forgotten": _("The people of %(count)s petitions that ended long ago were shredded."),
    "petition.received": _("A petition (%(kind)s) was received under number %(number)s."),
    "petition.kind_changed": _("Petition %(number)s was made %(kind)s instead of %(before)s."),
    "petition.against": _("It was said whom petition %(number)s complains of."),
    "petition.proposed": _("A position to answer petition %(number)s was proposed: %(position)s."),
    "petition.routed": _("Petition %(number)s was given to %(position)s."),
    "petition.routed_by_rule": _(
        "Petition %(number)s was given to %(position)s by the standing rule of %(day)s, order "
        "%(order)s."
    ),
    "petition.rule_set": _(
        "Standing rule %(rule)s was set: petitions go to %(position)s, by order %(order)s."
    ),
    "petition.rule_ended": _("Standing rule %(rule)s about petitions was ended."),
    "petition.template_written": _("Letter template %(template)s was written."),
    "petition.template_ended": _("Letter template %(template)s was ended."),
    "petition.template_taken_up": _("Letter template %(template)s is offered again."),
    "petition.sent_back": _("Petition %(number)s was given back to be routed anew."),
    "petition.extended": _("The term of petition %(number)s was extended: %(before)s → %(due)s."),
    "petition.recounted": _(
        "The due day of petition %(number)s was counted anew: %(before)s → %(due)s."
    ),
    "petition.closed": _("Petition %(number)s ended: %(outcome)s."),
    "petition.delivered": _("The reply to petition %(number)s was delivered (%(how)s)."),
    "petition.reopened": _("Petition %(number)s was opened again at the citizen's wish."),
    "petition.written_down": _(
        "The words of the recording of petition %(number)s were written down."
    ),
    "petition.asked": _("The citizen of petition %(number)s was asked something."),
    "petition.wrote_back": _("The citizen of petition %(number)s wrote once more."),
    "petition.attached": _("Files were added to petition %(number)s: %(count)s."),
    "petition.searched": _("A citizen's petitions were looked for; %(count)s were found."),
    "petition.noted": _("A note was written to petition %(number)s."),
    "petition.sorted": _("It was said what petition %(number)s is about (%(subject_code)s)."),
    "petition.linked": _("Petition %(number)s was linked with %(other)s (%(how)s)."),
    "petition.read": _("Who wrote petition %(number)s was looked at: %(why)s."),
    "petition.answer_prepared": _("What of petition %(number)s may be published was written."),
    "petition.answer_published": _("Petition %(number)s was published with its answer."),
    "petition.answer_taken_down": _("The published petition %(number)s was taken off the site."),
    "petition.consent_withdrawn": _("The consent to publish petition %(number)s was taken back."),
    "petition.reported": _(
        "The figures of %(period)s, %(received)s petitions until %(on)s, were handed in."
    ),
}
