"""A report on its way out of the office: checked, signed off, issued, its signed paper scanned."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.documents.models import StoredFile
from tamga.implementation.models.periods import Period, who
from tamga.implementation.report.frozen import content_hash, thaw
from tamga.implementation.report.model import Report

FILES = ("pdf", "docx", "xlsx")
"""The files of an issued report in the order of making: the PDF is what is printed and signed."""


def _file() -> models.ForeignKey:
    return models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")


def _all_or_none(*fields: str) -> Q:
    return Q(**{f"{name}__isnull": True for name in fields}) | Q(
        **{f"{name}__isnull": False for name in fields}
    )


class IssuedReport(models.Model):
    """One version of a period's report; facts of each step, where it stands is computed.

    ``figures`` is the whole report as it was when it was checked (``report.frozen``), completed by
    its signers when it is signed off and by its letter's number when it is issued. A version that
    is sent back loses its steps and keeps why; the journal keeps the rest.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    reason = models.TextField(_("why it is corrected"), blank=True)
    figures = models.JSONField(null=True, blank=True)
    changes = models.JSONField(default=list, blank=True, help_text="sentences, of a correction")
    started_at = models.DateTimeField()
    started_by = who()

    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = who()
    checked_post = models.CharField(max_length=300, blank=True)
    checked_name = models.CharField(max_length=120, blank=True)
    checked_order = models.CharField(max_length=100, blank=True)

    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = who()
    signed_off_post = models.CharField(max_length=300, blank=True)
    signed_off_name = models.CharField(max_length=120, blank=True)
    signed_off_order = models.CharField(
        max_length=100, blank=True, help_text="the order that appoints who acts for the head"
    )

    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_by = who()
    sent_back_why = models.TextField(_("why it was sent back"), blank=True)

    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = who()
    letter_number = models.CharField(_("number of the letter"), max_length=40, blank=True)
    letter_date = models.DateField(_("date of the letter"), null=True, blank=True)
    public = models.BooleanField(_("on the public site"), default=False)
    public_why = models.TextField(_("why it may be public"), blank=True)
    docx = _file()
    pdf = _file()
    xlsx = _file()
    files_asked_at = models.DateTimeField(null=True, blank=True)
    files_failed_at = models.DateTimeField(null=True, blank=True)
    files_problem = models.TextField(
        blank=True,
        help_text="why a file could not be made; empty where nobody in the office can"
        " do anything about it",
    )

    scan = _file()
    scanned_at = models.DateTimeField(null=True, blank=True)
    scanned_by = who()

    class Meta:
        verbose_name = _("version of a report")
        verbose_name_plural = _("versions of reports")
        ordering = ["period", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "version"], name="a_version_of_a_report_once"
            ),
            models.UniqueConstraint(
                fields=["period"],
                condition=Q(issued_at__isnull=True),
                name="one_unfinished_version_of_a_report",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | Q(version__gt=1) & ~Q(reason=""),
                name="a_correction_of_a_report_says_why",
            ),
            models.CheckConstraint(
                condition=_all_or_none("checked_at", "checked_by", "figures")
                & (Q(checked_at__isnull=True) | ~Q(checked_name="")),
                name="a_checked_report_says_what_and_by_whom",
            ),
            models.CheckConstraint(
                condition=_all_or_none("signed_off_at", "signed_off_by")
                & (Q(signed_off_at__isnull=True) | ~Q(signed_off_name="")),
                name="a_signed_off_report_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at__isnull=True)
                | Q(checked_at__isnull=False, checked_at__lte=F("signed_off_at")),
                name="a_report_is_checked_before_it_is_signed_off",
            ),
            models.CheckConstraint(
                condition=_all_or_none("issued_at", "issued_by", "letter_date")
                & (Q(issued_at__isnull=True) | ~Q(letter_number="")),
                name="a_report_is_issued_with_its_letter",
            ),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=False)
                | Q(docx__isnull=True, pdf__isnull=True, xlsx__isnull=True),
                name="the_files_of_a_report_follow_its_issue",
            ),
            models.CheckConstraint(
                condition=Q(files_failed_at__isnull=True, files_problem="")
                | Q(files_failed_at__isnull=False, files_asked_at__isnull=False),
                name="files_of_a_report_fail_after_they_were_asked_for",
            ),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True)
                | Q(signed_off_at__isnull=False, signed_off_at__lte=F("issued_at")),
                name="a_report_is_signed_off_before_it_is_issued",
            ),
            models.CheckConstraint(
                condition=_all_or_none("scan", "scanned_at", "scanned_by")
                & (Q(scan__isnull=True) | Q(issued_at__isnull=False)),
                name="the_scan_of_a_report_follows_its_issue",
            ),
            models.CheckConstraint(
                condition=_all_or_none("sent_back_at", "sent_back_by")
                & (Q(sent_back_at__isnull=True) | ~Q(sent_back_why="")),
                name="a_report_is_sent_back_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(public=False) | Q(issued_at__isnull=False),
                name="only_an_issued_report_is_public",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} · {self.version}"

    @property
    def report(self) -> Report:
        """The report as it was frozen. Raises ValueError before it is checked."""
        if self.figures is None:
            raise ValueError(str(self))
        return thaw(self.figures)

    @property
    def content_hash(self) -> str:
        """SHA-256 of what was frozen; empty before it is checked."""
        return content_hash(self.figures) if self.figures is not None else ""

    @property
    def missing_files(self) -> tuple[str, ...]:
        """Which of ``FILES`` are still to be made of an issued version, in the order of making."""
        if not self.issued_at:
            return ()
        return tuple(form for form in FILES if getattr(self, f"{form}_id") is None)

    @property
    def awaited_file(self) -> str:
        """Which of ``FILES`` is made next; empty when nothing is missing, or when it failed."""
        missing = self.missing_files
        return missing[0] if missing and self.files_failed_at is None else ""

    @property
    def address(self) -> str:
        """Where citizens find it on the unit's own site; all versions share it."""
        return f"/reports/{self.period.source.code}/{self.period.code}/"
