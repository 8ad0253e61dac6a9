"""Two processes make what one makes, and tell the same faults."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT

# Where there are threads, as in a test's own process, no process is divided: each has its own.
ALONE = """
import multiprocessing, os, signal, sys, time
from generator.core.problem import BuildStopped, Problem, Where
from generator.core.workers import share_out

OWN = os.getpid()

def tell(task):
    time.sleep(0.01)
    return os.getpid() == OWN

def stop(task):
    if task >= int(sys.argv[2]):
        raise BuildStopped([Problem(Where("a.md", task), "missing-key")])
    return task

def call(task):
    if os.getpid() != OWN and task == 39:
        os.killpg(os.getpgid(0), signal.SIGINT)
    time.sleep(0.01)
    return task

def die(task):
    if os.getpid() != OWN and task < 36:
        os.kill(os.getpid(), 9)
    return task

def fill(task):
    return bytes(1 << 20)

def linger(task):
    time.sleep(0 if os.getpid() == OWN else 1000)

def refuse():
    raise OSError("no other process")

if sys.argv[1] == "own":
    os.fork = refuse
    sys.argv[1] = "tell"
if sys.argv[1] == "leave":
    left = share_out(linger, range(40), workers=2)
    next(left)
    print("left")
    sys.exit()
if sys.argv[1] == "end":
    left = share_out(fill, range(40), workers=2)
    next(left)
    print(multiprocessing.active_children()[0].pid, flush=True)
    os.kill(OWN, signal.SIGKILL)
try:
    print(sorted(share_out(globals()[sys.argv[1]], range(40), workers=2)))
except BuildStopped as stopped:
    print(stopped.problems[0].where.line)
except KeyboardInterrupt:
    print("called")
"""
only_on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux divides processes")


def share_alone(work: str, task: int = 0) -> str:
    command = [sys.executable, "-c", ALONE, work, str(task)]
    run = subprocess.run(
        command,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=60,
    )
    assert run.stderr == ""
    return run.stdout.strip()


@only_on_linux
def test_the_last_tasks_are_done_apart() -> None:
    done = ast.literal_eval(share_alone("tell"))
    assert [task for task, _ in done] == [*range(40)]
    here = [is_own for _, is_own in done]
    assert set(here) == {True, False}
    assert here == sorted(here, reverse=True)


@only_on_linux
@pytest.mark.parametrize("task", [0, 6, 39])
def test_of_several_faults_the_first_is_told(task: int) -> None:
    assert share_alone("stop", task) == str(task)


@only_on_linux
def test_what_a_process_that_is_ended_from_outside_has_not_done_is_done_here() -> None:
    assert share_alone("die") == str([(task, task) for task in range(40)])


@only_on_linux
def test_of_two_processes_that_are_called_to_end_only_the_first_tells_of_it() -> None:
    assert share_alone("call") == "called"


@only_on_linux
def test_a_program_that_leaves_the_work_undone_ends() -> None:
    assert share_alone("leave") == "left"


@only_on_linux
def test_a_process_whose_starter_is_killed_ends() -> None:
    command = [sys.executable, "-c", ALONE, "end"]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60)
    stat = Path(f"/proc/{run.stdout.strip()}/stat")
    end = time.monotonic() + 60
    while stat.exists():
        assert time.monotonic() < end
        time.sleep(0.05)


@only_on_linux
def test_where_no_other_process_may_be_all_is_done_here() -> None:
    assert share_alone("own") == str([(task, True) for task in range(40)])
