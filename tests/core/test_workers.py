"""Two processes make what one makes, in the same order, and tell the same faults."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import ROOT

# Where there are threads, as in a test's own process, no process is divided: each has its own.
ALONE = """
import os, sys
from generator.core.problem import BuildStopped, Problem, Where
from generator.core.workers import share_out

OWN = os.getpid()

def tell(task):
    return task, os.getpid() == OWN

def stop(task):
    if task == int(sys.argv[2]):
        raise BuildStopped([Problem(Where("a.md", task), "missing-key")])
    return task

def die(task):
    if os.getpid() != OWN and task > 4:
        os.kill(os.getpid(), 9)
    return task

try:
    print(share_out(globals()[sys.argv[1]], range(40), workers=2))
except BuildStopped as stopped:
    print(stopped.problems[0].where.line)
except MemoryError:
    print("ended")
"""
only_on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux divides processes")


def share_alone(work: str, task: int = 0) -> str:
    command = [sys.executable, "-c", ALONE, work, str(task)]
    run = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return run.stdout.strip()


@only_on_linux
def test_every_second_task_is_done_apart() -> None:
    assert share_alone("tell") == str([(task, task % 2 == 0) for task in range(40)])


@only_on_linux
@pytest.mark.parametrize("task", [6, 7])
def test_a_fault_in_either_process_is_told(task: int) -> None:
    assert share_alone("stop", task) == str(task)


@only_on_linux
def test_a_process_that_is_ended_from_outside_is_missed() -> None:
    assert share_alone("die") == "ended"
