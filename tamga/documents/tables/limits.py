"""How much of a file is read before it is refused: no upload may eat the machine."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes. A plan with scanned pictures has 20 MB at most, its text less than one."""

    file_size: int = 20 * MEGABYTE
    inflated_size: int = 200 * MEGABYTE  # all parts together
    xml_part: int = 16 * MEGABYTE  # one part; its tree takes ten times that
    ratio: int = 250  # inflated to packed; office XML reaches about 60
    entries: int = 2_000
    depth: int = 200  # nested XML elements; Word's own nesting stays below 60
    rows: int = 5_000  # with text, over all tables
    columns: int = 64
    pages: int = 400  # of a PDF; 2,000 rows of a report take some 250
    page_marks: int = 40_000  # letters on one page; a full one has 6,000
    page_edges: int = 6_000  # ruled lines on one page; a dense table has 500


DEFAULT_LIMITS = Limits()
