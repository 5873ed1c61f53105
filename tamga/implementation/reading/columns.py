"""Which column of the form says what: by its header, else by the row «1 2 … 7» of a page."""

from dataclasses import dataclass

from tamga.documents.tables import Row
from tamga.implementation.reading.texts import key, tidy, whole_number

FORM_WIDTH = 7
ABSENT = 64  # no row has as many cells
_LONGEST_LABEL = 80
_FEWEST_LABELS = 3

# In the order of the form. A label that fits several is the first of them.
_LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("superior", ("дээд шат", "дээд байгууллага", "аймгийн үнэлгээ")),
    ("self_", ("өөрийн", "сумын үнэлгээ")),
    ("progress", ("явц", "биелэлт", "гүйцэтгэл", "хийсэн ажил")),
    ("order", ("шийдвэр д/д", "шийдвэрийн д/д", "шийдвэр №")),
    ("number", ("заалт д/д", "заалтын д/д", "арга хэмжээний д/д", "д/д", "№")),
    ("decision", ("шийдвэрийн нэр", "шийдвэр")),
    ("provision", ("заалт", "агуулга", "арга хэмжээ")),
)
_KEYS = tuple((role, tuple(map(key, words))) for role, words in _LABELS)


@dataclass(frozen=True, slots=True)
class Columns:
    """Indexes from 0 of the seven columns of the form; beyond ABSENT for what a table hasn't."""

    order: int = 0
    number: int = 1
    decision: int = 2
    provision: int = 3
    progress: int = 4
    self_: int = 5
    superior: int = 6

    @property
    def last(self) -> int:
        """The index furthest to the right."""
        return max(getattr(self, role) for role in _ROLES)


_ROLES = ("order", "number", "decision", "provision", "progress", "self_", "superior")


def header_of(row: Row) -> Columns | None:
    """The columns that this row names, if it is the header: provision and both scores at least."""
    if sum(map(bool, row.cells)) < _FEWEST_LABELS:
        return None
    labels = [tidy(cell) for cell in row.cells]
    if any(len(label) > _LONGEST_LABEL for label in labels):
        return None
    at: dict[str, int] = {}
    for index, label in enumerate(labels):
        role = _role(key(label)) if label else None
        if role is not None:
            at.setdefault(role, index)
    if not at.keys() >= {"provision", "self_", "superior"}:
        return None
    indexes = [at[role] for role in _ROLES if role in at]
    if indexes != sorted(indexes):
        return None  # no form has them in another order; nothing could be told by place
    return Columns(**{role: at.get(role, ABSENT + n) for n, role in enumerate(_ROLES)})


def _role(label: str) -> str | None:
    return next((role for role, words in _KEYS if any(word in label for word in words)), None)


def columns_by_numbers(row: Row) -> Columns | None:
    """The columns under «1 2 … 7»; None when the row is no such one."""
    numbers = [
        (whole_number(cell.strip()), at) for at, cell in enumerate(row.cells) if cell.strip()
    ]
    if [number for number, _ in numbers] != list(range(1, FORM_WIDTH + 1)):
        return None
    return Columns(*(at for _, at in numbers))
