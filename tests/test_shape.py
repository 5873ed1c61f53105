"""The house rules that import-linter can't see: doors, foreign keys, writers, sizes."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, OneToOneField

ROOT = Path(__file__).resolve().parent.parent
APPS = sorted(p.name for p in (ROOT / "tamga").iterdir() if (p / "__init__.py").exists())
# highest first, as in pyproject's contract; those of one line are strangers
LAYERS = [
    {"demo"},
    {"workspace"},
    {"website"},
    {"implementation"},
    {"decisions", "petitions"},
    {"duties"},
    {"registers", "law", "search", "documents", "notices"},
    {"organizations"},
    {"accounts"},
    {"journal"},
    {"vault"},
    {"kernel", "cluster"},
]
FLOOR = {app: level for level, apps_ in enumerate(LAYERS) for app in apps_}
DOORS = {"models", "queries", "actions", "enums", "rules"}
# The kernel and the launcher are libraries; the others are readers and plain data.
MORE_DOORS = {
    "kernel": None,
    "cluster": None,
    "documents": {"tables", "harmless"},
    "duties": {"reading", "tree", "exports"},
    "implementation": {"reading", "readings", "report", "exports", "checker"},
    "organizations": {"posts"},
    # fields of a person and the QR, at the counter and the website; figures as tables; the fields
    # of a letter
    "petitions": {"reading", "forms", "qr", "exports", "letters", "ready_letters"},
    "workspace": {"units", "people", "plan_reading"},  # entered by the demo alone
}
WRITES = {
    "save",
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
    "add_child",
}
# The places beside actions that may write, each with its reason.
WRITERS = {
    "actions": "the rule",
    "migrations": "they are history",
    "management": "commands that work on the database itself, not on records",
    "exports": "they save Word and Excel files into memory",
    "exports_board": "the same",
    "exports_petitions": "the same",
}


def sources() -> Iterator[tuple[str, Path, ast.Module]]:
    for path in sorted((ROOT / "tamga").rglob("*.py")):
        inside = path.relative_to(ROOT / "tamga").parts
        if len(inside) > 1 and "migrations" not in inside:
            yield inside[0], path, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[list[str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for name in node.names:
                yield [*node.module.split("."), name.name]
        elif isinstance(node, ast.Import):
            for name in node.names:
                yield name.name.split(".")


def test_every_app_has_its_floor():
    assert set(APPS) == set(FLOOR)


def test_other_apps_enter_by_the_door():
    strays = []
    for app, path, tree in sources():
        for parts in imports(tree):
            if parts[0] != "tamga" or len(parts) < 3 or parts[1] == app:
                continue
            more = MORE_DOORS.get(parts[1], set())
            if more is not None and parts[2] not in DOORS | more:
                strays.append(f"{path.relative_to(ROOT)}: {'.'.join(parts)}")
    assert strays == []


def test_foreign_keys_point_downwards():
    upwards = []
    for model in apps.get_models():
        if not model.__module__.startswith("tamga."):
            continue
        floor = FLOOR[model._meta.app_label]
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignKey | OneToOneField | ManyToManyField):
                continue
            target = field.related_model._meta.app_label
            outside = target not in FLOOR
            if outside and target.startswith("wagtail") and floor > FLOOR["website"]:
                upwards.append(f"{model.__name__}.{field.name} → {target}")
            if not outside and FLOOR[target] < floor:
                upwards.append(f"{model.__name__}.{field.name} → {target}")
    assert upwards == []


def test_only_actions_write():
    """Calls like ``x.objects.create()`` or ``x.save()`` stand in ``actions`` alone."""
    strays = []
    for app, path, tree in sources():
        places = set(path.relative_to(ROOT).with_suffix("").parts)
        if app in {"kernel", "cluster"} or places & set(WRITERS):
            continue
        strays += [
            f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.func)}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and _writes(node)
        ]
    assert strays == []


def _writes(call: ast.Call) -> bool:
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in WRITES:
        return False
    chain = ast.unparse(function.value)
    # a digest's or a dictionary's update() is no writing: only querysets and rows are
    return (
        function.attr in {"save", "delete", "add_child"}
        or ".objects" in chain
        or ".everything" in chain
    )


@pytest.mark.parametrize("folder", ["tamga", "config", "scripts", "tests"])
def test_no_file_is_long(folder):
    sizes = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and path.name != "__init__.py"
    }
    assert {str(path): size for path, size in sizes.items() if size > 500} == {}
    if folder == "tamga":
        assert statistics.median(sizes.values()) <= 75
