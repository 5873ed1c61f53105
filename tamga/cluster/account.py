"""Whose account the server runs under, and running its programs under it.

PostgreSQL refuses to run as root. A normal user runs it as itself. Root hands it to an account
that is there already: the owner of the data once they exist, else `postgres` (Debian's package
makes it), else `tamga` (where an administrator made one), else `nobody`. None is created: a
checkout that is deleted leaves no account behind. Data keep mode 0700 and scram passwords, so
`nobody` sees them only where other services run as `nobody` too; who minds installs PostgreSQL.
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tamga.cluster.errors import ClusterError

PREFERRED = ("postgres", "tamga", "nobody")


@dataclass(frozen=True)
class Account:
    """The account of the server; `foreign` when it isn't the caller's own (the caller is root)."""

    name: str
    uid: int
    gid: int
    foreign: bool

    def run(
        self, command: list[str], *, cwd: Path, timeout: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of PostgreSQL: own session, no input, no descriptor of the caller.

        Raises ClusterError for an account without a name, which PostgreSQL refuses.
        """
        if not self.name:
            raise ClusterError(
                f"User number {self.uid} has no name on this machine, and PostgreSQL needs one: "
                "add it to /etc/passwd or set DATABASE_URL."
            )
        return subprocess.run(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            start_new_session=True,
            umask=0o077,
            # A clean environment: PGDATA, PGPORT or LC_ALL of the caller must not reach the server
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
            user=self.uid if self.foreign else None,
            group=self.gid if self.foreign else None,
            extra_groups=[] if self.foreign else None,
        )

    def own(self, path: Path) -> None:
        """Give a file or folder of ours to the server."""
        if self.foreign:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        """Whether the account may pass every folder down to this one."""
        if not self.foreign:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'cd "$0"', str(folder)], cwd=Path("/")).returncode == 0


def server_account(data: Path | None = None) -> Account:
    """The account for a server over `data` (a folder that may not exist yet).

    Raises ClusterError where there is none.
    """
    uid = os.geteuid()
    if uid != 0:
        return _account(uid, foreign=False)
    if data is not None and data.exists():
        return _account(data.stat().st_uid, foreign=True)
    for name in PREFERRED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return _account(entry.pw_uid, foreign=True)
    raise ClusterError(
        "PostgreSQL refuses to run as root and there is no account postgres, tamga or nobody: "
        "create one, run as a normal user, or set DATABASE_URL."
    )


def _account(uid: int, *, foreign: bool) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:  # enough to look and to stop; run() refuses
        return Account(name="", uid=uid, gid=uid, foreign=foreign)
    return Account(name=entry.pw_name, uid=uid, gid=entry.pw_gid, foreign=foreign)
