"""What the preview of a report shows of one measure."""

from dataclasses import dataclass

from tamga.implementation.reading import Measure
from tamga.implementation.reading.corrections import words_of
from tamga.implementation.report.model import Mark
from tamga.workspace.forms.report_correction import CorrectionForm
from tamga.workspace.report_places import Said
from tamga.workspace.report_source import SourceRow


@dataclass(frozen=True)
class Shown:
    """A measure as the preview shows it; ``decision`` on the first one of a decision alone.

    ``edit``, ``earlier`` and ``later`` are addresses: of its form, and of the places to look at
    around it.
    """

    read: Measure
    key: str
    decision: str
    own: Mark
    superior: Mark
    problems: tuple[Said, ...]
    corrected: bool
    source: tuple[SourceRow, ...]
    form: CorrectionForm | None
    edit: str
    earlier: str
    later: str

    @property
    def words(self) -> str:
        """The provision without its number."""
        return words_of(self.read)


@dataclass(frozen=True)
class Look:
    """A measure with something to look at, and the address where it stands."""

    number: int
    key: str
    words: str
    href: str
