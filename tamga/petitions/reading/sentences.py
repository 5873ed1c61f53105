"""What is wrong with a row, and how to put it right: a sentence for each code."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "day": _("The day of receipt can't be read: write it as 2026-04-05."),
    "no_day": _("The day of receipt is missing."),
    "to_come": _("It can't have been received on a day that is to come."),
    "long_ago": _("That is more than a year ago: look at the year."),
    "kind": _("The kind isn't known: write application, complaint or proposal."),
    "no_kind": _("The kind is missing: write it, or choose above what holds for such rows."),
    "no_text": _("It isn't said what the petition is about."),
    "endless": _("The text is longer than 20,000 letters."),
    "signers": _("How many signed must be a number from 1 on."),
    "long": _("A name or an address is too long: at most 100 and 300 letters."),
    "phone": _("That is no phone number: write its eight digits, for example 8811 2233."),
    "register_number": _(
        "That is no register number: two Cyrillic letters and eight digits that begin "
        "with the day of birth, for example УБ88121234."
    ),
    "email": _("That is no e-mail address."),
    "phones": _("Several phones stand there: the first is taken."),
    "channel": _("How it came isn't known here: it is registered as «another way»."),
    "subject": _("That subject isn't known here: choose it later."),
    "anonymous": _("Without name and home address: it is registered and marked."),
    "no_contact": _("Neither phone nor e-mail: the receipt can't be sent, print it."),
}
