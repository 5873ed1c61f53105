"""A duty plan read from its tables: duties with sections, schedules and posts, and what is unclear.

Pure: no clock, no database. Nothing is guessed: what isn't known is named with its row.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from tamga.documents.tables import Table
from tamga.duties.reading.columns import Column
from tamga.duties.reading.model import Aside, PlanReading, Problem, RowReading
from tamga.duties.reading.numbers import number_problems
from tamga.duties.reading.rows import RawDuty, RowJoiner
from tamga.duties.reading.sections import SiteWords
from tamga.duties.reading.sharing import sharing_of
from tamga.duties.reading.tables_of_plan import MOST_DUTIES, PlanTables
from tamga.duties.reading.when import read_when
from tamga.duties.reading.who import PostWords
from tamga.duties.tree import MenuSpec
from tamga.organizations.posts import PostSpec

Found = tuple[str, Mapping[str, str | int]]  # a problem's code and params
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_LONGEST_TEXT = 2_000  # characters of a cell that are searched


def read_plan(
    tables: tuple[Table, ...],
    *,
    year: int,
    tree: tuple[MenuSpec, ...],
    posts: tuple[PostSpec, ...],
) -> PlanReading:
    """The plan of that year. Raises nothing: all that is wrong stands in `problems`."""
    site, people = _words_of_site(tree), _words_of_posts(posts)
    plan = PlanTables(RowJoiner(lambda text: site.menu_of(text) is not None))
    for table in tables:
        plan.take(table)
    duties = plan.joiner.duties
    numbering = list(number_problems(duties))
    rows = []
    for duty in duties:
        own = [problem for of, problem in numbering if of is duty]
        rows.append(_read_row(duty, own, year, site, people, plan.joiner))
    of_rows = [problem for row in rows for problem in row.problems]
    of_plan = [*_plan_problems(plan, year), *plan.joiner.problems]
    return PlanReading(
        plan.title,
        tuple(rows),
        (*of_plan, *of_rows),
        year,
        tuple(plan.joiner.set_aside),
    )


# A site's and a house's words change seldom, and a preview reads its plan at every step.
_words_of_site = lru_cache(maxsize=32)(SiteWords)
_words_of_posts = lru_cache(maxsize=32)(PostWords)


def _read_row(
    duty: RawDuty,
    numbering: list[Problem],
    year: int,
    site: SiteWords,
    people: PostWords,
    joiner: RowJoiner,
) -> RowReading:
    where = site.read(duty.work[:_LONGEST_TEXT], site.menu_of(duty.group))
    when = read_when(duty.when[:_LONGEST_TEXT], duty.work[:_LONGEST_TEXT], year)
    who = people.read(duty.who[:_LONGEST_TEXT])
    found: list[Found] = [*where.problems, *when.problems]
    found += [("unknown_post", {"post": name}) for name in who.unknown]
    found += _empty_parts(duty, joiner)
    problems = [Problem(code, duty.place, duty.number, params) for code, params in found]
    return RowReading(
        number=duty.number,
        place=duty.place,
        work=_one_line(duty.work),
        when_text=_one_line(duty.when),
        who_text=_one_line(duty.who),
        sections=tuple(where.sections),
        schedules=when.schedules,
        responsibility=sharing_of(
            duty.who,
            posts=len(who.posts),
            classes=who.classes,
            publishes=bool(where.sections),
        ),
        posts=who.posts,
        problems=(*numbering, *problems),
        asks=when.asks,
        group=duty.group,
        places=tuple(duty.places),
    )


def _empty_parts(duty: RawDuty, joiner: RowJoiner) -> Iterator[Found]:
    columns = joiner.header.at if joiner.header is not None else {}
    for code, text, column in (
        ("work_empty", duty.work, Column.WORK),
        ("when_empty", duty.when, Column.WHEN),
        ("who_empty", duty.who, Column.WHO),
    ):
        if not text and column in columns:
            yield code, {}
        elif len(text) > _LONGEST_TEXT:
            yield "text_too_long", {"limit": _LONGEST_TEXT}


def _plan_problems(plan: PlanTables, year: int) -> Iterator[Problem]:
    if plan.joiner.header is None:
        yield Problem("no_plan_table")
    elif not plan.joiner.duties:
        yield Problem("no_duties")
    years = [int(found) for found in _YEAR.findall(plan.title)]
    if years and not min(years) <= year <= max(years):
        yield Problem("title_year", params={"found": years[0], "year": year})
    beyond = [each for each in plan.joiner.set_aside if each.kind is Aside.BEYOND]
    if beyond:
        params = {"limit": MOST_DUTIES, "rows": len(beyond)}
        yield Problem("too_many_duties", beyond[0].place, None, params)


def _one_line(text: str) -> str:
    return " ".join(text.split())
