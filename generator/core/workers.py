"""Pure work shared by two processes, where the system can divide one at little cost.

>>> share_out(str.upper, ["a", "b"], workers=2)
['A', 'B']
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection
from typing import TypeAlias, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")
# Gives the steps of a long work as they are taken, and may tell of them.
Watch: TypeAlias = Callable[[Sequence[Task], int], Iterable[Task]]
FEWEST = 32  # tasks: fewer are done before another process has warmed up


def count_workers() -> int:
    """Two where a process can be divided and a second processor is free for it, else one.

    A process with threads is not divided: the other would wait for what they hold.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(2, len(os.sched_getaffinity(0)))


def pass_by(steps: Sequence[Task], _: int) -> Iterable[Task]:
    """Watches nothing."""
    return steps


def share_out(
    work: Callable[[Task], Done],
    tasks: Sequence[Task],
    workers: int | None = None,
    watch: Watch[Task] = pass_by,
) -> list[Done]:
    """What the work makes of each task, in their order; every second one is made apart.

    What the work raises in either process is raised here.
    """
    if len(tasks) < FEWEST or (workers or count_workers()) < 2:
        return [work(task) for task in watch(tasks, len(tasks))]
    gc.freeze()  # else the first collection would copy all memory that both have
    context = multiprocessing.get_context("fork")
    answer, question = context.Pipe(duplex=False)
    other = context.Process(target=work_apart, args=(work, tasks[1::2], question), daemon=True)
    other.start()
    question.close()
    theirs: list[Done | Exception] = []
    listener = threading.Thread(target=listen, args=(answer, theirs), daemon=True)
    listener.start()
    try:
        own = tasks[::2]
        mine = [work(task) for task in watch(own, len(own))]
        listener.join()
    finally:
        other.kill()
        other.join()
        gc.unfreeze()
    return weave(mine, theirs, len(tasks))


def work_apart(work: Callable[[Task], Done], tasks: Sequence[Task], question: Connection) -> None:
    """Sends what the work makes of each task, and what it raises as the last."""
    for task in tasks:
        try:
            question.send(work(task))
        except Exception as error:
            question.send(error)
            return


def listen(answer: Connection, heard: list[Done | Exception]) -> None:
    """Takes in what the other process sends, so that it need not wait."""
    while True:
        try:
            heard.append(answer.recv())
        except (EOFError, OSError):
            return


def weave(mine: Sequence[Done], theirs: Sequence[Done | Exception], count: int) -> list[Done]:
    """The results of both in the order of the tasks."""
    if theirs and isinstance(theirs[-1], Exception):
        raise theirs[-1]
    if len(mine) + len(theirs) != count:
        raise MemoryError("the second process was ended from outside")
    made: list[Done | Exception] = [*mine, *theirs]
    made[::2], made[1::2] = mine, theirs
    return made  # type: ignore[return-value]  # no exception is left among them
