"""Every string of ours for people has its Mongolian: in the catalogue, translated, not fuzzy.

    .venv/bin/python scripts/check_translations.py [--update]

--update writes new entries, still empty, into the catalogue. Strings are read out of the Python
sources and the templates by Django's and Babel's own readers; no gettext is needed.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import PoFileError, read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "locale" / "mn" / "LC_MESSAGES" / "django.po"
TEMPLATE_ENDINGS = {".html", ".txt", ".xml"}

_PLAIN, _PLURAL, _CONTEXT, _BOTH = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": _PLAIN,
    "gettext": _PLAIN,
    "gettext_lazy": _PLAIN,
    "gettext_noop": _PLAIN,
    "ngettext": _PLURAL,
    "ngettext_lazy": _PLURAL,
    "pgettext": _CONTEXT,
    "pgettext_lazy": _CONTEXT,
    "npgettext": _BOTH,
    "npgettext_lazy": _BOTH,
}


def strings() -> Catalog:
    """Every string of the sources and templates, with the files it stands in."""
    found = Catalog()
    for path in sorted([*(ROOT / "tamga").rglob("*"), *(ROOT / "config").rglob("*")]):
        if path.suffix == ".py" and "migrations" not in path.parts:
            _add(found, path, path.read_text("utf-8"))
        elif path.suffix in TEMPLATE_ENDINGS and "templates" in path.parts:
            _add(found, path, _as_python(path))
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in TEMPLATE_ENDINGS:
            _add(found, path, _as_python(path))
    return found


def problems(found: Catalog, catalogue: Catalog) -> Iterator[str]:
    """One line for each string that is missing, empty, fuzzy, or has other placeholders."""
    for message in found:
        if message.id and catalogue.get(message.id, message.context) is None:
            yield f"missing: {_shown(message)} ({message.locations[0][0]})"
    for message in catalogue:
        if not message.id:
            continue
        if message.fuzzy:
            yield f"fuzzy: {_shown(message)}"
        elif not _translated(message):
            yield f"not translated: {_shown(message)}"
        for error in message.check(catalogue):
            yield f"{error}: {_shown(message)}"


def update(found: Catalog, catalogue: Catalog) -> int:
    """Add what is missing, empty, to the catalogue file; returns how many."""
    added = 0
    for message in found:
        if message.id and catalogue.get(message.id, message.context) is None:
            catalogue.add(
                message.id,
                locations=message.locations,
                flags=message.flags,
                context=message.context,
            )
            added += 1
    written = BytesIO()
    write_po(written, catalogue, width=100, include_lineno=False)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(written.getvalue())
    return added


def _add(found: Catalog, path: Path, source: str) -> None:
    name = str(path.relative_to(ROOT))
    for line, ids, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        if ids:
            found.add(ids, locations=[(name, line)], context=context)


def _as_python(path: Path) -> str:
    # Indentation means nothing in a template, and would be a syntax error in Python
    lines = templatize(path.read_text("utf-8"), origin=str(path)).splitlines()
    return "\n".join(line.strip() for line in lines)


def _translated(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(text and text.strip() for text in texts)


def _shown(message: Message) -> str:
    return repr(message.id if isinstance(message.id, str) else message.id[0])


def main() -> None:
    """Exit 1 with the list of what is not right."""
    settings.configure(USE_I18N=True)
    try:
        with CATALOGUE.open("rb") as file:
            catalogue = read_po(file, locale="mn", abort_invalid=True)
    except FileNotFoundError:
        catalogue = Catalog(locale="mn", project="Tamga", charset="utf-8", fuzzy=False)
    except PoFileError as error:
        sys.exit(f"{CATALOGUE.relative_to(ROOT)} can't be read: {error}")
    found = strings()
    if "--update" in sys.argv:
        print(f"{update(found, catalogue)} new entries")
        return
    wrong = list(problems(found, catalogue))
    print("\n".join(wrong or [f"{len(found)} strings, all in Mongolian"]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
