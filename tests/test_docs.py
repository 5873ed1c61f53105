"""What the documents name is there: commands, files, words of make, settings, links, people."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from tamga.cluster.binaries import OVERRIDE
from tamga.demo.people import PEOPLE

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("samples/*.md")],
)
READMES = [ROOT / "README.md", ROOT / "README.mn.md"]
MAP, OPERATIONS, TOUR = (ROOT / "docs" / name for name in ("map.md", "operations.md", "tour.md"))
FOLDERS = (
    "tamga|benchmarks|tests|docs|scripts|config|templates|static|locale|samples|requirements|.ci"
)
WORD_OF_MAKE = re.compile(r"(?:^|`)make ([a-z]+(?:-[a-z]+)*)", re.M)

of_each_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def code_of(page: Path) -> str:
    """Everything between backticks, one piece a line."""
    blocks = re.findall(r"```\w*\n(.*?)```", text(page), re.S)
    rest = re.sub(r"```.*?```", "", text(page), flags=re.S)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", rest)])


def words_of_make() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", text(ROOT / "Makefile"), re.M))


def own_commands() -> set[str]:
    return {name for name, app in get_commands().items() if app.startswith("tamga.")}


@of_each_page
def test_links_lead_somewhere(page: Path):
    for link in re.findall(r"\]\(([^)\s]+)\)", text(page)):
        if link.startswith(("https://", "http://")):
            continue
        path, _, _ = link.partition("#")
        assert (page.parent / path).exists(), link


@of_each_page
def test_files_that_are_named_are_there(page: Path):
    named = re.findall(rf"(?<![\w/.-])((?:{FOLDERS})/[\w./*-]*[\w*/])", code_of(page))
    for path in named:
        assert list(ROOT.glob(path.rstrip("/"))), path


@of_each_page
def test_words_of_make_are_in_the_makefile(page: Path):
    assert set(WORD_OF_MAKE.findall(code_of(page))) <= words_of_make()


@of_each_page
def test_commands_and_their_options_exist(page: Path):
    """Taken from lines like ``manage.py backup TARGET`` and ``import_duty_plan FILE --unit …``."""
    for line in code_of(page).splitlines():
        found = re.search(r"manage\.py (\w+)", line)
        name = found[1] if found else line.split(" ")[0]
        if found:
            assert name in get_commands(), line
        if name not in own_commands():
            continue
        known = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        for option in re.findall(r"--[a-z-]+", line.partition("#")[0]):
            assert option in known._option_string_actions, line


@of_each_page
def test_python_scripts_are_there(page: Path):
    for script in re.findall(r"-m (scripts(?:\.\w+)+)", code_of(page)):
        assert (ROOT / (script.replace(".", "/") + ".py")).exists(), script


def test_the_map_leaves_no_command_out():
    code = code_of(MAP)
    assert own_commands() <= {line.split(" ")[0] for line in code.splitlines()}
    assert set(WORD_OF_MAKE.findall(code)) == words_of_make() - {"help"}


def test_the_map_names_every_app_in_the_order_of_the_contract():
    layers = re.search(r"\nlayers = \[(.*?)\]", text(ROOT / "pyproject.toml"), re.S)
    assert layers
    order = re.findall(r"[a-z]+", layers[1])
    section = text(MAP).partition("## Layers")[2].partition("\n## ")[0]
    assert re.findall(r"^ *(?:\d+\.|·) `(\w+)` — ", section, re.M) == order


def names_in(page: Path) -> Iterator[tuple[str, ...]]:
    """Inline identifiers, ``Role.OFFICIAL`` in its parts; paths and commands aside."""
    for piece in re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text(page), flags=re.S)):
        if re.fullmatch(r"[A-Za-z_]+(\.[A-Za-z_]+)?(\(\))?", piece):
            yield tuple(piece.removesuffix("()").split("."))


@pytest.mark.parametrize("name", ["map.md", "glossary.md"])
def test_identifiers_stand_in_the_code(name: str):
    """A renamed function or class must take the map and the glossary along."""
    sources = [*(ROOT / "tamga").rglob("*.py"), ROOT / "config/settings.py", ROOT / "Makefile"]
    written = "\n".join(map(text, sources))
    known = set(re.findall(r"\w+", written)) | own_commands()
    places = {path.stem for path in (ROOT / "tamga").rglob("*.py")}
    for parts in names_in(ROOT / "docs" / name):
        joined = ".".join(parts)
        assert (ROOT / joined).exists() or set(parts) <= known | places, joined


def test_functions_stand_in_the_file_that_the_map_names():
    found = re.findall(r"`(\w+)`(?: and `(\w+)`)? in\s+`(tamga/[\w/]+\.py)`", text(MAP))
    assert len(found) >= 10
    for *names, path in found:
        for name in filter(None, names):
            assert re.search(rf"^(def|class) {name}\b", text(ROOT / path), re.M), (name, path)


def test_slugs_of_the_glossary_are_the_addresses():
    section = text(ROOT / "docs/glossary.md").partition("## Sections of the standard site")[2]
    slugs = re.findall(r"`([a-z-]+)`", section.partition("\n## ")[0])
    tree = text(ROOT / "tamga/duties/tree.py")
    assert slugs
    assert [slug for slug in slugs if f'"{slug}"' not in tree] == []


def test_operations_names_every_setting_of_the_environment_and_no_other():
    read = re.findall(
        r"env\.(?:text|boolean|number|words)\(\s*\"(\w+)\"", text(ROOT / "config/settings.py")
    )
    table = text(OPERATIONS).partition("## Settings")[2].partition("\nThe gateway gets")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == {*read, "DATABASE_URL", OVERRIDE}


def test_settings_that_are_named_exist():
    known = set(re.findall(r"\b[A-Z][A-Z_]{3,}\b", text(ROOT / "config/settings.py")))
    for page in PAGES:
        for name in re.findall(r"\bTAMGA_[A-Z_]+\b", text(page)):
            assert name.removesuffix("_FILE") in {*known, OVERRIDE}, (page.name, name)
    for name in re.findall(r"`(TAMGA_\w+)` \((\d[\d, ]*)\)", text(OPERATIONS)):
        value = getattr(settings, name[0])
        assert name[1] == ", ".join(map(str, value if isinstance(value, tuple) else (value,)))


def test_operations_names_every_timer():
    for path in (ROOT / "tamga").rglob("tasks.py"):
        for cron in re.findall(r'periodic\(cron="([^"]+)"', text(path)):
            assert f"`{path.relative_to(ROOT)}`" in text(OPERATIONS)
            minute, hour, *_ = cron.split()
            if minute.isdigit() and hour.isdigit():
                assert f"| {hour.zfill(2)}:{minute.zfill(2)} |" in text(OPERATIONS), cron


@pytest.mark.parametrize("page", READMES, ids=lambda p: p.name)
def test_the_readme_begins_with_the_commands_that_are_checked(page: Path):
    """make demo and make test each have a block; beside .ci/run stands what it really runs."""
    blocks = re.findall(r"```sh\n(.*?)```", text(page), re.S)
    assert [block.strip() for block in blocks[:2]] == ["make demo", "make test"]
    run = re.findall(r"^make (?:--\S+ )*([a-z-]+)$", text(ROOT / ".ci/run"), re.M)
    paragraphs = text(page).split("\n\n")
    place = next(i for i, each in enumerate(paragraphs) if "(.ci/run)" in each)
    beside = " ".join(paragraphs[place - 1 : place + 1])
    assert set(WORD_OF_MAKE.findall(beside)) == set(run)


@pytest.mark.parametrize("page", READMES, ids=lambda p: p.name)
def test_the_readme_knows_everybody_of_the_demo(page: Path):
    demo = next(part for part in text(page).split("\n## ") if settings.TAMGA_DEMO_PASSWORD in part)
    table = "\n".join(line for line in demo.splitlines() if line.startswith("|"))
    assert set(re.findall(r"`([a-z-]+)`", table)) == {person.username for person in PEOPLE}


def test_every_picture_is_there_small_and_shown():
    screenshots = pytest.importorskip("scripts.screenshots", reason="playwright is not installed")
    folder = ROOT / "docs" / "screenshots"
    wanted = {f"{p.name}-{width}.png" for p in screenshots.PICTURES for width in screenshots.SIZES}
    wanted |= {f"{name}.png" for name in screenshots.PAGES}
    assert {path.name for path in folder.iterdir()} == wanted
    assert set(re.findall(r"\(screenshots/([\w-]+\.png)\)", text(TOUR))) == wanted
    for path in folder.iterdir():
        assert path.stat().st_size <= screenshots.LARGEST, path.name
