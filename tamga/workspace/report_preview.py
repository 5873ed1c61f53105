"""The preview of a report that is read in: each measure beside its source, what a person must look
at, what would change; a page of measures at a time.
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from tamga.implementation.models import Period, ReportImport
from tamga.implementation.queries import lines_of
from tamga.implementation.reading import Measure
from tamga.implementation.reading.correcting import corrected
from tamga.implementation.reading.corrections import RIGHT, decision_key, key_of
from tamga.implementation.report.difference import Difference, difference, mark_of
from tamga.kernel.scales import Scale
from tamga.kernel.spans import span_of
from tamga.law.queries import scale_of, scale_on
from tamga.organizations.queries import positions_for
from tamga.workspace.kept_reports import kept_report
from tamga.workspace.report_opened import Opened
from tamga.workspace.report_places import OFFERED, places
from tamga.workspace.report_shown import Heading, Look, Shown
from tamga.workspace.report_source import source_of, source_of_decision

PAGE = 60  # measures; the usual report stands on one page
PROBLEMS = "problems"


class Preview(Opened):
    """Reads the stored file (or what is kept of it) with what was put right in it so far.

    ``opened`` is the key of the row or decision to be put right, ``adding`` the number of a measure
    to be added (or anything for none yet), with the ``data`` posted for it; ``only`` keeps the
    measures with something to look at. Raises UnreadableFile and DamagedFile.
    """

    def __init__(
        self,
        started: ReportImport,
        *,
        opened: str = "",
        only: str = "",
        page: str = "",
        adding: str = "",
        data: Any = None,
    ) -> None:
        self.started, self.opened, self._data = started, opened, data
        self._adding = adding
        self.period = Period.objects.filter(
            unit=started.unit_id, source=started.source_id, code=started.code
        ).first()
        self.scale = _scale(started, self.period)
        kept = kept_report(started.file, self.scale)
        self.read, self._rows = kept.reading, kept.rows
        self.reading = corrected(self.read, started.corrections, self.scale)
        self._beside, self.loose = places(self.reading, self._rows)
        self.only = PROBLEMS if only == PROBLEMS and self._beside else ""
        self.decisions = {decision_key(d): at for at, d in enumerate(self.read.decisions)}
        row = opened
        if (at := self.decisions.get(opened)) is not None:
            row = next((key_of(m) for m in self.reading.measures if m.decision == at), "")
        self._keys = [key_of(m) for m in self.reading.measures if self._is_listed(m, row)]
        self._first: dict[int | None, str] = {}
        for measure in self.reading.measures:
            if key_of(measure) in self._listed:
                self._first.setdefault(measure.decision, key_of(measure))
        self.page = self._page_of(row) if row in self._listed else _number(page, self.pages)

    def _is_listed(self, measure: Measure, opened: str) -> bool:
        return not self.only or measure.number in self._beside or key_of(measure) == opened

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(self._keys)

    def _page_of(self, key: str) -> int:
        return self._keys.index(key) // PAGE + 1

    @property
    def pages(self) -> int:
        """How many pages the listed measures fill."""
        return max(1, -(-len(self._keys) // PAGE))

    @property
    def to_look_at(self) -> int:
        """How many places a person should look at."""
        return len(self._beside) + len(self.loose)

    @property
    def missing(self) -> list[int]:
        """The first numbers that no measure has, to be added."""
        return [number for each in self.loose for number in each.missing][:OFFERED]

    @property
    def corrections(self) -> int:
        """How many rows and decisions were put right or added."""
        known = {key_of(m) for m in self.reading.measures} | self.decisions.keys()
        return len(known & self.started.corrections.keys())

    def codes(self, key: str) -> list[str]:
        """The kinds of problems that stand beside a row now."""
        measure = self.measure(key)
        said = self._beside.get(measure.number, []) if measure else []
        return sorted({each.code for each in said})

    def href(self, key: str = "", *, page: int | None = None, form: bool = False) -> str:
        """The address of a page, or of a row or decision and its form, within what is listed."""
        row = key
        if (at := self.decisions.get(key)) is not None:
            row = self._first.get(at, "")
        if row in self._listed:
            page = self._page_of(row)
        elif key not in self.decisions:
            key = ""
        asked = {
            "only": self.only,
            "page": page if page and page > 1 else "",
            "open": key if form else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"?{query}" + (f"#row-{key}" if key else "#rows")

    @cached_property
    def looks(self) -> list[Look]:
        """The measures with something to look at, by number."""
        by_number = {m.number: m for m in self.reading.measures}
        return [
            Look(
                number,
                key_of(by_number[number]),
                said[0].words,
                self.href(key_of(by_number[number])),
            )
            for number, said in sorted(self._beside.items())
        ]

    @cached_property
    def measures(self) -> list[Shown]:
        """The measures of this page."""
        return list(self._shown())

    def _shown(self) -> Iterator[Shown]:
        on_page = set(self._keys[(self.page - 1) * PAGE : self.page * PAGE])
        before: tuple[int | None, bool] = (None, False)
        for measure in self.reading.measures:
            key = key_of(measure)
            if key not in on_page:
                continue
            at = measure.decision if before != (measure.decision, True) else None
            before = (measure.decision, True)
            heading = None if at is None else self._heading(at, key)
            shared = measure.joint_with is not None
            yield Shown(
                measure,
                key,
                heading,
                mark_of(measure.self_score, missing=measure.self_missing, shared=shared),
                mark_of(measure.superior_score, missing=measure.superior_missing, shared=shared),
                tuple(self._beside.get(measure.number, ())),
                bool(self.started.corrections.get(key)),
                source_of(measure.places, self._rows),
                self.form if key == self.opened else None,
                self.href(key, form=True),
                *self._around(measure.number),
                tuple(self._posts[post] for post in measure.responsible if post in self._posts),
            )

    @cached_property
    def _posts(self) -> dict[int, str]:
        """The names of the office's posts; asked for only where a measure was given to some."""
        return {post.pk: post.name for post in positions_for(self.started.unit)}

    def _heading(self, at: int, row: str) -> Heading:
        """A decision above ``row``, with its form above the first of its rows."""
        key = decision_key(self.read.decisions[at])
        first = self._first.get(at, row) == row
        opened = first and key == self.opened
        return Heading(
            key,
            self.reading.decisions[at].text,
            bool(self.started.corrections.get(key)),
            first,
            source_of_decision(self.read.decisions[at], self._rows) if opened else (),
            self.decision_form if opened else None,
            self.href(key, form=True),
        )

    @cached_property
    def bare(self) -> list[Heading]:
        """The decisions that no measure is read below."""
        known = {measure.decision for measure in self.reading.measures}
        return [self._heading(at, "") for at in self.decisions.values() if at not in known]

    def _around(self, number: int) -> tuple[str, str]:
        """The addresses of the places to look at before and after this measure, "" for none."""
        numbers = [look.number for look in self.looks]
        before, after = bisect_left(numbers, number) - 1, bisect_right(numbers, number)
        return (
            self.looks[before].href if before >= 0 else "",
            self.looks[after].href if after < len(numbers) else "",
        )

    @property
    def before(self) -> str:
        """The address of the page before; "" on the first."""
        return self.href(page=self.page - 1) if self.page > 1 else ""

    @property
    def after(self) -> str:
        """The address of the next page; "" on the last."""
        return self.href(page=self.page + 1) if self.page < self.pages else ""

    @property
    def here(self) -> str:
        """The address of this page."""
        return self.href(page=self.page)

    @property
    def closed(self) -> str:
        """The address of the opened row without its form."""
        return self.href(self.opened)

    @property
    def found_right(self) -> dict[str, Any]:
        """The cells of the opened row when somebody finds right how it was read."""
        kept = dict(self.started.corrections.get(self.opened, {}))
        codes = sorted({*kept.get(RIGHT, ()), *self.codes(self.opened)})
        return {**kept, RIGHT: codes} if codes else kept

    @cached_property
    def difference(self) -> Difference | None:
        """What saving would change; None where the period isn't there yet."""
        return None if self.period is None else difference(lines_of(self.period), self.reading)

    @cached_property
    def mark(self) -> str:
        """A mark of all that is shown: whoever confirms confirms this and nothing newer."""
        told = self.difference
        shown = [self.started.corrections, self.locked]
        if told is not None:
            changed = [[each.number, repr(each.changes)] for each in told.changed]
            dropped = [line.measure.number for line in told.dropped]
            shown += [[m.number for m in told.added], changed, dropped]
        plain = json.dumps(shown, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()[:20]


def _scale(started: ReportImport, period: Period | None) -> Scale:
    """The scale of the period, else the one in force when it ended."""
    return scale_of(period.scale) if period else scale_on(span_of(started.code).ends_on)


def _number(page: str, last: int) -> int:
    """A page's number out of an address, kept within the pages that there are."""
    return min(max(int(page), 1), last) if page.isdecimal() and len(page) < 6 else 1
