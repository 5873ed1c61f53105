"""Every click on a preview asks for the reading of the same file; it is read once."""

import pytest

from tamga.documents.tables import UnreadableFile
from tamga.duties.tree import STANDARD_TREE
from tamga.organizations.posts import STANDARD_POSTS
from tamga.workspace import kept_readings
from tamga.workspace.kept_readings import kept_reading
from tests.samples import sample

FILE = sample("duty-plan.docx")


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_readings, "_kept", type(kept_readings._kept)())


def read(data: bytes = FILE, *, year: int = 2026, posts=STANDARD_POSTS):
    return kept_reading(data, "plan.docx", year=year, tree=STANDARD_TREE, posts=posts)


def test_the_second_reading_is_the_same_and_shares_nothing():
    first, second = read(), read()
    assert first == second
    assert first is not second
    assert len(kept_readings._kept) == 1


def test_another_year_or_other_posts_are_read_anew():
    first = read()
    assert read(year=2027).year == 2027
    assert {post.code for row in first.rows for post in row.posts} != {None}
    unknown = {post.code for row in read(posts=()).rows for post in row.posts}
    assert unknown <= {None}


@pytest.mark.slow
def test_what_is_kept_is_bounded():
    for year in range(2001, 2002 + kept_readings.MOST):
        read(year=year)
    assert len(kept_readings._kept) == kept_readings.MOST
    before = set(kept_readings._kept)
    rows = "\n".join(f"{n};{'Мэдээ ' * 600};Сар бүр;ЗДО" for n in range(1, 91))
    read(f"№;Ажил;Хугацаа;Хариуцах\n{rows}".encode())
    assert set(kept_readings._kept) == before, "a reading of half a megabyte isn't kept"


def test_what_cant_be_read_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(UnreadableFile):
            read(b"PK\x03\x04 nothing behind it")
    assert not kept_readings._kept
