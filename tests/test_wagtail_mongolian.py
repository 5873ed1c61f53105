"""The rooms of Wagtail that an editor enters speak Mongolian: every string of them, whole."""

import inspect
import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import wagtail
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils.translation import gettext, ngettext, override
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import translation

from scripts.check_translations import KEYWORDS
from tamga.website.admin_gate import ROOMS

OURS = Path(__file__).resolve().parent.parent / "locale" / "wagtail" / "mn" / "LC_MESSAGES"
WAGTAIL = Path(wagtail.__file__).parent

# What the views of the rooms draw: whole folders, so that a template added upstream is seen.
TEMPLATES = [
    *("admin/templates/wagtailadmin/" + name for name in ("*.html", "account/*.html")),
    *(
        f"admin/templates/wagtailadmin/{room}/**/*.html"
        for room in (
            *("account/settings_panels", "block_forms", "bulk_actions", "chooser", "generic"),
            *("home", "page_privacy", "pages", "panels", "shared", "tables", "userbar", "widgets"),
        )
    ),
    "documents/templates/wagtaildocs/**/*.html",
    "images/templates/wagtailimages/**/*.html",
]
# The banners of new versions are off in the settings, so nobody sees them.
UNSEEN = {"upgrade_notification.html", "whats_new_in_wagtail_version.html", "account_summary.html"}

# Where texts of the rooms stand beside the views: forms, menus, messages, panels, statuses.
MODULES = [
    *("wagtail_hooks.py", "locks.py", "forms.py", "blocks/*.py", "models/*.py"),
    *("admin/*.py", "admin/panels/*.py", "admin/ui/**/*.py", "admin/widgets/*.py"),
    *("admin/templatetags/*.py", "admin/views/generic/*.py", "admin/views/pages/*.py"),
    *(f"admin/forms/{form}.py" for form in ("account", "auth", "choosers", "models", "pages")),
    *("admin/forms/search.py", "admin/forms/tags.py", "admin/forms/view_restrictions.py"),
    *("documents/*.py", "images/*.py", "documents/views/*.py", "images/views/*.py"),
]
# Of the models, what only the installer sets up; application names stand in no room.
NOT_IN_ROOMS = {"sites.py", "apps.py"}


def views(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, type]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from views(pattern.url_patterns, inner)
        elif pattern.name and hasattr(pattern.callback, "view_class"):
            yield f"{space}{pattern.name}", pattern.callback.view_class


def templates() -> set[Path]:
    found = {path for pattern in TEMPLATES for path in WAGTAIL.glob(pattern)}
    return {path for path in found if path.name not in UNSEEN}


def modules() -> set[Path]:
    """The views of the gate's own list with all they inherit, and the texts beside them."""
    found = {path for pattern in MODULES for path in WAGTAIL.glob(pattern)}
    for name, view in views(get_resolver().url_patterns):
        if name in ROOMS:
            found |= {
                Path(inspect.getfile(base))
                for base in view.__mro__
                if base.__module__.startswith("wagtail.")
            }
    return {path for path in found if path.name not in NOT_IN_ROOMS}


def strings(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = path.read_text("utf-8")
    if path.suffix == ".html":
        lines = templatize(source, origin=path.name).splitlines()
        source = "\n".join(line.strip() for line in lines)
    for _line, texts, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        if texts:
            yield texts, context


def untranslated(paths: set[Path]) -> tuple[int, list[str]]:
    """How many different strings stand in the files, and those of them without Mongolian."""
    catalogue = translation("mn")._catalog  # type: ignore[attr-defined]
    seen, missing = set(), []
    for path in sorted(paths):
        for texts, context in strings(path):
            if (texts, context) in seen:
                continue
            seen.add((texts, context))
            first = texts if isinstance(texts, str) else texts[0]
            key = f"{context}\x04{first}" if context else first
            keys = [key] if isinstance(texts, str) else [(key, 0), (key, 1)]
            if first.strip() and not all(catalogue.get(k) or catalogue.get(key) for k in keys):
                missing.append(f"{path.relative_to(WAGTAIL)}: {first}")
    return len(seen), missing


def catalogue(domain: str) -> Catalog:
    with (OURS / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="mn", abort_invalid=True)


def test_every_text_on_the_editors_pages_is_mongolian():
    count, missing = untranslated(templates())
    assert count > 400
    assert missing == []


def test_every_message_label_and_status_of_the_rooms_is_mongolian():
    count, missing = untranslated(modules())
    assert count > 600
    assert missing == []


def test_the_scripts_of_the_editor_are_mongolian():
    room = reverse("wagtailadmin_javascript_catalog")
    with override("mn"):
        request = RequestFactory().get(room)
        request.user = AnonymousUser()
        script = resolve(room).func(request).content.decode()
    told = json.loads(re.search(r"const newcatalog = (\{.*?\});\n", script, re.DOTALL)[1])
    with (WAGTAIL / "admin/locale/en/LC_MESSAGES/djangojs.po").open("rb") as file:
        wanted = [message.id for message in read_po(file) if message.id]
    names = [text if isinstance(text, str) else text[0] for text in wanted]
    assert len(names) > 80
    assert [name for name in names if name not in told] == []
    assert told["Save"] == "Хадгалах"


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_of_a_text_is_lost_in_translation(domain: str):
    hole = re.compile(r"%(?:\(\w+\))?[sdr]|\{\w+\}|</?[a-z][^>]*>")
    lost = []
    for message in catalogue(domain):
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        ids, told = (
            ([message.id], [message.string])
            if isinstance(message.id, str)
            else (message.id, message.string)
        )
        assert len(ids) == len(told)
        for english, mongolian in zip(ids, told, strict=True):
            if not mongolian or sorted(hole.findall(english)) != sorted(hole.findall(mongolian)):
                lost.append((english, mongolian))
    assert lost == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_no_name_is_glued_to_the_word_beside_it(domain: str):
    glued = re.compile(r"[А-Яа-яӨөҮүЁё][%{]\(?\w|[)}][sd]?[А-Яа-яӨөҮүЁё]")
    for message in catalogue(domain):
        for text in [message.string] if isinstance(message.string, str) else message.string:
            assert not message.id or not glued.search(text), text


def test_our_words_come_before_wagtails_own():
    with override("mn"):
        assert gettext("Unpublish") == "Сайтаас буулгах"
        assert gettext("Enter your %(username_field_name)s").startswith("%(username_field_name)s ")
        few = ngettext("%(count)s image", "%(count)s images", 5) % {"count": 5}
        assert few == "5 зураг"
    with override("en"):
        assert gettext("Unpublish") == "Unpublish"
