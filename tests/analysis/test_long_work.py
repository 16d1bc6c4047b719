"""Long work tells how far it is, can be interrupted, and leaves nothing behind."""

from __future__ import annotations

import multiprocessing
import random
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from tests.cli.program import environment, program

import aidgraph
from aidgraph import analysis
from aidgraph.analysis import MEASURES
from aidgraph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

NET = nx.gnm_random_graph(60, 120, seed=3)


@pytest.mark.parametrize("name", ["significance", "partitions", "funds-concentration"])
def test_it_tells_how_far_it_is_and_ends_where_it_is_told_to(name: str) -> None:
    net = aidgraph.open().network("funding")
    told: list[tuple[int, int]] = []
    MEASURES[name].run(net, lambda _, done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, told[-1][1] + 1))
    seen = 0

    def interrupt(step: str, done: int, total: int) -> None:
        nonlocal seen
        seen = done
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        MEASURES[name].run(net, interrupt)
    assert seen == 2


@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupt_gives_chance_back_and_leaves_no_process(workers: int) -> None:
    def interrupt(step: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    random.seed(5)
    expected = random.random()  # noqa: S311
    random.seed(5)
    with pytest.raises(KeyboardInterrupt):
        analysis.significance(NET, draws=500, workers=workers, progress=interrupt)
    assert random.random() == expected  # noqa: S311
    assert not multiprocessing.active_children()


def test_two_processes_draw_what_one_does() -> None:
    assert analysis.significance(NET, draws=6, workers=2).rows == analysis.significance(NET, draws=6).rows
    with pytest.raises(InputError, match="workers=0"):
        analysis.significance(NET, workers=0)


def test_the_command_ends_at_an_interrupt_without_a_traceback(tmp_path: Path) -> None:
    nx.write_graphml(nx.gnm_random_graph(4000, 12000, seed=1), tmp_path / "large.graphml")
    command: list[Any] = [program(), "analyse", tmp_path / "large.graphml", "-m", "significance"]
    run = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with pytest.raises(subprocess.TimeoutExpired):
        run.wait(timeout=8)  # in the middle of its draws
    begun = time.monotonic()
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Traceback" not in err
    assert not out
    assert time.monotonic() - begun < 30
