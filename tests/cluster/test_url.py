"""Database addresses, read as libpq reads them."""

from pathlib import Path

import psycopg.conninfo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.cluster import ClusterError, parse
from tamga.cluster.url import build

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
NAMES = TEXT.filter(lambda text: "/" not in text)


@pytest.mark.parametrize(
    ("url", "host", "port", "name"),
    [
        ("postgresql://db.example/tamga", "db.example", "", "tamga"),
        ("postgres://bat:secret@10.0.0.5:5433/tamga", "10.0.0.5", "5433", "tamga"),
        ("postgresql://bat@[::1]:5433/tamga", "::1", "5433", "tamga"),
        ("postgresql:///tamga?host=/run/postgresql", "/run/postgresql", "", "tamga"),
        ("postgresql:///tamga?host=%2Frun%2FPg&port=5434", "/run/Pg", "5434", "tamga"),
        ("postgresql://bat@%2Frun%2FPg/tamga", "/run/Pg", "", "tamga"),
        ("postgresql:///%D1%82%D0%B0%D0%BC%D0%B3%D0%B0", "", "", "тамга"),
    ],
)
def test_hosts_ports_and_socket_folders(url: str, host: str, port: str, name: str) -> None:
    address = parse(url)
    assert (address["HOST"], address["PORT"], address["NAME"]) == (host, port, name)
    assert address["ENGINE"] == "django.db.backends.postgresql"


def test_other_options_go_to_the_driver() -> None:
    address = parse("postgresql://db.example/tamga?sslmode=verify-full&application_name=web%201")
    assert address["OPTIONS"] == {"sslmode": "verify-full", "application_name": "web 1"}


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("sqlite:///db.sqlite3", "must begin with postgresql://"),
        ("tamga", "must begin with postgresql://"),
        ("postgresql://bat:secret@db.example:many/tamga", "port or host"),
        ("postgresql://bat:secret@[::1/tamga", "port or host"),
        ("postgresql://bat:secret@db.example", "name of one database"),
        ("postgresql://bat:secret@db.example/a/b", "name of one database"),
    ],
)
def test_wrong_address_says_what_to_write_and_keeps_the_password(url: str, sentence: str) -> None:
    with pytest.raises(ClusterError, match=sentence) as raised:
        parse(url)
    assert "secret" not in str(raised.value)


@given(folder=TEXT, user=TEXT, password=TEXT, name=NAMES)
def test_built_address_is_read_back_by_us_and_by_libpq(
    folder: str, user: str, password: str, name: str
) -> None:
    socket_dir = Path("/") / folder
    url = build(socket_dir=socket_dir, user=user, password=password, name=name)
    ours, theirs = parse(url), psycopg.conninfo.conninfo_to_dict(url)
    expected = (str(socket_dir), user, password, name)
    assert (ours["HOST"], ours["USER"], ours["PASSWORD"], ours["NAME"]) == expected
    assert tuple(theirs[key] for key in ("host", "user", "password", "dbname")) == expected
