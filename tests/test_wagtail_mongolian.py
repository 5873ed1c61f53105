"""The rooms of Wagtail that an editor enters speak Mongolian: every string of them, whole."""

import inspect
import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import wagtail
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils.translation import gettext, ngettext, override
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import translation

from scripts.check_translations import KEYWORDS
from tamga.website.admin_gate import ROOMS
from tests.stories import Soum, published

pytestmark = pytest.mark.slow

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
UNSEEN = {"upgrade_notification.html", "whats_new_in_wagtail_version.html"}

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


def entries(domain: str) -> Iterator[tuple[str, str]]:
    """Each English text of our catalogue with its Mongolian; of plurals, form by form."""
    with (OURS / f"{domain}.po").open("rb") as file:
        catalogue = read_po(file, locale="mn", abort_invalid=True)
    for message in catalogue:
        assert not message.id or not message.fuzzy, message.id
        if isinstance(message.id, tuple | list):
            yield from zip(map(str, message.id), map(str, message.string or ()), strict=True)
        elif message.id:
            yield str(message.id), str(message.string)


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
    told = json.loads(script.split("const newcatalog = ")[1].split(";\n")[0])
    with (WAGTAIL / "admin/locale/en/LC_MESSAGES/djangojs.po").open("rb") as file:
        wanted = [message.id for message in read_po(file) if message.id]
    names = [text if isinstance(text, str) else text[0] for text in wanted]
    assert len(names) > 80
    assert [name for name in names if name not in told] == []
    assert told["Save"] == "Хадгалах"


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_of_a_text_is_lost_in_translation(domain: str):
    hole = re.compile(r"%(?:\(\w+\))?[sdr]|\{\w+\}|</?[a-z][^>]*>")
    assert [
        (english, mongolian)
        for english, mongolian in entries(domain)
        if not mongolian or sorted(hole.findall(english)) != sorted(hole.findall(mongolian))
    ] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_no_name_is_glued_to_the_word_beside_it(domain: str):
    glued = re.compile(r"[А-Яа-яӨөҮүЁё][%{]\(?\w|[)}][sd]?[А-Яа-яӨөҮүЁё]")
    assert [mongolian for _, mongolian in entries(domain) if glued.search(mongolian)] == []


def test_our_words_come_before_wagtails_own():
    with override("mn"):
        assert gettext("Unpublish") == "Сайтаас буулгах"
        assert gettext("Enter your %(username_field_name)s").startswith("%(username_field_name)s ")
        few = ngettext("%(count)s image", "%(count)s images", 5) % {"count": 5}
        assert few == "5 зураг"
    with override("en"):
        assert gettext("Unpublish") == "Unpublish"


def test_bolormaa_reads_no_english_where_she_works(suld: Soum):
    section = "il-tod-baidal/shilen-dans"
    page, parent = published(suld, section), suld.page(section)
    client = Client()
    client.force_login(suld.people["bolormaa"])
    rooms = [
        *("wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_choose_page"),
        *("wagtailimages:index", "wagtailimages_chooser:choose", "wagtaildocs_chooser:choose"),
    ]
    addresses = [
        *(reverse(name) for name in rooms),
        reverse("wagtailadmin_explore", args=[parent.pk]),
        reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]),
        *(
            reverse(f"wagtailadmin_pages:{room}", args=[page.pk])
            for room in ("edit", "history", "unpublish", "move")
        ),
    ]
    english = {text for text, mongolian in entries("django") if text != mongolian}
    # Wagtail prints Python's None into a counter that stays hidden until something is counted.
    english -= {"None"}
    for address in addresses:
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        body = re.sub(r"<(script|style).*?</\1>", "", _drawn(response.content.decode()), flags=re.S)
        texts = {text.strip() for text in re.split(r"<[^>]*>", body)}
        assert len(texts) > 5, address
        assert texts & english == set(), address


def _drawn(answer: str) -> str:
    """Choosers answer with the page inside JSON."""
    return json.loads(answer)["html"] if answer.startswith("{") else answer
