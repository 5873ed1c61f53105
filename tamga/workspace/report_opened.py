"""The one form that is open in the preview of a report: of a row, a decision, or a new measure."""

from functools import cached_property
from typing import Any

from tamga.implementation.models import Period, ReportImport
from tamga.implementation.reading import Measure, ReportReading
from tamga.implementation.reading.corrections import is_added, key_of
from tamga.kernel.scales import Scale
from tamga.kernel.spans import span_of
from tamga.organizations.queries import positions_for
from tamga.workspace.forms.report_added import AddedForm
from tamga.workspace.forms.report_correction import CorrectionForm
from tamga.workspace.forms.report_decision import DecisionForm


class Opened:
    """``read`` is the report as the file has it, ``reading`` with what was put right; ``opened``
    the key of a row or of one of ``decisions`` (key → position).
    """

    started: ReportImport
    period: Period | None
    opened: str
    decisions: dict[str, int]
    read: ReportReading
    reading: ReportReading
    scale: Scale
    _adding: str
    _data: Any

    @property
    def locked(self) -> bool:
        """Whether the period takes no report before it is reopened."""
        return self.period is not None and self.period.locked_at is not None

    def measure(self, key: str) -> Measure | None:
        """The measure of a row, as it is now."""
        return next((m for m in self.reading.measures if key_of(m) == key), None)

    @cached_property
    def form(self) -> CorrectionForm | AddedForm | None:
        """The form of the opened row; none where the period is locked."""
        if self.locked:
            return None
        kept = self.started.corrections.get(self.opened, {})
        if is_added(self.opened) and self.measure(self.opened) is not None:
            return AddedForm(
                self._data, key=self.opened, kept=kept, now=self.reading, scale=self.scale,
                posts=positions_for(self.started.unit),
            )  # fmt: skip
        read = next((m for m in self.read.measures if key_of(m) == self.opened), None)
        if read is None:
            return None
        return CorrectionForm(
            self._data, read=read, reading=self.read, now=self.reading, scale=self.scale, kept=kept
        )

    @cached_property
    def decision_form(self) -> DecisionForm | None:
        """The form of the opened decision; none where the period is locked."""
        at = self.decisions.get(self.opened)
        if at is None or self.locked:
            return None
        return DecisionForm(
            self._data, read=self.read.decisions[at], now=self.reading.decisions[at],
            kept=bool(self.started.corrections.get(self.opened)),
            last_year=span_of(self.started.code).ends_on.year + 1,
        )  # fmt: skip

    @cached_property
    def adding(self) -> AddedForm | None:
        """The form of a measure to be added, with its number where that is known to be missing and
        with the decision of the measure before it.
        """
        if not self._adding or self.locked:
            return None
        start: dict[str, Any] = {}
        if self._adding.isascii() and self._adding.isdecimal() and len(self._adding) < 5:
            number = int(self._adding)
            before = [m for m in self.reading.measures if m.number < number]
            start["number"] = number
            if before and before[-1].decision is not None:
                start["decision"] = str(before[-1].decision)
        return AddedForm(
            self._data, now=self.reading, scale=self.scale, start=start,
            posts=positions_for(self.started.unit),
        )  # fmt: skip

    @property
    def wrong(self) -> CorrectionForm | AddedForm | DecisionForm | None:
        """The form that was sent and doesn't hold."""
        for form in (self.adding, self.decision_form, self.form):
            if form is not None and form.errors:
                return form
        return None
