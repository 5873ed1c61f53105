"""Database addresses: postgresql://user:password@host:port/name?option=value, both ways."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from tamga.cluster.errors import ClusterError

SCHEMES = ("postgres", "postgresql")


def build(*, socket_dir: Path, user: str, password: str, name: str) -> str:
    """Address of a server that is reached through a socket folder, as libpq reads it."""
    return (
        f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@/"
        f"{quote(name, safe='')}?host={quote(str(socket_dir), safe='')}"
    )


def parse(url: str) -> dict[str, Any]:
    """Address → one entry of Django's DATABASES.

    The host may be a name, an IPv4 or [IPv6] address, or a socket folder, percent-encoded
    (`@%2Frun%2Fpostgresql/`) or as `?host=/run/postgresql`; other options after the `?` (sslmode,
    application_name, …) go to OPTIONS. A wrong address raises ClusterError; the password is never
    in its message.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ClusterError("The port or host in DATABASE_URL can't be read.") from None
    if parts.scheme not in SCHEMES:
        raise ClusterError("DATABASE_URL must begin with postgresql:// (only PostgreSQL is used).")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise ClusterError("DATABASE_URL must end in the name of one database.")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    query_host, query_port = options.pop("host", ""), options.pop("port", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": _host(parts.netloc) or query_host,
        "PORT": str(port) if port else query_port,
        "OPTIONS": options,
    }


def _host(netloc: str) -> str:
    # urlsplit().hostname folds case, which would break the path of a socket folder
    host = netloc.rpartition("@")[2]
    if host.startswith("["):
        return host[1 : host.index("]")]
    return unquote(host.partition(":")[0])
