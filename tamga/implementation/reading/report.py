"""An implementation report read from a file: measures with scores, decisions, figures, signers.

Pure: no clock, no database. Nothing is guessed: what had to be inferred is named with its row.
"""

from collections.abc import Iterable

from tamga.documents.tables import DEFAULT_LIMITS, Document, Limits, read_document
from tamga.implementation.reading.checks import check_slides
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.cover import Cover
from tamga.implementation.reading.decisions import read_decisions
from tamga.implementation.reading.figures import counted
from tamga.implementation.reading.flow import Flow
from tamga.implementation.reading.headlines import compare
from tamga.implementation.reading.measures import Read, read_measures
from tamga.implementation.reading.model import Fate, Measure, ReportReading, RowFate, Side
from tamga.implementation.reading.numbering import number_rows
from tamga.implementation.reading.period import period_of
from tamga.implementation.reading.rows import Entry, Notes, in_order
from tamga.implementation.reading.signers import Signers
from tamga.implementation.reading.texts import LONGEST, stretches
from tamga.kernel.scales import Scale


def read_report(
    data: bytes, name: str, *, scale: Scale, limits: Limits = DEFAULT_LIMITS
) -> ReportReading:
    """The report in a file of Word, Excel, text or PDF with text.

    `name` only words the error about an old format. Raises UnreadableFile and nothing else: what
    is wrong with the report itself stands in `problems`.
    """
    return read_report_document(read_document(data, name, limits=limits), scale=scale)


def read_report_document(document: Document, *, scale: Scale) -> ReportReading:
    """The same of a document that was read already."""
    notes = Notes()
    cover = Cover(scale, notes, Signers(notes))
    flow = Flow(cover, notes)
    flow.take(document)
    own_page = cover.headlines.get(Side.OWN)
    entries = number_rows(flow.rows, None if own_page is None else own_page.total, notes)
    decisions = read_decisions(entries, notes)
    found = read_measures(entries, scale, notes)
    check_slides(found, notes)
    _note_cells(entries, notes)
    _note_cover(cover, found, notes)
    figures = counted(_measures(found), scale)
    compare(cover.headlines, figures, notes)
    return ReportReading(
        title=cover.title,
        unit_name=cover.unit,
        place=cover.place,
        reported_on=cover.reported_on,
        period=period_of(cover.title, cover.reported_on),
        signers=tuple(cover.signers.found),
        decisions=tuple(decisions),
        measures=tuple(_measures(found)),
        own=figures[Side.OWN],
        superior=figures[Side.SUPERIOR],
        headlines=dict(cover.headlines),
        problems=in_order(notes.problems),
        rows=tuple(_fates(flow, entries)),
    )


def _measures(found: list[Read]) -> Iterable[Measure]:
    return (read.measure for read in found)


def _note_cells(entries: list[Entry], notes: Notes) -> None:
    """What was put right in rows. A kind that runs through the report is one problem, not fifty."""
    for entry in entries:
        numbers = _number(entry)
        for text in entry.cells.stray:
            notes.add(Code.STRAY_CELL, entry.place, numbers, text=text[:80])
        if entry.cells.tags:
            notes.add(Code.MARKUP_LEFT, entry.place, numbers)
        if entry.cells.too_long:
            notes.add(Code.TEXT_TOO_LONG, entry.place, numbers, limit=LONGEST)
        if entry.cells.scores.too_many:
            notes.add(Code.SCORES_TOO_MANY, entry.place, numbers)
    for code, slid in (
        (Code.NUMBERS_IN_OTHER_COLUMN, [each for each in entries if each.number_slid]),
        (Code.SCORES_SLID, [each for each in entries if each.cells.scores.slid]),
        (Code.CELLS_SHIFTED, [each for each in entries if each.cells.shifted]),
    ):
        if slid:
            known = tuple(number for each in slid for number in _number(each))
            shown = stretches(known) or str(len(slid))
            notes.add(code, slid[0].place, known, measures=shown)


def _number(entry: Entry) -> tuple[int, ...]:
    measure = entry.measure
    return () if measure is None or measure.number is None else (measure.number,)


def _note_cover(cover: Cover, found: list[Read], notes: Notes) -> None:
    if not found:
        notes.add(Code.NO_MEASURES)
    for code, known in (
        (Code.YEAR_MISSING, period_of(cover.title, cover.reported_on)),
        (Code.UNIT_MISSING, cover.unit),
        (Code.DATE_MISSING, cover.reported_on),
        (Code.PLACE_MISSING, cover.place),
        (Code.SIGNERS_MISSING, cover.signers.found),
    ):
        if not known:
            notes.add(code)


def _fates(flow: Flow, entries: list[Entry]) -> Iterable[RowFate]:
    by_place = {entry.place: entry for entry in entries}
    for place, fate in flow.fates.items():
        entry = by_place.get(place)
        if entry is None or entry.measure is None:
            yield RowFate(place, fate)
        else:
            own = entry.number is not None
            yield RowFate(place, Fate.MEASURE if own else Fate.JOINED, entry.measure.number)
