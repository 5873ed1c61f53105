"""Where the private cluster of a checkout lies, and the lock that guards it.

home/            var/postgres; a link into /var/lib/tamga where the server can't enter the checkout
  data/          the cluster, 0700, the server's
  run/           the socket, 0700, the server's; in /tmp when the path would be too long
  software/      a copy of the wheel's programs, where the server can't enter the checkout
  password       0600, the caller's
  log, checkout
"""

import fcntl
import hashlib
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tamga.cluster.account import Account, server_account
from tamga.cluster.errors import ClusterError

MARKER = "var/installed"
HOME = "var/postgres"
STATE = Path("/var/lib/tamga")
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 100  # Linux takes 107 bytes, macOS 103
LOCK_SECONDS = 90


@dataclass(frozen=True)
class Place:
    """The paths of one cluster and the account its server runs under."""

    root: Path
    home: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def password_file(self) -> Path:
        return self.home / "password"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def made(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    @property
    def socket_dir(self) -> Path:
        inside = self.home / "run"
        if len(os.fsencode(inside / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
            return inside
        return Path("/tmp") / f"tamga-{self.account.uid}-{_short(self.home)}"  # noqa: S108 checked when made

    @property
    def socket(self) -> Path:
        return self.socket_dir / SOCKET_NAME


def is_marked(root: Path) -> bool:
    """Whether `make install` was here."""
    return (root / MARKER).exists()


def installed(root: Path) -> Place | None:
    """The place that `make install` made, None without its marker."""
    return _place(root.resolve()) if is_marked(root) else None


def choose(root: Path) -> Place:
    """The place for a cluster that is to be made, or the one an interrupted run began.

    Makes its home and leaves every parent as it is. Raises ClusterError where the server could
    not work.
    """
    root = root.resolve()
    link = root / HOME
    link.parent.mkdir(exist_ok=True)
    account = server_account()
    if not link.exists():
        link.unlink(missing_ok=True)  # it pointed to a home that was deleted
        if account.can_enter(link.parent):
            link.mkdir()
        else:
            link.symlink_to(_home_outside())
    home = link.resolve()
    home.chmod(0o711 if account.foreign else 0o700)
    (home / "checkout").write_text(f"{root}\n", "utf-8")
    if not account.can_enter(home):
        raise ClusterError(f"The user {account.name} can't enter {home}: set DATABASE_URL.")
    return _place(root)


def mark(place: Place) -> None:
    """Write the marker: from now on this checkout has a private cluster."""
    (place.root / MARKER).write_text("make install has made the private database.\n", "utf-8")


def check_data(place: Place) -> None:
    """Refuse an installation whose data are gone, or belong to the checkout it was copied from.

    Data inside the checkout travel with it; those under /var/lib/tamga name their checkout, and
    one that was moved takes them along. Raises ClusterError.
    """
    if not place.made:
        raise ClusterError(
            f"The private database is gone from {place.data}: bring it back, "
            f"or delete {place.root / MARKER} and run make install for an empty one."
        )
    if place.home.is_relative_to(place.root):
        return
    note = place.home / "checkout"
    owner = Path(note.read_text("utf-8").strip())
    if owner != place.root and owner.exists():
        raise ClusterError(
            f"The private database in {place.home} belongs to {owner}: delete "
            f"{place.root / HOME} and {place.root / MARKER}, then run make install for an own one."
        )
    if owner != place.root:
        note.write_text(f"{place.root}\n", "utf-8")


def make_socket_dir(place: Place) -> None:
    """Make the socket folder, for the server alone; one prepared by a stranger is refused."""
    folder = place.socket_dir
    try:
        folder.mkdir(mode=0o700)
        place.account.own(folder)
    except FileExistsError:
        pass
    found = folder.lstat()
    private = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
    if not private or found.st_uid != place.account.uid:
        raise ClusterError(f"{folder} is not a private folder of {place.account.name}: delete it.")


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One starter at a time; the lock ends with the process that holds it."""
    var = root / "var"
    var.mkdir(exist_ok=True)
    with (var / "cluster.lock").open("a") as lock:
        deadline = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise ClusterError(
                        "Another command has been starting the private PostgreSQL for too long: "
                        "end it and try again."
                    ) from None
                time.sleep(0.05)
        yield


def _place(root: Path) -> Place:
    home = (root / HOME).resolve()
    return Place(root, home, server_account(home / "data"))


def _home_outside() -> Path:
    if not STATE.exists():
        STATE.mkdir(mode=0o711)
        STATE.chmod(0o711)  # the umask of the caller may have taken the x away
    home = STATE / secrets.token_hex(6)  # not a name of the path: a new clone there starts empty
    home.mkdir()
    return home


def _short(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
