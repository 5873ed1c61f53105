"""What the preview of a report shows of one decision and of one measure."""

from dataclasses import dataclass

from tamga.implementation.reading import Measure
from tamga.implementation.reading.corrections import is_added, words_of
from tamga.implementation.report.model import Mark
from tamga.workspace.forms.report_decision import DecisionForm
from tamga.workspace.forms.report_measure import MeasureForm
from tamga.workspace.report_places import Said
from tamga.workspace.report_source import SourceRow


@dataclass(frozen=True)
class Heading:
    """A decision above its measures; ``first`` where the preview names it for the first time.
    ``edit`` is the address of its form.
    """

    key: str
    text: str
    corrected: bool
    first: bool
    source: tuple[SourceRow, ...]
    form: DecisionForm | None
    edit: str


@dataclass(frozen=True)
class Shown:
    """A measure as the preview shows it; ``decision`` on the first one of a decision alone.

    ``edit``, ``earlier`` and ``later`` are addresses: of its form, and of the places to look at
    around it.
    """

    read: Measure
    key: str
    decision: Heading | None
    own: Mark
    superior: Mark
    problems: tuple[Said, ...]
    corrected: bool
    source: tuple[SourceRow, ...]
    form: MeasureForm | None
    edit: str
    earlier: str
    later: str
    responsible: tuple[str, ...] = ()

    @property
    def added(self) -> bool:
        """Whether it stands in no row of the file."""
        return is_added(self.key)

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
