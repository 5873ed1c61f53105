"""The benchmarks can be started and count right; how fast they find us isn't asked here."""

import contextlib
import socket
import subprocess
import sys
import threading

import pytest

from benchmarks import report, run, timing, visitors, weight
from benchmarks.explain import every_node
from benchmarks.start import Start
from tests.conftest import ROOT

RUN = [sys.executable, str(ROOT / "benchmarks" / "run.py")]


def test_the_list_of_benchmarks_is_printed_without_any_database():
    done = subprocess.run([*RUN, "--list"], capture_output=True, text=True, check=True)
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(run.NAMES)


def test_an_unknown_name_is_refused_with_the_names_that_there_are():
    done = subprocess.run([*RUN, "bord"], capture_output=True, text=True)
    assert done.returncode == 1
    assert "'bord'" in done.stderr
    assert "board" in done.stderr


@pytest.mark.parametrize("name", run.NAMES)
def test_every_benchmark_can_be_started(name: str):
    module = __import__(f"benchmarks.{name}", fromlist=["run"])
    assert callable(module.run)


def test_without_names_all_are_run_but_those_on_demand():
    assert run.chosen([]) == [name for name in run.NAMES if name != "hot_spots"]
    assert run.chosen(["hot_spots"]) == ["hot_spots"]


def test_the_first_round_warms_up_and_isnt_counted():
    turns = iter([100.0, 7.0, 1.0, 3.0, 2.0, 5.0])
    order = []

    def measure(name: str) -> float:
        order.append(name)
        return next(turns)

    found = timing.interleaved({"a": lambda: measure("a"), "b": lambda: measure("b")}, rounds=2)
    assert order == ["a", "b"] * 3
    assert found == {"a": [1.0, 2.0], "b": [3.0, 5.0]}


def test_a_table_is_markdown_with_figures_as_people_read_them():
    table = report.Table("Т", ("page", "ms"), [("home", 1.234), ("nation", 388080)], ["Тайлбар."])
    assert table.markdown().splitlines() == [
        "### Т", "", "| page | ms |", "| --- | ---: |", "| home | 1.23 |", "| nation | 388,080 |",
        "", "Тайлбар.",
    ]  # fmt: skip


def test_a_page_loads_its_styles_and_pictures_once_and_no_links():
    html = (
        '<link rel="stylesheet" href="/static/a.css"><a href="/next/"><img src="/static/b.svg">'
        '<img src="/static/b.svg" alt=""><script src="https://cdn.example.mn/c.js"></script>'
    )
    assert weight.addresses_in(html, "http://localhost/") == [
        "http://localhost/static/a.css",
        "http://localhost/static/b.svg",
        "https://cdn.example.mn/c.js",
    ]


def test_steps_of_a_plan_are_found_at_every_depth():
    plan = {"Node Type": "Limit", "Plans": [{"Node Type": "Sort", "Plans": [{"Node Type": "Seq"}]}]}
    assert [node["Node Type"] for node in every_node(plan)] == ["Limit", "Sort", "Seq"]


def test_a_start_tells_how_long_each_step_took():
    start = Start([("environment", 0.0), ("Migrating", 0.5), ("answer", 9.0)])
    assert start.parts() == [("environment", 0.5), ("Migrating", 8.5)]
    assert start.total == 9.0


class Answering(threading.Thread):
    """A server that answers every line it reads, its body in two parts apart from the headers.

    A visitor that saw an error page hangs up before the body is whole; that is theirs to do and
    no failure of the server.
    """

    def __init__(self, status: str) -> None:
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.status, self.asked = status, 0
        self.start()

    def run(self) -> None:
        """Close the line after every second answer, as servers do."""
        while True:
            line, _ = self.listener.accept()
            with line, contextlib.suppress(BrokenPipeError, ConnectionResetError):
                for last in (False, True):
                    if not line.recv(4096):
                        break
                    self.asked += 1
                    close = "Connection: close\r\n" if last else ""
                    head = f"HTTP/1.1 {self.status}\r\n{close}Content-Length: 5\r\n\r\n"
                    line.sendall(head.encode())
                    line.sendall(b"he")
                    line.sendall(b"llo")


def test_visitors_ask_exactly_as_often_as_told_over_lines_that_the_server_closes():
    server = Answering("200 OK")
    assert visitors.visit(server.port, "/", requests=7, visitors=1) > 0
    assert server.asked == 7


def test_an_error_page_isnt_counted_as_an_answer():
    server = Answering("500 Internal Server Error")
    with pytest.raises(ValueError, match="500"):
        visitors.visit(server.port, "/", requests=2, visitors=1)
