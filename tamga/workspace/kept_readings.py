"""The last few readings of plans, kept by their content.

A preview is the reading of its stored file, and every click asks for it again. What is kept is the
pickled reading: its size is known, and nobody can change what the next one gets.
"""

import hashlib
import pickle
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from tamga.documents.tables import read_tables
from tamga.duties.reading import PlanReading, read_plan
from tamga.duties.tree import MenuSpec
from tamga.organizations.posts import PostSpec

MOST = 8  # readings
LARGEST = 500_000  # bytes of one; a plan of a hundred rows takes a tenth

_kept: OrderedDict[Hashable, bytes] = OrderedDict()
_lock = Lock()


def kept_reading(
    data: bytes,
    name: str,
    *,
    year: int,
    tree: tuple[MenuSpec, ...],
    posts: tuple[PostSpec, ...],
) -> PlanReading:
    """Read a file as a plan, or give what was read of the same bytes by the same words before.

    Raises UnreadableFile, and each time anew.
    """
    key = (hashlib.sha256(data).digest(), name, year, tree, posts)
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
    if found is not None:
        reading: PlanReading = pickle.loads(found)  # noqa: S301  # our own, never out of memory
        return reading
    fresh = read_plan(read_tables(data, name), year=year, tree=tree, posts=posts)
    packed = pickle.dumps(fresh)
    if len(packed) <= LARGEST:
        with _lock:
            _kept[key] = packed
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    return fresh
