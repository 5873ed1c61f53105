"""What stands around the cluster: one demo at a time, no child left, every string found."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(autouse=True)
def scripts_on_path() -> Iterator[None]:
    """The scripts import each other by their bare names, as when they are run."""
    sys.path.insert(0, str(SCRIPTS))
    yield
    sys.path.remove(str(SCRIPTS))


def run_apart(code: str, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=SCRIPTS,
        stdout=subprocess.PIPE,
        text=True,
    )


HOLD = """
import pathlib, signal, sys
from demo_state import write_state
with write_state(pathlib.Path(sys.argv[1])):
    print("up", flush=True)
    signal.pause()
"""


def test_second_demo_is_refused_and_stop_waits_for_the_end_of_the_first(tmp_path: Path) -> None:
    from demo_state import AlreadyRunningError, end_other, write_state

    with run_apart(HOLD, tmp_path) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "up\n"
        with pytest.raises(AlreadyRunningError, match="make stop"), write_state(tmp_path):
            pass
        end_other(tmp_path)
        assert first.wait(timeout=60) == -signal.SIGTERM
    end_other(tmp_path)  # nothing runs any more: no complaint
    with write_state(tmp_path):
        assert (tmp_path / "var" / "demo.pid").read_text("ascii") == f"{os.getpid()}\n"


WITH_GRANDCHILD = """
import os, pathlib, signal, sys
from children import Children
children = Children(pathlib.Path(sys.argv[1]))
code = "import subprocess as s; p = s.Popen(['sleep', '60']); print(p.pid, flush=True); p.wait()"
child = children._start("web", ["-c", code])
while not child.log.read_text().endswith("\\n"):
    pass
print(child.log.read_text().strip(), flush=True)
children.end()
"""


def test_no_grandchild_outlives_the_demo(tmp_path: Path) -> None:
    with run_apart(WITH_GRANDCHILD, tmp_path) as demo:
        assert demo.stdout is not None
        grandchild = int(demo.stdout.readline())
        assert demo.wait(timeout=60) == 0
    state = Path(f"/proc/{grandchild}/stat")
    assert not state.exists() or ") Z " in state.read_text()


TEMPLATE = """{% load i18n %}
<p title="{% translate "Seal's" %}">{{ _("Office")|upper }}
    {% blocktranslate trimmed count n=rows|length %}
      {{ n }} duty
      {% plural %}
   {{ n }} duties
    {% endblocktranslate %}
  {% translate "May" context "month" %}</p>
"""

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

msgid "Office"
msgstr "Тамгын газар"

#, fuzzy
msgid "Seal's"
msgstr "Тамга"

msgctxt "month"
msgid "May"
msgstr ""
"""


def test_strings_of_templates_and_what_the_catalogue_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import check_translations
    from babel.messages.pofile import read_po

    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_text(TEMPLATE, "utf-8")
    monkeypatch.setattr(check_translations, "ROOT", tmp_path)
    found = check_translations.strings()
    assert {message.id for message in found if message.id} == {
        "Seal's",
        "Office",
        "May",
        ("%(n)s duty", "%(n)s duties"),
    }
    catalogue = read_po(CATALOGUE.encode().splitlines(), locale="mn")
    assert list(check_translations.problems(found, catalogue)) == [
        "missing: '%(n)s duty' (templates/home.html)",
        'fuzzy: "Seal\'s"',
        "not translated: 'May'",
    ]
