"""One measure of a report that is read in, to be put right cell by cell."""

from typing import Any

from tamga.implementation.reading import Measure, ReportReading
from tamga.implementation.reading.corrections import (
    JOINT,
    RIGHT,
    SELF,
    SUPERIOR,
    Cells,
    cells_of,
    key_of,
)
from tamga.kernel.scales import Scale
from tamga.workspace.forms.report_cells import plain
from tamga.workspace.forms.report_measure import MeasureForm, initial_of


class CorrectionForm(MeasureForm):
    """The cells of one measure. ``cells()`` is what differs from what was read."""

    def __init__(
        self,
        data: Any = None,
        *,
        read: Measure,
        reading: ReportReading,
        now: ReportReading,
        scale: Scale,
        kept: Cells,
    ) -> None:
        """``read`` is the measure in ``reading``, as the file has it; ``now`` the report with all
        that was corrected, ``kept`` what was corrected in this measure.
        """
        self.read, self.reading, self.kept = read, reading, kept
        key = key_of(read)
        standing = next(m for m in now.measures if key_of(m) == key)
        super().__init__(
            data, key=key, standing=standing, now=now, scale=scale,
            initial=initial_of(standing, now),
        )  # fmt: skip

    def cells(self) -> dict[str, Any]:
        """The cells of a valid form that differ from what was read, and what was found right."""
        wanted = self.wanted()
        read = cells_of(self.read, {m.number: key_of(m) for m in self.reading.measures})
        found = {name: value for name, value in wanted.items() if value != plain(read[name])}
        if JOINT in found and found[JOINT] is None:
            # what it shared in the file is no score of its own before somebody says so
            found |= {SELF: wanted[SELF], SUPERIOR: wanted[SUPERIOR]}
        if right := self.kept.get(RIGHT):
            found[RIGHT] = right
        return found
